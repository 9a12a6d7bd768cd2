/**
 * Access methods of tables and indexes.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf, signature } from "../attribute-row.ts";
import { isRemovedOrRenamed, textOf } from "../changes.ts";
import { routineName } from "../routine-name.ts";
import { userObject } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = {
  type: "case a.amtype when 't' then 'table' else 'index' end",
  handler: signature("a.amhandler"),
};
const STORED = { handler: "a.amhandler::pg_catalog.oid" };

export const accessMethod: Kind<AttributeRow> = {
  name: "access-method",
  types: ["access method"],
  places: ["pg_am"],
  sql: () => `
    select ${named("a", "am")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_am a
    where ${userObject("pg_am", "a.oid")}
    order by a.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "access method", "pg_am")),
  describe: (object) => `${object.name} ${textOf(object, "type")} access method, handler ${textOf(object, "handler")}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [
      `create access method ${object.name} type ${textOf(object, "type")} handler ${routineName(textOf(object, "handler") ?? "")}`,
    ],
    drop: ({ name }) => [`drop access method ${name}`],
    alter: () => null,
  },
};
