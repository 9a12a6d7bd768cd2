/**
 * Composite types (`create type … as (…)`). The order of their attributes counts: values are written by position.
 */
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, listOf } from "../changes.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

interface CompositeRow {
  readonly oid: number;
  readonly relationOid: number;
  readonly arrayOid: number;
  readonly schemaOid: number;
  readonly name: string;
  readonly ownName: string;
  readonly attributes: readonly string[];
  readonly stored: string;
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}

const ATTRIBUTES = "pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped";

const COLLATION = `coalesce((select pg_catalog.format(' collate %I.%I', cn.nspname, co.collname)
              from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
              join pg_catalog.pg_type y on y.oid = a.atttypid
              where co.oid = a.attcollation and a.attcollation <> y.typcollation), '')`;

export const compositeType: Kind<CompositeRow> = {
  name: "composite-type",
  types: ["composite type"],
  places: ["pg_class c"],
  sql: () => `
    select t.oid as "oid", t.typrelid as "relationOid", t.typarray as "arrayOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      array(select pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) || ${COLLATION}
            from ${ATTRIBUTES} order by a.attnum) as "attributes",
      (select pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.atttypmod, a.attcollation), ','
              order by a.attnum)
       from ${ATTRIBUTES}) as "stored",
      array(select pg_catalog.quote_ident(a.attname) from ${ATTRIBUTES} order by a.attnum) as "names",
      array(select a.attnum from ${ATTRIBUTES} order by a.attnum) as "numbers"
    from pg_catalog.pg_type t
    join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'c' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "composite type",
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_type", row.oid),
        related: [
          ...rowsOf("pg_type", [row.arrayOid]),
          ...rowsOf("pg_class", [row.relationOid]),
          ...row.numbers.map((number) => identityOf("pg_class", row.relationOid, number)),
        ],
        attributes: { attributes: row.attributes },
        parts: attributeParts(row),
        stored: { attributes: row.stored ?? "" },
      }),
    ),
  describe: (object) => `${object.name} composite type (${listOf(object, "attributes").join(", ")})`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    create: (object) => [`create type ${object.name} as (${listOf(object, "attributes").join(", ")})`],
    drop: ({ name }) => [`drop type ${name}`],
    alter: (change) => (changedAttributes(change).length > 0 ? null : renamedWithin(change, "type")),
  },
};

/** COMMENT ON calls them columns. */
function attributeParts({ relationOid, name, names, numbers }: CompositeRow): CatalogObject["parts"] & object {
  return Object.fromEntries(
    names.map((attribute, index) => [
      identityOf("pg_class", relationOid, numbers[index]),
      { label: `attribute ${attribute}`, address: `column ${name}.${attribute}` },
    ]),
  );
}
