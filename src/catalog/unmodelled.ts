/**
 * Counts the objects of every kind that is not compared yet, so that the report can say what was not looked at.
 * A kind that gets its file in `kinds/` loses its line here.
 */
import { FIRST_USER_OID, userSchema } from "./scope-sql.ts";

interface Counted {
  readonly kind: string;
  readonly catalog: string;
  /** SQL: the schema's oid, for objects that are in one. */
  readonly namespace?: string;
  readonly where?: string;
}

const COUNTED: readonly Counted[] = [
  { kind: "event trigger", catalog: "pg_event_trigger" },
  { kind: "policy", catalog: "pg_policy" },
  { kind: "rule", catalog: "pg_rewrite", where: "o.rulename <> '_RETURN'" },
  { kind: "statistics object", catalog: "pg_statistic_ext", namespace: "stxnamespace" },
];

/** One row for each kind that exists: `kind`, `count`. A row's tableoid is what pg_depend calls its class. */
export function unmodelledSql(): string {
  return `
    with part as materialized (
      select d.classid, d.objid from pg_catalog.pg_depend d
      where d.objid >= ${FIRST_USER_OID} and d.objsubid = 0 and d.deptype in ('e', 'i')
    )
    select counts."kind" as "kind", counts."count" as "count"
    from (${COUNTED.map(countSql).join(" union all ")}) counts
    where counts."count" > 0
    order by counts."kind"`;
}

function countSql({ kind, catalog, namespace, where }: Counted): string {
  const schemas = `select n.oid from pg_catalog.pg_namespace n where ${userSchema("n")}`;
  const conditions = [
    `o.oid >= ${FIRST_USER_OID}`,
    ...(where === undefined ? [] : [where]),
    ...(namespace === undefined ? [] : [`o.${namespace} in (${schemas})`]),
    "(o.tableoid, o.oid) not in (select part.classid, part.objid from part)",
  ];
  return `select '${kind}' as "kind", pg_catalog.count(*)::integer as "count" from pg_catalog.${catalog} o
    where ${conditions.join(" and ")}`;
}
