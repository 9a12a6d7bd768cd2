/**
 * Runs units on one session, each noted in the journal where there is one. Locks are waited for for a while and then tried again:
 * the whole unit, because what it had done was rolled back.
 */
import { setTimeout as pause } from "node:timers/promises";
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { PostgresError, Session } from "../postgres/session.ts";
import { connectionLost } from "../replay/our-error.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import { composeUnit, wantsToBeAlone } from "./compose-unit.ts";
import { dropInvalidIndexes, invalidIndexes } from "./invalid-indexes.ts";
import type { Journal } from "./journal.ts";
import type { Listener } from "./listener.ts";
import type { AtStake } from "./rows-since.ts";
import { refuseLosing } from "./rows-since.ts";
import { ownSending } from "./units.ts";
import type { ScriptSending, Sending, SentStatement, Unit } from "./units.ts";

export interface LockPolicy {
  /** Milliseconds; null: what the role and the database have set. */
  readonly timeout: number | null;
  readonly retries: number;
}

export interface UnitContext {
  readonly session: Session;
  /** What stands for the database's name in scripts, and the name. */
  readonly databaseName: { readonly placeholder: string | undefined; readonly name: string };
  readonly journal: Journal | null;
  /** Indexes of the units that are no transaction. It grows on a rehearsal, and for what commits only where there are rows. */
  readonly alone: Set<number>;
  /** True on a throwaway database. */
  readonly rehearsal: boolean;
  readonly locks: LockPolicy;
  readonly listener: Listener;
  /** Why the run is no longer to go on; null: it is. */
  readonly checkpoint: () => PostgresError | null;
  /** Told when a unit is durable. */
  readonly committed: () => Promise<void>;
}

export interface UnitFailure {
  readonly unit: number;
  readonly error: PostgresError;
  /** The statement of a file; null when it was the tool's own, or cannot be told. */
  readonly statement: SentStatement | null;
  /** True when the session is gone. */
  readonly lost: boolean;
  /** How often it was tried. */
  readonly attempts: number;
  /** True when it was no transaction and may have committed before its error: rows of that are in no schema. */
  readonly committing?: boolean;
}

/** Units from `from` on. Null when all have run. */
export async function runUnits(context: UnitContext, units: readonly Unit[], from = 0): Promise<UnitFailure | null> {
  for (const [index, unit] of units.entries()) {
    if (index < from) continue;
    const failure = await runUnit(context, unit, index);
    if (failure !== null) return failure;
  }
  return null;
}

/** lock_not_available, deadlock_detected, serialization_failure */
const TRANSIENT: ReadonlySet<string> = new Set(["55P03", "40P01", "40001"]);
/** Milliseconds. */
const LONGEST_PAUSE = 60_000;
const SHORTEST_PAUSE = 1000;

async function runUnit(context: UnitContext, unit: Unit, index: number): Promise<UnitFailure | null> {
  const { locks, listener } = context;
  for (let attempt = 1; ; attempt += 1) {
    const stop = context.checkpoint();
    if (stop !== null) return { unit: index, error: stop, statement: null, lost: true, attempts: attempt };
    const failure = await attemptUnit(context, unit, index, attempt);
    if (failure === null) return null;
    const isSafe = !context.alone.has(index) || !mayCommitInside(unit);
    if (failure.lost || !isSafe || attempt > locks.retries || !TRANSIENT.has(failure.error.code)) return failure;
    const wait = Math.min((locks.timeout ?? SHORTEST_PAUSE) * 2 ** (attempt - 1), LONGEST_PAUSE);
    listener.retry({ error: failure.error, attempt, retries: locks.retries, wait, alone: context.alone.has(index) });
    await pause(wait);
  }
}

/** A block or a procedure: what it has committed before its error stays. */
export function mayCommitInside({ sendings }: Unit): boolean {
  return sendings.some((each) => each.kind === "script" && /^\s*(?:do|call)\b/iu.test(each.statements[0]?.text ?? ""));
}

async function attemptUnit(
  context: UnitContext,
  unit: Unit,
  index: number,
  attempt: number,
): Promise<UnitFailure | null> {
  const { journal, alone, rehearsal, session } = context;
  const isAlone = alone.has(index);
  const mark = journal?.mark(index + 1) ?? null;
  const before = isAlone && mark !== null ? await invalidIndexes(session) : [];
  if (isAlone) await journal?.begin(session, index, before);
  const sendings = composeUnit(unit, mark, isAlone);
  const asks = unit.stake !== undefined && !rehearsal && !isAlone && unit.end !== "rollback";
  const failed = asks ? await sendAsking(context, unit.stake, sendings) : await sendAll(context, sendings, isAlone);
  if (failed === null) {
    await context.committed();
    return null;
  }
  const { error, lost } = failed;
  if (!lost) await session.send("rollback");
  // A loop's `commit` is not come to in an empty table, and what is asked for others' rows is asked in a transaction.
  const mayTurn = mark !== null && !isAlone && (rehearsal || unit.stake === undefined);
  if (mayTurn && !lost && wantsToBeAlone(unit, error.code)) {
    alone.add(index);
    if (!rehearsal) context.listener.say("It commits on its way, so it is sent again without a transaction around it.");
    return attemptUnit(context, unit, index, attempt);
  }
  // What `concurrently` leaves behind when it fails keeps it from being tried again.
  if (isAlone && !lost && mark !== null) await dropInvalidIndexes(session, before);
  const committing = isAlone && mayCommitInside(unit);
  return { unit: index, error, lost, statement: failed.statement, attempts: attempt, committing };
}

type Failed = Pick<UnitFailure, "error" | "statement" | "lost">;

async function sendAll(context: UnitContext, sendings: readonly Sending[], alone: boolean): Promise<Failed | null> {
  for (const sending of sendings) {
    const failed =
      sending.kind === "own"
        ? await sendOwn(context.session, sending.sql, sending.values)
        : await sendScript(context, sending, alone);
    if (failed !== null) return failed;
  }
  return null;
}

/** Milliseconds that others are held up for where no lock timeout says so. */
const LONGEST_LOOK = 5000;

/** In one transaction with the question whether others would lose rows by it. A script's own `begin` is in it then. */
async function sendAsking(context: UnitContext, stake: AtStake, sendings: readonly Sending[]): Promise<Failed | null> {
  const { session, locks } = context;
  const [first] = sendings;
  const begins = first?.kind === "own" && /^begin\b/iu.test(first.sql);
  const patience = locks.timeout === null || locks.timeout === 0 ? LONGEST_LOOK : locks.timeout;
  return (
    (await sendAll(context, begins ? [first] : [ownSending("begin")], false)) ??
    (await ask(() => refuseLosing(session, stake, patience))) ??
    (await sendAll(context, begins ? sendings.slice(1) : [...sendings, ownSending("commit")], false))
  );
}

function sendOwn(session: Session, sql: string, values: readonly (string | number | null)[]): Promise<Failed | null> {
  return ask(async () => {
    await session.query(sql, values);
    return null;
  });
}

async function ask(question: () => Promise<PostgresError | null>): Promise<Failed | null> {
  try {
    const error = await question();
    return error === null ? null : { error, statement: null, lost: false };
  } catch (error) {
    const lost = isConnectionLost(error);
    const reason = postgresErrorOf(error) ?? (lost ? connectionLost() : null);
    if (reason === null) throw error;
    return { error: reason, statement: null, lost };
  }
}

async function sendScript(context: UnitContext, sending: ScriptSending, alone: boolean): Promise<Failed | null> {
  const { session, listener, databaseName } = context;
  const { placeholder, name } = databaseName;
  const text = placeholder === undefined ? sending.text : sending.text.replaceAll(placeholder, () => name);
  const patient = alone && /\bconcurrently\b/iu.test(sending.statements[0]?.text ?? "");
  const restore = patient ? await withoutLockTimeout(context) : null;
  const told = listener.begin(sending, session.pid);
  const { data } = sending;
  const { error, lost, completed } = await session.send(text, data === null ? {} : { copyData: data });
  const failed = error !== null || lost;
  told.end(failed ? (error ?? connectionLost()) : null);
  if (restore !== null && !lost) await session.send(restore);
  if (!failed) return null;
  const statement = lost && sending.statements.length > 1 ? null : (sending.statements[completed.length] ?? null);
  return { error: error ?? connectionLost(), statement, lost };
}

/** `concurrently` holds nobody up while it waits, and leaves an invalid index when it gives up. What brings the timeout back;
 * null where the migration has set one of its own. */
async function withoutLockTimeout({ session, locks }: UnitContext): Promise<string | null> {
  const [row] = await session.query<{ now: string; session: string }>(
    `select setting as "now", reset_val as "session" from pg_catalog.pg_settings where name = 'lock_timeout'`,
  );
  if (row === undefined || row.now !== row.session || locks.timeout === null || row.now === "0") return null;
  const { error } = await session.send("set lock_timeout = 0");
  return error === null ? `set lock_timeout = ${row.now}` : null;
}
