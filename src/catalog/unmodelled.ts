/**
 * Counts the objects of kinds that are not compared, so that the report can say what was not looked at: whatever lies in
 * a catalog that no kind reads, and relations and types of a sort that no kind knows, as newer versions bring them.
 */
import { CATALOGS, FIRST_USER_OID, userSchema } from "./scope-sql.ts";

/** Catalogs whose rows are parts of objects that are read, or that are only read with privileges. */
const OF_PARTS = {
  pg_amop: 2602,
  pg_amproc: 2603,
  pg_default_acl: 826,
  pg_publication_namespace: 6237,
  pg_publication_rel: 6106,
} as const;

/** Oids of the catalogs whose rows are read. */
export const KNOWN: readonly number[] = [...Object.values(CATALOGS), ...Object.values(OF_PARTS)];
/** With the parts: indexes, toast tables, pseudo-types, multiranges. */
const RELKINDS = "rpvmSiItcf";
const TYPTYPES = "bcdeprm";

/** One row for each kind that exists: `kind`, `count`. Every object of a user depends on something. */
export function unmodelledSql(known = KNOWN): string {
  const relations = ownSql("pg_class", "relnamespace", `pg_catalog.strpos('${RELKINDS}', o.relkind) = 0`);
  const types = ownSql("pg_type", "typnamespace", `pg_catalog.strpos('${TYPTYPES}', o.typtype) = 0`);
  return `
    select counts."kind" as "kind", counts."count" as "count"
    from (
      select d.classid::pg_catalog.regclass::text as "kind", pg_catalog.count(distinct d.objid)::integer as "count"
      from pg_catalog.pg_depend d
      where d.classid not in (${known.join(", ")}) and d.objid >= ${FIRST_USER_OID}
        and not exists (select from pg_catalog.pg_depend m where m.classid = d.classid and m.objid = d.objid and m.deptype = 'e')
      group by d.classid
      union all select 'relation of another kind', pg_catalog.count(*)::integer ${relations}
      union all select 'type of another kind', pg_catalog.count(*)::integer ${types}
    ) counts
    where counts."count" > 0
    order by counts."kind"`;
}

function ownSql(catalog: string, namespace: string, condition: string): string {
  return `from pg_catalog.${catalog} o join pg_catalog.pg_namespace n on n.oid = o.${namespace}
        where ${condition} and ${userSchema("n")}`;
}
