/**
 * The way back: on the upgraded database the tool's rollback undoes what was pending, and then it is applied once more.
 */
import type { PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import type { WayBack } from "../replay/way-back.ts";
import { downRun, findWayBack } from "../replay/way-back.ts";
import type { Decision, Migration, RecordedMigration } from "../tools/tool.ts";
import type { FreshWalk, Guarded, Leg } from "./walk-leg.ts";
import { walkLeg } from "./walk-leg.ts";

export interface Upgrade {
  /** Copied once more where only some of what is pending can be undone. */
  readonly baseDatabase: Database;
  /** It is used up. */
  readonly database: Database;
  readonly base: PathState;
  readonly upgraded: PathState;
  readonly recorded: readonly RecordedMigration[];
  readonly exclude: readonly string[];
  readonly decision: Decision;
}

export interface WalkedBack {
  readonly way: WayBack;
  /** Null: the migration that ran last has no down script, so nothing was run. */
  readonly ends: {
    /** What it has to equal: base, or base with those that are not undone. */
    readonly before: PathState;
    readonly state: PathState;
    /** After applying again what was undone; null when a down script failed. */
    readonly again: PathState | null;
  } | null;
  readonly milliseconds: number;
  readonly notes?: readonly string[];
}

/** Null when there is nothing to try. */
export async function walkBack(walk: FreshWalk & Guarded, upgrade: Upgrade): Promise<WalkedBack | null> {
  const { upgraded, decision } = upgrade;
  if (!reachedEnd(upgraded)) return null;
  const skipped = new Set(decision.skipped);
  const files = walk.head.migrations.filter((each) => !skipped.has(each));
  const way = findWayBack(walk.tool, inOrderOfUndoing(walk.tool, files, decision), decision.pending);
  if (way === null) return null;
  const started = performance.now();
  const ends = way.undone.length === 0 ? null : await goBack(walk, way, upgrade);
  return { way, ends, milliseconds: Math.round(performance.now() - started) };
}

function inOrderOfUndoing(
  { rollback }: FreshWalk["tool"],
  files: readonly Migration[],
  { pending }: Decision,
): readonly Migration[] {
  if (rollback?.lastRunFirst !== true) return files;
  const last = new Set(pending);
  return [...files.filter((each) => !last.has(each)), ...pending];
}

async function goBack(
  walk: FreshWalk & Guarded,
  { undone }: WayBack,
  upgrade: Upgrade,
): Promise<NonNullable<WalkedBack["ends"]>> {
  const { database, upgraded } = upgrade;
  const { tool, migrations } = downRun(walk.tool, undone, walk.head);
  const exclude = [...upgrade.exclude, ...upgraded.replay.bookkeeping];
  const leg: Leg = {
    path: "rolled back",
    database,
    migrations,
    recorded: upgraded.replay.recorded,
    exclude,
    reached: (applied) => undone[applied.length]?.up.file ?? null,
  };
  const state = await walkLeg({ ...walk, tool, observe: new Set(migrations) }, leg);
  const before = await stateBefore(walk, undone, upgrade);
  if (state.replay.failure !== null) return { before, state, again: null };
  const again = await walkLeg(
    { ...walk, observe: new Set() },
    { path: "rolled back", database, migrations: undone.toReversed(), recorded: state.replay.recorded, exclude },
  );
  return { before, state, again };
}

function stateBefore(
  walk: FreshWalk & Guarded,
  undone: readonly Migration[],
  upgrade: Upgrade,
): Promise<PathState> | PathState {
  const { base, baseDatabase, recorded, exclude, decision } = upgrade;
  const kept = decision.pending.filter((each) => !undone.includes(each));
  if (kept.length === 0) return base;
  return withDatabase(walk.server, baseDatabase, (database) =>
    walkLeg({ ...walk, observe: new Set() }, { path: "rolled back", database, migrations: kept, recorded, exclude }),
  );
}
