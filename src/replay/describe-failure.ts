/**
 * Turns PostgreSQL's error into what a reviewer needs: the place, three lines with a caret, what is missing, and which
 * state the database was left in.
 */
import { code } from "../postgres/explanation.ts";
import type { Server } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { excerpt, lineIndex } from "../sql/positions.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Statement } from "../sql/split-statements.ts";
import type { Migration, Script } from "../tools/tool.ts";
import { explainFailure, SYNTAX_ERROR } from "./explain-failure.ts";
import { ourError } from "./our-error.ts";
import type { Failure, PathName } from "./replay.ts";
import type { ScriptFailure } from "./run-script.ts";

export interface FailureContext {
  readonly path: PathName;
  readonly server: Pick<Server, "major" | "version" | "source">;
  /** The file or version that the database is at; null when nothing has been applied. */
  readonly previous: string | null;
}

/** How the script was sent, as far as it matters for what stays after a failure. */
export type Delivery = "in a transaction" | "as one message" | "by statement";

export async function describeScriptFailure(
  context: FailureContext,
  migration: Migration,
  script: Script,
  failure: ScriptFailure,
  delivery: Delivery,
): Promise<Failure> {
  const offset = failure.offset ?? failure.statement?.start ?? null;
  const reason = await explainFailure(context.server, script, failure, delivery === "as one message");
  return {
    path: context.path,
    migration,
    ...placed(script, offset, failure.statement),
    error: failure.error,
    explanation: reason?.explanation ?? null,
    remedy: reason?.remedy ?? null,
    reached: reachedState(context.previous, script, failure, delivery),
    lost: failure.lost,
  };
}

function placed(
  { file, text }: Script,
  offset: number | null,
  statement: Statement | null,
): Pick<Failure, "place" | "excerpt"> {
  if (offset === null) return { place: null, excerpt: "" };
  const { line, column } = lineIndex(text).place(offset);
  const endLine = Math.max(line, statement?.endLine ?? line);
  return { place: { file, line, column, endLine }, excerpt: excerpt(text, offset) };
}

export interface OwnFailure {
  readonly error: PostgresError;
  readonly lost: boolean;
  /** True when the script has run and nothing will undo it. */
  readonly scriptStays: boolean;
}

/** For the tool's own SQL (its bookkeeping): no file is to blame, though a migration may have made it fail. */
export function describeOwnFailure(
  context: FailureContext,
  migration: Migration | null,
  { error, lost, scriptStays }: OwnFailure,
): Failure {
  const name = migration === null ? "the tool's preparation" : code(migration.up.file);
  return {
    path: context.path,
    migration,
    place: migration === null ? null : { file: migration.up.file, line: 1, endLine: 1, column: null },
    excerpt: "",
    error,
    explanation: `The statement that failed is not in the file: it is the tool's own bookkeeping around ${name}.`,
    remedy:
      migration === null
        ? null
        : "Look in it for a `set search_path`, a `set role`, a `drop schema`, or a change of the bookkeeping table.",
    reached: scriptStays
      ? `What ${name} did stays applied, and the tool has not recorded that it finished.`
      : `The database is at ${stateName(context.previous)}.`,
    lost,
  };
}

/** A condition that the migration sets is not met, and the tool goes no further. */
export function describeHalt(context: FailureContext, migration: Migration, reason: string): Failure {
  return {
    path: context.path,
    migration,
    place: { file: migration.up.file, line: firstLine(migration.up), endLine: firstLine(migration.up), column: null },
    excerpt: "",
    error: ourError("P0001" /* raise_exception */, reason),
    explanation: "A precondition of the migration is not met, and the tool stops there.",
    remedy: "Make it true in a migration before this one, or say with `onFail` what else is to happen.",
    reached: `The database is at ${stateName(context.previous)}.`,
    lost: false,
  };
}

/** What the tool asks before a run is not so, and it runs nothing. */
export function describeRefusedRun(context: FailureContext, file: string, reason: string): Failure {
  return {
    path: context.path,
    migration: null,
    place: { file, line: 1, endLine: 1, column: null },
    excerpt: "",
    error: ourError("P0001" /* raise_exception */, reason),
    explanation: "A precondition that the tool asks before a run is not met, and it runs nothing.",
    remedy: "Make it true before the run, or take the precondition out.",
    reached: `The database is at ${stateName(context.previous)}.`,
    lost: false,
  };
}

function firstLine({ text }: Script): number {
  return text.slice(0, Math.max(0, text.search(/\S/u))).split("\n").length;
}

/** The session ends within a transaction that a file has begun: PostgreSQL rolls back everything since. */
export function describeOpenTransaction(context: FailureContext, migration: Migration): Failure {
  const { statements } = splitStatements(migration.up.text);
  const begin = statements.findLast(beginsTransaction) ?? statements.at(-1) ?? null;
  return {
    path: context.path,
    migration,
    ...placed(migration.up, begin?.start ?? 0, begin),
    error: ourError("25001" /* active_sql_transaction */, "the file begins a transaction and does not end it"),
    explanation:
      "When the tool's session ends, PostgreSQL rolls back everything since: what the file did, what came after it, and what the tool recorded.",
    remedy: "End the transaction in the same file (`commit;`), or take its `begin` out.",
    reached: `The database is at ${stateName(context.previous)}.`,
    lost: false,
  };
}

function beginsTransaction({ text }: Statement): boolean {
  return /^(?:begin|start\s+transaction)\b/iu.test(text);
}

function stateName(previous: string | null): string {
  return previous === null ? "the state before the first migration" : code(previous);
}

/** A script that says begin or commit itself decides what stays. */
const CONTROLS_TRANSACTION = /^\s*(begin|commit|start\s+transaction|end|rollback|abort)\b/imu;

function reachedState(previous: string | null, script: Script, failure: ScriptFailure, delivery: Delivery): string {
  const before = `the database is at ${stateName(previous)}`;
  if (failure.refused === true) return `The file was not run; ${before}.`;
  if (failure.index === null) return `The run stopped in ${code(script.file)}; ${before}.`;
  const which = `statement ${failure.index + 1}`;
  if (CONTROLS_TRANSACTION.test(script.text) && failure.error.code !== SYNTAX_ERROR) {
    return `It stopped at ${which}. The file controls its transaction itself: what it committed before stays applied.`;
  }
  const { committed = 0 } = failure;
  if ((delivery !== "by statement" && committed === 0) || failure.index === 0) {
    const undone = failure.index === 0 ? "Nothing of the file stays applied" : "The whole file is rolled back";
    return `It stopped at ${which}. ${undone}; ${before}.`;
  }
  const last = delivery === "by statement" ? failure.index : committed;
  const stays = last === 1 ? "statement 1 stays" : `statements 1 to ${last} stay`;
  return `It stopped at ${which}: ${stays} applied, the rest is missing, and nothing is recorded.`;
}
