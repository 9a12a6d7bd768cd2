/**
 * What is in scope, as SQL conditions for the queries of the kinds: no system schema, nothing that belongs to an extension
 * or implements another object. https://www.postgresql.org/docs/current/catalog-pg-depend.html
 */

/** Oids of the system catalogs, fixed by PostgreSQL. */
export const CATALOGS = {
  pg_am: 2601,
  pg_attrdef: 2604,
  pg_attribute: 1249,
  pg_cast: 2605,
  pg_class: 1259,
  pg_collation: 3456,
  pg_constraint: 2606,
  pg_conversion: 2607,
  pg_default_acl: 826,
  pg_enum: 3501,
  pg_event_trigger: 3466,
  pg_extension: 3079,
  pg_foreign_data_wrapper: 2328,
  pg_foreign_server: 1417,
  pg_init_privs: 3394,
  pg_language: 2612,
  pg_namespace: 2615,
  pg_opclass: 2616,
  pg_operator: 2617,
  pg_opfamily: 2753,
  pg_policy: 3256,
  pg_proc: 1255,
  pg_publication: 6104,
  pg_rewrite: 2618,
  pg_statistic_ext: 3381,
  pg_subscription: 6100,
  pg_transform: 3576,
  pg_trigger: 2620,
  pg_ts_config: 3602,
  pg_ts_dict: 3600,
  pg_ts_parser: 3601,
  pg_ts_template: 3764,
  pg_type: 1247,
  pg_user_mapping: 1418,
} as const;

/** FirstNormalObjectId: objects that initdb made have lower oids. */
export const FIRST_USER_OID = 16_384;

/** Made by a user, for objects without a schema; not a member of an extension. */
export function userObject(catalog: keyof typeof CATALOGS, oid: string): string {
  return `${oid} >= ${FIRST_USER_OID} and ${noExtensionMember(catalog, oid)}`;
}

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

/** The name of a relation's tablespace (pg_class by that alias); null for the database's own. */
export function tablespaceOf(alias: string): string {
  return `case when ${alias}.reltablespace <> 0 then (
      select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = ${alias}.reltablespace) end`;
}
