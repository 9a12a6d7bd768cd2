/**
 * Which of the things that a way back takes away hold rows that somebody else has written since the run began.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { Session } from "../postgres/session.ts";

/** Where a run began among the transactions of the server. */
export async function beginningOf(session: Session): Promise<string> {
  const [row] = await session.query<{ xid: string }>(
    `select (pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::numeric % 4294967296)::text as xid`,
  );
  if (row === undefined) throw new Error("PostgreSQL names no transaction");
  return row.xid;
}

export interface RowsQuestion {
  /** What the way back changes. */
  readonly changes: readonly CatalogChange[];
  readonly began: string;
  /** Ids of the run's own transactions. */
  readonly ours: ReadonlySet<string>;
}

/** Milliseconds for one table: it may be a large one. */
const PATIENCE = 30_000;

/** Names of the tables and columns, sorted; null when looking took too long. Throws PostgreSQL's error. */
export async function rowsWrittenSince(session: Session, question: RowsQuestion): Promise<string[] | null> {
  await session.query(`set statement_timeout = ${PATIENCE}`);
  try {
    return await findWritten(session, question);
  } catch (error) {
    if (postgresErrorOf(error)?.code !== "57014" /* query_canceled */) throw error;
    return null;
  } finally {
    await session.query("set statement_timeout = 0");
  }
}

async function findWritten(session: Session, { changes, began, ours }: RowsQuestion): Promise<string[]> {
  const found: string[] = [];
  for (const { action, type, name, before } of changes) {
    if (action !== "removed") continue;
    const own = [...ours];
    if (type === "table" && (await exists(session, `select from ${name} as each where ${SINCE}`, [began, own])))
      found.push(name);
    const column = before?.ownName;
    if (type !== "column" || column === undefined) continue;
    const table = name.slice(0, -column.length - 1);
    const sql = `select from ${table} as each where ${column} is not null and ${SINCE}`;
    if (await exists(session, sql, [began, own])) found.push(name);
  }
  return found.sort();
}

/** Ids of transactions go round: a row is younger when its age is less. */
const SINCE = "pg_catalog.age(each.xmin) <= pg_catalog.age($1::text::xid) and not (each.xmin::text = any ($2::text[]))";

async function exists(session: Session, sql: string, values: readonly unknown[]): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>(`select exists (${sql}) as found`, values);
  return row?.found === true;
}
