/**
 * One cheap query that tells which kinds a database has objects of: the others need not be asked, and what no kind reads is
 * counted, so that the report can say what was not looked at (newer versions bring new catalogs, relations and types).
 */
import { CATALOGS, FIRST_USER_OID } from "./scope-sql.ts";

/** Subscriptions, where the role that reads may see where they connect to. */
export const CONNECTIONS = "pg_subscription subconninfo";

/** What depends on extensions, and the tables and views of extensions. */
export const EXTENSION_DEPENDENCIES = "pg_depend extension";
export const EXTENSION_TABLES = "pg_class extension";

/** A catalog; in pg_class and pg_type with the letter of the relation or type. */
export type Place = keyof typeof CATALOGS | typeof CONNECTIONS | `pg_class ${string}` | `pg_type ${string}`;

export interface CensusRow {
  readonly place: string;
  readonly count: number;
}

/** Catalogs whose rows are parts of objects that are read. */
const OF_PARTS = {
  pg_amop: 2602,
  pg_amproc: 2603,
  pg_publication_namespace: 6237,
  pg_publication_rel: 6106,
} as const;

/** Oids of the catalogs whose rows are read. */
export const KNOWN: readonly number[] = [...Object.values(CATALOGS), ...Object.values(OF_PARTS)];
/** With the parts: indexes, toast tables, pseudo-types, multiranges. */
const RELKINDS = "rpvmSiItcf";
const TYPTYPES = "bcdeprm";

/** Of these each object depends on its schema, which says so more cheaply than the catalog: it tells extensions' members, too. */
const IN_SCHEMAS = [
  "pg_collation",
  "pg_conversion",
  "pg_opclass",
  "pg_operator",
  "pg_opfamily",
  "pg_proc",
  "pg_statistic_ext",
  "pg_ts_config",
  "pg_ts_dict",
  "pg_ts_parser",
  "pg_ts_template",
] as const satisfies (keyof typeof CATALOGS)[];

/** Of these an object may depend on nothing that PostgreSQL writes down. */
const WITHOUT_SCHEMA: readonly (readonly [catalog: keyof typeof CATALOGS, condition?: string])[] = [
  ["pg_am"],
  ["pg_cast"],
  ["pg_event_trigger"],
  ["pg_foreign_data_wrapper"],
  ["pg_foreign_server"],
  ["pg_language"],
  ["pg_policy"],
  ["pg_publication"],
  ["pg_rewrite", "and o.rulename <> '_RETURN'"],
  ["pg_subscription"],
  ["pg_transform"],
];

/** One row for each place that has objects of a user: `place`, `count`. */
export function censusSql(known = KNOWN): string {
  const inSchemas = IN_SCHEMAS.map((catalog) => CATALOGS[catalog]).join(", ");
  const direct = WITHOUT_SCHEMA.map(([catalog, condition = ""]) => counted(catalog, `'${catalog}'`, condition));
  return `
    select d.classid::pg_catalog.regclass::text as "place", pg_catalog.count(distinct d.objid)::integer as "count"
    from pg_catalog.pg_depend d
    where d.objid >= ${FIRST_USER_OID}
      and (d.classid not in (${known.join(", ")}) or d.refclassid = ${CATALOGS.pg_namespace} and d.classid in (${inSchemas}))
      and not exists (select from pg_catalog.pg_depend m where m.classid = d.classid and m.objid = d.objid and m.deptype = 'e')
    group by d.classid
    union all ${counted("pg_class", "'pg_class ' || o.relkind::text", "group by o.relkind")}
    union all ${counted("pg_type", "'pg_type ' || o.typtype::text", "and (o.typarray <> 0 or not o.typisdefined or o.typtype <> 'b') group by o.typtype")}
    ${(["amop", "amproc"] as const).map((members) => `union all ${addedTo(members)}`).join("\n    ")}
    union all select case d.deptype when 'x' then '${EXTENSION_DEPENDENCIES}' else '${EXTENSION_TABLES}' end, pg_catalog.count(*)::integer
    from pg_catalog.pg_depend d
    where d.refclassid = ${CATALOGS.pg_extension} and (d.deptype = 'x' or d.classid = ${CATALOGS.pg_class} and d.deptype = 'e')
    group by 1
    union all ${counted("pg_subscription", `'${CONNECTIONS}'`, "and pg_catalog.has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select') having pg_catalog.count(*) > 0")}
    ${direct.map((sql) => `union all ${sql} having pg_catalog.count(*) > 0`).join("\n    ")}`;
}

/** Families that PostgreSQL brings, and that something was added to. */
function addedTo(members: "amop" | "amproc"): string {
  return `select 'pg_opfamily', pg_catalog.count(*)::integer from pg_catalog.pg_${members} m
    where m.oid >= ${FIRST_USER_OID} and m.${members}family < ${FIRST_USER_OID} having pg_catalog.count(*) > 0`;
}

function counted(catalog: string, place: string, condition: string): string {
  return `select ${place}, pg_catalog.count(*)::integer from pg_catalog.${catalog} o where o.oid >= ${FIRST_USER_OID} ${condition}`;
}

/** What no kind reads, by its name. */
export function unmodelled(census: readonly CensusRow[], known = KNOWN): Record<string, number> {
  const names = Object.entries({ ...CATALOGS, ...OF_PARTS }).flatMap(([name, oid]) =>
    known.includes(oid) ? [name] : [],
  );
  const read = new Set([
    ...names,
    CONNECTIONS,
    EXTENSION_DEPENDENCIES,
    EXTENSION_TABLES,
    ...Array.from(RELKINDS, (letter) => `pg_class ${letter}`),
    ...Array.from(TYPTYPES, (letter) => `pg_type ${letter}`),
  ]);
  const others = census.filter(({ place }) => !read.has(place)).sort((a, b) => (a.place < b.place ? -1 : 1));
  return Object.fromEntries(others.map(({ place, count }) => [named(place), count]));
}

function named(place: string): string {
  const [catalog, letter] = place.split(" ");
  if (letter === undefined) return place;
  return `${catalog === "pg_class" ? "relation" : "type"} of another kind (${letter})`;
}
