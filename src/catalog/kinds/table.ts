/**
 * Tables: ordinary, partitioned, partitions and inheriting tables. Their columns, keys and indexes are objects of their own.
 */
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, listOf, textOf } from "../changes.ts";
import { columnSpecification } from "./column.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { renamedWithin } from "../renamed-within.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface TableRow {
  readonly oid: number;
  readonly typeOid: number;
  readonly arrayOid: number | null;
  readonly toastOid: number;
  readonly schemaOid: number;
  readonly name: string;
  readonly ownName: string;
  readonly unlogged: boolean;
  readonly partitionKey: string | null;
  readonly partitionKeyStored: string | null;
  readonly bound: string | null;
  readonly parents: readonly string[];
  readonly parentOids: readonly number[];
  readonly ofType: string | null;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
  readonly replicaIdentity: "d" | "n" | "f" | "i";
  readonly options: readonly string[];
  readonly accessMethod: string | null;
}

const REPLICA_IDENTITY = { d: "default", n: "nothing", f: "full", i: "index" } as const;

export const table: Kind<TableRow> = {
  name: "table",
  types: ["table"],
  holdsRows: true,
  sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", t.typarray as "arrayOid", c.reltoastrelid as "toastOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      c.relpersistence = 'u' as "unlogged",
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partitionKey",
      (select pg_catalog.concat_ws('|', p.partstrat, p.partattrs, p.partclass, p.partcollation, pg_catalog.md5(p.partexprs::text))
       from pg_catalog.pg_partitioned_table p where p.partrelid = c.oid) as "partitionKeyStored",
      pg_catalog.pg_get_expr(c.relpartbound, c.oid) as "bound",
      array(select i.inhparent::pg_catalog.regclass::text from pg_catalog.pg_inherits i
            where i.inhrelid = c.oid order by i.inhseqno) as "parents",
      array(select i.inhparent from pg_catalog.pg_inherits i where i.inhrelid = c.oid order by i.inhseqno) as "parentOids",
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "ofType",
      c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "forceRowSecurity", c.relreplident as "replicaIdentity",
      array(select o from pg_catalog.unnest(c.reloptions) o order by o) as "options",
      (select m.amname from pg_catalog.pg_am m where m.oid = c.relam) as "accessMethod"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_type t on t.oid = c.reltype
    where ${relationsInScope("'r', 'p'")}
    order by c.oid`,
  objects: (rows) => rows.map(tableObject),
  describe: (object) => `${object.name} ${wording(object)}`,
  isDestructive: isRemovedOrRenamed,
  ddl: { create: createTable, drop: ({ name }) => [`drop table ${name}`], alter: alterTable },
};

function tableObject(row: TableRow): CatalogObject {
  const isPartition = row.bound !== null;
  return makeObject({
    type: "table",
    name: row.name,
    ownName: row.ownName,
    within: identityOf("pg_namespace", row.schemaOid),
    identity: identityOf("pg_class", row.oid),
    related: [...rowsOf("pg_type", [row.typeOid, row.arrayOid]), ...rowsOf("pg_class", [row.toastOid])],
    attributes: {
      unlogged: row.unlogged,
      "partition by": row.partitionKey,
      "partition of": isPartition ? (row.parents[0] ?? null) : null,
      bound: row.bound,
      inherits: isPartition ? [] : row.parents,
      "of type": row.ofType,
      "row security": row.rowSecurity,
      "force row security": row.forceRowSecurity,
      "replica identity": REPLICA_IDENTITY[row.replicaIdentity],
      options: row.options,
      "access method": row.accessMethod,
    },
    stored: {
      ...(row.partitionKeyStored === null ? {} : { "partition by": row.partitionKeyStored }),
      "partition of": isPartition ? row.parentOids.join() : "",
      inherits: isPartition ? "" : row.parentOids.join(),
    },
  });
}

function wording(object: CatalogObject): string {
  const parts = [isTrue(object, "unlogged") ? "unlogged table" : "table"];
  const key = textOf(object, "partition by");
  const parent = textOf(object, "partition of");
  const inherits = listOf(object, "inherits");
  if (parent !== null) parts.push(`partition of ${parent} ${textOf(object, "bound")}`);
  if (key !== null) parts.push(`partition by ${key}`);
  if (inherits.length > 0) parts.push(`inherits (${inherits.join(", ")})`);
  return parts.join(" ");
}

const PLAIN_AT_CREATION = new Set(["unlogged", "options", "partition by", "partition of", "bound", "access method"]);

function createTable(object: CatalogObject, children: readonly CatalogObject[]): string[] | null {
  if (listOf(object, "inherits").length > 0 || textOf(object, "of type") !== null) return null;
  const columns = children
    .filter(({ type }) => type === "column")
    .sort((a, b) => Number(a.cosmetic["position"]) - Number(b.cosmetic["position"]));
  const partitionOf = textOf(object, "partition of");
  const body =
    partitionOf === null
      ? `(\n${columns.map((column) => `  ${columnSpecification(column)}`).join(",\n")}\n)`
      : `partition of ${partitionOf} ${textOf(object, "bound")}`;
  const key = textOf(object, "partition by");
  const options = listOf(object, "options");
  const head = `create ${isTrue(object, "unlogged") ? "unlogged " : ""}table ${object.name} ${body}`;
  const method = textOf(object, "access method");
  const tail = [
    ...(key === null ? [] : [`partition by ${key}`]),
    ...(method === null || method === "heap" ? [] : [`using ${method}`]),
    ...(options.length === 0 ? [] : [`with (${options.join(", ")})`]),
  ];
  const security = settings(
    object,
    Object.keys(object.attributes).filter((name) => differsFromDefault(object, name)),
  );
  return security && [[head, ...tail].join(" "), ...security];
}

function differsFromDefault(object: CatalogObject, name: string): boolean {
  const value = object.attributes[name];
  return (
    !PLAIN_AT_CREATION.has(name) &&
    value !== false &&
    value !== null &&
    value !== "default" &&
    listOf(object, name).length > 0 === Array.isArray(value)
  );
}

function alterTable(change: AlteringChange): string[] | null {
  const attributes = changedAttributes(change);
  const moved = renamedWithin(change, "table");
  const rest = attributes.filter((name) => name !== "options");
  const statements = settings(change.after, rest);
  return statements && [...moved, ...statements, ...(attributes.includes("options") ? optionStatements(change) : [])];
}

function settings(object: CatalogObject, names: readonly string[]): string[] | null {
  const statements = names.map((name) => setting(object, name));
  return statements.includes(null) ? null : (statements as string[]);
}

function setting(object: CatalogObject, name: string): string | null {
  const alter = `alter table ${object.name}`;
  const on = isTrue(object, name);
  if (name === "unlogged") return `${alter} set ${on ? "unlogged" : "logged"}`;
  if (name === "row security") return `${alter} ${on ? "enable" : "disable"} row level security`;
  if (name === "force row security") return `${alter} ${on ? "force" : "no force"} row level security`;
  const identity = textOf(object, "replica identity");
  return name === "replica identity" && identity !== "index" ? `${alter} replica identity ${identity}` : null;
}

function optionStatements({ before, after }: AlteringChange): string[] {
  const now = listOf(after, "options");
  const names = new Set(now.map((option) => option.split("=")[0]));
  const gone = listOf(before, "options")
    .map((option) => option.split("=")[0])
    .filter((option) => !names.has(option));
  return [
    ...(gone.length === 0 ? [] : [`alter table ${after.name} reset (${gone.join(", ")})`]),
    ...(now.length === 0 ? [] : [`alter table ${after.name} set (${now.join(", ")})`]),
  ];
}
