/**
 * What the tool behind a command has recorded in a database, where it is one whose tables are known by name.
 */
import type { Session } from "../postgres/session.ts";
import type { KnownRecord } from "../tools/detection/known-records.ts";
import { knownRecords } from "../tools/detection/known-records.ts";

export interface KnownRecordFound {
  /** `schema.name` of its tables, sorted. */
  readonly tables: readonly string[];
  /** The migrations that they name, sorted. */
  readonly names: readonly string[];
}

interface TableRow {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

export async function readKnownRecord(session: Session): Promise<KnownRecordFound> {
  const rows = await session.query<TableRow>(
    `select spaces.nspname as schema, tables.relname as table,
  array(select attname::text from pg_catalog.pg_attribute
    where attrelid = tables.oid and attnum > 0 and not attisdropped order by attname collate "C") as columns
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.relkind in ('r', 'p') and tables.relname::text = any ($1::text[])
  and spaces.nspname <> all (array['pg_catalog', 'information_schema'])
order by schema, "table"`,
    [knownRecords.map(({ table }) => table)],
  );
  const found = rows.flatMap((row) =>
    knownRecords.filter((known) => isOne(known, row)).map((known) => ({ row, known })),
  );
  const names: string[] = [];
  for (const { row, known } of found)
    if (known.column !== null) names.push(...(await namesIn(session, row, known.column)));
  return { tables: found.map(({ row }) => `${row.schema}.${row.table}`), names: names.sort() };
}

function isOne({ table, column, columns }: KnownRecord, row: TableRow): boolean {
  if (table !== row.table || (column !== null && !row.columns.includes(column))) return false;
  return columns === undefined || columns.join(" ") === row.columns.join(" ");
}

async function namesIn(session: Session, { schema, table }: TableRow, column: string): Promise<string[]> {
  const [id, from] = [quoted(column), `${quoted(schema)}.${quoted(table)}`];
  const rows = await session.query<{ name: string }>(`select ${id}::text as name from ${from} where ${id} is not null`);
  return rows.map(({ name }) => name);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
