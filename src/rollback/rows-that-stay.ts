/**
 * What a rollback of the schema leaves of the rows that the migration has written or changed.
 */
import type { Rows } from "../replay/read-rows.ts";
import type { Loss } from "./losses.ts";

/** Sentences, by table and column; what comes back empty is told elsewhere. */
export function rowsThatStay(before: Rows, end: Rows, losses: readonly Loss[]): string[] {
  const told = new Set(losses.map(({ name }) => name.replaceAll('"', "")));
  const counts = [...end.counts].filter(([table, rows]) => {
    const others = before.counts.get(table);
    return others !== undefined && others !== rows && !told.has(table);
  });
  const tables = new Set(counts.map(([table]) => table));
  const columns = [...end.columns]
    .filter(([column, sum]) => (before.columns.get(column) ?? sum) !== sum && !told.has(column))
    .map(([column]) => column)
    .filter((column) => !tables.has(column.slice(0, column.lastIndexOf("."))));
  return [
    ...counts.map(([table, rows]) => {
      return `What the migration did to the rows of ${table} stays: there are ${rows} instead of ${before.counts.get(table) ?? 0}.`;
    }),
    ...columns.map((column) => `The values that the migration wrote to ${column} stay.`),
  ];
}
