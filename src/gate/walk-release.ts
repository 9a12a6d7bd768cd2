/**
 * A path from a release: its own migrations on an empty database, then what the tool would run there of head's.
 */
import type { PathState } from "../checks/check.ts";
import { withDatabase } from "../postgres/with-database.ts";
import type { PathName, Replay } from "../replay/replay.ts";
import { withPrograms } from "../tools/in-order.ts";
import type { Decision, History } from "../tools/tool.ts";
import type { Release } from "./read-releases.ts";
import { findRecord } from "./walk-existing.ts";
import type { FreshWalk, Guarded, Leg } from "./walk-leg.ts";
import { readEnd, replayLeg, walkLeg } from "./walk-leg.ts";

export interface WalkedRelease {
  readonly release: Release;
  readonly state: PathState;
  /** Null: the release's own migrations do not run from an empty database. */
  readonly decision: Decision | null;
}

function releasePath({ refs }: Pick<Release, "refs">): PathName {
  return `from ${refs[0] ?? ""}`;
}

/** What the two legs of such a path are run by. */
export interface ReleaseLegs {
  /** The release's own migrations, on an empty database. */
  own(leg: Pick<Leg, "path" | "database">): Promise<Replay>;
  /** Head's, there. */
  rest(leg: Leg): Promise<PathState>;
  /** True when only a run tells whether anything is pending. */
  readonly runsAnyway: boolean;
}

export async function walkRelease(
  walk: FreshWalk & Guarded,
  release: Release,
  legs: ReleaseLegs = legsOf(walk, release),
): Promise<WalkedRelease> {
  return withDatabase(walk.server, null, async (database) => {
    const path = releasePath(release);
    const replay = await legs.own({ path, database });
    if (replay.failure !== null) return { release, state: { replay, catalog: null }, decision: null };
    const where = `a database at ${release.refs[0] ?? ""}`;
    const found = await findRecord(walk, { database, replay, formerTool: release.tool, where });
    const exclude = [...replay.bookkeeping, ...found.bookkeeping];
    const decision = walk.tool.decide(withPrograms(found.recorded, release.history), walk.head);
    const guard = walk.head.guard ?? null;
    if (decision.pending.length === 0 && !legs.runsAnyway && guard === null)
      return { release, decision, state: { replay, catalog: await readEnd(walk, { database, exclude }) } };
    const end = await legs.rest({
      path,
      database,
      migrations: decision.pending,
      recorded: found.recorded,
      exclude,
      guard,
    });
    const touches = [...replay.touches, ...end.replay.touches];
    return { release, decision, state: { ...end, replay: { ...end.replay, touches } } };
  });
}

function ofHistory({ migrations, guard = null }: History): Pick<Leg, "migrations" | "guard"> {
  return { migrations, guard };
}

function legsOf(walk: FreshWalk & Guarded, release: Release): ReleaseLegs {
  return {
    own: (leg) => replayLeg({ ...walk, tool: release.tool }, { ...leg, ...ofHistory(release.history) }),
    rest: (leg) => walkLeg(walk, leg),
    runsAnyway: false,
  };
}
