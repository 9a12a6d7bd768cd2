/**
 * Sends one script the way its tool sends it and tells which statement did what. When it is observed, our question goes
 * between the statements of the same message, so that the implicit transaction stays the tool's.
 */
import type { MessageOutcome, PostgresError, Session } from "../postgres/session.ts";
import type { Split, Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Delivery, Piece, Script } from "../tools/tool.ts";
import { connectionLost } from "./our-error.ts";
import { leavesCatalog, startTracking } from "./observation.ts";
import type { Tracking } from "./observation.ts";
import type { StatementPlace, Touch } from "./replay.ts";
import { composeMessage } from "./script-message.ts";

export interface ScriptFailure {
  readonly error: PostgresError;
  /** The failing statement, and how many of the script came before it; null when it cannot be told. */
  readonly statement: Statement | null;
  readonly index: number | null;
  /** UTF-16 offset in the file of what PostgreSQL points at. */
  readonly offset: number | null;
  /** True when the session is gone. */
  readonly lost: boolean;
  /** True when nothing of the script was sent. */
  readonly refused?: boolean;
  /** How many of the statements before it the tool has committed, where it sends a file in several parts. */
  readonly committed?: number;
}

export interface ScriptRun {
  readonly statements: number;
  /** True when the session is within a transaction afterwards. */
  readonly inTransaction: boolean;
  readonly failure: ScriptFailure | null;
  readonly touches: readonly Touch[];
}

export interface ScriptOptions {
  readonly send: Delivery;
  readonly observe: boolean;
  /** Told before each statement that has a message of its own. */
  readonly onStatement?: (statement: Statement) => void;
}

/** More questions than this in one file cost more than they tell: the statements between two share a place. */
const OBSERVATIONS_PER_SCRIPT = 300;

export async function runScript(session: Session, script: Script, options: ScriptOptions): Promise<ScriptRun> {
  if (typeof options.send !== "string") return runPieces(session, script, { ...options, send: options.send });
  if (options.send === "message" && !options.observe) return runWhole(session, script);
  const split = splitStatements(script.text);
  if (options.send === "message" && split.error !== null) return runWhole(session, script);
  const groups = groupStatements(split.statements, options.observe);
  const tracker = options.observe ? await startTracking(session, script.text) : null;
  const mode = options.send === "message" && split.statements.length > 1 ? runInterleaved : runSeparately;
  const run = await mode(session, script, { split, groups, tracker, options });
  return { ...run, touches: tracker?.tracker.touches ?? [] };
}

/** Each piece as a script of its own, moved down to the line and column that it has in the file. */
async function runPieces(
  session: Session,
  { file, text }: Script,
  options: ScriptOptions & { readonly send: readonly Piece[] },
): Promise<ScriptRun> {
  const touches: Touch[] = [];
  let statements = 0;
  let inTransaction = false;
  for (const { start, end } of options.send) {
    const indent = text
      .slice(0, start)
      .replaceAll(/[^\n]+(?=\n)/gu, "")
      .replaceAll(/[^\n]/gu, " ");
    const piece = { file, text: indent + text.slice(start, end) };
    const run = await runScript(session, piece, { ...options, send: "message" });
    touches.push(...run.touches);
    inTransaction = run.inTransaction;
    if (run.failure !== null) {
      const failure = movedBy(run.failure, start - indent.length, statements);
      return { statements: statements + run.statements, inTransaction, failure, touches };
    }
    statements += run.statements;
  }
  return { statements, inTransaction, failure: null, touches };
}

/** The failure of a piece, in the offsets of the file. */
function movedBy(failure: ScriptFailure, by: number, before: number): ScriptFailure {
  const { statement, index, offset } = failure;
  return {
    ...failure,
    statement: statement === null ? null : { ...statement, start: statement.start + by, end: statement.end + by },
    index: index === null ? null : index + before,
    offset: offset === null ? null : offset + by,
  };
}

/** Statements, and whether to ask after the last of them. */
interface StatementGroup {
  readonly statements: readonly Statement[];
  readonly ask: boolean;
}

interface Plan {
  readonly split: Split;
  readonly groups: readonly StatementGroup[];
  readonly tracker: Tracking | null;
  readonly options: ScriptOptions;
}

function groupStatements(statements: readonly Statement[], observe: boolean): StatementGroup[] {
  const asked = observe ? statements.filter((statement) => !leavesCatalog(statement)).length : 0;
  const stride = Math.max(1, Math.ceil(asked / OBSERVATIONS_PER_SCRIPT));
  const groups: StatementGroup[] = [];
  let current: Statement[] = [];
  let due = 0;
  for (const statement of statements) {
    current.push(statement);
    if (!observe || leavesCatalog(statement)) continue;
    due += 1;
    if (due < stride) continue;
    groups.push({ statements: current, ask: true });
    current = [];
    due = 0;
  }
  if (current.length > 0) groups.push({ statements: current, ask: observe && due > 0 });
  return groups;
}

/** The place that a group's touches are told for: its last statement, or all of them where several were asked for. */
function placeOf(file: string, group: StatementGroup): StatementPlace {
  const changing = group.statements.filter((statement) => !leavesCatalog(statement));
  const [first, last] = [changing[0] ?? group.statements[0], changing.at(-1) ?? group.statements.at(-1)];
  return { file, line: first?.line ?? 1, endLine: last?.endLine ?? 1 };
}

function errorOf(outcome: MessageOutcome): PostgresError | null {
  return outcome.error ?? (outcome.lost ? connectionLost() : null);
}

async function runWhole(session: Session, script: Script): Promise<ScriptRun> {
  const outcome = await session.send(script.text);
  const error = errorOf(outcome);
  const { lost, inTransaction, completed } = outcome;
  const run = { statements: completed.length, inTransaction, touches: [] };
  if (error === null) return { ...run, failure: null };
  const message = composeMessage([{ fileStart: 0, text: script.text }]);
  const offset = error.position === null ? null : message.fileOffset(error.position);
  const failing =
    outcome.error === null ? UNKNOWN : failingStatement(splitStatements(script.text), completed.length, offset);
  return { ...run, failure: { error, lost, offset, ...failing } };
}

/** A server process that ends without a word takes its answers to the statements before along. */
const UNKNOWN = { statement: null, index: null };

/** A syntax error keeps PostgreSQL from running anything of the message, so there the offset decides: what it points at
 * (a command of psql) may stand before the statement. */
function failingStatement(
  split: Split,
  completed: number,
  offset: number | null,
): Pick<ScriptFailure, "statement" | "index"> {
  const byOffset = offset === null ? -1 : split.statements.findIndex((each) => offset <= each.end);
  const index = byOffset >= 0 ? byOffset : completed;
  const statement = split.statements[index] ?? null;
  return { statement, index: statement === null ? null : index };
}

async function runInterleaved(session: Session, script: Script, plan: Plan): Promise<Omit<ScriptRun, "touches">> {
  const question = plan.tracker?.question ?? "";
  const pieces = plan.groups.flatMap((group) => [
    ...group.statements.flatMap((each) => [
      { fileStart: each.start, text: each.text },
      { fileStart: null, text: ";\n" },
    ]),
    ...(group.ask ? [{ fileStart: null, text: `${question};\n` }] : []),
  ]);
  const message = composeMessage(pieces);
  const outcome = await session.send(message.text);
  let results = 0;
  let statements = 0;
  for (const group of plan.groups) {
    const done = Math.min(group.statements.length, outcome.completed.length - results);
    statements += done;
    results += group.statements.length;
    const rows = group.ask ? outcome.completed[results]?.rows : undefined;
    if (rows !== undefined) plan.tracker?.tracker.record(placeOf(script.file, group), rows);
    if (group.ask) results += 1;
    if (results > outcome.completed.length) break;
  }
  const error = errorOf(outcome);
  const { lost, inTransaction } = outcome;
  if (error === null) return { statements, inTransaction, failure: null };
  const offset = error.position === null ? null : message.fileOffset(error.position);
  const failing = outcome.error === null ? UNKNOWN : failingStatement(plan.split, statements, offset);
  return { statements, inTransaction, failure: { error, lost, offset, ...failing } };
}

async function runSeparately(session: Session, script: Script, plan: Plan): Promise<Omit<ScriptRun, "touches">> {
  let statements = 0;
  let inTransaction = false;
  for (const group of plan.groups) {
    for (const statement of group.statements) {
      plan.options.onStatement?.(statement);
      const { data } = statement;
      const outcome = await session.send(statement.text, data === null ? {} : { copyData: data });
      const error = errorOf(outcome);
      inTransaction = outcome.inTransaction;
      if (error !== null) {
        const message = composeMessage([{ fileStart: statement.start, text: statement.text }]);
        const offset = error.position === null ? null : message.fileOffset(error.position);
        const failure = { error, lost: outcome.lost, offset, statement, index: statements };
        return { statements, inTransaction, failure };
      }
      statements += 1;
    }
    await observeGroup(session, script.file, group, plan.tracker);
  }
  return { statements, inTransaction, failure: null };
}

async function observeGroup(
  session: Session,
  file: string,
  group: StatementGroup,
  tracking: Tracking | null,
): Promise<void> {
  if (!group.ask || tracking === null) return;
  const outcome = await session.send(tracking.question);
  tracking.tracker.record(placeOf(file, group), outcome.completed[0]?.rows ?? []);
}
