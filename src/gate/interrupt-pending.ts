/**
 * Stops every pending migration at each point where work may have become durable, on copies of the database before it, and sees
 * whether the next deploy gets over it.
 */
import { catalogTrace } from "../catalog/catalog-trace.ts";
import type { Interruption, PathState } from "../checks/check.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import { withCommandCutter } from "../replay/command-cutter.ts";
import type { CutPoint, Message } from "../replay/cut-points.ts";
import { cutPoints, messagesOf } from "../replay/cut-points.ts";
import type { Rows } from "../replay/read-rows.ts";
import { readRows } from "../replay/read-rows.ts";
import { runMessages } from "../replay/run-cut.ts";
import { mayReachBeyondDatabase } from "../replay/shared-commands.ts";
import type { Failure, Replay } from "../replay/replay.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import { CopyPool } from "./copy-pool.ts";
import { endsSessions } from "./ended-sessions.ts";
import { inLanes } from "./lanes.ts";
import { doubtful, samples, spread } from "./spread-points.ts";
import { tellInterruptions } from "./tell-interruptions.ts";
import type { CutTarget, DatabaseState, Outcome } from "./try-cut.ts";
import { readState, tryCut } from "./try-cut.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { replayLeg } from "./walk-leg.ts";

export interface InterruptWalk extends FreshWalk, Guarded {
  /** How many stops are tried at most. */
  readonly interrupts: number;
}

/** What is there before the pending migrations, and what they end in. */
export interface PendingRun {
  readonly database: Database;
  readonly base: PathState;
  readonly upgraded: PathState | null;
  /** What is in the tables at the end of `upgraded`; null: not read. */
  readonly rows: Rows | null;
  readonly pending: readonly Migration[];
  /** What the tool has recorded before them. */
  readonly recorded: readonly RecordedMigration[];
  readonly exclude: readonly string[];
}

export interface Interrupted {
  readonly interruptions: readonly Interruption[];
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

/** Nobody may be connected to the database, and it stays as it is. */
export async function interruptPending(walk: InterruptWalk, run: PendingRun): Promise<Interrupted> {
  const started = performance.now();
  const interrupter = new Interrupter(walk, run);
  await interrupter.run();
  const { interruptions, notes } = interrupter;
  return { interruptions, notes: [...notes], milliseconds: Math.round(performance.now() - started) };
}

interface Stage {
  readonly database: Database;
  readonly state: DatabaseState;
}

class Interrupter {
  readonly interruptions: Interruption[] = [];
  readonly notes = new Set<string>();
  private readonly walk: InterruptWalk;
  private readonly pending: PendingRun;
  private readonly exclude: readonly string[];
  private left: number;

  constructor(walk: InterruptWalk, run: PendingRun) {
    this.walk = walk;
    this.pending = run;
    this.left = walk.interrupts;
    this.exclude = [...run.exclude, ...run.base.replay.bookkeeping, ...(run.upgraded?.replay.bookkeeping ?? [])];
  }

  async run(): Promise<void> {
    const units = this.units();
    let stage = await this.firstStage();
    try {
      for (const [index, unit] of units.entries()) {
        if (stage === null) return;
        const next = await this.interruptUnit(stage, unit, units.slice(index));
        await this.leave(stage, next);
        stage = next;
      }
    } finally {
      await this.leave(stage, null);
    }
  }

  /** What runs, and is recorded, by itself. Those from the first one that reaches beyond its database are left out: what it has
   * done elsewhere is still there when it runs again. */
  private units(): (readonly Migration[])[] {
    const { pending } = this.pending;
    const until = pending.findIndex(
      ({ up, guard, mayFail }) =>
        guard !== undefined || mayFail === true || mayReachBeyondDatabase(up.text) || endsSessions([up.text]),
    );
    const first = pending[until];
    if (first !== undefined) {
      const why =
        first.guard !== undefined
          ? "it has preconditions"
          : first.mayFail === true
            ? "it may fail"
            : "it writes what all databases of a server share, or ends sessions";
      this.notes.add(
        `Not stopped half-way to see what is left: \`${first.up.file}\` and what comes after it, because ${why}.`,
      );
    }
    const kept = until < 0 ? pending : pending.slice(0, until);
    if (this.walk.tool.transactionPerRun !== true) return kept.map((each) => [each]);
    return until < 0 ? [kept] : [];
  }

  private async firstStage(): Promise<Stage | null> {
    const { database, base } = this.pending;
    const { catalog } = base;
    if (catalog === null) return null;
    return withSession(database, async (session) => {
      const [rows, trace] = [await readRows(session, this.exclude), await catalogTrace(session)];
      return { database, state: { catalog, recorded: this.pending.recorded, rows, trace } };
    });
  }

  private async leave(stage: Stage | null, next: Stage | null): Promise<void> {
    const isOurs = stage !== null && stage.database !== this.pending.database && stage !== next;
    if (isOurs) await stage.database.drop();
  }

  /** The database after it; null where it fails without being stopped. */
  private async interruptUnit(
    stage: Stage,
    unit: readonly Migration[],
    units: readonly (readonly Migration[])[],
  ): Promise<Stage | null> {
    const known = this.knownEnd(unit, units);
    const applied = known === null ? await this.applyUnit(stage, unit) : null;
    const next = applied === null || "error" in applied ? null : applied;
    const after = known ?? (applied === null || "error" in applied ? applied : applied.state);
    if (after === null) throw new Error("a migration without an end");
    const messages = messagesOf(this.walk.tool, unit);
    const before = this.pending.pending.slice(0, this.pending.pending.indexOf(unit[0] as Migration));
    const target: CutTarget = {
      messages,
      known: [...before, ...unit],
      before: stage.state,
      after,
      control: once(() => this.controlRows(stage, unit)),
      exclude: this.exclude,
    };
    try {
      await this.interruptTarget(stage, target, Math.ceil(this.left / units.length));
    } catch (error) {
      await this.leave(next, null);
      throw error;
    }
    return next;
  }

  /** The last one ends as `upgraded` does, and so does the only one, failing or not. */
  private knownEnd(
    unit: readonly Migration[],
    units: readonly (readonly Migration[])[],
  ): DatabaseState | Failure | null {
    const { upgraded, rows, pending } = this.pending;
    if (upgraded === null || units.length > 1 || unit.at(-1) !== pending.at(-1)) return null;
    const { failure, recorded } = upgraded.replay;
    if (failure !== null) return unit.length === pending.length ? failure : null;
    if (upgraded.catalog === null || rows === null) return null;
    return { catalog: upgraded.catalog, recorded, rows, trace: null };
  }

  private async applyUnit({ database, state }: Stage, unit: readonly Migration[]): Promise<Stage | Failure> {
    const copy = await this.walk.server.createDatabase(database);
    let kept = false;
    try {
      const replay = await this.replayUnit({ database: copy, state }, unit);
      if (replay.failure !== null) return replay.failure;
      const after = await readState(this.walk, { exclude: this.exclude, before: { ...replay, trace: null } }, copy);
      kept = true;
      return { database: copy, state: after };
    } finally {
      if (!kept) await copy.drop();
    }
  }

  private replayUnit({ database, state }: Stage, unit: readonly Migration[]): Promise<Replay> {
    const leg = { path: "upgraded", database, migrations: unit, recorded: state.recorded } as const;
    return replayLeg({ ...this.walk, observe: new Set(), progress: () => undefined }, leg);
  }

  private controlRows({ database, state }: Stage, unit: readonly Migration[]): Promise<Rows | null> {
    return withDatabase(this.walk.server, database, async (copy) => {
      await withSession(copy, (session) => session.query(ADVANCE_SEQUENCES));
      const { failure } = await this.replayUnit({ database: copy, state }, unit);
      return failure === null ? withSession(copy, (session) => readRows(session, this.exclude)) : null;
    });
  }

  private async interruptTarget(stage: Stage, target: CutTarget, share: number): Promise<void> {
    const all = await this.pointsOf(stage, target.messages);
    const pool = new CopyPool(this.walk.server, stage.database);
    const outcomes = new Map<CutPoint, Outcome>();
    let failed = all.length;
    const tryAll = async (points: readonly CutPoint[]): Promise<void> => {
      await inLanes(
        LANES,
        points.map((point) => async () => {
          this.walk.progress("interrupting", `${point.migration?.up.file ?? ""} ${outcomes.size + 1}`);
          if (all.indexOf(point) > failed) return;
          const outcome = await pool.use((database) => tryCut(this.walk, target, database, point));
          if (outcome.kind === "failed") failed = Math.min(failed, all.indexOf(point));
          outcomes.set(point, outcome);
        }),
      );
    };
    try {
      const first = spread(samples(all), share);
      await tryAll(first);
      const kinds = new Map([...outcomes].map(([point, { kind }]) => [point, kind]));
      await tryAll(spread(doubtful(all, kinds), share - first.length));
    } finally {
      await pool.drop();
    }
    this.left -= outcomes.size;
    const wanted = samples(all).length;
    if (share < wanted) this.tellLimit(target, share, wanted);
    this.interruptions.push(...tellInterruptions(this.walk.tool, target, all, outcomes));
  }

  /** Points within blocks and procedures are known when they have run. */
  private async pointsOf(stage: Stage, messages: readonly Message[]): Promise<CutPoint[]> {
    const points = cutPoints(messages);
    const found: CutPoint[] = [];
    for (const point of points) {
      if (point.kind !== "inside") found.push(point);
      else {
        const commands = await this.countCommands(stage, messages, point);
        // Each of them may leave something else.
        for (let count = 1; count <= commands; count++)
          found.push({ ...point, count, epoch: point.epoch + count / (commands + 1) });
      }
    }
    return found;
  }

  private async countCommands(stage: Stage, messages: readonly Message[], point: CutPoint): Promise<number> {
    const database = await this.walk.server.createDatabase(stage.database);
    try {
      const run = { ...this.walk, database, messages: messages.slice(0, point.message + 1) };
      return await runMessages(run, (last) => withCommandCutter(database, 0, last));
    } catch (error) {
      const reason = postgresErrorOf(error);
      if (reason === null) throw error;
      this.notes.add(
        `Not stopped within blocks and procedures that commit: the gate may not create event triggers on this server (${reason.message}).`,
      );
      return 0;
    } finally {
      await database.drop();
    }
  }

  private tellLimit({ known }: CutTarget, tried: number, wanted: number): void {
    this.notes.add(
      `Stopped \`${known.at(-1)?.up.file ?? ""}\` at ${tried} of ${wanted} points, evenly spread: \`interrupts\` in the config file is ${this.walk.interrupts}.`,
    );
  }
}

/** Those that may be used, and can go on. */
const ADVANCE_SEQUENCES = `select pg_catalog.nextval(s.seqrelid::pg_catalog.regclass) as "value"
from pg_catalog.pg_sequence as s cross join lateral pg_catalog.pg_sequence_last_value(s.seqrelid::pg_catalog.regclass) as l (last)
where pg_catalog.has_sequence_privilege(s.seqrelid, 'usage')
  and coalesce(l.last::numeric + s.seqincrement, s.seqstart) between s.seqmin and s.seqmax order by 1`;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** PostgreSQL and the gate keep about two processors busy. */
const LANES = 2;
