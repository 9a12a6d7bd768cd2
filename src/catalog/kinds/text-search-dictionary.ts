/**
 * Text search dictionaries.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { isRemovedOrRenamed, textOf } from "../changes.ts";
import { renamedOnly } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

/** Options are kept as a text: `stopwords = 'english'`. */
const ATTRIBUTES = {
  template: "pg_catalog.format('%I.%I', tn.nspname, t.tmplname)",
  options: "d.dictinitoption",
};
const STORED = { template: "d.dicttemplate" };

export const textSearchDictionary: Kind<AttributeRow> = {
  name: "text-search-dictionary",
  types: ["text search dictionary"],
  places: ["pg_ts_dict"],
  sql: () => `
    select ${namedIn("d", "dict")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_ts_dict d
    join pg_catalog.pg_namespace n on n.oid = d.dictnamespace
    join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
    join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_ts_dict", "d.oid")}
    order by d.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "text search dictionary", "pg_ts_dict")),
  describe: (object) => `${object.name} text search dictionary (${parameters(object)})`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create text search dictionary ${object.name} (${parameters(object)})`],
    drop: ({ name }) => [`drop text search dictionary ${name}`],
    alter: (change) => renamedOnly(change, "text search dictionary"),
  },
};

function parameters(object: CatalogObject): string {
  const options = textOf(object, "options");
  return [`template = ${textOf(object, "template")}`, ...(options === null ? [] : [options])].join(", ");
}
