/**
 * Tables: ordinary, partitioned, partitions, inheriting, typed and foreign tables. Their columns, keys and indexes are objects
 * of their own. Which index is the replica identity is told at the index.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { AttributeValue, CatalogChange, CatalogObject } from "../catalog.ts";
import { isRemovedOrRenamed, isTrue, listOf, textOf } from "../changes.ts";
import { optionsSql } from "../foreign-options.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationType } from "../relation-type.ts";
import { relationsInScope, tablespaceOf } from "../scope-sql.ts";
import { alteredTable, createdTable } from "../table-ddl.ts";
import type { Kind } from "./kind.ts";

interface TableRow {
  readonly oid: number;
  readonly relkind: string;
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
  readonly boundStored: string | null;
  readonly parents: readonly string[] | null;
  readonly parentOids: readonly number[] | null;
  readonly detaching: boolean | null;
  readonly ofType: string | null;
  readonly ofTypeOid: number;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
  readonly replicaIdentity: "d" | "n" | "f" | "i";
  readonly options: readonly string[] | null;
  readonly tablespace: string | null;
  readonly accessMethod: string | null;
  readonly server: string | null;
  readonly serverOid: number | null;
  readonly foreignOptions: readonly string[] | null;
}

const REPLICA_IDENTITY = { d: "default", n: "nothing", f: "full", i: "index" } as const;

export const table: Kind<TableRow> = {
  name: "table",
  types: ["table", "foreign table"],
  holdsRows: true,
  sql: () => `
    select c.oid as "oid", c.relkind as "relkind", c.reltype as "typeOid", t.typarray as "arrayOid", c.reltoastrelid as "toastOid",
      n.oid as "schemaOid", pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as "name",
      pg_catalog.quote_ident(c.relname) as "ownName", c.relpersistence = 'u' as "unlogged",
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partitionKey",
      case when c.relkind = 'p' then (
        select pg_catalog.concat_ws('|', p.partstrat, p.partattrs, p.partclass, p.partcollation, pg_catalog.md5(p.partexprs::text))
        from pg_catalog.pg_partitioned_table p where p.partrelid = c.oid) end as "partitionKeyStored",
      case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end as "bound",
      pg_catalog.md5(c.relpartbound::text) as "boundStored",
      h.names as "parents", h.oids as "parentOids", h.detaching as "detaching",
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "ofType", c.reloftype as "ofTypeOid",
      c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "forceRowSecurity", c.relreplident as "replicaIdentity",
      case when c.reloptions is not null or toast.reloptions is not null then array(
        select o from pg_catalog.unnest(c.reloptions || array(select 'toast.' || p from pg_catalog.unnest(toast.reloptions) p)) o order by o) end as "options",
      ${tablespaceOf("c")} as "tablespace", m.amname as "accessMethod", pg_catalog.quote_ident(s.srvname) as "server", s.oid as "serverOid",
      case when f.ftrelid is not null then ${optionsSql("f.ftoptions")} end as "foreignOptions"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_type t on t.oid = c.reltype
    left join pg_catalog.pg_am m on m.oid = c.relam
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
    left join (
      select i.inhrelid, pg_catalog.array_agg(i.inhparent::pg_catalog.regclass::text order by i.inhseqno) as names,
        pg_catalog.array_agg(i.inhparent order by i.inhseqno) as oids, pg_catalog.bool_or(i.inhdetachpending) as detaching
      from pg_catalog.pg_inherits i
      group by i.inhrelid
    ) h on h.inhrelid = c.oid
    left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
    left join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
    where ${relationsInScope("'r', 'p', 'f'")}
    order by c.oid`,
  rowByRow: true,
  objects: (rows) => rows.map(tableObject),
  describe: (object) => `${object.name} ${wording(object)}`,
  isDestructive: (change) => isRemovedOrRenamed(change) || losesRowSecurity(change),
  ddl: {
    create: createdTable,
    drop: ({ type, name }) => [`drop ${type} ${name}`],
    alter: alteredTable,
  },
};

/** Rows that were hidden are seen. */
function losesRowSecurity({ attributes }: CatalogChange): boolean {
  return attributes.some(
    ({ name, before, after }) => name.endsWith("row security") && before === true && after === false,
  );
}

function tableObject(row: TableRow): CatalogObject {
  const isPartition = row.bound !== null;
  const parents = row.parents ?? [];
  return makeObject({
    type: relationType(row.relkind),
    name: row.name,
    ownName: row.ownName,
    within: identityOf("pg_namespace", row.schemaOid),
    identity: identityOf("pg_class", row.oid),
    related: [...rowsOf("pg_type", [row.typeOid, row.arrayOid]), ...rowsOf("pg_class", [row.toastOid])],
    attributes: {
      bound: row.bound,
      ...(row.detaching === true ? { detaching: true } : {}),
      inherits: isPartition ? [] : parents,
      "partition of": isPartition ? (parents[0] ?? null) : null,
      ...(row.server === null ? ownStorage(row) : { "foreign options": row.foreignOptions ?? [], server: row.server }),
    },
    stored: storedOf(row),
  });
}

function storedOf(row: TableRow): Record<string, string> {
  const { boundStored: bound, partitionKeyStored: key, serverOid } = row;
  const parents = (row.parentOids ?? []).join();
  return {
    ...(bound === null ? { inherits: parents } : { bound, "partition of": parents }),
    ...(row.ofTypeOid === 0 ? {} : { "of type": String(row.ofTypeOid) }),
    ...(key === null ? {} : { "partition by": key }),
    ...(serverOid === null ? {} : { server: String(serverOid) }),
  };
}

/** What a foreign table cannot have. */
function ownStorage(row: TableRow): Record<string, AttributeValue> {
  return {
    "access method": row.accessMethod,
    "force row security": row.forceRowSecurity,
    "of type": row.ofType,
    options: row.options ?? [],
    "partition by": distributeArrayCasts(row.partitionKey),
    "replica identity": REPLICA_IDENTITY[row.replicaIdentity],
    "row security": row.rowSecurity,
    ...(row.tablespace === null ? {} : { tablespace: row.tablespace }),
    unlogged: row.unlogged,
  };
}

/** What is not as it is for most tables. */
function settings(object: CatalogObject): string[] {
  const method = textOf(object, "access method");
  const identity = textOf(object, "replica identity");
  const options = listOf(object, "options");
  return [
    ...(method === null || method === "heap" ? [] : [`using ${method}`]),
    ...(options.length === 0 ? [] : [`with (${options.join(", ")})`]),
    ...(isTrue(object, "row security")
      ? [isTrue(object, "force row security") ? "forced row security" : "row security"]
      : []),
    ...(identity === null || identity === "default" ? [] : [`replica identity ${identity}`]),
  ];
}

function wording(object: CatalogObject): string {
  const parts = [isTrue(object, "unlogged") ? `unlogged ${object.type}` : object.type];
  const key = textOf(object, "partition by");
  const parent = textOf(object, "partition of");
  const inherits = listOf(object, "inherits");
  const ofType = textOf(object, "of type");
  const server = textOf(object, "server");
  if (ofType !== null) parts.push(`of ${ofType}`);
  if (parent !== null) parts.push(`partition of ${parent} ${textOf(object, "bound")}`);
  if (key !== null) parts.push(`partition by ${key}`);
  if (inherits.length > 0) parts.push(`inherits (${inherits.join(", ")})`);
  if (server !== null) parts.push(`server ${server}`);
  return [...parts, ...settings(object)].join(" ");
}
