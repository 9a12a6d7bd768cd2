/**
 * Foreign-data wrappers. Secrets among their options are never read.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf, signature } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, listOf, textOf } from "../changes.ts";
import { alteredOptions, optionsClause, optionsSql } from "../foreign-options.ts";
import { renamedWithin } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { userObject } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

const ATTRIBUTES = {
  handler: signature("w.fdwhandler"),
  validator: signature("w.fdwvalidator"),
  options: optionsSql("w.fdwoptions"),
};
const STORED = { handler: "w.fdwhandler", validator: "w.fdwvalidator" };

export const foreignDataWrapper: Kind<AttributeRow> = {
  name: "foreign-data-wrapper",
  types: ["foreign-data wrapper"],
  places: ["pg_foreign_data_wrapper"],
  sql: () => `
    select ${named("w", "fdw")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_foreign_data_wrapper w
    where ${userObject("pg_foreign_data_wrapper", "w.oid")}
    order by w.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "foreign-data wrapper", "pg_foreign_data_wrapper")),
  address: ({ name }) => `foreign data wrapper ${name}`,
  describe: (object) =>
    [object.name, "foreign-data wrapper", ...functions(object, FUNCTIONS), ...listOf(object, "options")].join(" "),
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => {
      const options = optionsClause(listOf(object, "options"));
      return (
        options && [["create foreign data wrapper", object.name, ...functions(object, FUNCTIONS), ...options].join(" ")]
      );
    },
    drop: ({ name }) => [`drop foreign data wrapper ${name}`],
    alter: alterWrapper,
  },
};

const FUNCTIONS = ["handler", "validator"];

function functions(object: CatalogObject, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const routine = textOf(object, name);
    return routine === null ? [] : [`${name} ${routineName(routine)}`];
  });
}

function alterWrapper(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const options = alteredOptions(listOf(before, "options"), listOf(after, "options"));
  if (options === null) return null;
  const routines = FUNCTIONS.filter((name) => changedAttributes(change).includes(name));
  const clauses = routines.map((name) => functions(after, [name])[0] ?? `no ${name}`);
  const moved = renamedWithin(change, "foreign data wrapper");
  const altered = [...clauses, ...options];
  return altered.length === 0 ? moved : [...moved, `alter foreign data wrapper ${after.name} ${altered.join(" ")}`];
}
