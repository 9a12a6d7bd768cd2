/**
 * Extensions. Their members are no objects of their own: the version stands for them.
 */
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, literal, textOf } from "../changes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import type { AlteringChange, Kind } from "./kind.ts";

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
        attributes: { schema: row.schema, version: row.version },
        stored: { schema: String(row.schemaOid) },
      }),
    ),
  describe: (object) => `extension ${specification(object)}`,
  isDestructive: ({ action }) => action === "removed",
  ddl: {
    create: (object) => [`create extension ${specification(object)}`],
    drop: ({ name }) => [`drop extension ${name}`],
    alter: alterExtension,
  },
};

function specification(object: CatalogObject): string {
  return `${object.name} with schema ${textOf(object, "schema")} version ${versionOf(object)}`;
}

function versionOf(object: CatalogObject): string {
  return literal(textOf(object, "version") ?? "");
}

/** Extensions bring scripts from one version to the next, seldom back. */
function alterExtension({ before, after, ...change }: AlteringChange): string[] | null {
  const changed = changedAttributes({ ...change, before, after });
  if (changed.some((name) => name !== "version")) return null;
  if (changed.length === 0) return [];
  return isNewer(textOf(after, "version"), textOf(before, "version"))
    ? [`alter extension ${after.name} update to ${versionOf(after)}`]
    : null;
}

/** By the numbers in the versions. */
function isNewer(version: string | null, than: string | null): boolean {
  const [one, other] = [version, than].map((text) => (text ?? "").match(/\d+/g)?.map(Number) ?? []);
  const place = (one ?? []).findIndex((number, index) => number !== (other?.[index] ?? 0));
  return place >= 0 && (one?.[place] ?? 0) > (other?.[place] ?? 0);
}
