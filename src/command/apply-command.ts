/**
 * `apply`: one leg of a path by a command that applies what is pending.
 */
import type { Replay } from "../replay/replay.ts";
import type { History, Migration, RecordedMigration, Script } from "../tools/tool.ts";
import type { Places } from "./place-statements.ts";
import { fileNamedBy } from "./place-statements.ts";
import type { CommandLeg } from "./run-leg.ts";
import { runLeg } from "./run-leg.ts";

export interface CommandReplay extends Replay {
  /** What the tool behind the command has recorded, as far as its tables are known; sorted. */
  readonly names: readonly string[];
}

/** Throws CommandNotStarted when there is no such command. */
export async function applyCommand(leg: CommandLeg): Promise<CommandReplay> {
  const { history, path, apply } = leg;
  const { count, places, failure, record, touches, unplaced, milliseconds } = await runLeg(leg, {
    key: "apply",
    command: apply.command,
    suspects: pendingFiles(leg),
    downs: null,
  });
  const applied = failure === null ? history.migrations : [];
  return {
    path,
    applied,
    statements: count,
    statementsOf: countByFile(places, history),
    failure,
    recorded: recordedRows(leg, applied, record.names),
    names: record.names,
    bookkeeping: record.tables,
    touches,
    ...(unplaced && { unplaced }),
    milliseconds,
  };
}

function pendingFiles({ history, recorded }: CommandLeg): Script[] {
  const known = new Set(recorded.map(({ version }) => version));
  return history.migrations.filter(({ version }) => !known.has(version)).map(({ up }) => up);
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
