/**
 * Conversions between character set encodings.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf, signature } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { isRemovedOrRenamed, isTrue, literal, textOf } from "../changes.ts";
import { renamedOnly } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = {
  from: "pg_catalog.pg_encoding_to_char(c.conforencoding)",
  to: "pg_catalog.pg_encoding_to_char(c.contoencoding)",
  function: signature("c.conproc"),
  default: "c.condefault",
};
const STORED = { function: "c.conproc::pg_catalog.oid" };

export const conversion: Kind<AttributeRow> = {
  name: "conversion",
  types: ["conversion"],
  places: ["pg_conversion"],
  sql: () => `
    select ${namedIn("c", "con")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_conversion c
    join pg_catalog.pg_namespace n on n.oid = c.connamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_conversion", "c.oid")}
    order by c.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "conversion", "pg_conversion")),
  describe: (object) => `${object.name} ${words(object)} ${specification(object)}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create ${words(object)} ${object.name} ${specification(object)}`],
    drop: ({ name }) => [`drop conversion ${name}`],
    alter: (change) => renamedOnly(change, "conversion"),
  },
};

function words(object: CatalogObject): string {
  return isTrue(object, "default") ? "default conversion" : "conversion";
}

function specification(object: CatalogObject): string {
  const [from, to, routine] = ["from", "to", "function"].map((attribute) => textOf(object, attribute) ?? "");
  return `for ${literal(from ?? "")} to ${literal(to ?? "")} from ${routineName(routine ?? "")}`;
}
