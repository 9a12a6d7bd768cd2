/**
 * Extended statistics, as CREATE STATISTICS makes them: what is to be collected, not what was.
 */
import { changedAttributes, textOf } from "../changes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface StatisticsRow {
  readonly oid: number;
  readonly schemaOid: number;
  readonly relkind: string;
  readonly table: string;
  readonly name: string;
  readonly ownName: string;
  readonly definition: string;
  readonly stored: string;
  readonly target: number | null;
}

export const statisticsObject: Kind<StatisticsRow> = {
  name: "statistics-object",
  types: ["statistics object"],
  sql: () => `
    select s.oid as "oid", sn.oid as "schemaOid", c.relkind as "relkind", pg_catalog.format('%I.%I', n.nspname, c.relname) as "table",
      pg_catalog.format('%I.%I', sn.nspname, s.stxname) as "name", pg_catalog.quote_ident(s.stxname) as "ownName",
      pg_catalog.pg_get_statisticsobjdef(s.oid) as "definition",
      pg_catalog.concat_ws('|', s.stxrelid, s.stxkeys, s.stxkind, pg_catalog.md5(s.stxexprs::text)) as "stored",
      nullif(s.stxstattarget, -1) as "target"
    from pg_catalog.pg_statistic_ext s
    join pg_catalog.pg_namespace sn on sn.oid = s.stxnamespace
    join pg_catalog.pg_class c on c.oid = s.stxrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${relationsInScope("'r', 'p', 'm', 'f'")} and ${noExtensionMember("pg_statistic_ext", "s.oid")}
    order by s.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "statistics object",
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_statistic_ext", row.oid),
        parent: relationKey(row.relkind, row.table),
        attributes: { definition: row.definition.slice(`CREATE STATISTICS ${row.name} `.length), target: row.target },
        stored: { definition: row.stored },
        ddl: row.definition,
      }),
    ),
  address: (object) => `statistics ${object.name}`,
  describe: (object) => `${object.name} statistics ${textOf(object, "definition")}`,
  isDestructive: () => false,
  ddl: {
    create: createdStatistics,
    drop: ({ name }) => [`drop statistics ${name}`],
    alter: alteredStatistics,
  },
};

type Statistics = AlteringChange["after"];

function createdStatistics(object: Statistics): string[] {
  return [object.ddl ?? "", ...(object.attributes["target"] === null ? [] : [targetStep(object)])];
}

function targetStep(object: Statistics): string {
  return `alter statistics ${object.name} set statistics ${String(object.attributes["target"] ?? -1)}`;
}

function alteredStatistics(change: AlteringChange): string[] {
  const { before, after } = change;
  const changed = changedAttributes(change);
  if (changed.includes("definition")) return [`drop statistics ${before.name}`, ...createdStatistics(after)];
  return [...renamedWithin(change, "statistics"), ...(changed.includes("target") ? [targetStep(after)] : [])];
}
