/**
 * One run of a command in a checkout, on a database of the gate's that it reaches through the gate, and what was seen of it.
 */
import type { ApplyOptions } from "../config/apply-options.ts";
import type { ClusterState } from "../postgres/cluster-state.ts";
import type { Database, Server } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";
import type { Failure, PathName, Replay, Touch } from "../replay/replay.ts";
import { writesSharedCatalogs } from "../replay/shared-commands.ts";
import { refusalOf } from "../replay/shared-server-guard.ts";
import { commandTitle } from "../tools/command-tool.ts";
import type { History, RecordedMigration, Script } from "../tools/tool.ts";
import { commandEnvironment, databaseVariables } from "./command-environment.ts";
import { describeCommandFailure } from "./describe-command-failure.ts";
import { CommandNotStarted, isNotStarted } from "./not-started.ts";
import type { DownScripts, Places } from "./place-statements.ts";
import { placeStatements } from "./place-statements.ts";
import type { KnownRecordFound } from "./read-known-record.ts";
import { readKnownRecord } from "./read-known-record.ts";
import { readableOutput } from "./readable-output.ts";
import type { CommandOutcome } from "./run-command.ts";
import { runCommand } from "./run-command.ts";
import type { SeenStatement } from "./seen-statement.ts";
import type { Checkout } from "./with-checkouts.ts";
import { withProxy } from "./with-proxy.ts";

export interface CommandLeg {
  readonly path: PathName;
  readonly server: Server;
  readonly database: Database;
  /** What the server had before the gate came, where the user has lent it; null on a throwaway server. */
  readonly lent: ClusterState | null;
  readonly apply: ApplyOptions;
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

export interface LegRun extends Pick<Replay, "touches" | "unplaced" | "failure" | "milliseconds"> {
  readonly statements: readonly SeenStatement[];
  /** All of them, those that were not kept included. */
  readonly count: number;
  readonly places: Places;
  /** What the tool behind it has recorded at the end, as far as its tables are known. */
  readonly record: KnownRecordFound;
}

export interface LegCommand {
  readonly key: "apply" | "rollback";
  readonly command: string;
  /** The files that may be to blame when it fails. */
  readonly suspects: readonly Script[];
  /** Null where it applies migrations. */
  readonly downs: DownScripts | null;
}

/** Throws CommandNotStarted when there is no such command. */
export async function runLeg(leg: CommandLeg, wanted: LegCommand): Promise<LegRun> {
  const started = performance.now();
  const { outcome, statements, count } = await watch(leg, wanted);
  await endOthers(leg);
  const places = placeStatements(statements, leg.sources, wanted.downs);
  return {
    statements,
    count,
    places,
    failure: failureOf(leg, wanted, { outcome, statements, places }),
    record: await withSession(leg.database, readKnownRecord),
    ...touchesOf(statements, places),
    milliseconds: Math.round(performance.now() - started),
  };
}

interface Watched {
  readonly outcome: CommandOutcome;
  readonly statements: readonly SeenStatement[];
  readonly count: number;
}

async function watch(leg: CommandLeg, { key, command }: LegCommand): Promise<Watched> {
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
    const { timeout } = apply;
    const outcome = await runCommand({ command, folder: checkout.folder, environment, timeout });
    const output = readableOutput(outcome.output, [password], checkout.folder);
    if (isNotStarted(outcome)) throw new CommandNotStarted(key, command, { ...outcome, output });
    return { outcome: { ...outcome, output }, statements: log.statements, count: log.count };
  });
}

function failureOf(
  { path, server, history, apply }: CommandLeg,
  { command, suspects, downs }: LegCommand,
  seen: Pick<Watched, "outcome" | "statements"> & { readonly places: Places },
): Failure | null {
  const title = commandTitle(command);
  return describeCommandFailure({
    path,
    server,
    title,
    history,
    pending: suspects,
    downs,
    timeout: apply.timeout,
    ...seen,
  });
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

function touchesOf(statements: readonly SeenStatement[], places: Places): Pick<LegRun, "touches" | "unplaced"> {
  const touching = statements.filter(({ touched }) => touched.size > 0);
  const touches = touching.flatMap((statement): Touch[] => {
    const place = places.get(statement);
    return place === undefined ? [] : [{ place, ids: statement.touched }];
  });
  const unplaced = touching.filter((statement) => !places.has(statement));
  return { touches, unplaced: unplaced.map(({ text, touched }) => ({ statement: text, ids: touched })) };
}
