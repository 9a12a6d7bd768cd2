/**
 * What is in scope, as SQL conditions for the queries of the kinds: no system schema, nothing that an extension or another
 * object's implementation owns. https://www.postgresql.org/docs/current/catalog-pg-depend.html
 */

/** Oids of the system catalogs, fixed by PostgreSQL. */
export const CATALOGS = {
  pg_attrdef: 2604,
  pg_attribute: 1249,
  pg_class: 1259,
  pg_constraint: 2606,
  pg_enum: 3501,
  pg_extension: 3079,
  pg_namespace: 2615,
  pg_proc: 1255,
  pg_rewrite: 2618,
  pg_trigger: 2620,
  pg_type: 1247,
} as const;

/** A schema that is not PostgreSQL's own; `pg_` is reserved (pg_temp_3, pg_toast). */
export function userSchema(alias: string): string {
  return `${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema'`;
}

/** Not a member of an extension ('e'), nor made by PostgreSQL for another object ('i'; a range type's constructors). */
export function ownedByNobody(catalog: keyof typeof CATALOGS, oid: string, kinds = "'e', 'i'"): string {
  return `not exists (
    select from pg_catalog.pg_depend member
    where member.classid = ${CATALOGS[catalog]} and member.objid = ${oid} and member.objsubid = 0
      and member.deptype in (${kinds}))`;
}

/** Relations (pg_class `c`, pg_namespace `n`) of the given kinds that are in scope; partitions depend on their parent by 'a'. */
export function relationsInScope(relkinds: string): string {
  return `c.relkind in (${relkinds}) and ${userSchema("n")} and ${ownedByNobody("pg_class", "c.oid", "'e'")}`;
}
