/**
 * The paths of existing databases: `base`, and `upgraded` on a copy of it.
 */
import type { PathState } from "../checks/check.ts";
import { UserError } from "../errors.ts";
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import { readRecord } from "../replay/read-record.ts";
import type { Rows } from "../replay/read-rows.ts";
import { readRows } from "../replay/read-rows.ts";
import type { Replay } from "../replay/replay.ts";
import { withPrograms } from "../tools/in-order.ts";
import type { Decision, History, RecordedMigration, Tool } from "../tools/tool.ts";
import type { GeneratedRollbacks } from "./generate-rollbacks.ts";
import { generateRollbacks } from "./generate-rollbacks.ts";
import type { Interrupted } from "./interrupt-pending.ts";
import { interruptPending } from "./interrupt-pending.ts";
import { settle } from "./lanes.ts";
import type { WalkedBack } from "./walk-back.ts";
import { walkBack } from "./walk-back.ts";
import type { FreshWalk, Guarded, Leg } from "./walk-leg.ts";
import { readEnd, replayLeg, walkLeg } from "./walk-leg.ts";

export interface ExistingWalk extends FreshWalk {
  readonly base: History;
  /** The tool as base configures it. */
  readonly baseTool: Tool;
  /** How many stops of the pending migrations are tried at most; left out: none. */
  readonly interrupts?: number;
  /** The folder of generated rollbacks, below the one of the report; left out: none is generated. */
  readonly rollbackFolder?: string | null;
}

export interface ExistingPaths {
  readonly base: PathState;
  readonly upgraded: PathState | null;
  readonly decision: Decision;
  /** What stops of the pending migrations leave; left out: none was tried. */
  readonly interrupted?: Interrupted;
  /** Null: there is no way back to try. */
  readonly rolledBack: WalkedBack | null;
  /** Left out: none was wanted. */
  readonly rollbacks?: GeneratedRollbacks;
}

/** `inTurn`: base is read before the pending migrations run. */
export async function walkExisting(walk: ExistingWalk & Guarded, inTurn: boolean): Promise<ExistingPaths> {
  return withDatabase(walk.server, null, async (database) => {
    const { migrations, guard = null } = walk.base;
    const leg: Leg = { path: "base", database, migrations, guard };
    const replay = await replayLeg({ ...walk, tool: walk.baseTool }, leg);
    const found = await findRecord(walk, { database, replay, formerTool: walk.baseTool, where: "base's database" });
    const exclude = [...replay.bookkeeping, ...found.bookkeeping];
    const readBase = async (): Promise<PathState> => ({ replay, catalog: await readEnd(walk, { ...leg, exclude }) });
    if (replay.failure !== null)
      return { base: await readBase(), upgraded: null, decision: decideAsIfApplied(walk), rolledBack: null };
    const decision = walk.tool.decide(withPrograms(found.recorded, walk.base), walk.head);
    const end = { database, replay, found: { recorded: found.recorded, exclude }, readBase, decision, inTurn };
    const walked = await walkUpgraded(walk, end);
    const { interrupts = 0 } = walk;
    const { rows, ...paths } = walked;
    if (interrupts === 0 || decision.pending.length === 0) return { decision, ...paths };
    if (walk.tool.hooks !== undefined)
      return { decision, ...paths, interrupted: notInterrupted("what runs around every run would run again, too") };
    if ((walk.head.guard ?? null) !== null)
      return { decision, ...paths, interrupted: notInterrupted("every run begins with preconditions") };
    const run = { database, ...paths, rows, pending: decision.pending, ...end.found };
    return { decision, ...paths, interrupted: await interruptPending({ ...walk, interrupts }, run) };
  });
}

function notInterrupted(why: string): Interrupted {
  return { interruptions: [], notes: [`Not stopped half-way to see what is left: ${why}.`], milliseconds: 0 };
}

export interface FormerEnd {
  readonly database: Database;
  readonly replay: Replay;
  readonly formerTool: Tool;
  /** For the message: "base's database". */
  readonly where: string;
}

/** What head's tool finds on a database that an earlier configuration has made: another table when the change gives it
 * another name. */
export async function findRecord(
  { tool, sessionSetup }: Pick<FreshWalk, "tool" | "sessionSetup">,
  { database, replay, formerTool, where }: FormerEnd,
): Promise<Pick<Replay, "recorded" | "bookkeeping">> {
  const { bookkeeping } = tool;
  if (replay.failure !== null || bookkeeping === null || bookkeeping.table === formerTool.bookkeeping?.table)
    return replay;
  try {
    const { recorded, table } = await readRecord(database, bookkeeping, sessionSetup);
    return { recorded, bookkeeping: table === null ? [] : [table] };
  } catch (error) {
    const reason = postgresErrorOf(error);
    if (reason === null || isConnectionLost(error)) throw error;
    throw new UserError(
      `${tool.title} as head configures it cannot read its record on ${where}: ${reason.message} (SQLSTATE ${reason.code})`,
      { remedy: `Let it keep its record where it was: \`${formerTool.bookkeeping?.table ?? ""}\`.`, cause: error },
    );
  }
}

/** Base does not replay here, but production has got there somehow. */
function decideAsIfApplied({ tool, base, head }: ExistingWalk): Decision {
  const recorded = base.migrations.map(({ version, name, checksum }) => ({ version, name, checksum, finished: true }));
  return tool.decide(withPrograms(recorded, base), head);
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
  walk: ExistingWalk & Guarded,
  end: BaseEnd,
): Promise<Pick<ExistingPaths, "base" | "upgraded" | "rolledBack" | "rollbacks"> & { readonly rows: Rows | null }> {
  const { pending } = end.decision;
  const guard = walk.head.guard ?? null;
  if (pending.length === 0 && walk.tool.hooks === undefined && guard === null) {
    const base = await end.readBase();
    return { base, upgraded: { ...base, replay: nothingToRun(base.replay) }, rolledBack: null, rows: null };
  }
  return withDatabase(walk.server, end.database, async (copy) => {
    const leg: Leg = { path: "upgraded", database: copy, migrations: pending, guard, ...end.found };
    const [base, upgraded] = end.inTurn
      ? [await end.readBase(), await walkLeg(walk, leg)]
      : await settle(end.readBase(), walkLeg(walk, leg));
    const { found, decision } = end;
    const upgrade = { baseDatabase: end.database, database: copy, base, upgraded, ...found, decision };
    const exclude = [...found.exclude, ...upgraded.replay.bookkeeping];
    const rows = (walk.interrupts ?? 0) > 0 ? await withSession(copy, (session) => readRows(session, exclude)) : null;
    const rolledBack = await walkBack(walk, upgrade);
    return { base, upgraded, rolledBack, rollbacks: await generateRollbacks(walk, upgrade, rolledBack), rows };
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
