/**
 * Replays the paths: `base`, `upgraded` on a copy of it, and `fresh` where it can differ; reads each one's end state.
 */
import { readCatalog } from "../catalog/read-catalog.ts";
import type { PathState } from "../checks/check.ts";
import type { Database, Server } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import { applyHistory } from "../replay/apply-history.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { createsRoles, dropRoles, listRoles, newRoles, setRolesAside } from "../replay/cluster-roles.ts";
import type { Progress } from "../progress.ts";
import { endsSessions, unlessEndedFromOutside, unlessSessionLost } from "./ended-sessions.ts";
import type { PathName, Replay } from "../replay/replay.ts";
import type { Decision, History, Migration, RecordedMigration, Tool } from "../tools/tool.ts";

export interface Walk extends FreshWalk {
  readonly base: History;
  /** False when a fresh database ends like an upgraded one by construction. */
  readonly needsFresh: boolean;
}

/** What one path from an empty database needs. */
export interface FreshWalk {
  readonly server: Server;
  readonly tool: Tool;
  readonly head: History;
  /** Migrations whose statements are watched one by one. */
  readonly observe: ReadonlySet<Migration>;
  readonly setup: string | null;
  readonly sessionSetup: string | null;
  /** Milliseconds. */
  readonly statementTimeout: number;
  readonly progress: Progress;
}

export interface WalkedPaths {
  readonly base: PathState;
  readonly upgraded: PathState | null;
  readonly fresh: PathState | null;
  /** Head's merged migrations alone on an empty database: only where the pending ones failed on existing databases and
   * `fresh` cannot tell which differences are older than they. */
  readonly merged: PathState | null;
  readonly decision: Decision;
}

type MainPaths = Omit<WalkedPaths, "merged">;
type ExistingPaths = Omit<MainPaths, "fresh">;

export async function walkPaths(walk: Walk): Promise<WalkedPaths> {
  const started = new Date();
  const texts = [walk.setup ?? "", ...[...walk.base.migrations, ...walk.head.migrations].map((each) => each.up.text)];
  const apart = createsRoles(texts) || endsSessions(texts);
  const walked = apart ? null : await unlessSessionLost(() => walkAtOnce(walk, started));
  const shared = walk.server.source === "url" && !endsSessions(texts);
  return walked ?? unlessEndedFromOutside(shared, () => walkInTurn(walk, started, texts));
}

async function walkAtOnce(walk: Walk, started: Date): Promise<WalkedPaths> {
  if (!walk.needsFresh) return { ...(await walkExisting(walk, started)), fresh: null, merged: null };
  const [existing, fresh] = await settle(walkExisting(walk, started), walkFresh(walk, started));
  return withMerged(walk, { ...existing, fresh }, (merged) => walkFresh(merged, started));
}

async function withMerged(
  walk: Walk,
  paths: MainPaths,
  walkMerged: (merged: FreshWalk) => Promise<PathState>,
): Promise<WalkedPaths> {
  if (paths.fresh === null || !paths.upgraded?.replay.failure) return { ...paths, merged: null };
  const versions = new Set(walk.base.migrations.map((each) => each.version));
  const migrations = walk.head.migrations.filter((each) => versions.has(each.version));
  return { ...paths, merged: await walkMerged({ ...walk, head: { ...walk.head, migrations } }) };
}

/** Lets both end before an error of one is thrown: nothing may still run when the server goes away. */
async function settle<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function walkInTurn(walk: Walk, started: Date, texts: readonly string[]): Promise<WalkedPaths> {
  const roles: string[] = [];
  const setAside = async (database: Database, before: ReadonlySet<string>): Promise<void> => {
    roles.push(...(await setRolesAside(database, await newRoles(database, before, texts))));
  };
  try {
    const existing = await walkExisting(walk, started, setAside);
    const fresh = walk.needsFresh ? await walkFresh(walk, started, setAside) : null;
    return await withMerged(walk, { ...existing, fresh }, (merged) => walkFresh(merged, started, setAside));
  } finally {
    if (roles.length > 0) await withDatabase(walk.server, null, (database) => dropRoles(database, roles));
  }
}

/** Given where paths run one after the other. */
type AfterPath = (database: Database, rolesBefore: ReadonlySet<string>) => Promise<void>;

async function walkExisting(walk: Walk, started: Date, after?: AfterPath): Promise<ExistingPaths> {
  return withDatabase(walk.server, null, async (database) => {
    const roles = after === undefined ? null : await listRoles(database);
    try {
      const leg: Leg = { path: "base", database, migrations: walk.base.migrations };
      const replay = await replayLeg(walk, leg);
      const readBase = async (): Promise<PathState> => ({ replay, catalog: await readEnd(walk, started, database) });
      if (replay.failure !== null) return { base: await readBase(), upgraded: null, decision: decideAsIfApplied(walk) };
      const decision = walk.tool.decide(replay.recorded, walk.head);
      const end = { database, replay, readBase, decision, inTurn: after !== undefined };
      return { decision, ...(await walkUpgraded(walk, started, end)) };
    } finally {
      if (roles !== null) await after?.(database, roles);
    }
  });
}

/** Base does not replay here, but production has got there somehow. */
function decideAsIfApplied({ tool, base, head }: Walk): Decision {
  const recorded = base.migrations.map(({ version, name, checksum }) => ({ version, name, checksum, finished: true }));
  return tool.decide(recorded, head);
}

interface BaseEnd {
  readonly database: Database;
  readonly replay: Replay;
  readonly readBase: () => Promise<PathState>;
  readonly decision: Decision;
  readonly inTurn: boolean;
}

/** A copy needs base to itself; once it is made, base is read while the pending migrations run. */
async function walkUpgraded(
  walk: Walk,
  started: Date,
  end: BaseEnd,
): Promise<{ base: PathState; upgraded: PathState }> {
  const { pending } = end.decision;
  if (pending.length === 0) {
    const base = await end.readBase();
    return { base, upgraded: { ...base, replay: nothingToRun(base.replay) } };
  }
  return withDatabase(walk.server, end.database, async (copy) => {
    const leg: Leg = { path: "upgraded", database: copy, migrations: pending, recorded: end.replay.recorded };
    if (end.inTurn) return { base: await end.readBase(), upgraded: await walkPath(walk, started, leg) };
    const [base, upgraded] = await settle(end.readBase(), walkPath(walk, started, leg));
    return { base, upgraded };
  });
}

function nothingToRun(base: Replay): Replay {
  return {
    ...base,
    path: "upgraded",
    applied: [],
    statements: 0,
    statementsOf: new Map(),
    touches: [],
    milliseconds: 0,
  };
}

export async function walkFresh(walk: FreshWalk, started = new Date(), after?: AfterPath): Promise<PathState> {
  return withDatabase(walk.server, null, async (database) => {
    const roles = after === undefined ? null : await listRoles(database);
    try {
      return await walkPath(walk, started, { path: "fresh", database, migrations: walk.head.migrations });
    } finally {
      if (roles !== null) await after?.(database, roles);
    }
  });
}

interface Leg {
  readonly path: PathName;
  readonly database: Database;
  readonly migrations: readonly Migration[];
  /** Left out: the database is empty. */
  readonly recorded?: readonly RecordedMigration[];
}

async function walkPath(walk: FreshWalk, started: Date, leg: Leg): Promise<PathState> {
  const replay = await replayLeg(walk, leg);
  return { replay, catalog: await readEnd(walk, started, leg.database) };
}

async function replayLeg(walk: FreshWalk, leg: Leg): Promise<Replay> {
  if (leg.recorded === undefined && walk.setup !== null) await runSetup(walk.setup, leg.database);
  return applyHistory({
    ...leg,
    recorded: leg.recorded ?? [],
    server: walk.server,
    tool: walk.tool,
    sessionSetup: walk.sessionSetup,
    observe: (migration) => walk.observe.has(migration),
    statementTimeout: walk.statementTimeout,
    progress: (migration, index) =>
      walk.progress(`replaying ${leg.path}`, `${index + 1}/${leg.migrations.length} ${migration.up.file}`),
  });
}

async function runSetup(setup: string, database: Database): Promise<void> {
  const session = await database.connect();
  try {
    await sendSetup(session, "setup", setup);
  } finally {
    await session.end();
  }
}

function readEnd(walk: FreshWalk, since: Date, database: Database): Promise<PathState["catalog"]> {
  const options = { major: walk.server.major, exclude: walk.tool.bookkeeping?.objects ?? [], since };
  return withSession(database, async (session) => {
    try {
      return await readCatalog(session, options);
    } catch (error) {
      // Throws in its own words when the session is gone, which is no fault of the catalog's reader.
      await session.query("select");
      throw error;
    }
  });
}
