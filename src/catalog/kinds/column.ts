/**
 * Columns of tables. Their position is cosmetic; the default of a serial column does not name the sequence.
 */
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, literal, ownNameOf, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import { isWiderType } from "../wider-type.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface ColumnRow {
  readonly tableOid: number;
  readonly number: number;
  readonly relkind: string;
  readonly rawTable: string;
  readonly table: string;
  readonly rawName: string;
  readonly ownName: string;
  readonly type: string;
  readonly typeStored: string;
  readonly notNull: boolean;
  readonly notNullOid: number | null;
  readonly notNullValid: boolean | null;
  readonly defaultOid: number | null;
  readonly expression: string | null;
  readonly expressionStored: string | null;
  readonly identity: "" | "a" | "d";
  readonly generated: "" | "s" | "v";
  readonly collation: string | null;
  readonly storage: string | null;
  readonly compression: string | null;
  readonly sequences: readonly { readonly raw: string; readonly name: string }[] | null;
  readonly follows: number | null;
  readonly parentOid: number | null;
}

/** Stands for the name of the sequence that belongs to the column. */
const OWNED_SEQUENCE = "nextval(owned sequence)";
const IDENTITY = { "": null, a: "always", d: "by default" } as const;
const GENERATED = { "": null, s: "stored", v: "virtual" } as const;

export const column: Kind<ColumnRow> = {
  name: "column",
  types: ["column"],
  holdsRows: true,
  sql: ({ major }) => `
    select c.oid as "tableOid", a.attnum as "number", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", a.attname as "rawName",
      pg_catalog.quote_ident(a.attname) as "ownName", pg_catalog.format_type(a.atttypid, a.atttypmod) as "type",
      a.atttypid || ':' || a.atttypmod as "typeStored", a.attnotnull as "notNull",
      ${major >= 18 ? 'nn.oid as "notNullOid", nn.convalidated' : 'null as "notNullOid", null'} as "notNullValid",
      d.oid as "defaultOid", pg_catalog.pg_get_expr(d.adbin, d.adrelid) as "expression", pg_catalog.md5(d.adbin::text) as "expressionStored",
      a.attidentity as "identity", a.attgenerated as "generated",
      case when a.attcollation <> t.typcollation
        then (select pg_catalog.format('%I.%I', cn.nspname, co.collname)
              from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
              where co.oid = a.attcollation) end as "collation",
      case when a.attstorage <> t.typstorage then a.attstorage end as "storage",
      ${major >= 14 ? "nullif(a.attcompression, '')" : "null"} as "compression", owned.sequences as "sequences",
      (select pa.attnum from pg_catalog.pg_attribute pa where pa.attrelid = parent.inhparent and pa.attname = a.attname) as "follows",
      parent.inhparent as "parentOid"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    ${major >= 18 ? "left join pg_catalog.pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum" : ""}
    left join (
      select o.refobjid, o.refobjsubid,
        pg_catalog.json_agg(pg_catalog.json_build_object('raw', s.relname, 'name', pg_catalog.format('%I.%I', sn.nspname, s.relname))) as sequences
      from pg_catalog.pg_class s
      join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
      join pg_catalog.pg_depend o on o.classid = 1259 and o.objid = s.oid and o.objsubid = 0 and o.refclassid = 1259 and o.deptype in ('a', 'i')
      where s.relkind = 'S'
      group by o.refobjid, o.refobjsubid
    ) owned on owned.refobjid = c.oid and owned.refobjsubid = a.attnum
    left join pg_catalog.pg_inherits parent on a.attinhcount > 0 and not a.attislocal and parent.inhrelid = c.oid and parent.inhseqno = 1
    where ${relationsInScope("'r', 'p'")}
    order by c.oid, a.attnum`,
  objects: (rows) => {
    const firsts = new Map<number, number>();
    return rows.map((row, index) => {
      if (!firsts.has(row.tableOid)) firsts.set(row.tableOid, index);
      return columnObject(row, index - (firsts.get(row.tableOid) ?? index) + 1);
    });
  },
  describe: columnSpecification,
  isDestructive,
  ddl: {
    create: (object) => [`alter table ${tableOf(object)} add column ${columnSpecification(object)}`],
    drop: (object) => [`alter table ${tableOf(object)} drop column ${ownNameOf(object)}`],
    alter: alterColumn,
    madeWithParent: () => true,
  },
};

/** `position` counts without the columns that were dropped. */
function columnObject(row: ColumnRow, position: number): CatalogObject {
  const isGenerated = row.generated !== "";
  return makeObject({
    type: "column",
    name: `${row.table}.${row.ownName}`,
    ownName: row.ownName,
    within: identityOf("pg_class", row.tableOid),
    identity: identityOf("pg_class", row.tableOid, row.number),
    parent: relationKey(row.relkind, row.table),
    related: [...rowsOf("pg_attrdef", [row.defaultOid]), ...rowsOf("pg_constraint", [row.notNullOid])],
    follows: row.parentOid === null || row.follows === null ? null : identityOf("pg_class", row.parentOid, row.follows),
    attributes: {
      type: row.type,
      "not null": row.notNull,
      "not null validated": row.notNullValid ?? true,
      default: isGenerated ? null : defaultOf(row),
      identity: IDENTITY[row.identity],
      "generated as": isGenerated ? row.expression : null,
      generated: GENERATED[row.generated],
      collation: row.collation,
      storage: row.storage,
      compression: row.compression,
    },
    cosmetic: { position },
    stored: {
      type: row.typeStored,
      position: String(row.number),
      ...(row.expressionStored === null ? {} : { [isGenerated ? "generated as" : "default"]: row.expressionStored }),
    },
  });
}

/** The sequence of a serial column has whatever name was free (`trips_id_seq1`). */
function defaultOf({ expression, sequences, rawTable, rawName }: ColumnRow): string | null {
  const owned = (sequences ?? []).find(({ name }) => expression === `nextval(${literal(name)}::regclass)`);
  const generated = owned && isGeneratedName(owned.raw, { table: rawTable, columns: [rawName], label: "seq" });
  return generated ? OWNED_SEQUENCE : expression;
}

const SERIALS: Readonly<Record<string, string>> = { smallint: "smallserial", integer: "serial", bigint: "bigserial" };

function isSerial(object: CatalogObject): boolean {
  return textOf(object, "default") === OWNED_SEQUENCE;
}

/** `status text not null default 'draft'::text` */
export function columnSpecification(object: CatalogObject): string {
  const type = textOf(object, "type") ?? "";
  const parts = [ownNameOf(object), isSerial(object) ? (SERIALS[type] ?? type) : type];
  const collation = textOf(object, "collation");
  const value = textOf(object, "default");
  const identity = textOf(object, "identity");
  const expression = textOf(object, "generated as");
  if (collation !== null) parts.push(`collate ${collation}`);
  if (isTrue(object, "not null")) parts.push("not null");
  if (value !== null && !isSerial(object)) parts.push(`default ${value}`);
  if (identity !== null) parts.push(`generated ${identity} as identity`);
  if (expression !== null) parts.push(`generated always as (${expression}) ${textOf(object, "generated")}`);
  return parts.join(" ");
}

function isDestructive(change: CatalogChange): boolean {
  if (isRemovedOrRenamed(change)) return true;
  const { after } = change;
  const changed = changedAttributes(change);
  if (after === null || change.action === "added") return false;
  return (
    (changed.includes("type") && !isWidened(change)) ||
    changed.includes("generated as") ||
    (changed.includes("not null") && isTrue(after, "not null"))
  );
}

function isWidened({ before, after }: CatalogChange): boolean {
  return before !== null && after !== null && isWiderType(textOf(before, "type") ?? "", textOf(after, "type") ?? "");
}

function tableOf(object: CatalogObject): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

const PLAIN = new Set(["type", "collation", "default", "not null", "not null validated", "identity"]);

function alterColumn(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = new Set(changedAttributes(change));
  if ([...changed].some((name) => !PLAIN.has(name))) return null;
  if (changed.has("not null validated") && !changed.has("not null")) return null;
  if (changed.has("default") && (isSerial(before) || isSerial(after))) return null;
  const name = ownNameOf(after);
  const steps: string[] = [];
  if (changed.has("type") || changed.has("collation")) steps.push(...typeSteps(change, changed));
  if (changed.has("identity") && textOf(before, "identity") !== null && textOf(after, "identity") === null)
    steps.push("drop identity");
  if (changed.has("default")) steps.push(defaultStep(after));
  if (changed.has("not null")) steps.push(`${isTrue(after, "not null") ? "set" : "drop"} not null`);
  if (changed.has("identity")) steps.push(...identitySteps(change));
  const alter = `alter table ${tableOf(after)}`;
  const renamed = change.action === "renamed" ? [`${alter} rename column ${ownNameOf(before)} to ${name}`] : [];
  return [...renamed, ...steps.map((step) => `${alter} alter column ${name} ${step}`)];
}

/** A default is not cast with the column's type, so that it steps aside. */
function typeSteps({ before, after }: AlteringChange, changed: Set<string>): string[] {
  const type = textOf(after, "type") ?? "";
  const collation = textOf(after, "collation");
  const collate = collation === null ? "" : ` collate ${collation}`;
  const hasDefault = textOf(before, "default") !== null && !isSerial(before) && changed.has("type");
  const using = changed.has("type") ? ` using ${ownNameOf(after)}::${type}` : "";
  const restored = hasDefault && !changed.has("default") && textOf(after, "default") !== null;
  return [
    ...(hasDefault ? ["drop default"] : []),
    `type ${type}${collate}${using}`,
    ...(restored ? [defaultStep(after)] : []),
  ];
}

function defaultStep(object: CatalogObject): string {
  const value = textOf(object, "default");
  return value === null ? "drop default" : `set default ${value}`;
}

function identitySteps({ before, after }: AlteringChange): string[] {
  const identity = textOf(after, "identity");
  if (identity === null) return [];
  const had = textOf(before, "identity") !== null;
  return [had ? `set generated ${identity}` : `add generated ${identity} as identity`];
}
