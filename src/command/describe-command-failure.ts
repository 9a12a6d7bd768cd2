/**
 * Why a command did not come to its end: what it wrote last, how it ended, and the statement of its own that PostgreSQL
 * rejected.
 */
import { explainError } from "../postgres/explain-error.ts";
import { code } from "../postgres/explanation.ts";
import type { Server } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { isOurs, ourError } from "../replay/our-error.ts";
import type { Failure, PathName, StatementPlace } from "../replay/replay.ts";
import { excerpt, offsetOfCodePoint } from "../sql/positions.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { History, Script } from "../tools/tool.ts";
import type { DownScripts, Places } from "./place-statements.ts";
import { beginningOf } from "./place-statements.ts";
import { namedInOutput } from "./named-in-output.ts";
import { tellingLines } from "./readable-output.ts";
import type { CommandOutcome } from "./run-command.ts";
import type { SeenStatement } from "./seen-statement.ts";

export interface CommandRun {
  readonly path: PathName;
  readonly server: Pick<Server, "major" | "source">;
  /** As reports name the command. */
  readonly title: string;
  readonly outcome: CommandOutcome;
  /** Milliseconds that it had. */
  readonly timeout: number;
  readonly statements: readonly SeenStatement[];
  readonly places: Places;
  readonly history: History;
  /** What the database has not run before: only these may be to blame. */
  readonly pending: readonly Script[];
  /** What undoes them; null where they are applied. */
  readonly downs: DownScripts | null;
}

/** Null for a command that ended with status 0. */
export function describeCommandFailure(run: CommandRun): Failure | null {
  const { outcome, title, path } = run;
  if (outcome.status === 0 && !outcome.timedOut) return null;
  const culprit = outcome.timedOut ? null : findCulprit(run.statements, outcome.output);
  const error = culprit?.error ?? ourError("", howItEnded(run));
  const place = placeOf(run, culprit);
  const reason = culprit === null || isOurs(error) ? null : explanationOf(run, culprit, error);
  return {
    path,
    migration: run.history.migrations.find(({ up }) => up.file === place?.file) ?? null,
    place: place === null ? null : { ...place, column: null },
    excerpt: culprit === null ? "" : excerptOf(culprit, error),
    error,
    explanation: [culprit === null ? failedBefore(run) : `${title} ${howItEnded(run)}.`, reason?.explanation ?? ""]
      .filter((part) => part !== "")
      .join("\n\n"),
    remedy: reason?.remedy ?? remedyOf(run, place, culprit),
    reached: "Whatever the command had committed before stays applied.",
    lost: false,
    command: { title, output: shownOutput(outcome.output) },
  };
}

function howItEnded({ outcome, timeout }: CommandRun): string {
  if (outcome.timedOut) return `was not through after ${timeout >= 1000 ? `${timeout / 1000} s` : `${timeout} ms`}`;
  return outcome.status === null
    ? `was ended by ${outcome.signal ?? "a signal"}`
    : `ended with exit status ${outcome.status}`;
}

/** A program that forgets to close its connection hangs after an error. */
function failedBefore({ statements, outcome }: CommandRun): string {
  const error = findCulprit(statements, outcome.output)?.error;
  if (error === null || error === undefined) return "";
  return `Before, a statement failed: SQLSTATE ${code(error.code)}, ${code(error.message)}.`;
}

/** In a transaction that has failed every further statement fails. */
const FOLLOWS = "25P02"; /* in_failed_sql_transaction */

/** Tools ask for what may not be there (their table of migrations): the last error that the output tells, else the last. */
function findCulprit(statements: readonly SeenStatement[], output: string): SeenStatement | null {
  const failed = statements.filter(({ error }) => error !== null && error.code !== FOLLOWS);
  const told = failed.findLast(({ error }) => error !== null && error.message !== "" && output.includes(error.message));
  return told ?? failed.at(-1) ?? null;
}

function placeOf(
  { outcome, places, pending, downs }: CommandRun,
  culprit: SeenStatement | null,
): StatementPlace | null {
  const place = culprit === null ? undefined : places.get(culprit);
  if (place !== undefined) return place;
  const named = namedInOutput(outcome.output, pending);
  const script = pending.find(({ file }) => file === named?.file);
  // The first line stands for the file as a whole.
  return script !== undefined && named?.line === 1 ? beginningOf(script, downs) : named;
}

function explanationOf(
  { server }: CommandRun,
  culprit: SeenStatement,
  error: PostgresError,
): ReturnType<typeof explainError> {
  const { major, source } = server;
  return explainError(error, { major, source, statement: culprit.text });
}

/** Lines of the statement that fails, with a caret where PostgreSQL points. */
function excerptOf({ text, completed }: SeenStatement, { position }: PostgresError): string {
  if (position !== null) return excerpt(text, offsetOfCodePoint(text, position));
  return excerpt(text, splitStatements(text).statements[completed]?.start ?? 0);
}

const LINES = 25;
const CHARACTERS = 4_000;

function shownOutput(output: string): string {
  return tellingLines(output, LINES).slice(-CHARACTERS);
}

function remedyOf(
  { outcome, statements, downs }: CommandRun,
  place: StatementPlace | null,
  culprit: SeenStatement | null,
): string | null {
  return remedyByOutput(outcome) ?? (culprit === null ? remedyOfItsOwn(statements.length === 0, place, downs) : null);
}

/** PostgreSQL has rejected nothing: what is wrong the command itself says. */
function remedyOfItsOwn(isSilent: boolean, place: StatementPlace | null, downs: DownScripts | null): string | null {
  if (place !== null) {
    const file = code(place.file);
    return downs === null
      ? `Mend ${file}, which the output names.`
      : `Let the way back in ${file} come to its end. If it has to refuse, say so where it does: ${code("migration-gate: allow rollback-failed because …")}.`;
  }
  return isSilent
    ? `It sent nothing to the database before. It is given the database, ${code("PATH")} and the like, what ${code("env")} in the config file says and what ${code("install")} has installed: see what it misses.`
    : null;
}

function remedyByOutput({ output, timedOut }: CommandOutcome): string | null {
  if (timedOut) return `Give it more time (${code("apply-timeout")} in the config file), or see what it waits for.`;
  if (
    /cannot find (?:module|package)|module not found|modulenotfounderror|loaderror|could not find gem|command not found/iu.test(
      output,
    )
  ) {
    return `Let ${code("install")} in the config file install what the command needs: the checkout has what git has.`;
  }
  if (/password authentication failed|econnrefused|could not connect|connection refused/iu.test(output)) {
    return `Let the tool take its database from ${code("DATABASE_URL")} or the ${code("PG…")} variables: the gate sets them.`;
  }
  return null;
}
