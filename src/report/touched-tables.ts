/**
 * The tables that a change touches, as they are afterwards.
 */
import type { Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import type { ReportTable } from "./report.ts";

const TABLE_KEYS: Readonly<Record<string, string>> = {
  "primary key": "PK",
  "unique constraint": "UK",
  "foreign key": "FK",
};

/** A name as PostgreSQL prints it: quoted or plain parts with dots between. */
const NAME = '(?:"(?:[^"]|"")+"|[^\\s"(),.])+';
const QUALIFIED = `${NAME}(?:\\.${NAME})*`;

/** Sorted by name; tables that are gone are left out. */
export function touchedTables(changes: readonly CatalogChange[], after: Catalog | null): ReportTable[] {
  if (after === null) return [];
  const changed = changes.filter((change) => !change.cosmetic && change.after !== null);
  const touched = new Set(changed.flatMap((change) => change.after?.key ?? []));
  const owners = new Set(changed.flatMap((change) => [change.after?.key ?? "", change.parent ?? ""]));
  const tables = after.objects.filter((object) => object.type === "table" && owners.has(object.key));
  return tables.map((table) => tableOf(table, after, touched)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function tableOf(table: CatalogObject, { objects }: Catalog, touched: ReadonlySet<string>): ReportTable {
  const parts = objects.filter((object) => object.parent === table.key);
  const constraints = parts.filter((part) => part.type in TABLE_KEYS);
  const columns = parts.filter((part) => part.type === "column").sort(byPosition);
  const foreign = constraints.filter((part) => part.type === "foreign key");
  return {
    name: table.name,
    columns: columns.map((column) => {
      const name = column.ownName ?? column.name;
      return {
        name,
        type: String(column.attributes["type"] ?? ""),
        keys: keysOf(name, constraints),
        touched: touched.has(column.key) || touched.has(table.key),
      };
    }),
    references: [...new Set(foreign.flatMap((key) => referenced(definitionOf(key)) ?? []))].sort(),
  };
}

function byPosition(a: CatalogObject, b: CatalogObject): number {
  return Number(a.cosmetic["position"] ?? 0) - Number(b.cosmetic["position"] ?? 0);
}

function keysOf(column: string, constraints: readonly CatalogObject[]): string[] {
  const mine = constraints.filter((constraint) => columnsOf(definitionOf(constraint)).includes(column));
  return [...new Set(mine.flatMap((constraint) => TABLE_KEYS[constraint.type] ?? []))].sort();
}

function definitionOf(constraint: CatalogObject): string {
  return String(constraint.attributes["definition"] ?? "");
}

/** `FOREIGN KEY (a, b) REFERENCES …` → a, b */
function columnsOf(definition: string): string[] {
  const [, list] = new RegExp(`^[A-Z ]+\\(((?:${NAME}(?:, )?)+)\\)`, "u").exec(definition) ?? [];
  return list?.match(new RegExp(NAME, "gu")) ?? [];
}

function referenced(definition: string): string | null {
  return new RegExp(` REFERENCES (${QUALIFIED})\\(`, "u").exec(definition)?.[1] ?? null;
}
