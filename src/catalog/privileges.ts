/**
 * Owners and privileges, on every kind of object alike; only read when they are asked for. The owner is called `owner`
 * among those who hold privileges, and default privileges are spelled out, as `\dp` does not.
 * https://www.postgresql.org/docs/current/ddl-priv.html
 */
import type { AttributeValue, Catalog, CatalogObject } from "./catalog.ts";
import { commonAttribute, OWNER, PRIVILEGES } from "./common-attributes.ts";
import { withAttributes } from "./comments.ts";
import { CATALOGS, FIRST_USER_OID } from "./scope-sql.ts";

export interface PrivilegeRow {
  readonly catalog: number;
  readonly oid: number;
  readonly subid: number;
  /** Null for columns. */
  readonly owner: string | null;
  /** `app: INSERT, SELECT with grant option`; null for objects that have none. */
  readonly privileges: readonly string[] | null;
  /** `column ctid`, for a part that is no object; null for the object itself. */
  readonly part: string | null;
}

export interface Owned {
  readonly catalog: keyof typeof CATALOGS;
  readonly prefix: string;
  /** The letter of acldefault(), as SQL; left out for objects without privileges. */
  readonly letter?: string;
}

export const OWNED: readonly Owned[] = [
  { catalog: "pg_class", prefix: "rel", letter: "case o.relkind when 'S' then 's' else 'r' end" },
  { catalog: "pg_collation", prefix: "coll" },
  { catalog: "pg_conversion", prefix: "con" },
  { catalog: "pg_event_trigger", prefix: "evt" },
  { catalog: "pg_extension", prefix: "ext" },
  { catalog: "pg_foreign_data_wrapper", prefix: "fdw", letter: "'F'" },
  { catalog: "pg_foreign_server", prefix: "srv", letter: "'S'" },
  { catalog: "pg_language", prefix: "lan", letter: "'l'" },
  { catalog: "pg_namespace", prefix: "nsp", letter: "'n'" },
  { catalog: "pg_opclass", prefix: "opc" },
  { catalog: "pg_operator", prefix: "opr" },
  { catalog: "pg_opfamily", prefix: "opf" },
  { catalog: "pg_proc", prefix: "pro", letter: "'f'" },
  { catalog: "pg_publication", prefix: "pub" },
  { catalog: "pg_statistic_ext", prefix: "stx" },
  { catalog: "pg_subscription", prefix: "sub" },
  { catalog: "pg_ts_config", prefix: "cfg" },
  { catalog: "pg_ts_dict", prefix: "dict" },
  { catalog: "pg_type", prefix: "typ", letter: "'T'" },
];

export function privilegesSql(): string {
  const selects = OWNED.map(
    ({ catalog, prefix, letter }) => `
    select ${CATALOGS[catalog]} as "catalog", o.oid as "oid", 0 as "subid", pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.${prefix}owner)) as "owner",
      ${letter === undefined ? "null::text[]" : grants(`o.${prefix}acl`, `(${letter})::"char"`, `o.${prefix}owner`)} as "privileges", null as "part"
    from pg_catalog.${catalog} o where ${ownScope(catalog)}`,
  );
  const columns = `
    select ${CATALOGS.pg_class}, a.attrelid, greatest(a.attnum, 0), null, ${grants("a.attacl", `'c'::"char"`, "c.relowner")},
      case when a.attnum < 0 then 'column ' || pg_catalog.quote_ident(a.attname) end
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
    where a.attacl is not null and a.attrelid >= ${FIRST_USER_OID} and not a.attisdropped`;
  return `${[...selects, columns].join("\n    union all")}\n    order by 1, 2, 3, 6`;
}

/** The schema `public` is initdb's, and often changed. Indexes, composite and multirange types have no owner of their own. */
function ownScope(catalog: string): string {
  if (catalog === "pg_namespace") return `(o.oid >= ${FIRST_USER_OID} or o.nspname = 'public')`;
  const kinds = catalog === "pg_class" ? " and o.relkind not in ('i', 'I', 't', 'c')" : "";
  const types = catalog === "pg_type" ? " and o.typtype <> 'm'" : "";
  return `o.oid >= ${FIRST_USER_OID}${kinds}${types}`;
}

/** SQL: one text for each grantee, sorted; who granted it does not count. Who holds all that there is of several is said to hold
 * all: newer versions know more (MAINTAIN came with PostgreSQL 17). */
export function grants(acl: string, letter: string, owner: string): string {
  const all = `(select pg_catalog.count(*) from pg_catalog.aclexplode(pg_catalog.acldefault(${letter}, ${owner})) every where every.grantee = ${owner})`;
  const held = (condition: string): string =>
    `pg_catalog.count(distinct g.privilege_type) ${condition} = ${all} and (g.grantee = ${owner} or ${all} > 1)`;
  return grantLines(
    explodedAcl(acl, letter, owner),
    owner,
    `case when g.grantee <> ${owner} and ${held("filter (where g.is_grantable)")} then 'all with grant option'
      when (g.grantee = ${owner} or not pg_catalog.bool_or(g.is_grantable)) and ${held("")} then 'all' else`,
  );
}

/** SQL: rows of `grantee`, `privilege_type` and `is_grantable`. */
export function explodedAcl(acl: string, letter: string, owner: string): string {
  return `pg_catalog.aclexplode(coalesce(${acl}, pg_catalog.acldefault(${letter}, ${owner})))`;
}

/** SQL: `app: INSERT, SELECT with grant option`, of exploded privileges; `unless` opens a case of other wordings. */
export function grantLines(exploded: string, owner: string, unless = "case when false then '' else"): string {
  return `array(
        select case when g.grantee = 0 then 'public' when g.grantee = ${owner} then 'owner'
            else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) end || ': ' || ${unless}
          pg_catalog.string_agg(distinct g.privilege_type || case when g.is_grantable and g.grantee <> ${owner} then ' with grant option' else '' end, ', ')
          end
        from ${exploded} g
        group by g.grantee order by 1)`;
}

export function withPrivileges(objects: Catalog["objects"], rows: readonly PrivilegeRow[]): CatalogObject[] {
  const known = new Map<string, Record<string, AttributeValue>>();
  const owned = new Set(rows.length === 0 ? [] : objects.filter(isOwnedByColumn).map((sequence) => sequence.identity));
  for (const { catalog, oid, subid, owner, privileges, part } of rows) {
    const identity = `${catalog}/${oid}/${subid}`;
    const name = part === null ? PRIVILEGES : `${PRIVILEGES} of ${part}`;
    known.set(identity, {
      ...known.get(identity),
      ...(owner === null || owned.has(identity) ? {} : { [OWNER]: owner }),
      ...(privileges === null ? {} : { [name]: privileges }),
    });
  }
  return withAttributes(objects, known);
}

/** Such a sequence has the owner of its table, always. */
function isOwnedByColumn({ attributes }: CatalogObject): boolean {
  return typeof attributes["owned by"] === "string";
}

/** Types of objects that are only read when privileges are asked for. */
const OF_PRIVILEGES = new Set(["default privileges", "privileges"]);

/** The objects as they are read when privileges are not asked for. */
export function withoutPrivileges(objects: Catalog["objects"]): CatalogObject[] {
  return objects.filter(({ type }) => !OF_PRIVILEGES.has(type)).map(withoutOwn);
}

function withoutOwn(object: CatalogObject): CatalogObject {
  const entries = Object.entries(object.attributes);
  const kept = entries.filter(([name]) => ![OWNER, PRIVILEGES].includes(commonAttribute(name).kind));
  return kept.length === entries.length ? object : { ...object, attributes: Object.fromEntries(kept) };
}
