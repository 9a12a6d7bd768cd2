/**
 * Default privileges: what objects that a role makes later will grant. Only read when privileges are asked for.
 * https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html
 */
import { takesPrivileges } from "../common-attributes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { grants } from "../privileges.ts";
import type { Kind } from "./kind.ts";

interface DefaultPrivilegesRow {
  readonly oid: number;
  readonly schemaOid: number;
  readonly role: string;
  readonly schema: string | null;
  readonly objects: "r" | "S" | "f" | "T" | "n" | "L";
  readonly grants: readonly string[];
}

const OBJECTS = { r: "tables", S: "sequences", f: "functions", T: "types", n: "schemas", L: "large objects" } as const;

/** acldefault() has another letter for sequences. */
const LETTER = `(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end)::"char"`;

export const defaultPrivileges: Kind<DefaultPrivilegesRow> = {
  name: "default-privileges",
  types: ["default privileges"],
  sql: ({ privileges }) =>
    privileges
      ? `
    select d.oid as "oid", d.defaclnamespace as "schemaOid", pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)) as "role",
      pg_catalog.quote_ident(n.nspname) as "schema", d.defaclobjtype as "objects",
      ${grants("d.defaclacl", LETTER, "d.defaclrole")} as "grants"
    from pg_catalog.pg_default_acl d
    left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
    order by d.oid`
      : null,
  objects: (rows) =>
    rows.map((row) => {
      const [of, on] = [`of ${row.role}`, `on ${OBJECTS[row.objects]}`];
      return makeObject({
        type: "default privileges",
        name: row.schema === null ? `${of} ${on}` : `${of} in schema ${row.schema} ${on}`,
        ownName: `${of} ${on}`,
        within: row.schemaOid === 0 ? null : identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_default_acl", row.oid),
        attributes: { grants: row.grants },
      });
    }),
  address: () => null,
  describe: ({ name, attributes }) => `default privileges ${name}: ${String(attributes["grants"])}`,
  isDestructive: ({ action, attributes }) =>
    action === "removed" || attributes.some(({ before, after }) => takesPrivileges(before, after)),
};
