/**
 * Extensions. Their members are no objects of their own; the version depends on the server and does not count.
 */
import { textOf } from "../changes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import type { Kind } from "./kind.ts";

interface ExtensionRow {
  readonly oid: number;
  readonly name: string;
  readonly schema: string;
  readonly schemaOid: number;
  readonly version: string;
}

export const extension: Kind<ExtensionRow> = {
  name: "extension",
  types: ["extension"],
  sql: () => `
    select e.oid as "oid", pg_catalog.quote_ident(e.extname) as "name", pg_catalog.quote_ident(n.nspname) as "schema",
      n.oid as "schemaOid", e.extversion as "version"
    from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    order by e.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "extension",
        name: row.name,
        ownName: row.name,
        within: null,
        identity: identityOf("pg_extension", row.oid),
        attributes: { schema: row.schema },
        stored: { schema: String(row.schemaOid) },
        cosmetic: { version: row.version },
      }),
    ),
  describe: (object) => `extension ${object.name} in ${textOf(object, "schema")}`,
  isDestructive: ({ action }) => action === "removed",
  ddl: {
    create: (object) => [`create extension ${object.name} with schema ${textOf(object, "schema")}`],
    drop: ({ name }) => [`drop extension ${name}`],
    alter: () => null,
  },
};
