/**
 * What is on the tables and views of an extension: they are no objects of their own, but anybody can put a policy, a trigger, an
 * index or a column on them, and nothing tells these from what the extension brought.
 */
import { distributeArrayCasts } from "./array-casts.ts";
import type { Catalog, CatalogObject } from "./catalog.ts";
import { withAttributes } from "./comments.ts";
import { identityOf } from "./make-object.ts";
import { CATALOGS } from "./scope-sql.ts";

/** One text for each, of the relations `m` of the extension. */
const PARTS = [
  `select pg_catalog.format('column %s.%I %s', m.oid::pg_catalog.regclass, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
        || case when a.attnotnull then ' not null' else '' end
      from pg_catalog.pg_attribute a where a.attrelid = m.oid and m.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped`,
  "select pg_catalog.pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i where i.indrelid = m.oid",
  `select pg_catalog.format('constraint %I on %s ', k.conname, m.oid::pg_catalog.regclass) || pg_catalog.pg_get_constraintdef(k.oid)
      from pg_catalog.pg_constraint k where k.conrelid = m.oid and k.contype not in ('n', 't')`,
  "select pg_catalog.pg_get_triggerdef(g.oid) from pg_catalog.pg_trigger g where g.tgrelid = m.oid and not g.tgisinternal",
  "select pg_catalog.pg_get_ruledef(r.oid) from pg_catalog.pg_rewrite r where r.ev_class = m.oid and r.rulename <> '_RETURN'",
  `select pg_catalog.format('policy %I on %s %s permissive %s to ', p.polname, m.oid::pg_catalog.regclass, p.polcmd, p.polpermissive)
        || array(select case when r = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) end
          from pg_catalog.unnest(p.polroles) r order by 1)::text
        || coalesce(' using ' || pg_catalog.pg_get_expr(p.polqual, m.oid), '')
        || coalesce(' with check ' || pg_catalog.pg_get_expr(p.polwithcheck, m.oid), '')
      from pg_catalog.pg_policy p where p.polrelid = m.oid`,
  `select pg_catalog.format('row security on %s%s', m.oid::pg_catalog.regclass, case when m.relforcerowsecurity then ', forced' else '' end)
      where m.relrowsecurity or m.relforcerowsecurity`,
];

export interface ExtensionTablesRow {
  readonly oid: number;
  readonly texts: readonly string[];
}

export function extensionTablesSql(): string {
  return `
    select d.refobjid as "oid", pg_catalog.array_agg(part.text order by part.text collate pg_catalog."C") as "texts"
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class m on m.oid = d.objid
    cross join lateral (${PARTS.join(" union all ")}) part(text)
    where d.refclassid = ${CATALOGS.pg_extension} and d.deptype = 'e' and d.classid = ${CATALOGS.pg_class}
    group by d.refobjid
    order by d.refobjid`;
}

/** As an attribute of the extensions. */
export function withExtensionTables(objects: Catalog["objects"], rows: readonly ExtensionTablesRow[]): CatalogObject[] {
  const known = rows.map(({ oid, texts }) => {
    const attributes = { "on its tables": texts.map((text) => distributeArrayCasts(text)) };
    return [identityOf("pg_extension", oid), attributes] as const;
  });
  return withAttributes(objects, new Map(known));
}
