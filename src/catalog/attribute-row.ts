/**
 * Rows whose attributes are put together by the query, as JSON: for kinds whose attributes need no mapping.
 */
import type { AttributeValue, CatalogObject } from "./catalog.ts";
import type { ObjectParts } from "./make-object.ts";
import { identityOf, makeObject } from "./make-object.ts";
import type { CATALOGS } from "./scope-sql.ts";

export interface AttributeRow {
  readonly oid: number;
  /** Null for objects that are in no schema. */
  readonly schemaOid: number | null;
  readonly name: string;
  readonly ownName: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly stored: Readonly<Record<string, string | null>>;
}

type Expressions = Readonly<Record<string, string>>;

/** The columns `attributes` and `stored`, from SQL expressions by the names of the attributes. */
export function attributeColumns(attributes: Expressions, stored: Expressions = {}): string {
  const objects = attributeObjects(attributes, stored);
  return `${objects.attributes} as "attributes", ${objects.stored} as "stored"`;
}

/** The same as two SQL expressions. */
export function attributeObjects(attributes: Expressions, stored: Expressions): { attributes: string; stored: string } {
  const texts = Object.entries(stored).map(([name, sql]) => [name, `(${sql})::text`] as const);
  return { attributes: jsonObject(attributes), stored: jsonObject(Object.fromEntries(texts)) };
}

function jsonObject(expressions: Expressions): string {
  const pairs = Object.entries(expressions).map(([name, sql]) => `'${name}', ${sql}`);
  return `pg_catalog.json_build_object(${pairs.join(", ")})`;
}

/** `parts` adds to what the row says, or says otherwise. */
export function objectOf(
  row: AttributeRow,
  type: string,
  catalog: keyof typeof CATALOGS,
  parts: Partial<ObjectParts> = {},
): CatalogObject {
  const stored = Object.entries(row.stored).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  return makeObject({
    type,
    name: row.name,
    ownName: row.ownName,
    within: row.schemaOid === null ? null : identityOf("pg_namespace", row.schemaOid),
    identity: identityOf(catalog, row.oid),
    attributes: row.attributes,
    stored: Object.fromEntries(stored),
    ...parts,
  });
}

/** `public.f(integer)`, qualified unless it is PostgreSQL's own; null for none. */
export function signature(oid: string): string {
  return `nullif(${oid}::pg_catalog.oid, 0)::pg_catalog.regprocedure::text`;
}

/** `character varying`, `public.status`; null for none. */
export function typeName(oid: string): string {
  return `pg_catalog.format_type(nullif(${oid}, 0), null)`;
}

/** The columns `oid`, `schemaOid`, `name` and `ownName` of an object in schema `n`; PREFIXname is its name. */
export function namedIn(alias: string, prefix: string): string {
  const name = `${alias}.${prefix}name`;
  return `${alias}.oid as "oid", n.oid as "schemaOid", pg_catalog.format('%I.%I', n.nspname, ${name}) as "name",
      pg_catalog.quote_ident(${name}) as "ownName"`;
}

/** The same for an object that is in no schema. */
export function named(alias: string, prefix: string): string {
  const name = `pg_catalog.quote_ident(${alias}.${prefix}name)`;
  return `${alias}.oid as "oid", null as "schemaOid", ${name} as "name", ${name} as "ownName"`;
}
