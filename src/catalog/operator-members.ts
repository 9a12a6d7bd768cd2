/**
 * The operators and support functions of operator classes and families, as SQL arrays of what CREATE OPERATOR CLASS says.
 * What belongs to the class and what to its family is told by pg_depend.
 */
import { CATALOGS, FIRST_USER_OID } from "./scope-sql.ts";

/** Oids of the catalogs of the members, fixed by PostgreSQL. */
const MEMBERS = { pg_amop: 2602, pg_amproc: 2603 } as const;
const FAMILIES = { pg_amop: "amopfamily", pg_amproc: "amprocfamily" } as const;

interface Owner {
  readonly catalog: "pg_opclass" | "pg_opfamily";
  readonly oid: string;
  /** SQL: the oid of the family: a member depends on the family that it sorts by, too. */
  readonly family: string;
}

/** `operator 1 public.<(integer,integer)` */
export function operatorsSql(owner: Owner): string {
  return `array(
    select pg_catalog.format('operator %s %s', m.amopstrategy, m.amopopr::pg_catalog.regoperator) || coalesce(
      (select pg_catalog.format(' for order by %I.%I', sn.nspname, s.opfname) from pg_catalog.pg_opfamily s
       join pg_catalog.pg_namespace sn on sn.oid = s.opfnamespace where s.oid = m.amopsortfamily), '')
    ${operators(owner)} order by m.amopstrategy, m.amopopr::pg_catalog.regoperator::text collate pg_catalog."C")`;
}

export function storedOperatorsSql(owner: Owner): string {
  return `select pg_catalog.string_agg(pg_catalog.concat_ws(':', m.amopstrategy, m.amopopr, m.amopsortfamily), ','
      order by m.amopstrategy, m.amopopr)
    ${operators(owner)}`;
}

/** `function 1 (integer, integer) btint4cmp(integer,integer)` */
export function functionsSql(owner: Owner): string {
  return `array(
    select pg_catalog.format('function %s (%s, %s) %s', m.amprocnum, pg_catalog.format_type(m.amproclefttype, null),
      pg_catalog.format_type(m.amprocrighttype, null), m.amproc::pg_catalog.regprocedure)
    ${functions(owner)}
    order by m.amprocnum, (m.amproclefttype::pg_catalog.regtype::text || ', ' || m.amprocrighttype::pg_catalog.regtype::text) collate pg_catalog."C")`;
}

export function storedFunctionsSql(owner: Owner): string {
  return `select pg_catalog.string_agg(
      pg_catalog.concat_ws(':', m.amprocnum, m.amproclefttype, m.amprocrighttype, m.amproc::pg_catalog.oid), ','
      order by m.amprocnum, m.amproclefttype, m.amprocrighttype)
    ${functions(owner)}`;
}

/** A member that a user has added to one of PostgreSQL's own families: no dependency on those is written down. What belongs to a
 * class, or is made of an extension's functions, is not meant. */
function addedMember(catalog: keyof typeof MEMBERS): string {
  // Counted, so that the planner looks up the few and does not join all dependencies.
  return `m.${FAMILIES[catalog]} < ${FIRST_USER_OID} and m.oid >= ${FIRST_USER_OID} and (
        select pg_catalog.count(*) from pg_catalog.pg_depend o
        left join pg_catalog.pg_depend e on e.classid = o.refclassid and e.objid = o.refobjid and e.deptype = 'e'
        where o.classid = ${MEMBERS[catalog]} and o.objid = m.oid and (o.refclassid = ${CATALOGS.pg_opclass} or e.objid is not null)) = 0`;
}

/** SQL: PostgreSQL's own families to which a user has added members. */
export const EXTENDED_FAMILIES = (["pg_amop", "pg_amproc"] as const)
  .map((catalog) => `select m.${FAMILIES[catalog]} from pg_catalog.${catalog} m where ${addedMember(catalog)}`)
  .join(" union ");

function operators(owner: Owner): string {
  return members("pg_amop", owner);
}

function functions(owner: Owner): string {
  return members("pg_amproc", owner);
}

function members(catalog: keyof typeof MEMBERS, { catalog: whole, oid, family }: Owner): string {
  const added = whole === "pg_opfamily" ? ` or ${addedMember(catalog)}` : "";
  return `from pg_catalog.${catalog} m
    where m.${FAMILIES[catalog]} = ${family} and (m.oid in (
      select d.objid from pg_catalog.pg_depend d
      where d.classid = ${MEMBERS[catalog]} and d.refclassid = ${CATALOGS[whole]} and d.refobjid = ${oid})${added})`;
}
