/**
 * The rows of a tool's table as text, and the way back to them: right for every tool, whatever its columns are.
 */
import { findBookkeepingTable, findQuotedTable } from "../replay/bookkeeping-tables.ts";
import type { Session } from "../postgres/session.ts";
import type { Bookkeeping } from "../tools/tool.ts";
import type { OwnSending } from "./units.ts";

export interface RecordTable {
  /** `schema.name`, without quotes. */
  readonly name: string;
  readonly quoted: string;
}

/** As this session finds it; null when there is none. */
export async function findRecordTable(session: Session, bookkeeping: Bookkeeping): Promise<RecordTable | null> {
  const name = await findBookkeepingTable(session, bookkeeping);
  if (name === null) return null;
  const quoted = await findQuotedTable(session, bookkeeping);
  return quoted === null ? null : { name, quoted };
}

export async function readRecordRows(session: Session, { quoted }: RecordTable): Promise<string[]> {
  const rows = await session.query<{ row: string }>(`select each::text as row from ${quoted} as each order by row`);
  return rows.map(({ row }) => row);
}

/** What brings the table back to these rows, within a transaction. */
export function restoringRows({ quoted }: RecordTable, rows: readonly string[]): OwnSending[] {
  const values = [JSON.stringify(rows)];
  const wanted = "pg_catalog.jsonb_array_elements_text($1::jsonb)";
  return [
    {
      kind: "own",
      sql: `delete from ${quoted} as each where not exists (select from ${wanted} as wanted (row) where wanted.row = each::text)`,
      values,
    },
    {
      kind: "own",
      sql: `insert into ${quoted} select (wanted.row::${quoted}).* from ${wanted} as wanted (row)
where not exists (select from ${quoted} as each where each::text = wanted.row)`,
      values,
    },
  ];
}
