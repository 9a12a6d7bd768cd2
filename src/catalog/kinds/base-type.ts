/**
 * Base types, and shell types: those that are announced and not defined yet.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf, signature, typeName } from "../attribute-row.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, textOf } from "../changes.ts";
import { rowsOf } from "../make-object.ts";
import { renamedOnly } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

interface BaseTypeRow extends AttributeRow {
  readonly arrayOid: number;
}

const FUNCTIONS = {
  input: "t.typinput",
  output: "t.typoutput",
  receive: "t.typreceive",
  send: "t.typsend",
  "modifier input": "t.typmodin",
  "modifier output": "t.typmodout",
  analyze: "t.typanalyze",
  subscript: "t.typsubscript",
};

const ATTRIBUTES = {
  defined: "t.typisdefined",
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, column]) => [name, signature(column)])),
  length: "t.typlen",
  "passed by value": "t.typbyval",
  alignment: "case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end",
  storage: "case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end",
  category: "t.typcategory",
  preferred: "t.typispreferred",
  default: "t.typdefault",
  element: typeName("t.typelem"),
  delimiter: "t.typdelim",
  collatable: "t.typcollation <> 0",
};

const STORED = {
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, column]) => [name, `${column}::pg_catalog.oid`])),
  element: "t.typelem",
};

export const baseType: Kind<BaseTypeRow> = {
  name: "base-type",
  types: ["base type"],
  places: ["pg_type b", "pg_type p"],
  sql: () => `
    select ${namedIn("t", "typ")}, ${attributeColumns(ATTRIBUTES, STORED)}, t.typarray as "arrayOid"
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where (t.typtype = 'b' or (t.typtype = 'p' and not t.typisdefined))
      and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)
      and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
  objects: (rows) =>
    rows.map((row) => objectOf(row, "base type", "pg_type", { related: rowsOf("pg_type", [row.arrayOid]) })),
  describe: (object) =>
    isTrue(object, "defined")
      ? `${object.name} base type (input = ${textOf(object, "input")}, output = ${textOf(object, "output")})`
      : `${object.name} shell type`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    // Its functions need the type, and the type its functions.
    create: (object) => (isTrue(object, "defined") ? null : [`create type ${object.name}`]),
    drop: (object) => (isTrue(object, "defined") ? null : [`drop type ${object.name}`]),
    alter: (change) => renamedOnly(change, "type"),
  },
};
