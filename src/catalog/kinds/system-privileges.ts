/**
 * Privileges on what initdb or an extension made, where they are not as they were then (pg_init_privs): who may call
 * `pg_sleep`, or use a language. Only read when privileges are asked for; what they are on is no object here.
 * https://www.postgresql.org/docs/current/catalog-pg-init-privs.html
 */
import type { CatalogChange } from "../catalog.ts";
import { listOf } from "../changes.ts";
import { takesPrivileges } from "../common-attributes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import type { Owned } from "../privileges.ts";
import { explodedAcl, grantLines, OWNED } from "../privileges.ts";
import { CATALOGS, FIRST_USER_OID, noExtensionMember } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

interface SystemPrivilegesRow {
  readonly catalog: number;
  readonly oid: number;
  readonly subid: number;
  readonly target: string;
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
}

interface Source {
  readonly from: string;
  /** SQL: what identifies it, its privileges, the letter of acldefault(), its owner. */
  readonly columns: readonly [catalog: number, oid: string, subid: string, acl: string, letter: string, owner: string];
  readonly scope: string;
}

/** initdb grants what is in the information schema after it has written down what it granted elsewhere. */
const UNKNOWN = "(select s.oid from pg_catalog.pg_namespace s where s.nspname = 'information_schema')";

const IN_SCHEMAS: ReadonlySet<string> = new Set(["pg_class", "pg_proc", "pg_type"]);

/** The schema `public` is an object of its own, whoever made it. */
function sourceOf({ catalog, prefix, letter = "" }: Owned): Source {
  const columns = [CATALOGS[catalog], "o.oid", "0", `o.${prefix}acl`, letter, `o.${prefix}owner`] as const;
  const conditions = [
    `(o.oid < ${FIRST_USER_OID} or not (${noExtensionMember(catalog, "o.oid")}))`,
    ...(IN_SCHEMAS.has(catalog) ? [`o.${prefix}namespace not in ${UNKNOWN}`] : []),
    ...(catalog === "pg_namespace" ? [`o.nspname not in ('public', 'information_schema')`] : []),
  ];
  return { from: `pg_catalog.${catalog} o`, columns, scope: conditions.join(" and ") };
}

const COLUMNS: Source = {
  from: "pg_catalog.pg_attribute a join pg_catalog.pg_class o on o.oid = a.attrelid",
  columns: [CATALOGS.pg_class, "o.oid", "a.attnum", "a.attacl", "'c'", "o.relowner"],
  scope: `(o.oid < ${FIRST_USER_OID} or not (${noExtensionMember("pg_class", "o.oid")})) and not a.attisdropped and o.relnamespace not in ${UNKNOWN}`,
};

function changedSql({ from, columns, scope }: Source): string {
  const [catalog, oid, subid, acl, letter, owner] = columns;
  const exploded = (privileges: string): string =>
    `select e.grantee, e.privilege_type, e.is_grantable from ${explodedAcl(privileges, `(${letter})::"char"`, owner)} e`;
  const [now, then] = [exploded(acl), exploded("i.initprivs")];
  return `
    select ${catalog} as "catalog", ${oid} as "oid", ${subid} as "subid",
      ${grantLines(`(${now} except ${then})`, owner)} as "granted", ${grantLines(`(${then} except ${now})`, owner)} as "revoked"
    from ${from}
    left join pg_catalog.pg_init_privs i on i.classoid = ${catalog} and i.objoid = ${oid} and i.objsubid = ${subid}
    where ${acl} is distinct from i.initprivs and ${scope}`;
}

export const systemPrivileges: Kind<SystemPrivilegesRow> = {
  name: "system-privileges",
  types: ["privileges"],
  sql: ({ privileges }) => {
    const sources = [...OWNED.filter(({ letter }) => letter !== undefined).map(sourceOf), COLUMNS];
    return privileges
      ? `
    select c.*, pg_catalog.concat_ws(' ', o.type, o.identity) as "target"
    from (${sources.map(changedSql).join(" union all ")}) c
    cross join lateral pg_catalog.pg_identify_object(c."catalog", c."oid", c."subid") o
    where c."granted" <> '{}' or c."revoked" <> '{}'
    order by 1, 2, 3`
      : null;
  },
  objects: (rows) =>
    rows.map(({ catalog, oid, subid, target, granted, revoked }) =>
      makeObject({
        type: "privileges",
        name: `on ${target}`,
        ownName: `on ${target}`,
        within: null,
        // Of its own: what every kind can have is told of what the privileges are on.
        identity: identityOf("pg_init_privs", oid, subid),
        related: [`${catalog}/${oid}/${subid}`],
        attributes: { granted, revoked },
      }),
    ),
  address: () => null,
  describe: (object) =>
    [`privileges ${object.name}`, ...["granted", "revoked"].flatMap((name) => worded(name, listOf(object, name)))].join(
      ", ",
    ),
  isDestructive,
};

function worded(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${name}: ${lines.join("; ")}`];
}

/** What was revoked is missing, what was granted is there. */
function isDestructive({ before, after }: CatalogChange): boolean {
  const [old, now] = [before, after].map((object) => ({
    granted: object === null ? [] : listOf(object, "granted"),
    revoked: object === null ? [] : listOf(object, "revoked"),
  }));
  if (old === undefined || now === undefined) return false;
  return takesPrivileges(old.granted, now.granted) || takesPrivileges(now.revoked, old.revoked);
}
