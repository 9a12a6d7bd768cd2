/**
 * What is in scope, as SQL conditions for the queries of the kinds: no system schema, nothing that belongs to an extension
 * or implements another object. https://www.postgresql.org/docs/current/catalog-pg-depend.html
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

/** Not a member of an extension. The reference index of pg_depend finds the few members, however many objects there are. */
export function noExtensionMember(catalog: keyof typeof CATALOGS, oid: string): string {
  return `${oid} not in (
    select member.objid from pg_catalog.pg_depend member
    where member.refclassid = ${CATALOGS.pg_extension} and member.deptype = 'e' and member.classid = ${CATALOGS[catalog]})`;
}

/** Not made by PostgreSQL for another object (the constructors of a range type). */
export function noInternalPart(catalog: keyof typeof CATALOGS, oid: string): string {
  return `not exists (
    select from pg_catalog.pg_depend whole
    where whole.classid = ${CATALOGS[catalog]} and whole.objid = ${oid} and whole.deptype = 'i')`;
}

/** Relations (pg_class `c`, pg_namespace `n`) of the given kinds that are in scope. */
export function relationsInScope(relkinds: string): string {
  return `c.relkind in (${relkinds}) and ${userSchema("n")} and ${noExtensionMember("pg_class", "c.oid")}`;
}
