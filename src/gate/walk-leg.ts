/**
 * One leg of a path: migrations on one database, and what the database ends in.
 */
import { readCatalog } from "../catalog/read-catalog.ts";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import { EVERY_SCHEMA } from "../catalog/schema-filter.ts";
import type { PathState } from "../checks/check.ts";
import type { Database, Server } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";
import type { Progress } from "../progress.ts";
import type { ApplyOptions } from "../replay/apply-history.ts";
import { applyHistory } from "../replay/apply-history.ts";
import type { PathName, Replay } from "../replay/replay.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { refuseSetup } from "../replay/shared-server-guard.ts";
import type { Cluster } from "../replay/with-cluster.ts";
import type { History, Migration, RecordedMigration, RunGuard, Tool } from "../tools/tool.ts";

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

export interface Guarded {
  readonly cluster: Cluster;
  /** When the first path began. */
  readonly started: Date;
}

export interface Leg {
  readonly path: PathName;
  readonly database: Database;
  readonly migrations: readonly Migration[];
  /** Left out: the database is empty. */
  readonly recorded?: readonly RecordedMigration[];
  /** The tool's tables that are there already, `schema.name`. */
  readonly exclude?: readonly string[];
  /** What the tool asks before the run. */
  readonly guard?: RunGuard | null;
  readonly reached?: (applied: readonly Migration[]) => string | null;
}

export async function walkLeg(walk: FreshWalk & Guarded, leg: Leg): Promise<PathState> {
  let read: Pick<PathState, "catalog"> | null = null;
  const exclude = (bookkeeping: readonly string[]): string[] => [...(leg.exclude ?? []), ...bookkeeping];
  const replay = await replayLeg(walk, leg, async (session, bookkeeping) => {
    read = { catalog: await readEndIn(session, walk, exclude(bookkeeping)) };
  });
  const { catalog } = read ?? { catalog: await readEnd(walk, { ...leg, exclude: exclude(replay.bookkeeping) }) };
  return { replay, catalog };
}

export async function replayLeg(
  walk: FreshWalk & Guarded,
  leg: Leg,
  atEnd: NonNullable<ApplyOptions["atEnd"]> = async () => undefined,
): Promise<Replay> {
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
    atEnd,
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

export function readEnd(
  walk: FreshWalk & Guarded,
  { database, exclude = [] }: Pick<Leg, "database" | "exclude">,
): Promise<PathState["catalog"]> {
  return withSession(database, (session) => readEndIn(session, walk, exclude));
}

/** The same in a session that is in no transaction. */
export async function readEndIn(
  session: Session,
  walk: FreshWalk & Guarded,
  exclude: readonly string[],
): Promise<PathState["catalog"]> {
  const options = {
    major: walk.server.major,
    exclude,
    since: walk.started,
    schemas: walk.schemas ?? EVERY_SCHEMA,
    privileges: walk.privileges ?? false,
  };
  try {
    return await readCatalog(session, options);
  } catch (error) {
    // Throws in its own words when the session is gone, which is no fault of the catalog's reader.
    await session.query("select");
    throw error;
  }
}
