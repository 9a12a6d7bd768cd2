/**
 * For each pending migration without a way back that works: one that is generated, run on a copy of the database right after the
 * migration, and offered when it ends in the schema and in the record from before.
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import { code } from "../checks/markdown.ts";
import { EVERY_SCHEMA } from "../catalog/schema-filter.ts";
import { digest } from "../catalog/digest.ts";
import type { ReadOptions } from "../catalog/read-catalog.ts";
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";
import { findQuotedTable } from "../replay/bookkeeping-tables.ts";
import { readRecord } from "../replay/read-record.ts";
import type { Rows } from "../replay/read-rows.ts";
import { readRows } from "../replay/read-rows.ts";
import { sameRecord } from "../replay/same-record.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { mayReachBeyondDatabase } from "../replay/shared-commands.ts";
import { hasDownScript } from "../replay/way-back.ts";
import { findRollback } from "../rollback/find-rollback.ts";
import { changesBack } from "../rollback/generate-rollback.ts";
import type { RollbackText } from "../rollback/rollback-file.ts";
import { rollbackFiles, rollbackText } from "../rollback/rollback-file.ts";
import type { RollbackOffer } from "../rollback/rollback-offer.ts";
import { rowsThatStay } from "../rollback/rows-that-stay.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import { endsSessions } from "./ended-sessions.ts";
import type { Upgrade, WalkedBack } from "./walk-back.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { readEnd, replayLeg } from "./walk-leg.ts";

export interface RollbackWalk extends FreshWalk, Guarded {
  /** The folder of the files, below the one of the report; null or left out: none is generated. */
  readonly rollbackFolder?: string | null;
}

export interface GeneratedRollbacks {
  /** In the order in which the migrations run. */
  readonly offers: readonly RollbackOffer[];
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

const NONE: GeneratedRollbacks = { offers: [], notes: [], milliseconds: 0 };

/** So many are generated for one change: a history that is imported is none to go back over. */
const MOST = 20;

/** `walked`: what the down scripts have done on the upgraded database. Nobody may be connected to the databases. */
export async function generateRollbacks(
  walk: RollbackWalk,
  upgrade: Upgrade,
  walked: WalkedBack | null,
): Promise<GeneratedRollbacks> {
  const { base, upgraded, decision } = upgrade;
  const folder = walk.rollbackFolder ?? null;
  const wanted = wantedFor(decision.pending, walked);
  if (folder === null || wanted.size === 0 || base.catalog === null || !reachedEnd(upgraded)) return NONE;
  const started = performance.now();
  const generator = new RollbackGenerator(walk, upgrade, folder, walked !== null && walked.ends !== null);
  const offers = await generator.run(new Map([...wanted].slice(-MOST)), base.catalog);
  const left = wanted.size - MOST;
  const notes = [
    ...generator.notes,
    ...(left > 0 ? [`Rollbacks were generated for the last ${MOST} migrations; ${left} more have none.`] : []),
  ];
  return { offers, notes, milliseconds: Math.round(performance.now() - started) };
}

function wantedFor(pending: readonly Migration[], walked: WalkedBack | null): Map<Migration, RollbackOffer["down"]> {
  const wanted = new Map<Migration, RollbackOffer["down"]>();
  for (const migration of pending) {
    const down = downOf(migration, walked);
    // What runs again whenever its text has changed goes back by bringing the old text back.
    if (down !== null && migration.runsAgain !== true) wanted.set(migration, down);
  }
  return wanted;
}

/** Null where its down script does what it has to, or was not tried. */
function downOf(migration: Migration, walked: WalkedBack | null): RollbackOffer["down"] | null {
  if (!hasDownScript(migration)) return "missing";
  const ends = walked?.ends ?? null;
  if (ends === null || walked?.way.undone.includes(migration) !== true) return null;
  const { failure } = ends.state.replay;
  if (failure !== null) return failure.migration?.version === migration.version ? "failed" : null;
  return isSame(ends.before, ends.state) ? null : "incomplete";
}

function isSame(a: PathState, b: PathState): boolean {
  return a.catalog !== null && b.catalog !== null && digest(a.catalog) === digest(b.catalog);
}

/** A database right before or after a migration. */
interface Stage {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly recorded: readonly RecordedMigration[];
}

interface Step {
  readonly migration: Migration;
  readonly before: Stage;
  readonly after: Stage;
  readonly down: RollbackOffer["down"];
  readonly file: string;
}

class RollbackGenerator {
  readonly notes: string[] = [];
  private readonly walk: RollbackWalk;
  private readonly upgrade: Upgrade;
  private readonly folder: string;
  private readonly scope: ReadOptions;
  /** True when down scripts have run on the upgraded database. */
  private readonly used: boolean;

  constructor(walk: RollbackWalk, upgrade: Upgrade, folder: string, used: boolean) {
    this.walk = walk;
    this.upgrade = upgrade;
    this.folder = folder;
    this.used = used;
    this.scope = {
      major: walk.server.major,
      exclude: [...upgrade.exclude, ...upgrade.upgraded.replay.bookkeeping],
      since: walk.started,
      schemas: walk.schemas ?? EVERY_SCHEMA,
      privileges: walk.privileges ?? false,
    };
  }

  async run(wanted: ReadonlyMap<Migration, RollbackOffer["down"]>, catalog: Catalog): Promise<RollbackOffer[]> {
    const { decision, baseDatabase, recorded } = this.upgrade;
    const files = rollbackFiles(
      this.folder,
      decision.pending.map(({ version }) => version),
    );
    const offers: RollbackOffer[] = [];
    let before: Stage = { database: baseDatabase, catalog, recorded };
    try {
      for (const [index, migration] of decision.pending.entries()) {
        if (decision.pending.slice(index).every((each) => !wanted.has(each))) break;
        const after = await this.stageAfter(before, migration);
        if (after === null) break;
        const down = wanted.get(migration);
        const file = files[index] ?? "";
        if (down !== undefined) offers.push(...(await this.offer({ migration, before, after, down, file })));
        await this.leave(before);
        before = after;
      }
    } finally {
      await this.leave(before);
    }
    return offers;
  }

  /** Null where it cannot be run once more. */
  private async stageAfter(before: Stage, migration: Migration): Promise<Stage | null> {
    const { decision, database, upgraded } = this.upgrade;
    if (!this.used && migration === decision.pending.at(-1) && upgraded.catalog !== null)
      return { database, catalog: upgraded.catalog, recorded: upgraded.replay.recorded };
    // What it has done elsewhere is still there when it runs again.
    if (mayReachBeyondDatabase(migration.up.text) || endsSessions([migration.up.text])) {
      this.notes.push(
        `No rollback was generated from ${code(migration.up.file)} on: it writes what all databases of a server share, or ends sessions, and is not run once more for that.`,
      );
      return null;
    }
    const copy = await this.walk.server.createDatabase(before.database);
    let kept = false;
    try {
      const leg = { path: "upgraded", database: copy, migrations: [migration], recorded: before.recorded } as const;
      const replay = await replayLeg({ ...this.walk, observe: new Set(), progress: () => undefined }, leg);
      const catalog = await readEnd(this.walk, { database: copy, exclude: this.scope.exclude });
      if (replay.failure !== null || catalog === null) return null;
      kept = true;
      return { database: copy, catalog, recorded: replay.recorded };
    } finally {
      if (!kept) await copy.drop();
    }
  }

  private async leave({ database }: Stage): Promise<void> {
    const { baseDatabase, database: upgraded } = this.upgrade;
    if (database !== baseDatabase && database !== upgraded) await database.drop();
  }

  /** Empty where the schema is as it was: nothing has to be brought back, or only rows. */
  private async offer({ migration, before, after, down, file }: Step): Promise<RollbackOffer[]> {
    const catalogs = { after: after.catalog, before: before.catalog };
    if (changesBack(catalogs).length === 0) return [];
    this.walk.progress("generating rollbacks", migration.up.file);
    const { server, statementTimeout } = this.walk;
    const forget = await this.forgetting(migration, after.database);
    const states = {
      server,
      after: after.database,
      before: before.database,
      scope: this.scope,
      catalogs,
      statementTimeout,
    };
    let rows: Rows | null = null;
    const found = await findRollback(states, {
      last: forget === null ? [] : [forget],
      check: async (database) => {
        rows = await this.readRows(database);
        return this.checkRecord(database, before.recorded, forget !== null);
      },
    });
    if ("reason" in found) return [{ migration, down, outcome: { proven: false, reason: found.reason } }];
    const { losses, script } = found;
    const stays = [
      ...(rows === null ? [] : rowsThatStay(await this.readRows(before.database), rows, losses)),
      ...(mayReachBeyondDatabase(migration.up.text) ? [BEYOND] : []),
    ];
    const own = script.statements.slice(0, script.statements.length - (forget === null ? 0 : 1));
    const parts = { file, migration, script: { ...script, statements: own }, forget, losses, stays };
    return [{ migration, down, outcome: { proven: true, file, text: this.textOf(parts), losses, stays } }];
  }

  private textOf(parts: Omit<RollbackText, "toolTitle" | "postgres" | "privileges">): string {
    const { server, tool } = this.walk;
    const privileges = this.scope.privileges === true;
    return rollbackText({ ...parts, toolTitle: tool.title, postgres: server.version, privileges });
  }

  private readRows(database: Database): Promise<Rows> {
    return withSession(database, (session) => readRows(session, this.scope.exclude));
  }

  private async forgetting(migration: Migration, database: Database): Promise<string | null> {
    const { tool, head, sessionSetup } = this.walk;
    const { bookkeeping } = tool;
    if (bookkeeping === null || tool.forget === undefined) return null;
    const table = await withSession(database, async (session) => {
      if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
      return (await findQuotedTable(session, bookkeeping)) ?? bookkeeping.table;
    });
    const skipped = new Set(this.upgrade.decision.skipped);
    const ran = head.migrations.filter((each) => !skipped.has(each));
    return tool.forget(migration, ran[ran.indexOf(migration) - 1] ?? null, table);
  }

  private async checkRecord(
    database: Database,
    wanted: readonly RecordedMigration[],
    isKept: boolean,
  ): Promise<string | null> {
    const { tool, sessionSetup } = this.walk;
    if (!isKept || tool.bookkeeping === null) return null;
    const { recorded } = await readRecord(database, tool.bookkeeping, sessionSetup);
    return sameRecord(recorded, wanted) ? null : `${tool.title}'s record would not be what it was`;
  }
}

const BEYOND = "What the migration did to roles, or elsewhere on the server, stays.";
