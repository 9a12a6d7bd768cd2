/**
 * Runs migrations on a database as their tool would: its preparation, its messages and transactions, its bookkeeping.
 */
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { ClusterState } from "../postgres/cluster-state.ts";
import type { Server } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import type { Guard, Migration, RecordedMigration, RunGuard, Script, Step, Tool } from "../tools/tool.ts";
import type { Delivery, FailureContext } from "./describe-failure.ts";
import {
  describeHalt,
  describeRefusedRun,
  describeOpenTransaction,
  describeOwnFailure,
  describeScriptFailure,
} from "./describe-failure.ts";
import { askGuard } from "./ask-guard.ts";
import { findBookkeepingTable } from "./bookkeeping-tables.ts";
import { readRecord } from "./read-record.ts";
import { refusalOf, refusedOnSharedServer } from "./shared-server-guard.ts";
import { connectionLost, isOurs } from "./our-error.ts";
import { postgresErrorOf } from "./postgres-error.ts";
import type { Failure, PassedOver, PathName, Replay, Touch } from "./replay.ts";
import type { ReplaySessionOptions } from "./replay-session.ts";
import { ReplaySession } from "./replay-session.ts";
import { runScript } from "./run-script.ts";

export interface ApplyOptions extends ReplaySessionOptions {
  readonly path: PathName;
  readonly server: Pick<Server, "major" | "version" | "source">;
  /** What the server had before the gate came, where the user has lent it; null on a throwaway server. */
  readonly lent: ClusterState | null;
  readonly tool: Tool;
  readonly migrations: readonly Migration[];
  /** What is recorded already: needed where the tool keeps its record outside the database. */
  readonly recorded: readonly RecordedMigration[];
  readonly observe: (migration: Migration) => boolean;
  readonly progress: (migration: Migration, index: number) => void;
  /** Asked before anything runs. */
  readonly guard?: RunGuard | null;
  /** The file that the database is at; left out: the last one that was applied. */
  readonly reached?: (applied: readonly Migration[]) => string | null;
  /** Is given a session that is as good as new where there is one at the end, and what belongs to the tool by then. */
  readonly atEnd?: (session: Session, bookkeeping: readonly string[]) => Promise<void>;
}

/** Never throws for what a migration does; throws when the server itself is lost. */
export async function applyHistory(options: ApplyOptions): Promise<Replay> {
  const started = performance.now();
  const run = new HistoryRun(options);
  await run.migrate();
  const recorded = await run.readRecorded();
  return {
    path: options.path,
    applied: run.applied,
    statements: [...run.statementsOf.values()].reduce((sum, each) => sum + each, 0),
    statementsOf: run.statementsOf,
    failure: run.failure,
    recorded,
    bookkeeping: [...run.tables].sort(),
    touches: run.touches,
    passedOver: run.passedOver,
    milliseconds: Math.round(performance.now() - started),
  };
}

class HistoryRun {
  readonly applied: Migration[] = [];
  readonly touches: Touch[] = [];
  readonly passedOver: PassedOver[] = [];
  readonly statementsOf = new Map<string, number>();
  /** Where the tool's table is, by name; it may be another one when the search path changes. */
  readonly tables = new Set<string>();
  failure: Failure | null = null;
  /** The migration whose script began a transaction that is still open, apart from the tool's own. */
  private openSince: Migration | null = null;
  /** Statements of the current migration that stay applied whatever comes: the tool has committed behind them. */
  private committed = 0;
  private session: ReplaySession;
  private readonly options: ApplyOptions;

  constructor(options: ApplyOptions) {
    this.options = options;
    this.session = new ReplaySession(options);
  }

  async migrate(): Promise<void> {
    try {
      const { hooks } = this.options.tool;
      await this.prepare();
      await this.askFirst();
      await this.runHooks(hooks?.before);
      if (this.runsAtOnce && this.failure === null) await this.runOwn({ kind: "own", sql: "begin" }, null);
      for (const [index, migration] of this.options.migrations.entries()) {
        if (this.failure !== null) return;
        this.options.progress(migration, index);
        await this.applyMigration(migration);
        if (this.options.tool.sessionPerMigration && this.session.isOpen) {
          this.requireNoTransaction();
          await this.session.renew(migration);
        }
      }
      if (this.runsAtOnce && this.failure === null) await this.commitRun();
      this.requireNoTransaction();
      if (this.applied.length > 0) await this.runHooks(hooks?.applied);
      await this.runHooks(hooks?.after);
    } finally {
      await this.session.end();
    }
  }

  private get runsAtOnce(): boolean {
    return this.options.tool.transactionPerRun === true && this.options.migrations.length > 0;
  }

  /** Whatever fails takes all of them along. */
  private async commitRun(): Promise<void> {
    const done = this.applied.splice(0);
    await this.runOwn({ kind: "own", sql: "commit" }, done.at(-1) ?? null);
    if (this.failure === null) this.applied.push(...done);
    this.openSince = null;
  }

  /** The tool's record as the next deploy finds it. */
  async readRecorded(): Promise<readonly RecordedMigration[]> {
    const { database, sessionSetup, tool } = this.options;
    if (tool.bookkeeping === null) return [...this.options.recorded, ...this.applied.map(recordedRow)];
    try {
      const { recorded, table } = await readRecord(database, tool.bookkeeping, sessionSetup, async (session, found) =>
        this.options.atEnd?.(session, [
          ...(found.table === null ? this.tables : new Set([...this.tables, found.table])),
        ]),
      );
      if (table !== null) this.tables.add(table);
      return recorded;
    } catch (error) {
      const reason = postgresErrorOf(error);
      if (reason === null || isConnectionLost(error)) throw error;
      const last = this.applied.at(-1) ?? null;
      this.failure ??= describeOwnFailure(this.context(), last, { error: reason, lost: false, scriptStays: false });
      return [];
    }
  }

  private async prepare(): Promise<void> {
    for (const step of this.options.tool.bookkeeping?.create ?? []) {
      if (this.failure === null && step.kind === "own") await this.runOwn(step, null);
    }
    const { bookkeeping } = this.options.tool;
    if (bookkeeping === null || this.failure !== null) return;
    for (const other of bookkeeping.others ?? []) this.tables.add(other);
    const table = await findBookkeepingTable(await this.session.open(), bookkeeping);
    if (table !== null) this.tables.add(table);
  }

  private async runHooks(hooks: readonly Migration[] = []): Promise<void> {
    for (const hook of hooks) if (this.failure === null) await this.runHook(hook);
  }

  /** In a session of its own, and in one transaction. */
  private async runHook(hook: Migration): Promise<void> {
    const outer = this.session;
    this.session = new ReplaySession(this.options);
    for (const step of this.options.tool.planHook?.(hook) ?? []) {
      if (this.failure !== null) break;
      await (step.kind === "script" ? this.runScript(step, hook, hook.transactional) : this.runOwn(step, hook));
    }
    await this.session.end();
    this.session = outer;
  }

  /** Before anything runs. */
  private async askFirst(): Promise<void> {
    const { guard } = this.options;
    if (guard === undefined || guard === null || this.failure !== null) return;
    const asked = { ...guard, onFail: "halt", onError: "halt" } as const;
    const reason = this.refusedQuestion(guard) ?? (await askGuard(await this.session.open(), asked)).reason;
    if (reason !== null) this.failure = describeRefusedRun(this.context(), guard.file, reason);
  }

  /** True when its turn is over: a guard has kept it from running, or stopped everything. */
  private async isKeptBack(migration: Migration): Promise<boolean> {
    if (migration.guard === undefined) return false;
    const refused = this.refusedQuestion(migration.guard);
    const { outcome, reason } =
      refused === null
        ? await askGuard(await this.session.open(), migration.guard)
        : { outcome: "halt" as const, reason: refused };
    if (outcome === "run" || reason === null) return false;
    if (outcome === "halt") {
      this.failure = describeHalt(this.context(), migration, reason);
      return true;
    }
    this.passedOver.push({ migration, reason, recorded: outcome === "record" });
    if (outcome === "record") {
      for (const step of this.options.tool.planUnrun?.(migration) ?? [])
        if (step.kind === "own" && this.failure === null) await this.runOwn(step, migration);
    }
    return true;
  }

  /** A question is SQL of the repository's, too. */
  private refusedQuestion({ questions }: Pick<Guard, "questions">): string | null {
    const { lent, database } = this.options;
    if (lent === null) return null;
    return questions.flatMap(({ sql }) => refusalOf(sql, lent, database.name) ?? [])[0]?.error.message ?? null;
  }

  private async applyMigration(migration: Migration): Promise<void> {
    if (await this.isKeptBack(migration)) return;
    let inTransaction = this.runsAtOnce;
    let hasRun = false;
    this.committed = 0;
    for (const step of this.options.tool.plan(migration)) {
      if (step.kind === "script") await this.runScript(step, migration, inTransaction);
      else await this.runOwn(step, migration, hasRun && !inTransaction);
      if (this.failure !== null) {
        await this.forgive(migration, this.failure);
        return;
      }
      hasRun ||= step.kind === "script";
      if (step.kind === "own" && /^begin\b/iu.test(step.sql)) inTransaction = true;
      if (step.kind === "own" && /^commit\b/iu.test(step.sql)) {
        inTransaction = false;
        this.openSince = null;
      }
      if (!inTransaction) this.committed = this.statementsOf.get(migration.version) ?? 0;
    }
    this.applied.push(migration);
  }

  /** What the gate itself does not let run is another matter. */
  private async forgive(migration: Migration, { error, lost }: Failure): Promise<void> {
    if (migration.mayFail !== true || lost || isOurs(error)) return;
    this.failure = null;
    this.openSince = null;
    this.passedOver.push({ migration, reason: error.message, recorded: false, failed: true });
    await (await this.session.open()).send("rollback");
  }

  private async runOwn(step: Step & { kind: "own" }, migration: Migration | null, scriptStays = false): Promise<void> {
    const session = await this.session.open();
    try {
      await session.query(step.sql, step.values);
    } catch (error) {
      const lost = isConnectionLost(error);
      const reason = postgresErrorOf(error) ?? (lost ? connectionLost() : null);
      if (reason === null) throw error;
      if (this.runsAtOnce) this.applied.splice(0);
      this.failure = describeOwnFailure(this.context(), migration, { error: reason, lost, scriptStays });
    }
  }

  private async runScript(
    step: Step & { kind: "script" },
    migration: Migration,
    inTransaction: boolean,
  ): Promise<void> {
    const script = this.withDatabaseName(step.script);
    const { send } = step;
    const delivery: Delivery = inTransaction
      ? "in a transaction"
      : send === "message"
        ? "as one message"
        : "by statement";
    const { lent, database } = this.options;
    const refusal = lent === null ? null : await refusedOnSharedServer(script, lent, database);
    const run =
      refusal === null
        ? await runScript(await this.session.open(), script, { send, observe: this.options.observe(migration) })
        : { statements: 0, touches: [], inTransaction: false, failure: refusal };
    const before = this.statementsOf.get(migration.version) ?? 0;
    this.statementsOf.set(migration.version, before + run.statements);
    this.touches.push(...run.touches);
    this.openSince = run.inTransaction ? (this.openSince ?? migration) : null;
    if (run.failure === null) return;
    if (this.runsAtOnce) this.applied.splice(0);
    const index = run.failure.index === null ? null : run.failure.index + before;
    const failure = { ...run.failure, index, committed: this.committed };
    this.failure = await describeScriptFailure(this.context(), migration, script, failure, delivery);
  }

  private withDatabaseName(script: Script): Script {
    const { tool, database } = this.options;
    if (tool.databaseName === undefined || !script.text.includes(tool.databaseName)) return script;
    return { ...script, text: script.text.replaceAll(tool.databaseName, () => database.name) };
  }

  /** Before the session ends: whatever is not committed now is undone. */
  private requireNoTransaction(): void {
    const migration = this.openSince;
    if (this.failure !== null || migration === null) return;
    const from = this.applied.indexOf(migration);
    if (from >= 0) this.applied.splice(from);
    this.failure = describeOpenTransaction(this.context(), migration);
  }

  private context(): FailureContext {
    const { reached, recorded } = this.options;
    const last = this.applied.at(-1)?.up.file ?? recorded.at(-1)?.version ?? null;
    const previous = reached === undefined ? last : reached(this.applied);
    return { path: this.options.path, server: this.options.server, previous };
  }
}

/** What stands for a row where the tool keeps none. */
function recordedRow(migration: Migration): RecordedMigration {
  return { version: migration.version, name: migration.name, checksum: migration.checksum, finished: true };
}
