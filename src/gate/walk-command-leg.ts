/**
 * One leg of a path by a command, and what the database ends in.
 */
import type { PathState } from "../checks/check.ts";
import type { CommandReplay } from "../command/apply-command.ts";
import { applyCommand } from "../command/apply-command.ts";
import type { CommandLeg } from "../command/run-leg.ts";
import type { Checkout } from "../command/with-checkouts.ts";
import type { ApplyOptions } from "../config/apply-options.ts";
import type { Database } from "../postgres/server.ts";
import type { PathName } from "../replay/replay.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { refuseSetup } from "../replay/shared-server-guard.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import type { History, RecordedMigration, Script } from "../tools/tool.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { readEnd } from "./walk-leg.ts";

/** What the commands of one walk share. */
export interface CommandRun extends FreshWalk, Guarded {
  readonly apply: ApplyOptions;
  /** Grows: texts that write what all databases of the server share. */
  readonly texts: string[];
}

export interface CommandSide {
  readonly path: PathName;
  readonly database: Database;
  readonly checkout: Checkout;
  /** The files of the checkout. */
  readonly history: History;
  /** What the database has run before; null: it is empty. */
  readonly recorded: readonly RecordedMigration[] | null;
  /** Where statements may come from, likeliest first. */
  readonly sources: readonly Script[];
  readonly observe: boolean;
}

export interface CommandState extends PathState {
  readonly replay: CommandReplay;
}

export async function walkCommandLeg(run: CommandRun, side: CommandSide): Promise<CommandState> {
  const replay = await replayCommandLeg(run, side);
  return { replay, catalog: await readEnd(run, { database: side.database, exclude: replay.bookkeeping }) };
}

/** The same without a look at the schema. Throws CommandNotStarted when there is no such command. */
export async function replayCommandLeg(run: CommandRun, side: CommandSide): Promise<CommandReplay> {
  if (side.recorded === null) await setUp(run, side.database);
  run.progress(`replaying ${side.path}`, run.apply.command);
  return applyCommand(legOf(run, side));
}

export function legOf(run: CommandRun, { recorded, ...side }: CommandSide): CommandLeg {
  return {
    ...side,
    recorded: recorded ?? [],
    lent: run.server.source === "url" ? run.cluster.before : null,
    server: run.server,
    apply: run.apply,
    sessionSetup: run.sessionSetup,
    statementTimeout: run.statementTimeout,
    onText: (text) => run.texts.push(text),
  };
}

async function setUp({ setup, sessionSetup, server, cluster }: CommandRun, database: Database): Promise<void> {
  if (server.source === "url") await refuseSetup({ setup, sessionSetup }, cluster.before, database);
  if (setup === null) return;
  const session = await database.connect();
  try {
    await sendSetup(session, "setup", setup);
  } finally {
    await session.end();
  }
}

/** Two histories' files, the changed ones first. */
export function sourcesOf(before: History, after: History, comparison: HistoryComparison): Script[] {
  const { added, edits, removed, renamed } = comparison;
  const changed = [...added, ...[...edits, ...renamed].map((each) => each.after), ...removed];
  const files = new Map([...changed, ...after.migrations, ...before.migrations].map(({ up }) => [up.file, up]));
  return [...files.values()];
}
