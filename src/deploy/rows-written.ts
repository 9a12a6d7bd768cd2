/**
 * Rows of tables that were there before a run, and that its migrations write: a schema that is as it was says nothing of them. What is
 * written to a table or a column of the run's own goes away with it.
 */
import type { Catalog, CatalogObject } from "../catalog/catalog.ts";
import type { Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Fields } from "../sql/within.ts";
import { within } from "../sql/within.ts";
import type { SentStatement } from "./units.ts";
import { onlyAsks } from "./writes-rows.ts";

export interface RowsQuestion {
  readonly ups: readonly SentStatement[];
  readonly downs: readonly SentStatement[];
  /** Of copies of one database. */
  readonly before: Catalog;
  readonly after: Catalog;
}

/** Statements of the ups whose rows no down script writes. */
export function rowsThatStayWritten({ ups, downs, before, after }: RowsQuestion): SentStatement[] {
  const earlier = new Earlier(before, after, ups);
  const back = new Set(downs.flatMap((each) => earlier.writtenBy(each)));
  return ups.filter((each) => {
    const written = earlier.writtenBy(each);
    return written.length > 0 && !back.has(ANY) && !written.every((table) => table !== ANY && back.has(table));
  });
}

/** Some table: which, cannot be told. */
const ANY = "";

type Parts = readonly string[];

class Earlier {
  private readonly before: Catalog;
  private readonly after: Catalog;
  private readonly known: ReadonlySet<string>;
  private readonly made: ReadonlySet<string>;

  constructor(before: Catalog, after: Catalog, ups: readonly SentStatement[]) {
    this.before = before;
    this.after = after;
    this.known = new Set(before.objects.map(placeOf));
    this.made = new Set(ups.flatMap(({ text }) => splitStatements(text).statements.flatMap(madeBy)));
  }

  /** Places of tables; `ANY` among them. */
  writtenBy({ text }: SentStatement): string[] {
    return splitStatements(text).statements.flatMap((each) => this.written(each));
  }

  private written(statement: Statement): string[] {
    const { kind, node } = statement;
    if (kind === "DoStmt") return mayWriteInside(statement.text) ? [ANY] : [];
    if (node === null || kind === "CallStmt" || kind === "ExecuteStmt") return [ANY];
    if (kind === "SelectStmt" && !onlyAsks(statement, COUNTS) && DML.every((name) => within(node, name).length === 0))
      return [ANY];
    return kind !== null && QUERIES.test(kind) ? DML.flatMap((name) => this.targets(name, within(node, name))) : [];
  }

  private targets(name: string, nodes: readonly Fields[]): string[] {
    return nodes.flatMap((node) => {
      if (name === "CopyStmt" && node["is_from"] !== true) return [];
      const columns = name === "UpdateStmt" ? columnsSet(node["targetList"]) : [];
      const relations = name === "TruncateStmt" ? within(node["relations"], "RangeVar") : [node["relation"] as Fields];
      return relations.flatMap((relation) => this.target(namesOf(relation), columns));
    });
  }

  /** `columns`: the only ones that are written; empty: whole rows. */
  private target(names: Parts, columns: readonly unknown[]): string[] {
    const places = [this.before, this.after].flatMap((catalog) => {
      const found = catalog.objects.filter((each) => HOLDERS.has(each.type) && isNamed(each, names));
      return found
        .filter((each) => this.known.has(placeOf(each)))
        .flatMap((each) => this.placesIn(catalog, each, columns));
    });
    if (places.length > 0) return [...new Set(places.filter((each) => each !== OWN))];
    const isOwn = this.made.has(names.at(-1) ?? "") || this.after.objects.some((each) => isNamed(each, names));
    return isOwn || names.length === 0 ? [] : [ANY];
  }

  private placesIn(catalog: Catalog, table: CatalogObject, columns: readonly unknown[]): string[] {
    const place = placeOf(table);
    if (table.type !== "table" || columns.length === 0) return [place];
    const own = catalog.objects.filter(({ type, parent }) => type === "column" && parent === table.key);
    const old = own.filter((each) => this.known.has(placeOf(each)));
    const names = new Set<unknown>(old.map(({ ownName }) => unquoted(ownName ?? "")));
    return columns.some((each) => names.has(each)) ? [place] : [OWN];
  }
}

/** Nothing but columns that the run has made. */
const OWN = "own";

/** Where a sequence has come to is in no row. */
const COUNTS = /^(?:setval|nextval)$/u;

const DML = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "TruncateStmt", "CopyStmt"] as const;

const QUERIES = /^(?:Insert|Update|Delete|Merge|Truncate|Copy|Select|CreateTableAs|Explain|Prepare)Stmt$/u;

const HOLDERS: ReadonlySet<string> = new Set(["table", "view", "foreign table"]);

/** Dynamic SQL that is no literal may be anything. */
function mayWriteInside(block: string): boolean {
  return /\b(?:insert|update|delete|merge|truncate|copy|call|perform(?!\s+(?:pg_catalog\.)?(?:pg_sleep|set_config|pg_advisory)))\b|\bexecute\s+(?!'|e'|\$|format\s*\(\s*')/iu.test(
    block,
  );
}

function madeBy({ node, kind }: Statement): string[] {
  if (kind === "CreateStmt") return within(node, "relation").flatMap((each) => namesOf(each).slice(-1));
  return kind === "CreateTableAsStmt" || kind === "SelectStmt"
    ? within(node, "rel").flatMap((each) => namesOf(each).slice(-1))
    : [];
}

function columnsSet(list: unknown): unknown[] {
  const targets = Array.isArray(list) ? (list as readonly Fields[]) : [];
  return targets.map(({ ResTarget }) => (ResTarget as Fields | undefined)?.["name"]);
}

function namesOf(relation: Fields | undefined): Parts {
  return [relation?.["schemaname"], relation?.["relname"]].filter((each) => typeof each === "string");
}

function placeOf({ type, identity }: CatalogObject): string {
  return `${type} ${identity}`;
}

/** A name without a schema is found in any. */
function isNamed({ type, name }: CatalogObject, names: Parts): boolean {
  if (!HOLDERS.has(type) || names.length === 0) return false;
  const parts = (name.match(/"(?:[^"]|"")*"|[^."]+/gu) ?? []).map(unquoted);
  return names.every((each, index) => each === parts[parts.length - names.length + index]);
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
