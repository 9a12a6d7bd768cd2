/**
 * How many rows each table holds: the part of what a migration leaves behind that is in no catalog.
 */
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";

interface TableRow {
  readonly name: string;
  readonly quoted: string;
}

/** By `schema.name` without quotes, sorted. `exclude`: tables that do not count. */
export async function countRows(database: Database, exclude: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return withSession(database, async (session) => {
    const tables = await session.query<TableRow>(
      `select n.nspname || '.' || c.relname as "name", pg_catalog.format('%I.%I', n.nspname, c.relname) as "quoted"
from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
    );
    const counted = tables.filter(({ name }) => !exclude.includes(name));
    if (counted.length === 0) return new Map();
    const sql = counted.map(
      ({ quoted }, index) => `select ${index} as "at", pg_catalog.count(*) as "rows" from ${quoted}`,
    );
    const rows = await session.query<{ at: number; rows: string }>(`${sql.join(" union all ")} order by 1`);
    return new Map(rows.map(({ at, rows: count }) => [counted[at]?.name ?? "", Number(count)]));
  });
}
