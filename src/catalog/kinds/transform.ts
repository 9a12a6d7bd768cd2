/**
 * Transforms between a type and a procedural language.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf, signature, typeName } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, textOf } from "../changes.ts";
import { userObject } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = { "from SQL": signature("t.trffromsql"), "to SQL": signature("t.trftosql") };
const STORED = { "from SQL": "t.trffromsql::pg_catalog.oid", "to SQL": "t.trftosql::pg_catalog.oid" };

export const transform: Kind<AttributeRow> = {
  name: "transform",
  types: ["transform"],
  places: ["pg_transform"],
  sql: () => `
    select t.oid as "oid", null as "schemaOid", 'transform' as "ownName",
      pg_catalog.format('for %s language %I', ${typeName("t.trftype")}, l.lanname) as "name",
      ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_transform t
    join pg_catalog.pg_language l on l.oid = t.trflang
    where ${userObject("pg_transform", "t.oid")}
    order by t.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "transform", "pg_transform")),
  describe: (object) => `transform ${specification(object)}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create transform ${specification(object)}`],
    drop: ({ name }) => [`drop transform ${name}`],
    alter: (change) =>
      changedAttributes(change).length === 0 ? [] : [`create or replace transform ${specification(change.after)}`],
  },
};

function specification(object: CatalogObject): string {
  const [from, to] = ["from SQL", "to SQL"].map((attribute) => textOf(object, attribute));
  const functions = [
    ...(from === null || from === undefined ? [] : [`from sql with function ${from}`]),
    ...(to === null || to === undefined ? [] : [`to sql with function ${to}`]),
  ];
  return `${object.name} (${functions.join(", ")})`;
}
