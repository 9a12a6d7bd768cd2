/**
 * Schemas.
 */
import { isRemovedOrRenamed } from "../changes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

interface SchemaRow {
  readonly oid: number;
  readonly name: string;
}

export const schema: Kind<SchemaRow> = {
  name: "schema",
  types: ["schema"],
  sql: () => `
    select n.oid as "oid", pg_catalog.quote_ident(n.nspname) as "name"
    from pg_catalog.pg_namespace n
    where ${userSchema("n")} and ${noExtensionMember("pg_namespace", "n.oid")}
    order by n.oid`,
  objects: (rows) =>
    rows.map(({ oid, name }) =>
      makeObject({
        type: "schema",
        name,
        ownName: name,
        within: null,
        identity: identityOf("pg_namespace", oid),
        attributes: {},
      }),
    ),
  describe: ({ name }) => `schema ${name}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: ({ name }) => [`create schema ${name}`],
    drop: ({ name }) => [`drop schema ${name}`],
    alter: ({ before, after, action }) =>
      action === "renamed" ? [`alter schema ${before.name} rename to ${after.name}`] : null,
  },
};
