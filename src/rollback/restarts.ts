/**
 * Sequences that a way back makes anew. PostgreSQL begins them at their start, and then the next row gets a number that another one
 * has; one that belongs to a column can go on behind the highest number that is there.
 */
import type { Catalog, CatalogObject } from "../catalog/catalog.ts";
import { isTrue, textOf } from "../catalog/changes.ts";

export interface Restart {
  readonly sequence: CatalogObject;
  /** What carries it on, without the final semicolon; empty where nothing says how far it had come. */
  readonly statements: readonly string[];
}

/** How far sequences had come in the user's database, by name: null for one that has given no number yet. */
export type Reached = ReadonlyMap<string, string | null>;

export interface RestartEnds {
  readonly after: Catalog;
  readonly end: Catalog;
  readonly reached?: Reached | undefined;
}

/** Not of tables that come back empty. `after` and `end`: of copies of one database. */
export function restartsOf({ after, end, reached }: RestartEnds): Restart[] {
  const there = new Set(after.objects.map(({ identity }) => identity));
  const restarted = end.objects.filter(({ type, identity }) => type === "sequence" && !there.has(identity));
  return restarted.flatMap((sequence): Restart[] => {
    if (sequence.parent === null) return [{ sequence, statements: [] }];
    const table = end.objects.find(({ key }) => key === sequence.parent);
    if (table === undefined || !there.has(table.identity)) return [];
    const column = end.objects.find(({ type, identity }) => type === "column" && identity === sequence.follows);
    if (column === undefined || isShared(sequence, column, end)) return [{ sequence, statements: [] }];
    return [{ sequence, statements: carryingOn(sequence, table, column, reached?.get(sequence.name) ?? null) }];
  });
}

/** One that another column's default takes numbers from, too: what one column holds says too little. */
function isShared({ name }: CatalogObject, column: CatalogObject, { objects }: Catalog): boolean {
  const literal = `'${name.replaceAll("'", "''")}'`;
  return objects.some((each) => each.key !== column.key && textOf(each, "default")?.includes(literal) === true);
}

/** True for a script that sees to where its sequences go on. */
export function setsSequence(text: string): boolean {
  return /\b(?:setval|restart)\b/iu.test(text);
}

const WHOLE_NUMBERS: ReadonlySet<unknown> = new Set(["smallint", "integer", "bigint"]);

/** Rows that are hidden have numbers, too; numbers out of its range are none of its. */
function carryingOn(
  sequence: CatalogObject,
  table: CatalogObject,
  { ownName, attributes }: CatalogObject,
  last: string | null,
): string[] {
  if (ownName === undefined || !WHOLE_NUMBERS.has(attributes["type"])) return [];
  const [minimum, maximum] = [textOf(sequence, "minimum"), textOf(sequence, "maximum")];
  const falls = textOf(sequence, "increment")?.startsWith("-") === true;
  const held = `pg_catalog.${falls ? "min" : "max"}(${ownName})`;
  const furthest = last === null ? held : `${falls ? "least" : "greatest"}(${held}, ${last})`;
  const literal = `'${sequence.name.replaceAll("'", "''")}'`;
  return [
    ...(isTrue(table, "row security") ? ["set row_security = off"] : []),
    `select pg_catalog.setval(${literal}, ${furthest}) from ${table.name} where ${ownName} between ${minimum} and ${maximum}`,
    ...(isTrue(table, "row security") ? ["reset row_security"] : []),
  ];
}
