/**
 * Indexes that do not implement a constraint.
 */
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, ownNameOf, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface IndexRow {
  readonly oid: number;
  readonly tableOid: number;
  readonly relkind: string;
  readonly rawTable: string;
  readonly table: string;
  readonly rawName: string;
  readonly ownName: string;
  readonly name: string;
  readonly definition: string;
  readonly stored: string;
  readonly unique: boolean;
  readonly valid: boolean;
  readonly columns: readonly string[];
  readonly follows: number | null;
}

export const tableIndex: Kind<IndexRow> = {
  name: "table-index",
  types: ["index"],
  sql: ({ major }) => `
    select x.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", x.relname as "rawName",
      pg_catalog.quote_ident(x.relname) as "ownName", pg_catalog.format('%I.%I', n.nspname, x.relname) as "name",
      pg_catalog.pg_get_indexdef(x.oid) as "definition",
      pg_catalog.concat_ws('|', i.indrelid, x.relam, i.indkey, i.indnkeyatts, i.indclass, i.indcollation, i.indoption,
        pg_catalog.md5(i.indexprs::text), pg_catalog.md5(i.indpred::text), x.reloptions${major >= 15 ? ", i.indnullsnotdistinct" : ""}) as "stored",
      i.indisunique as "unique", i.indisvalid as "valid",
      array(select a.attname from pg_catalog.pg_attribute a where a.attrelid = x.oid and a.attnum > 0 order by a.attnum) as "columns",
      h.inhparent as "follows"
    from pg_catalog.pg_index i
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    join pg_catalog.pg_class c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_inherits h on h.inhrelid = x.oid
    where ${relationsInScope("'r', 'p', 'm'")}
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
    order by x.oid`,
  objects: (rows) => rows.map(indexObject),
  describe: (object) =>
    `${ownNameOf(object)} ${isTrue(object, "unique") ? "unique, " : ""}${textOf(object, "definition")}${validity(object)}`,
  isDestructive,
  ddl: {
    create: (object) => [object.ddl ?? ""],
    drop: ({ name }) => [`drop index ${name}`],
    alter: alterIndex,
    madeWithParent: (object) => typeof object.follows === "string",
  },
};

function indexObject(row: IndexRow): CatalogObject {
  const definition = afterUsing(row);
  return makeObject({
    type: "index",
    name: row.name,
    ownName: row.ownName,
    within: identityOf("pg_class", row.tableOid),
    identity: identityOf("pg_class", row.oid),
    parent: relationKey(row.relkind, row.table),
    follows: row.follows === null ? null : identityOf("pg_class", row.follows),
    attributes: { definition, unique: row.unique, valid: row.valid },
    stored: { definition: row.stored },
    ddl: row.definition,
    nameless: {
      generated: isGeneratedName(row.rawName, { table: row.rawTable, columns: row.columns, label: "idx" }),
      place: row.table,
      content: `${row.unique ? "unique " : ""}${definition}`,
    },
  });
}

/** `btree (a, lower(b)) WHERE c > 0` */
function afterUsing({ definition, ownName, table }: IndexRow): string {
  const names = definition.indexOf(`INDEX ${ownName} ON `) + `INDEX ${ownName} ON `.length;
  const using = definition.indexOf(" USING ", names + table.length);
  return definition.slice(using + " USING ".length);
}

function validity(object: CatalogObject): string {
  return isTrue(object, "valid") ? "" : " (invalid)";
}

/** ON CONFLICT needs its unique index; a new one can refuse rows. */
function isDestructive(change: CatalogChange): boolean {
  const { before, after } = change;
  const wasUnique = before !== null && isTrue(before, "unique");
  if (change.action === "removed") return wasUnique;
  const isUnique = after !== null && isTrue(after, "unique");
  return change.action === "changed" && (wasUnique || isUnique) && changedAttributes(change).length > 0;
}

function alterIndex(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  if (changed.includes("valid") && !isTrue(after, "valid")) return null;
  if (changed.length > 0) return [`drop index ${before.name}`, after.ddl ?? ""];
  return change.action === "renamed" ? [`alter index ${before.name} rename to ${ownNameOf(after)}`] : [];
}
