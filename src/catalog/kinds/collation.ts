/**
 * Collations. The version of the provider's rules belongs to the machine and is left out.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, literal, textOf } from "../changes.ts";
import { renamedOnly } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

/** ICU's locale was kept in collcollate first, then in a column of its own, which was renamed. */
function attributesOf(major: number): Record<string, string> {
  const own = major >= 17 ? "c.colllocale" : major >= 15 ? "c.colliculocale" : "c.collcollate";
  const hasNone = "c.collprovider in ('i', 'b')";
  return {
    provider: "case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' else 'default' end",
    locale: `case when ${hasNone} then ${own} end`,
    collate: `case when not ${hasNone} then c.collcollate end`,
    ctype: `case when not ${hasNone} then c.collctype end`,
    deterministic: "c.collisdeterministic",
    rules: major >= 16 ? "c.collicurules" : "null::text",
  };
}

export const collation: Kind<AttributeRow> = {
  name: "collation",
  types: ["collation"],
  places: ["pg_collation"],
  sql: ({ major }) => `
    select ${namedIn("c", "coll")}, ${attributeColumns(attributesOf(major))}
    from pg_catalog.pg_collation c
    join pg_catalog.pg_namespace n on n.oid = c.collnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_collation", "c.oid")}
    order by c.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "collation", "pg_collation")),
  describe: (object) => `${object.name} collation (${parameters(object)})`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    create: (object) => [`create collation ${object.name} (${parameters(object)})`],
    drop: ({ name }) => [`drop collation ${name}`],
    alter: (change) => renamedOnly(change, "collation"),
  },
};

function parameters(object: CatalogObject): string {
  const named = { locale: "locale", collate: "lc_collate", ctype: "lc_ctype", rules: "rules" };
  const texts = Object.entries(named).flatMap(([attribute, parameter]) => {
    const value = textOf(object, attribute);
    return value === null ? [] : [`${parameter} = ${literal(value)}`];
  });
  const deterministic = isTrue(object, "deterministic") ? [] : ["deterministic = false"];
  return [`provider = ${textOf(object, "provider")}`, ...texts, ...deterministic].join(", ");
}
