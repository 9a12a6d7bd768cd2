/**
 * One leg of a path by a command: its run in a checkout, on a database of the gate's that it reaches through the gate.
 */
import type { ApplyOptions } from "../config/apply-options.ts";
import { UserError } from "../errors.ts";
import type { ClusterState } from "../postgres/cluster-state.ts";
import type { Database, Server } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";
import type { PathName, Replay, Touch } from "../replay/replay.ts";
import { writesSharedCatalogs } from "../replay/shared-commands.ts";
import { refusalOf } from "../replay/shared-server-guard.ts";
import type { History, Migration, RecordedMigration, Script } from "../tools/tool.ts";
import { commandEnvironment, databaseVariables } from "./command-environment.ts";
import { describeCommandFailure } from "./describe-command-failure.ts";
import type { Places } from "./place-statements.ts";
import { fileNamedBy, placeStatements } from "./place-statements.ts";
import { readKnownRecord } from "./read-known-record.ts";
import type { CommandOutcome } from "./run-command.ts";
import { runCommand } from "./run-command.ts";
import type { SeenStatement } from "./seen-statement.ts";
import { withProxy } from "./with-proxy.ts";
import type { Checkout } from "./with-checkouts.ts";

export interface CommandLeg {
  readonly path: PathName;
  readonly server: Server;
  readonly database: Database;
  /** What the server had before the gate came, where the user has lent it; null on a throwaway server. */
  readonly lent: ClusterState | null;
  readonly apply: ApplyOptions;
  /** As reports name the command. */
  readonly title: string;
  readonly checkout: Checkout;
  /** The files of the checkout. */
  readonly history: History;
  /** What the database has run before. */
  readonly recorded: readonly RecordedMigration[];
  /** Where its statements may come from, likeliest first. */
  readonly sources: readonly Script[];
  readonly observe: boolean;
  readonly sessionSetup: string | null;
  /** Milliseconds. */
  readonly statementTimeout: number;
  /** Told of texts that write what all databases of the server share. */
  readonly onText: (text: string) => void;
}

/** Throws a UserError when the command cannot be started. */
export async function applyCommand(leg: CommandLeg): Promise<Replay> {
  const started = performance.now();
  const { outcome, statements, count } = await runLeg(leg);
  await endOthers(leg);
  const places = placeStatements(statements, leg.sources);
  const record = await withSession(leg.database, readKnownRecord);
  const { title, apply, history, path, server } = leg;
  const failure = describeCommandFailure({
    path,
    server,
    title,
    outcome,
    statements,
    places,
    history,
    pending: pendingFiles(leg),
    timeout: apply.timeout,
  });
  const applied = failure === null ? history.migrations : [];
  return {
    path,
    applied,
    statements: count,
    statementsOf: countByFile(places, history),
    failure,
    recorded: recordedRows(leg, applied, record.names),
    bookkeeping: record.tables,
    ...touchesOf(statements, places),
    milliseconds: Math.round(performance.now() - started),
  };
}

function pendingFiles({ history, recorded }: CommandLeg): Script[] {
  const known = new Set(recorded.map(({ version }) => version));
  return history.migrations.filter(({ version }) => !known.has(version)).map(({ up }) => up);
}

interface LegRun {
  readonly outcome: CommandOutcome;
  readonly statements: readonly SeenStatement[];
  readonly count: number;
}

async function runLeg(leg: CommandLeg): Promise<LegRun> {
  const { database, lent, apply, checkout, observe, sessionSetup, statementTimeout } = leg;
  const [{ user } = { user: "postgres" }] = await withSession(database, (session) =>
    session.query<{ user: string }>("select current_user::text as user"),
  );
  const refuse = (text: string): PostgresError | null => {
    if (writesSharedCatalogs(text)) leg.onText(text);
    return lent === null ? null : (refusalOf(text, lent, database.name)?.error ?? null);
  };
  return withProxy({ database, observe, sessionSetup, statementTimeout, refuse }, async (proxy) => {
    const { port, password, log } = proxy;
    const address = databaseVariables({ port, user, password, database: database.name });
    const environment = { ...commandEnvironment(process.env, apply.env), ...address };
    const { command, timeout } = apply;
    const outcome = await runCommand({ command, folder: checkout.folder, environment, timeout });
    if (outcome.status === 126 || outcome.status === 127) throw notStarted("apply", command, outcome);
    const output = readable(outcome.output, [password], checkout.folder);
    return { outcome: { ...outcome, output }, statements: log.statements, count: log.count };
  });
}

/** Throws a UserError when it fails: then nothing can be judged. */
export async function installIn(checkout: Checkout, { install, env, timeout }: ApplyOptions): Promise<void> {
  if (install === null) return;
  const environment = commandEnvironment(process.env, env);
  const outcome = await runCommand({ command: install, folder: checkout.folder, environment, timeout });
  if (outcome.status === 0 && !outcome.timedOut) return;
  const output = readable(outcome.output, [], checkout.folder);
  throw notStarted("install", install, { ...outcome, output });
}

/** Shell: 126 cannot be executed, 127 is not found. */
function notStarted(key: "apply" | "install", command: string, outcome: CommandOutcome): UserError {
  const how = outcome.timedOut
    ? "was not through in time"
    : `ended with ${outcome.status ?? outcome.signal ?? "a signal"}`;
  const lines = readable(outcome.output, [], "").trimEnd().split("\n").slice(-LINES).join("\n");
  const remedy =
    key === "apply"
      ? "Install what the command needs with `install` in the config file, or in an earlier step of the job: a checkout has what git has."
      : "Mend the command under `install` in the config file: it runs at the root of a checkout, without secrets.";
  return new UserError(`\`${key}: ${command}\` ${how}${lines === "" ? "" : `:\n${lines}`}`, { remedy });
}

const LINES = 20;

/** Without colours, passwords of the gate's, and names of temporary folders. */
function readable(output: string, secrets: readonly string[], folder: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = output.replaceAll(/\u001B\[[\d;?]*[A-Za-z]/gu, "").replaceAll(/\r(?!\n)/gu, "\n");
  const told = secrets.reduce((text, secret) => text.replaceAll(secret, "***"), plain);
  return folder === "" ? told : told.replaceAll(`${folder}/`, "").replaceAll(folder, ".");
}

/** The next path copies the database, and nobody else may be connected to it then. */
async function endOthers({ server, database }: CommandLeg): Promise<void> {
  const session = await server.connect();
  try {
    await session.query(
      "select pg_catalog.pg_terminate_backend(pid, 5000) from pg_catalog.pg_stat_activity where datname = $1",
      [database.name],
    );
  } finally {
    await session.end();
  }
}

function countByFile(places: Places, { migrations }: History): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of places.values()) counts.set(file, (counts.get(file) ?? 0) + 1);
  return new Map(
    migrations.flatMap(({ version, up }) => {
      const count = counts.get(up.file);
      return count === undefined ? [] : [[version, count] as const];
    }),
  );
}

/** What has run goes by the files; what the tool itself has recorded and no file is called, comes on top. */
function recordedRows(leg: CommandLeg, applied: readonly Migration[], names: readonly string[]): RecordedMigration[] {
  const rows = new Map(leg.recorded.map((row) => [row.version, row]));
  for (const { version, name } of applied) rows.set(version, { version, name, checksum: null, finished: true });
  for (const name of names) {
    if (fileNamedBy([name], leg.sources) === null && !rows.has(name)) {
      rows.set(name, { version: name, name, checksum: null, finished: true });
    }
  }
  return [...rows.values()];
}

function touchesOf(statements: readonly SeenStatement[], places: Places): Pick<Replay, "touches" | "unplaced"> {
  const touching = statements.filter(({ touched }) => touched.size > 0);
  const touches = touching.flatMap((statement): Touch[] => {
    const place = places.get(statement);
    return place === undefined ? [] : [{ place, ids: statement.touched }];
  });
  const unplaced = touching.filter((statement) => !places.has(statement));
  return { touches, unplaced: unplaced.map(({ text, touched }) => ({ statement: text, ids: touched })) };
}
