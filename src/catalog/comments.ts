/**
 * Comments and security labels, on every kind of object alike: attributes of the object that the row in question makes up.
 */
import type { Catalog, CatalogObject, ObjectIdentity } from "./catalog.ts";
import { COMMENT, SECURITY_LABEL } from "./common-attributes.ts";
import { CATALOGS, FIRST_USER_OID } from "./scope-sql.ts";

/** What initdb writes does not count: a schema `public` that was dropped and made anew lacks it. Nor does what CREATE EXTENSION
 * writes. */
const OF_INITDB = "standard public schema";

/** The constraint `not null` is an attribute of its column. */
const OF_COLUMN = "k.contype = 'n' and k.conrelid <> 0";

export interface CommentRow {
  readonly catalog: number;
  readonly oid: number;
  readonly subid: number;
  /** The attribute. */
  readonly name: string;
  readonly text: string;
}

export function commentsSql(): string {
  return `
    select d.classoid as "catalog", d.objoid as "oid", d.objsubid as "subid", '${COMMENT}' as "name", d.description as "text"
    from pg_catalog.pg_description d
    where (d.objoid >= ${FIRST_USER_OID} or d.classoid = ${CATALOGS.pg_namespace})
      and (d.classoid <> ${CATALOGS.pg_namespace} or d.description <> '${OF_INITDB}' or d.objoid not in (
        select n.oid from pg_catalog.pg_namespace n where n.nspname = 'public' or n.oid < ${FIRST_USER_OID}))
      and not exists (
        select from pg_catalog.pg_constraint k where k.oid = d.objoid and d.classoid = ${CATALOGS.pg_constraint} and ${OF_COLUMN})
      and (d.classoid <> ${CATALOGS.pg_extension} or (d.objoid, d.description) not in (
        select e.oid, a.comment
        from pg_catalog.pg_extension e
        join pg_catalog.pg_available_extensions() a on a.name = e.extname
        where a.comment is not null))
    union all
    select ${CATALOGS.pg_class}, k.conrelid, k.conkey[1], '${COMMENT} of not null', d.description
    from pg_catalog.pg_description d
    join pg_catalog.pg_constraint k on k.oid = d.objoid and ${OF_COLUMN}
    where d.classoid = ${CATALOGS.pg_constraint}
    union all
    select l.classoid, l.objoid, l.objsubid, '${SECURITY_LABEL} ' || pg_catalog.quote_ident(l.provider), l.label
    from pg_catalog.pg_seclabel l
    order by 1, 2, 3, 4`;
}

/** The objects, each with what is said about it and its parts. */
export function withComments(objects: Catalog["objects"], rows: readonly CommentRow[]): CatalogObject[] {
  const known = new Map<ObjectIdentity, Record<string, string>>();
  for (const { catalog, oid, subid, name, text } of rows) {
    const identity: ObjectIdentity = `${catalog}/${oid}/${subid}`;
    known.set(identity, { ...known.get(identity), [name]: text });
  }
  return withAttributes(objects, known);
}

/** Adds the attributes that are known by identity; those of a part are called `comment of column id`. */
export function withAttributes(
  objects: Catalog["objects"],
  known: ReadonlyMap<string, CatalogObject["attributes"]>,
): CatalogObject[] {
  if (known.size === 0) return [...objects];
  return objects.map((object) => {
    const parts = Object.entries(object.parts ?? NONE).flatMap(([identity, { label }]) =>
      Object.entries(known.get(identity) ?? NONE).map(([name, value]) => [`${name} of ${label}`, value] as const),
    );
    const own = known.get(object.identity);
    if (own === undefined && parts.length === 0) return object;
    const all = [...Object.entries({ ...object.attributes, ...own }), ...parts];
    return { ...object, attributes: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) };
  });
}

const NONE: Readonly<Record<string, never>> = {};
