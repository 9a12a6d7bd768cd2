/**
 * `depends on extension`, of functions, indexes, materialized views and triggers alike: what goes away with an extension without
 * belonging to it. https://www.postgresql.org/docs/current/catalog-pg-depend.html
 */
import type { Catalog, CatalogObject } from "./catalog.ts";
import { withAttributes } from "./comments.ts";
import { EXTENSIONS } from "./common-attributes.ts";
import { CATALOGS } from "./scope-sql.ts";

export interface ExtensionDependencyRow {
  readonly catalog: number;
  readonly oid: number;
  readonly extensions: readonly string[];
}

export function extensionDependenciesSql(): string {
  return `
    select d.classid as "catalog", d.objid as "oid",
      pg_catalog.array_agg(distinct pg_catalog.quote_ident(e.extname) order by pg_catalog.quote_ident(e.extname)) as "extensions"
    from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.refclassid = ${CATALOGS.pg_extension} and d.deptype = 'x'
    group by d.classid, d.objid
    order by d.classid, d.objid`;
}

export function withExtensionDependencies(
  objects: Catalog["objects"],
  rows: readonly ExtensionDependencyRow[],
): CatalogObject[] {
  const known = rows.map(
    ({ catalog, oid, extensions }) => [`${catalog}/${oid}/0`, { [EXTENSIONS]: extensions }] as const,
  );
  return withAttributes(objects, new Map(known));
}
