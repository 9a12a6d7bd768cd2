/**
 * Operator classes.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf, typeName } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, listOf, textOf } from "../changes.ts";
import { functionsSql, operatorsSql, storedFunctionsSql, storedOperatorsSql } from "../operator-members.ts";
import { renamedUsing } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const MEMBERS = { catalog: "pg_opclass", oid: "c.oid", family: "c.opcfamily" } as const;
const ATTRIBUTES = {
  type: typeName("c.opcintype"),
  default: "c.opcdefault",
  family: `(select pg_catalog.format('%I.%I', fn.nspname, f.opfname) from pg_catalog.pg_opfamily f
    join pg_catalog.pg_namespace fn on fn.oid = f.opfnamespace where f.oid = c.opcfamily)`,
  storage: typeName("c.opckeytype"),
  operators: operatorsSql(MEMBERS),
  functions: functionsSql(MEMBERS),
};
const STORED = {
  type: "c.opcintype",
  family: "c.opcfamily",
  storage: "c.opckeytype",
  operators: storedOperatorsSql(MEMBERS),
  functions: storedFunctionsSql(MEMBERS),
};

export const operatorClass: Kind<AttributeRow> = {
  name: "operator-class",
  types: ["operator class"],
  places: ["pg_opclass"],
  sql: () => `
    select c.oid as "oid", n.oid as "schemaOid", pg_catalog.quote_ident(c.opcname) as "ownName",
      pg_catalog.format('%I.%I using %I', n.nspname, c.opcname, a.amname) as "name", ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_opclass c
    join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
    join pg_catalog.pg_am a on a.oid = c.opcmethod
    where ${userSchema("n")} and ${noExtensionMember("pg_opclass", "c.oid")}
    order by c.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "operator class", "pg_opclass")),
  describe: (object) =>
    `operator class ${object.name} ${defaultOf(object)}for type ${textOf(object, "type")} as ${items(object)}`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    create: (object) => [createStatement(object)],
    drop: ({ name }) => [`drop operator class ${name}`],
    // Nothing alters a class but its name; one that an index uses cannot be dropped.
    alter: (change) => (changedAttributes(change).length > 0 ? null : renamedUsing(change, "operator class")),
  },
};

function defaultOf(object: CatalogObject): string {
  return isTrue(object, "default") ? "default " : "";
}

function items(object: CatalogObject): string {
  const storage = textOf(object, "storage");
  // A class needs one item at least: the storage says nothing new when it is the type itself.
  const stored = storage === null ? [] : [`storage ${storage}`];
  const members = [...listOf(object, "operators"), ...listOf(object, "functions"), ...stored];
  return members.length === 0 ? `storage ${textOf(object, "type")}` : members.join(", ");
}

function createStatement(object: CatalogObject): string {
  const using = object.name.lastIndexOf(" using ");
  const [name, method] = [object.name.slice(0, using), object.name.slice(using)];
  return `create operator class ${name} ${defaultOf(object)}for type ${textOf(object, "type")}${method} family ${textOf(object, "family")} as ${items(object)}`;
}
