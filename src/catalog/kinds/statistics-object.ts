/**
 * Extended statistics, as CREATE STATISTICS makes them: what is to be collected, not what was.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import { changedAttributes, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface StatisticsRow {
  readonly oid: number;
  readonly schemaOid: number;
  readonly relkind: string;
  readonly rawTable: string;
  readonly table: string;
  readonly rawName: string;
  readonly name: string;
  readonly ownName: string;
  readonly definition: string;
  readonly stored: string;
  readonly target: number | null;
  /** Names, in the order of their numbers. */
  readonly columns: readonly string[];
  readonly expressions: number;
}

export const statisticsObject: Kind<StatisticsRow> = {
  name: "statistics-object",
  types: ["statistics object"],
  places: ["pg_statistic_ext"],
  sql: () => `
    select s.oid as "oid", sn.oid as "schemaOid", c.relkind as "relkind", c.relname as "rawTable",
      s.stxname as "rawName", pg_catalog.format('%I.%I', n.nspname, c.relname) as "table",
      pg_catalog.format('%I.%I', sn.nspname, s.stxname) as "name", pg_catalog.quote_ident(s.stxname) as "ownName",
      pg_catalog.pg_get_statisticsobjdef(s.oid) as "definition",
      pg_catalog.concat_ws('|', s.stxrelid, s.stxkeys, s.stxkind, pg_catalog.md5(s.stxexprs::text)) as "stored",
      nullif(s.stxstattarget, -1) as "target",
      array(select a.attname from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = any (s.stxkeys) order by a.attnum) as "columns",
      coalesce(pg_catalog.cardinality(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid)), 0) as "expressions"
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
        attributes: { definition: withoutName(row), target: row.target },
        stored: { definition: row.stored },
        nameless: {
          generated: hasGeneratedName(row),
          place: row.table,
          content: withoutName(row),
        },
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

function withoutName({ definition, name }: StatisticsRow): string {
  return distributeArrayCasts(definition.slice(`CREATE STATISTICS ${name} `.length));
}

/** ChooseExtendedStatisticNameAddition() takes them in the order in which they were written, which nobody remembers. */
function hasGeneratedName({ rawName, rawTable: table, columns, expressions }: StatisticsRow): boolean {
  const parts = [...columns, ...Array.from({ length: expressions }, () => "expr")];
  if (!rawName.includes("_stat") || parts.length > MOST_ORDERED) return false;
  return ordersOf(parts).some((order) => isGeneratedName(rawName, { table, columns: order, label: "stat" }));
}

/** 120 orders. */
const MOST_ORDERED = 5;

function ordersOf(parts: readonly string[]): string[][] {
  if (parts.length < 2) return [[...parts]];
  return parts.flatMap((part, index) => ordersOf(parts.toSpliced(index, 1)).map((rest) => [part].concat(rest)));
}

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
