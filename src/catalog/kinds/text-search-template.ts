/**
 * Text search templates.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf, signature } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { isRemovedOrRenamed, textOf } from "../changes.ts";
import { renamedOnly } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = { init: signature("t.tmplinit"), lexize: signature("t.tmpllexize") };
const STORED = { init: "t.tmplinit::pg_catalog.oid", lexize: "t.tmpllexize::pg_catalog.oid" };

export const textSearchTemplate: Kind<AttributeRow> = {
  name: "text-search-template",
  types: ["text search template"],
  places: ["pg_ts_template"],
  sql: () => `
    select ${namedIn("t", "tmpl")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_ts_template t
    join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_ts_template", "t.oid")}
    order by t.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "text search template", "pg_ts_template")),
  describe: (object) => `${object.name} text search template (${functions(object)})`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create text search template ${object.name} (${functions(object)})`],
    drop: ({ name }) => [`drop text search template ${name}`],
    alter: (change) => renamedOnly(change, "text search template"),
  },
};

function functions(object: CatalogObject): string {
  return Object.keys(ATTRIBUTES)
    .flatMap((name) => {
      const routine = textOf(object, name);
      return routine === null ? [] : [`${name} = ${routineName(routine)}`];
    })
    .join(", ");
}
