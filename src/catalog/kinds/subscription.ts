/**
 * Subscriptions of this database. Where they connect to is read without passwords, and only by roles that may.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf } from "../attribute-row.ts";
import { changedAttributes, isRemovedOrRenamed, listOf } from "../changes.ts";
import { withoutPasswords } from "../foreign-options.ts";
import { renamedWithin } from "../renamed-within.ts";
import { FIRST_USER_OID } from "../scope-sql.ts";
import type { Kind, Scope } from "./kind.ts";

function attributesOf({ major, connections }: Scope): Record<string, string> {
  const streaming =
    major >= 16
      ? "case s.substream when 't' then 'on' when 'p' then 'parallel' else 'off' end"
      : "case when s.substream then 'on' else 'off' end";
  return {
    publications: 'array(select p from pg_catalog.unnest(s.subpublications) p order by p collate pg_catalog."C")',
    connection: connections ? withoutPasswords("s.subconninfo") : "null",
    enabled: "s.subenabled",
    "slot name": "s.subslotname",
    "synchronous commit": "s.subsynccommit",
    binary: "s.subbinary",
    streaming,
    ...(major >= 15 ? { "two phase": "s.subtwophasestate <> 'd'", "disable on error": "s.subdisableonerr" } : {}),
    ...(major >= 16
      ? { origin: "s.suborigin", "password required": "s.subpasswordrequired", "run as owner": "s.subrunasowner" }
      : {}),
    ...(major >= 17 ? { failover: "s.subfailover" } : {}),
  };
}

export const subscription: Kind<AttributeRow> = {
  name: "subscription",
  types: ["subscription"],
  places: ["pg_subscription"],
  sql: (scope) => `
    select ${named("s", "sub")}, ${attributeColumns(attributesOf(scope))}
    from pg_catalog.pg_subscription s
    where s.oid >= ${FIRST_USER_OID}
      and s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
    order by s.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "subscription", "pg_subscription")),
  describe: (object) => `subscription ${object.name} to ${listOf(object, "publications").join(", ")}`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).includes("publications"),
  ddl: {
    // Its passwords are not known here, and dropping it reaches for the other server.
    create: () => null,
    drop: () => null,
    alter: (change) => (changedAttributes(change).length === 0 ? renamedWithin(change, "subscription") : null),
  },
};
