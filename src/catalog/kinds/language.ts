/**
 * Procedural languages that no extension brought.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf, signature } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, textOf } from "../changes.ts";
import { renamedWithin } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { userObject } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = {
  trusted: "l.lanpltrusted",
  handler: signature("l.lanplcallfoid"),
  inline: signature("l.laninline"),
  validator: signature("l.lanvalidator"),
};
const STORED = { handler: "l.lanplcallfoid", inline: "l.laninline", validator: "l.lanvalidator" };

export const language: Kind<AttributeRow> = {
  name: "language",
  types: ["language"],
  places: ["pg_language"],
  sql: () => `
    select ${named("l", "lan")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_language l
    where ${userObject("pg_language", "l.oid")}
    order by l.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "language", "pg_language")),
  describe: (object) => `${object.name} ${specification(object)}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [`create ${languageWords(object)} ${object.name} ${functions(object)}`],
    drop: ({ name }) => [`drop language ${name}`],
    alter: (change) => [
      ...renamedWithin(change, "language"),
      ...(changedAttributes(change).length === 0
        ? []
        : [`create or replace ${languageWords(change.after)} ${change.after.name} ${functions(change.after)}`]),
    ],
  },
};

function languageWords(object: CatalogObject): string {
  return isTrue(object, "trusted") ? "trusted language" : "language";
}

function specification(object: CatalogObject): string {
  return `${languageWords(object)} ${functions(object)}`;
}

function functions(object: CatalogObject): string {
  return ["handler", "inline", "validator"]
    .flatMap((attribute) => {
      const routine = textOf(object, attribute);
      return routine === null ? [] : [`${attribute} ${routineName(routine)}`];
    })
    .join(" ");
}
