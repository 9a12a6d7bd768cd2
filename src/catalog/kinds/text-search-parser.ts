/**
 * Text search parsers.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf, signature } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { isRemovedOrRenamed, textOf } from "../changes.ts";
import { renamedOnly } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = {
  start: signature("p.prsstart"),
  gettoken: signature("p.prstoken"),
  end: signature("p.prsend"),
  headline: signature("p.prsheadline"),
  lextypes: signature("p.prslextype"),
};
const STORED = {
  start: "p.prsstart::pg_catalog.oid",
  gettoken: "p.prstoken::pg_catalog.oid",
  end: "p.prsend::pg_catalog.oid",
  headline: "p.prsheadline::pg_catalog.oid",
  lextypes: "p.prslextype::pg_catalog.oid",
};

export const textSearchParser: Kind<AttributeRow> = {
  name: "text-search-parser",
  types: ["text search parser"],
  places: ["pg_ts_parser"],
  sql: () => `
    select ${namedIn("p", "prs")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_ts_parser p
    join pg_catalog.pg_namespace n on n.oid = p.prsnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_ts_parser", "p.oid")}
    order by p.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "text search parser", "pg_ts_parser")),
  describe: (object) => `${object.name} text search parser (${functions(object)})`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create text search parser ${object.name} (${functions(object)})`],
    drop: ({ name }) => [`drop text search parser ${name}`],
    alter: (change) => renamedOnly(change, "text search parser"),
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
