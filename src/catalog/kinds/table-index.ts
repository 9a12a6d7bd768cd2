/**
 * Indexes that do not implement a constraint.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { indexExtras, indexSteps } from "../index-ddl.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope, tablespaceOf } from "../scope-sql.ts";
import { withoutParameters } from "../storage-parameters.ts";
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
  readonly clustered: true | null;
  readonly replicaIdentity: true | null;
  readonly options: readonly string[] | null;
  readonly tablespace: string | null;
  /** `1 100`: number of the column, statistics target. */
  readonly statistics: readonly string[] | null;
  readonly columns: readonly string[];
  readonly follows: number | null;
}

export const tableIndex: Kind<IndexRow> = {
  name: "table-index",
  types: ["index"],
  sql: ({ major }) => `
    select x.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as "table", x.relname as "rawName",
      pg_catalog.quote_ident(x.relname) as "ownName",
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(x.relname) as "name",
      pg_catalog.pg_get_indexdef(x.oid) as "definition",
      pg_catalog.concat_ws('|', i.indrelid, x.relam, i.indkey, i.indnkeyatts, i.indclass, i.indcollation, i.indoption,
        pg_catalog.md5(i.indexprs::text), pg_catalog.md5(i.indpred::text), x.reloptions${major >= 15 ? ", i.indnullsnotdistinct" : ""}) as "stored",
      i.indisunique as "unique", i.indisvalid as "valid",
      case when i.indisclustered then true end as "clustered", case when i.indisreplident then true end as "replicaIdentity",
      x.reloptions as "options", ${tablespaceOf("x")} as "tablespace",
      columns.names as "columns", columns.statistics as "statistics", h.inhparent as "follows"
    from pg_catalog.pg_index i
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    join pg_catalog.pg_class c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    cross join lateral (
      select pg_catalog.array_agg(a.attname order by a.attnum) as names,
        pg_catalog.array_agg(a.attnum || ' ' || a.attstattarget order by a.attnum) filter (where a.attstattarget >= 0) as statistics
      from pg_catalog.pg_attribute a
      where a.attrelid = x.oid and a.attnum > 0
    ) columns
    left join pg_catalog.pg_inherits h on h.inhrelid = x.oid
    where ${relationsInScope("'r', 'p', 'm'")}
      and x.oid not in (select k.conindid from pg_catalog.pg_constraint k where k.contype in ('p', 'u', 'x'))
    order by x.oid`,
  rowByRow: true,
  objects: (rows) => rows.map(indexObject),
  describe: (object) =>
    `${ownNameOf(object)} ${isTrue(object, "unique") ? "unique, " : ""}${textOf(object, "definition")}${validity(object)}`,
  isDestructive,
  ddl: {
    create: createdIndex,
    drop: ({ name }) => [`drop index ${name}`],
    alter: alteredIndex,
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
    attributes: {
      attached: row.follows !== null,
      ...(row.clustered === null ? {} : { clustered: true }),
      definition,
      options: [...(row.options ?? [])].sort(),
      ...(row.replicaIdentity === null ? {} : { "replica identity": true }),
      statistics: row.statistics ?? [],
      ...(row.tablespace === null ? {} : { tablespace: row.tablespace }),
      unique: row.unique,
      valid: row.valid,
    },
    stored: { definition: row.stored },
    ddl: row.definition,
    nameless: {
      generated: isGeneratedName(row.rawName, { table: row.rawTable, columns: row.columns, label: "idx" }),
      place: row.table,
      content: `${row.unique ? "unique " : ""}${definition}`,
    },
  });
}

/** `btree (a, lower(b)) WHERE c > 0`, without the storage parameters. */
function afterUsing({ definition, ownName, table, options }: IndexRow): string {
  const names = definition.indexOf(`INDEX ${ownName} ON `) + `INDEX ${ownName} ON `.length;
  const using = definition.indexOf(" USING ", names + table.length);
  return distributeArrayCasts(withoutParameters(definition.slice(using + " USING ".length), options));
}

function validity(object: CatalogObject): string {
  return isTrue(object, "valid") ? "" : " (invalid)";
}

const RELIED_ON = new Set(["definition", "unique", "valid"]);

/** ON CONFLICT needs its unique index; a new one can refuse rows. */
function isDestructive(change: CatalogChange): boolean {
  const { before, after } = change;
  const wasUnique = before !== null && isTrue(before, "unique");
  if (change.action === "removed") return wasUnique;
  const isUnique = after !== null && isTrue(after, "unique");
  const changed = changedAttributes(change).filter((name) => RELIED_ON.has(name));
  return change.action === "changed" && (wasUnique || isUnique) && changed.length > 0;
}

/** `ON ONLY` would make an index on a partitioned table that is not valid until each partition's index is attached. */
function createdIndex(object: CatalogObject): string[] | null {
  const [table, name] = [tableOf(object), ownNameOf(object)];
  if (!isTrue(object, "valid") || isTrue(object, "attached")) return null;
  const ddl = (object.ddl ?? "").replace(` ON ONLY ${table} `, ` ON ${table} `);
  return [ddl, ...indexExtras(object, table, name), ...statisticsSteps(object, [])];
}

function tableOf({ parent }: CatalogObject): string {
  return (parent ?? "").replace(/^(table|materialized view) /, "");
}

function statisticsSteps(object: CatalogObject, before: readonly string[]): string[] {
  const now = new Map(listOf(object, "statistics").map(splitTarget));
  const gone = before.map(splitTarget).flatMap(([number]) => (now.has(number) ? [] : [[number, "-1"] as const]));
  return [...gone, ...now].map(
    ([number, target]) => `alter index ${object.name} alter column ${number} set statistics ${target}`,
  );
}

function splitTarget(text: string): [number: string, target: string] {
  const [number = "", target = ""] = text.split(" ");
  return [number, target];
}

const IN_PLACE = new Set(["options", "clustered", "replica identity", "statistics", "tablespace"]);

function alteredIndex(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const renamed = change.action === "renamed" ? [`alter index ${before.name} rename to ${ownNameOf(after)}`] : [];
  if (changed.includes("attached")) return null;
  if (changed.some((name) => !IN_PLACE.has(name))) {
    const created = createdIndex(after);
    return created && [`drop index ${before.name}`, ...created];
  }
  const place = [tableOf(after), after.name.slice(0, -ownNameOf(after).length - 1), ownNameOf(after)] as const;
  const statistics = changed.includes("statistics") ? statisticsSteps(after, listOf(before, "statistics")) : [];
  const steps = indexSteps(change, changed, place);
  return steps && [...renamed, ...steps, ...statistics];
}
