/**
 * The session on which migrations run, and everything that is noted while they do.
 */
import { defaultLockTimeout } from "../config/defaults.ts";
import { milliseconds } from "../config/values.ts";
import type { PgSession } from "../postgres/pg-session.ts";
import { ourError } from "../replay/our-error.ts";
import type { RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import { dropJournal } from "./drop-journal.ts";
import { watchingListener } from "./lock-watch.ts";
import { patiently } from "./patience.ts";
import { readRecordNow } from "./record-now.ts";
import type { RecordTable } from "./record-rows.ts";
import { OwnTransactions } from "./own-transactions.ts";
import { findRecordTable, readRecordRows } from "./record-rows.ts";
import type { Course } from "./rehearsal.ts";
import { journalFor, prepareSession } from "./rehearsal.ts";
import { takeToolLock, takeWorkLock } from "./run-lock.ts";
import type { LockPolicy, UnitContext, UnitFailure } from "./run-units.ts";
import { runUnits } from "./run-units.ts";
import { toolLockKey } from "./tool-lock.ts";

/** Milliseconds that a statement waits for a lock where nobody says otherwise. */
const DEFAULT_LOCK_TIMEOUT = milliseconds(defaultLockTimeout, "the default");

export interface Work {
  readonly session: PgSession;
  readonly table: RecordTable;
  readonly locks: LockPolicy;
  readonly ours: OwnTransactions;
}

/** What is asked for, else what the role or the database has set, else the default. */
function lockPolicy({ target, options }: Pick<Deployment, "target" | "options">): LockPolicy {
  const own = target.lockTimeout > 0 ? target.lockTimeout : DEFAULT_LOCK_TIMEOUT;
  return { timeout: options.lockTimeout ?? own, retries: options.lockRetries };
}

/** Runs `use` with a session like the tool's, which holds the tool's lock and the gate's. */
export async function withWork<T>(deployment: Deployment, use: (work: Work) => Promise<T>): Promise<T> {
  const { target, bookkeeping, walk, options } = deployment;
  const locks = lockPolicy(deployment);
  const session = await target.work(locks.timeout);
  try {
    await takeWorkLock(session);
    await patiently(deployment, () => prepareSession(deployment, session));
    const table = await findRecordTable(session, bookkeeping);
    if (table === null) throw new Error("the tool's table is not where its own SQL makes it");
    const [schema, name] = splitName(table.name);
    const key = toolLockKey(walk.tool, { database: target.name, schema, table: name });
    if (key !== null)
      await takeToolLock(session, key, { title: walk.tool.title, wait: options.wait, progress: walk.progress });
    return await use({ session, table, locks, ours: new OwnTransactions() });
  } finally {
    await session.end();
  }
}

function splitName(name: string): [string, string] {
  const dot = name.indexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** One group on its way up or down. */
export interface Run extends Course {
  readonly direction: JournalEntry["direction"];
  readonly versions: readonly string[];
}

export interface RunsEnd {
  /** Runs that came to their end. */
  readonly done: number;
  readonly failure: UnitFailure | null;
}

/** One after the other, up to the first that fails. */
export async function performRuns(deployment: Deployment, work: Work, runs: readonly Run[]): Promise<RunsEnd> {
  const journal = await journalFor(work.session, runs);
  for (const [index, run] of runs.entries()) {
    const noted = run.atomic ? null : journal;
    if (noted !== null) {
      const entry = await entryOf(deployment, work, run);
      await patiently(deployment, () => noted.open(work.session, entry));
    }
    const failure = await performUnits(deployment, work, run, noted, 0);
    if (failure !== null) return { done: index, failure };
  }
  if (journal !== null) await dropJournal(deployment);
  return { done: runs.length, failure: null };
}

export function performUnits(
  { walk, target, listener }: Deployment,
  work: Work,
  { units, alone }: Pick<Run, "units" | "alone">,
  journal: Journal | null,
  from: number,
): Promise<UnitFailure | null> {
  const context: UnitContext = {
    session: work.session,
    databaseName: { placeholder: walk.tool.databaseName, name: target.name },
    journal,
    alone,
    rehearsal: false,
    locks: work.locks,
    listener: watchingListener(listener, target.control, work.locks.timeout),
    checkpoint: () =>
      target.control.lost
        ? ourError("08006" /* connection_failure */, "the session that holds the gate's lock is gone")
        : null,
    // The record and the journal are written by the transactions that do the work.
    committed: () =>
      work.ours.note(
        target.control,
        [work.table, ...(journal === null ? [] : [journal])].map(({ quoted }) => quoted),
      ),
  };
  return runUnits(context, units, from);
}

async function entryOf(
  deployment: Deployment,
  { session, table }: Work,
  { direction, versions, units, alone }: Run,
): Promise<JournalEntry> {
  const recorded: readonly RecordedMigration[] = await readRecordNow(deployment);
  const rows = await patiently(deployment, () => readRecordRows(session, table));
  const { began, walk } = deployment;
  return {
    tool: walk.tool.name,
    table: table.name,
    direction,
    versions,
    units,
    alone: [...alone],
    began,
    recorded,
    rows,
  };
}
