/**
 * Casts. One has no name but its two types.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf, signature, typeName } from "../attribute-row.ts";
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, textOf } from "../changes.ts";
import { noInternalPart, userObject } from "../scope-sql.ts";
import type { Kind } from "./kind.ts";

const ATTRIBUTES = {
  function: signature("c.castfunc"),
  method: "case c.castmethod when 'f' then 'function' when 'i' then 'inout' else 'binary' end",
  context: "case c.castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end",
};
const STORED = { function: "c.castfunc" };

export const cast: Kind<AttributeRow> = {
  name: "cast",
  types: ["cast"],
  places: ["pg_cast"],
  sql: () => `
    select c.oid as "oid", null as "schemaOid", 'cast' as "ownName",
      pg_catalog.format('(%s as %s)', ${typeName("c.castsource")}, ${typeName("c.casttarget")}) as "name",
      ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_cast c
    where ${userObject("pg_cast", "c.oid")} and ${noInternalPart("pg_cast", "c.oid")}
    order by c.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "cast", "pg_cast")),
  describe: (object) => `cast ${specification(object)}`,
  isDestructive,
  ddl: {
    create: (object) => [`create cast ${specification(object)}`],
    drop: ({ name }) => [`drop cast ${name}`],
    // Nothing alters a cast; one that an expression uses cannot be dropped.
    alter: ({ before, after, ...change }) =>
      changedAttributes({ ...change, before, after }).length === 0
        ? []
        : [`drop cast ${before.name}`, `create cast ${specification(after)}`],
  },
};

const METHODS: Readonly<Record<string, string>> = { inout: "with inout", binary: "without function" };
const CONTEXTS: Readonly<Record<string, string>> = { implicit: " as implicit", assignment: " as assignment" };

function specification(object: CatalogObject): string {
  const method = METHODS[textOf(object, "method") ?? ""] ?? `with function ${textOf(object, "function")}`;
  return `${object.name} ${method}${CONTEXTS[textOf(object, "context") ?? ""] ?? ""}`;
}

const WIDER = ["explicit", "assignment", "implicit"];

/** A cast that is no longer applied by itself is missed where nobody wrote it. */
function isDestructive({ action, before, after }: CatalogChange): boolean {
  if (action !== "changed" || before === null || after === null) return action !== "added";
  const [old, now] = [before, after].map((object) => WIDER.indexOf(textOf(object, "context") ?? ""));
  return (now ?? 0) < (old ?? 0);
}
