/**
 * Replays the paths: `base` and `upgraded`, `fresh` where it can differ, and one from each release that may end elsewhere.
 */
import type { PathState } from "../checks/check.ts";
import { writesSharedCatalogs } from "../replay/shared-commands.ts";
import type { ClusterOutcome } from "../replay/with-cluster.ts";
import { withCluster } from "../replay/with-cluster.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { allHooks } from "../tools/run-hooks.ts";
import { endsSessions, unlessEndedFromOutside, unlessSessionLost } from "./ended-sessions.ts";
import { inLanes } from "./lanes.ts";
import type { Release } from "./read-releases.ts";
import type { Dump, WalkedDump } from "./walk-dump.ts";
import { walkDump } from "./walk-dump.ts";
import type { ExistingPaths, ExistingWalk } from "./walk-existing.ts";
import { walkExisting } from "./walk-existing.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { walkLeg } from "./walk-leg.ts";
import type { WalkedRelease } from "./walk-release.ts";
import { walkRelease } from "./walk-release.ts";

export interface Walk extends ExistingWalk {
  /** False when a fresh database ends like an upgraded one by construction. */
  readonly needsFresh: boolean;
  /** What a fresh install runs instead of the migrations. */
  readonly dump?: Dump | null;
  /** Those that are to be replayed. */
  readonly releases?: readonly Release[];
}

export interface WalkedPaths extends ExistingPaths {
  readonly fresh: PathState | null;
  /** Of a dump, where it is the fresh path. */
  readonly dump: Omit<WalkedDump, "state"> | null;
  readonly releases: readonly WalkedRelease[];
  /** Head's merged migrations alone on an empty database: only where the pending ones failed on existing databases and
   * `fresh` cannot tell which differences are older than they. */
  readonly merged: PathState | null;
}

type MainPaths = Omit<WalkedPaths, "merged">;

export async function walkPaths(walk: Walk): Promise<WalkedPaths & { readonly notes: readonly string[] }> {
  const started = new Date();
  const texts = allTexts(walk);
  const { server, progress } = walk;
  const apart = texts.some(writesSharedCatalogs) || endsSessions(texts);
  const shared = server.source === "url" && !endsSessions(texts);
  const { result, notes } = await withCluster({ server, texts, progress }, async (cluster) => {
    const guarded = { ...walk, cluster, started };
    const walked = apart ? null : await unlessSessionLost(() => walkAtOnce(guarded));
    // A name that is put together at run time is in no text: it shows afterwards.
    const foundOut = server.source !== "url" && (await cluster.restore());
    if (walked !== null && !foundOut) return walked;
    return unlessEndedFromOutside(shared, () => walkInTurn(guarded));
  });
  return { ...result, notes };
}

/** Everything that will be run, each text once. */
function allTexts(walk: Walk): string[] {
  const merged = new Set(walk.base.migrations.map(({ version }) => version));
  const downs = walk.head.migrations.filter(({ version }) => !merged.has(version)).map(({ down }) => down?.text ?? "");
  const histories = [walk.base, ...(walk.releases ?? []).map((release) => release.history)];
  const others = [...histories.flatMap(({ migrations }) => migrations), ...allHooks(walk.baseTool)].map(
    (each) => each.up.text,
  );
  return [...new Set([...textsOf(walk), ...downs, ...others, ...(walk.dump?.files ?? []).map((file) => file.text)])];
}

function textsOf({ setup, sessionSetup, head, tool }: FreshWalk): string[] {
  const scripts = [...head.migrations, ...(head.fresh ?? []), ...allHooks(tool)].map((each) => each.up.text);
  return [setup ?? "", sessionSetup ?? "", ...new Set(scripts)];
}

/** For one path alone. */
export async function walkOne(walk: FreshWalk): Promise<ClusterOutcome<PathState>> {
  const { server, progress } = walk;
  return withCluster({ server, texts: textsOf(walk), progress }, (cluster) =>
    walkMigrations({ ...walk, cluster, started: new Date() }),
  );
}

/** PostgreSQL and the gate keep about two processors busy; what takes longest comes first. */
const LANES = 2;

async function walkAtOnce(walk: Walk & Guarded): Promise<WalkedPaths> {
  const parts = await inLanes(LANES, partsOf(walk, false));
  return withMerged(walk, assemble(parts), walkMigrations);
}

async function walkInTurn(walk: Walk & Guarded): Promise<WalkedPaths> {
  const parts: Part[] = [];
  for (const walkPart of partsOf(walk, true)) {
    if (parts.length > 0) await walk.cluster.restore();
    parts.push(await walkPart());
  }
  return withMerged(walk, assemble(parts), async (merged) => {
    await walk.cluster.restore();
    return walkMigrations(merged);
  });
}

/** What one task gives. */
type Part =
  | { readonly existing: ExistingPaths }
  | { readonly fresh: PathState; readonly dump: WalkedPaths["dump"] }
  | { readonly release: WalkedRelease };

function partsOf(walk: Walk & Guarded, inTurn: boolean): (() => Promise<Part>)[] {
  const { dump = null, releases = [] } = walk;
  const fresh = async (): Promise<Part> => {
    if (dump === null) return { fresh: await walkMigrations(walk), dump: null };
    const { state, ...facts } = await walkDump(walk, dump);
    return { fresh: state, dump: facts };
  };
  return [
    async () => ({ existing: await walkExisting(walk, inTurn) }),
    ...(walk.needsFresh || dump !== null ? [fresh] : []),
    ...releases.map((release) => async () => ({ release: await walkRelease(walk, release) })),
  ];
}

function assemble(parts: readonly Part[]): MainPaths {
  const [existing] = parts.flatMap((part) => ("existing" in part ? [part.existing] : []));
  if (existing === undefined) throw new Error("the existing paths were not walked");
  const [empty] = parts.flatMap((part) => ("fresh" in part ? [part] : []));
  return {
    ...existing,
    fresh: empty?.fresh ?? null,
    dump: empty?.dump ?? null,
    releases: parts.flatMap((part) => ("release" in part ? [part.release] : [])),
  };
}

async function withMerged(
  walk: Walk & Guarded,
  paths: MainPaths,
  walkMerged: (merged: FreshWalk & Guarded) => Promise<PathState>,
): Promise<WalkedPaths> {
  const needed = paths.fresh !== null && paths.dump === null && paths.upgraded?.replay.failure;
  if (!needed || walk.head.fresh !== undefined) return { ...paths, merged: null };
  const versions = new Set(walk.base.migrations.map((each) => each.version));
  const migrations = walk.head.migrations.filter((each) => versions.has(each.version));
  return { ...paths, merged: await walkMerged({ ...walk, head: { ...walk.head, migrations, guard: null } }) };
}

async function walkMigrations(walk: FreshWalk & Guarded): Promise<PathState> {
  const { migrations, fresh = migrations, guard = null } = walk.head;
  return withDatabase(walk.server, null, (database) =>
    walkLeg(walk, { path: "fresh", database, migrations: fresh, guard }),
  );
}
