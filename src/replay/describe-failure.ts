/**
 * Turns PostgreSQL's error into what a reviewer needs: the place, three lines with a caret, what is missing, and which
 * state the database was left in.
 */
import { explainError } from "../postgres/explain-error.ts";
import type { Server } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { nameDialect } from "../sql/dialect.ts";
import { excerpt, lineIndex } from "../sql/positions.ts";
import { findPsqlCommands } from "../sql/psql-commands.ts";
import type { Migration, Script } from "../tools/tool.ts";
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
  const at = offset === null ? null : lineIndex(script.text).place(offset);
  const reason = await explain(context, script, failure);
  return {
    path: context.path,
    migration,
    place: at === null ? null : { file: script.file, line: at.line, column: at.column, ...endLine(failure, at.line) },
    excerpt: offset === null ? "" : excerpt(script.text, offset),
    error: failure.error,
    explanation: reason?.explanation ?? null,
    remedy: reason?.remedy ?? null,
    reached: reachedState(context.previous, migration, script, failure, delivery),
  };
}

/** For the tool's own SQL (its bookkeeping): no file is to blame, though a migration may have made it fail. */
export function describeOwnFailure(
  context: FailureContext,
  migration: Migration | null,
  error: PostgresError,
): Failure {
  const name = migration === null ? "the tool's preparation" : `\`${migration.up.file}\``;
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
        : "Look for a `set search_path`, `set role` or a change of the bookkeeping table in it.",
    reached: `The database is at ${stateName(context.previous)}.`,
  };
}

function endLine(failure: ScriptFailure, line: number): { endLine: number } {
  return { endLine: Math.max(line, failure.statement?.endLine ?? line) };
}

interface Reason {
  readonly explanation: string;
  readonly remedy: string | null;
}

/** SQLSTATE syntax_error: here the file may be of another dialect, or for psql. */
const SYNTAX_ERROR = "42601";

async function explain(context: FailureContext, script: Script, failure: ScriptFailure): Promise<Reason | null> {
  if (failure.error.code === SYNTAX_ERROR) {
    const reason = await explainSyntax(script, failure);
    if (reason !== null) return reason;
  }
  const statement = failure.statement?.text ?? script.text;
  return explainError(failure.error, { major: context.server.major, source: context.server.source, statement });
}

async function explainSyntax(script: Script, failure: ScriptFailure): Promise<Reason | null> {
  const command = findPsqlCommands(script.text)[0];
  if (command !== undefined) {
    return {
      explanation: `Line ${command.line} is \`${command.command}\`, a command of psql. PostgreSQL itself does not know it, and migration tools send files to PostgreSQL as they are.`,
      remedy: "Write SQL instead, or move what psql does into the script that deploys.",
    };
  }
  const dialect = await nameDialect(script.text, failure.offset ?? undefined);
  if (dialect === null) return null;
  return {
    explanation: `This is ${dialect.dialect}: \`${dialect.evidence}\` at line ${dialect.line}.`,
    remedy: "Write it in PostgreSQL's SQL, or move the file to a folder of its own.",
  };
}

function stateName(previous: string | null): string {
  return previous === null ? "the state before the first migration" : `\`${previous}\``;
}

/** A script that says begin or commit itself decides what stays. */
const CONTROLS_TRANSACTION = /^\s*(begin|commit|start\s+transaction|end|rollback|abort)\b/imu;

function reachedState(
  previous: string | null,
  migration: Migration,
  script: Script,
  failure: ScriptFailure,
  delivery: Delivery,
): string {
  const before = `the database is at ${stateName(previous)}`;
  if (failure.index === null) return `The run stopped in \`${migration.up.file}\`; ${before}.`;
  const which = `statement ${failure.index + 1}`;
  if (CONTROLS_TRANSACTION.test(script.text) && failure.error.code !== SYNTAX_ERROR) {
    return `It stopped at ${which}. The file controls its transaction itself: what it committed before stays applied.`;
  }
  if (delivery !== "by statement" || failure.index === 0) {
    const undone = failure.index === 0 ? "Nothing of the file stays applied" : "The whole file is rolled back";
    return `It stopped at ${which}. ${undone}; ${before}.`;
  }
  const stays = failure.index === 1 ? "statement 1 stays" : `statements 1 to ${failure.index} stay`;
  return `It stopped at ${which}: ${stays} applied, the rest is missing, and nothing is recorded.`;
}
