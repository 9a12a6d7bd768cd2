/**
 * Statements about indexes that hold for those of constraints, too.
 */
import type { CatalogObject } from "./catalog.ts";
import { isTrue, listOf, textOf } from "./changes.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { storageParameters } from "./storage-parameters.ts";

/** `table`: the table's name; `name`: the index's own name. Those that it needs after it was made. */
export function indexExtras(object: CatalogObject, table: string, name: string): string[] {
  return [
    ...tablespaceSteps(object, `${schemaOf(table)}.${name}`),
    ...(isTrue(object, "clustered") ? [`alter table ${table} cluster on ${name}`] : []),
    ...(isTrue(object, "replica identity") ? [`alter table ${table} replica identity using index ${name}`] : []),
  ];
}

/** To the database's own there is no way that does not name it. */
function tablespaceSteps(object: CatalogObject, index: string): string[] {
  const tablespace = textOf(object, "tablespace");
  return tablespace === null ? [] : [`alter index ${index} set tablespace ${tablespace}`];
}

/** `public` of `public.trips`. */
function schemaOf(table: string): string {
  return /^(?:"(?:[^"]|"")*"|[^".])+/.exec(table)?.[0] ?? "";
}

/** Null where they are not plain. For the attributes `options`, `tablespace`, `clustered` and `replica identity`; `schema` qualifies the index. */
export function indexSteps(
  { before, after }: AlteringChange,
  changed: readonly string[],
  [table, schema, name]: readonly [table: string, schema: string, name: string],
): string[] | null {
  if (changed.includes("tablespace") && textOf(after, "tablespace") === null) return null;
  const isSet = (attribute: string): boolean => changed.includes(attribute) && isTrue(after, attribute);
  const parameters = changed.includes("options")
    ? storageParameters(listOf(before, "options"), listOf(after, "options"))
    : [];
  const unclustered = changed.includes("clustered") && !isTrue(after, "clustered");
  return [
    ...parameters.map((step) => `alter index ${schema}.${name} ${step}`),
    ...(changed.includes("tablespace") ? tablespaceSteps(after, `${schema}.${name}`) : []),
    ...(unclustered ? [`alter table ${table} set without cluster`] : []),
    ...(isSet("clustered") ? [`alter table ${table} cluster on ${name}`] : []),
    // When it is no longer the one, the table says what is instead.
    ...(isSet("replica identity") ? [`alter table ${table} replica identity using index ${name}`] : []),
  ];
}
