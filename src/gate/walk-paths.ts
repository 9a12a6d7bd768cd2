/**
 * Replays the paths: `base`, `upgraded` on a copy of it, and `fresh` where it can differ; reads each one's end state.
 */
import { readCatalog } from "../catalog/read-catalog.ts";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import { EVERY_SCHEMA } from "../catalog/schema-filter.ts";
import type { PathState } from "../checks/check.ts";
import { UserError } from "../errors.ts";
import type { Database, Server } from "../postgres/server.ts";
import { isConnectionLost } from "../postgres/connection-lost.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import { applyHistory } from "../replay/apply-history.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import { readRecord } from "../replay/read-record.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { refuseSetup } from "../replay/shared-server-guard.ts";
import { writesSharedCatalogs } from "../replay/shared-commands.ts";
import type { Cluster, ClusterOutcome } from "../replay/with-cluster.ts";
import { withCluster } from "../replay/with-cluster.ts";
import type { Progress } from "../progress.ts";
import { endsSessions, unlessEndedFromOutside, unlessSessionLost } from "./ended-sessions.ts";
import type { PathName, Replay } from "../replay/replay.ts";
import type { Decision, History, Migration, RecordedMigration, Tool } from "../tools/tool.ts";

export interface Walk extends FreshWalk {
  readonly base: History;
  /** The tool as base configures it. */
  readonly baseTool: Tool;
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
  /** Left out: every schema is compared. */
  readonly schemas?: SchemaFilter;
  readonly privileges?: boolean;
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

export async function walkPaths(walk: Walk): Promise<WalkedPaths & { readonly notes: readonly string[] }> {
  const started = new Date();
  const texts = [...textsOf(walk), ...walk.base.migrations.map((each) => each.up.text)];
  const { server, progress } = walk;
  const apart = texts.some(writesSharedCatalogs) || endsSessions(texts);
  const shared = server.source === "url" && !endsSessions(texts);
  const { result, notes } = await withCluster({ server, texts, progress }, async (cluster) => {
    const guarded = { ...walk, cluster };
    const walked = apart ? null : await unlessSessionLost(() => walkAtOnce(guarded, started));
    // A name that is put together at run time is in no text: it shows afterwards.
    const foundOut = server.source !== "url" && (await cluster.restore());
    if (walked !== null && !foundOut) return walked;
    return unlessEndedFromOutside(shared, () => walkInTurn(guarded, started));
  });
  return { ...result, notes };
}

function textsOf({ setup, sessionSetup, head }: FreshWalk): string[] {
  return [setup ?? "", sessionSetup ?? "", ...head.migrations.map((each) => each.up.text)];
}

/** For one path alone. */
export async function walkOne(walk: FreshWalk): Promise<ClusterOutcome<PathState>> {
  const { server, progress } = walk;
  return withCluster({ server, texts: textsOf(walk), progress }, (cluster) =>
    walkFresh({ ...walk, cluster }, new Date()),
  );
}

interface Guarded {
  readonly cluster: Cluster;
}

async function walkAtOnce(walk: Walk & Guarded, started: Date): Promise<WalkedPaths> {
  if (!walk.needsFresh) return { ...(await walkExisting(walk, started, false)), fresh: null, merged: null };
  const [existing, fresh] = await settle(walkExisting(walk, started, false), walkFresh(walk, started));
  return withMerged(walk, { ...existing, fresh }, (merged) => walkFresh(merged, started));
}

async function withMerged(
  walk: Walk & Guarded,
  paths: MainPaths,
  walkMerged: (merged: FreshWalk & Guarded) => Promise<PathState>,
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

async function walkInTurn(walk: Walk & Guarded, started: Date): Promise<WalkedPaths> {
  const inTurn = async (path: FreshWalk & Guarded): Promise<PathState> => {
    await walk.cluster.restore();
    return walkFresh(path, started);
  };
  const existing = await walkExisting(walk, started, true);
  const fresh = walk.needsFresh ? await inTurn(walk) : null;
  return withMerged(walk, { ...existing, fresh }, inTurn);
}

async function walkExisting(walk: Walk & Guarded, started: Date, inTurn: boolean): Promise<ExistingPaths> {
  return withDatabase(walk.server, null, async (database) => {
    const leg: Leg = { path: "base", database, migrations: walk.base.migrations };
    const replay = await replayLeg({ ...walk, tool: walk.baseTool }, leg);
    const found = await findRecord(walk, database, replay);
    const exclude = [...replay.bookkeeping, ...found.bookkeeping];
    const readBase = async (): Promise<PathState> => ({
      replay,
      catalog: await readEnd(walk, started, { ...leg, exclude }),
    });
    if (replay.failure !== null) return { base: await readBase(), upgraded: null, decision: decideAsIfApplied(walk) };
    const decision = walk.tool.decide(found.recorded, walk.head);
    const end = { database, replay, found: { recorded: found.recorded, exclude }, readBase, decision, inTurn };
    return { decision, ...(await walkUpgraded(walk, started, end)) };
  });
}

/** What head's tool finds on base's database: another table when the change gives it another name. */
async function findRecord(
  { tool, baseTool, sessionSetup }: Walk,
  database: Database,
  replay: Replay,
): Promise<Pick<Replay, "recorded" | "bookkeeping">> {
  const { bookkeeping } = tool;
  if (replay.failure !== null || bookkeeping === null || bookkeeping.table === baseTool.bookkeeping?.table)
    return replay;
  try {
    const { recorded, table } = await readRecord(database, bookkeeping, sessionSetup);
    return { recorded, bookkeeping: table === null ? [] : [table] };
  } catch (error) {
    const reason = postgresErrorOf(error);
    if (reason === null || isConnectionLost(error)) throw error;
    throw new UserError(
      `${tool.title} as head configures it cannot read its record on base's database: ${reason.message} (SQLSTATE ${reason.code})`,
      { remedy: `Let it keep its record where it was: \`${baseTool.bookkeeping?.table ?? ""}\`.`, cause: error },
    );
  }
}

/** Base does not replay here, but production has got there somehow. */
function decideAsIfApplied({ tool, base, head }: Walk): Decision {
  const recorded = base.migrations.map(({ version, name, checksum }) => ({ version, name, checksum, finished: true }));
  return tool.decide(recorded, head);
}

interface BaseEnd {
  readonly database: Database;
  readonly replay: Replay;
  readonly found: { readonly recorded: readonly RecordedMigration[]; readonly exclude: readonly string[] };
  readonly readBase: () => Promise<PathState>;
  readonly decision: Decision;
  readonly inTurn: boolean;
}

/** A copy needs base to itself; once it is made, base is read while the pending migrations run. */
async function walkUpgraded(
  walk: Walk & Guarded,
  started: Date,
  end: BaseEnd,
): Promise<{ base: PathState; upgraded: PathState }> {
  const { pending } = end.decision;
  if (pending.length === 0) {
    const base = await end.readBase();
    return { base, upgraded: { ...base, replay: nothingToRun(base.replay) } };
  }
  return withDatabase(walk.server, end.database, async (copy) => {
    const leg: Leg = { path: "upgraded", database: copy, migrations: pending, ...end.found };
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

async function walkFresh(walk: FreshWalk & Guarded, started: Date): Promise<PathState> {
  return withDatabase(walk.server, null, (database) =>
    walkPath(walk, started, { path: "fresh", database, migrations: walk.head.migrations }),
  );
}

interface Leg {
  readonly path: PathName;
  readonly database: Database;
  readonly migrations: readonly Migration[];
  /** Left out: the database is empty. */
  readonly recorded?: readonly RecordedMigration[];
  /** The tool's tables that are there already, `schema.name`. */
  readonly exclude?: readonly string[];
}

async function walkPath(walk: FreshWalk & Guarded, started: Date, leg: Leg): Promise<PathState> {
  const replay = await replayLeg(walk, leg);
  const exclude = [...(leg.exclude ?? []), ...replay.bookkeeping];
  return { replay, catalog: await readEnd(walk, started, { ...leg, exclude }) };
}

async function replayLeg(walk: FreshWalk & Guarded, leg: Leg): Promise<Replay> {
  const lent = walk.server.source === "url" ? walk.cluster.before : null;
  if (lent !== null) await refuseSetup(walk, lent, leg.database);
  if (leg.recorded === undefined && walk.setup !== null) await runSetup(walk.setup, leg.database);
  return applyHistory({
    ...leg,
    recorded: leg.recorded ?? [],
    server: walk.server,
    lent,
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

function readEnd(walk: FreshWalk, since: Date, { database, exclude = [] }: Leg): Promise<PathState["catalog"]> {
  const options = {
    major: walk.server.major,
    exclude,
    since,
    schemas: walk.schemas ?? EVERY_SCHEMA,
    privileges: walk.privileges ?? false,
  };
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
