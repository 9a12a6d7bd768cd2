/**
 * Where a tool's bookkeeping table is: its SQL rarely names the schema, so the session's search path decides.
 */
import type { Session } from "../postgres/session.ts";
import type { Bookkeeping } from "../tools/tool.ts";

interface TableRow {
  readonly name: string;
}

/** `schema.name` without quotes, as this session finds it; null when there is none. */
export async function findBookkeepingTable(session: Session, { table }: Bookkeeping): Promise<string | null> {
  const rows = await session.query<TableRow>(
    `select spaces.nspname || '.' || tables.relname as name
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.oid = pg_catalog.to_regclass($1) order by name`,
    [table],
  );
  return rows[0]?.name ?? null;
}

/** `schema.name` with the quotes it needs, as this session finds it; null when there is none. */
export async function findQuotedTable(session: Session, { table }: Bookkeeping): Promise<string | null> {
  const rows = await session.query<TableRow>(
    `select pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as name
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.oid = pg_catalog.to_regclass($1) order by name`,
    [table],
  );
  return rows[0]?.name ?? null;
}

/** `schema.name` of the tables with these tools' names, in whatever schemas: for a database of which nothing is known. */
export async function findBookkeepingTables(session: Session, each: readonly Bookkeeping[]): Promise<string[]> {
  const names = each.map(({ table }) => table.slice(table.lastIndexOf(".") + 1));
  const rows = await session.query<TableRow>(
    `select spaces.nspname || '.' || tables.relname as name
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.relname = any ($1::text[]) and tables.relkind in ('r', 'p') order by name`,
    [names],
  );
  return rows.map(({ name }) => name);
}
