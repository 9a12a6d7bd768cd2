/**
 * The path of a fresh install that runs a schema dump instead of the migrations: the files as psql runs them, then what
 * the tool would run there, going by the record that the dump has left.
 */
import type { PathState } from "../checks/check.ts";
import { readKnownRecord } from "../command/read-known-record.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import { findBookkeepingTable } from "../replay/bookkeeping-tables.ts";
import { readRecord } from "../replay/read-record.ts";
import type { Replay } from "../replay/replay.ts";
import { sendSetup } from "../replay/send-setup.ts";
import type { Decision, Migration, RecordedMigration, Script, Tool } from "../tools/tool.ts";
import type { FreshWalk, Guarded, Leg } from "./walk-leg.ts";
import { readEnd, replayLeg, walkLeg } from "./walk-leg.ts";

export interface Dump {
  /** In the order in which they run. */
  readonly files: readonly Script[];
  /** `pending`: the tool runs afterwards. */
  readonly afterwards: "pending" | "nothing";
}

export interface WalkedDump {
  readonly state: PathState;
  /** False when the dump leaves no record of what it stands for. */
  readonly recorded: boolean;
  /** What the tool would do after the dump alone; null where the dump leaves no record, or fails. */
  readonly decision: Decision | null;
}

/** Of whom the tables that are left out in the schema are on the other paths. */
type Runner = "files" | "command";

export async function walkDump(walk: FreshWalk & Guarded, dump: Dump, runner: Runner = "files"): Promise<WalkedDump> {
  return withDatabase(walk.server, null, async (database) => {
    const loaded = await replayLeg(
      { ...walk, tool: asPsql(walk.tool) },
      {
        path: "fresh",
        database,
        migrations: dump.files.map(asMigration),
      },
    );
    if (loaded.failure !== null) return { state: { replay: loaded, catalog: null }, recorded: false, decision: null };
    const found = await recordOf(walk, database, runner);
    const replay: Replay = { ...loaded, recorded: found.recorded, bookkeeping: found.tables };
    const has = found.recorded.length > 0;
    const decision = has || dump.afterwards === "pending" ? walk.tool.decide(found.recorded, walk.head) : null;
    const state =
      dump.afterwards === "pending" && decision !== null && decision.pending.length > 0
        ? await walkOn(walk, { database, replay, pending: decision.pending })
        : { replay, catalog: await readEnd(walk, { database, exclude: found.tables }) };
    return { state, decision, recorded: has || dump.afterwards === "pending" };
  });
}

/** `psql -v ON_ERROR_STOP=1 -f FILE` for each file. */
function asPsql(tool: Tool): Tool {
  return {
    ...tool,
    bookkeeping: null,
    sessionPerMigration: true,
    transactionPerRun: false,
    plan: ({ up }) => [{ kind: "script", script: up, send: "statements" }],
  };
}

function asMigration(script: Script): Migration {
  return { version: script.file, name: script.file, up: script, down: null, checksum: null, transactional: false };
}

interface DumpRecord {
  readonly recorded: readonly RecordedMigration[];
  readonly tables: readonly string[];
}

/** Of a tool whose record the gate does not know, the tables that runners are known to keep are left out, as far as no
 * migration makes one of that name. */
async function recordOf(
  { tool, sessionSetup, head }: FreshWalk,
  database: Database,
  runner: Runner,
): Promise<DumpRecord> {
  const { bookkeeping } = tool;
  if (bookkeeping === null) {
    const { tables } = await withSession(database, readKnownRecord);
    const made = (table: string): boolean =>
      head.migrations.some(({ up }) => up.text.includes(table.slice(table.indexOf(".") + 1)));
    return { recorded: [], tables: runner === "command" ? tables : tables.filter((table) => !made(table)) };
  }
  const left = await withSession(database, async (session) => {
    if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
    return findBookkeepingTable(session, bookkeeping);
  });
  if (left === null) return { recorded: [], tables: [] };
  const { recorded } = await readRecord(database, bookkeeping, sessionSetup);
  return { recorded, tables: [left, ...(bookkeeping.others ?? [])] };
}

interface Loaded {
  readonly database: Database;
  readonly replay: Replay;
  readonly pending: readonly Migration[];
}

async function walkOn(walk: FreshWalk & Guarded, { database, replay, pending }: Loaded): Promise<PathState> {
  const { recorded, bookkeeping } = replay;
  const leg: Leg = { path: "fresh", database, migrations: pending, recorded, exclude: bookkeeping };
  return walkLeg(walk, leg);
}
