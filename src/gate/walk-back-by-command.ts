/**
 * The way back by a command: on the upgraded database it undoes what was pending, all at once or one by one, and then `apply` runs
 * once more. How often it has to run is seen: until the database is base's again, as its record or its schema tells.
 */
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import type { PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { CommandReplay } from "../command/apply-command.ts";
import type { DownScripts } from "../command/place-statements.ts";
import { fileNamedBy, undoneFiles } from "../command/place-statements.ts";
import type { LegRun } from "../command/run-leg.ts";
import { runLeg } from "../command/run-leg.ts";
import type { SeenStatement } from "../command/seen-statement.ts";
import type { Decision, Migration, RecordedMigration } from "../tools/tool.ts";
import { isDownFile, withDownScripts } from "./down-script.ts";
import type { WalkedBack } from "./walk-back.ts";
import type { CommandRun, CommandSide, CommandState } from "./walk-command-leg.ts";
import { legOf, walkCommandLeg } from "./walk-command-leg.ts";
import { readEnd } from "./walk-leg.ts";

export interface CommandUpgrade {
  readonly base: CommandState;
  readonly upgraded: CommandState;
  readonly decision: Decision;
}

/** `side`: of `upgraded`; its database is used up. Null when there is nothing to try. */
export async function walkBackByCommand(
  run: CommandRun,
  side: CommandSide,
  upgrade: CommandUpgrade,
): Promise<WalkedBack | null> {
  const { base, upgraded, decision } = upgrade;
  if (run.apply.rollback === null || !reachedEnd(upgraded) || !hasRun(upgrade)) return null;
  const started = performance.now();
  const undone = withDownScripts(decision.pending).toReversed();
  const there: CommandSide = { ...side, path: "rolled back", observe: true, recorded: upgraded.replay.recorded };
  await side.checkout.restore();
  const down = new WayDown(run, there, upgrade, undone);
  const state = await down.walk();
  const again = state.replay.failure === null ? await applyAgain(run, there, state) : null;
  return {
    way: { undone, endsAt: null },
    ends: { before: base, state, again },
    milliseconds: Math.round(performance.now() - started),
    notes: down.isBlind ? [BLIND] : [],
  };
}

const BLIND =
  "`rollback` was run once: how often it has to run is told by the folder of the migrations (`migrations`), or by a record that the gate knows.";

/** Otherwise the command would undo what is merged. */
function hasRun({ base, upgraded, decision }: CommandUpgrade): boolean {
  const { names, statements } = upgraded.replay;
  if (!sameNames(base.replay.names, names)) return true;
  const knowsRecord = names.length > 0;
  return alike(base, upgraded)
    ? !knowsRecord && decision.pending.length > 0 && statements > 0
    : !knowsRecord || decision.pending.length > 0;
}

async function applyAgain(run: CommandRun, side: CommandSide, { replay }: PathState): Promise<PathState> {
  await side.checkout.restore();
  return walkCommandLeg(run, { ...side, observe: false, recorded: replay.recorded });
}

/** Where the record tells when to end, a command that goes on for ever is ended all the same. */
const MOST_RUNS = 100;

class WayDown {
  readonly #run: CommandRun;
  readonly #side: CommandSide;
  readonly #upgrade: CommandUpgrade;
  readonly #command: string;
  readonly #runs: LegRun[] = [];
  readonly #downs: DownScripts;
  #catalog: PathState["catalog"];

  constructor(run: CommandRun, side: CommandSide, upgrade: CommandUpgrade, undone: readonly Migration[]) {
    this.#run = run;
    this.#side = side;
    this.#upgrade = upgrade;
    this.#command = run.apply.rollback ?? "";
    this.#downs = new Map(undone.flatMap(({ up, down }) => (down === null ? [] : [[up.file, down]])));
    this.#catalog = upgrade.upgraded.catalog;
  }

  async walk(): Promise<PathState> {
    const most = this.#most();
    while (this.#runs.length < most) {
      this.#run.progress("rolling back", this.#command);
      const before = { names: this.#names, catalog: this.#catalog };
      const once = await this.#runOnce();
      this.#runs.push(once);
      this.#catalog = await readEnd(this.#run, { database: this.#side.database, exclude: once.record.tables });
      const isStill = sameNames(before.names, this.#names) && alike(before, { catalog: this.#catalog });
      // What a record that is not known says has changed may be all that was undone.
      const stays = isStill && (this.#recordTells || !once.statements.some(writesRows));
      if (once.failure !== null || stays || this.#isBack()) break;
    }
    return { replay: this.#replay(), catalog: this.#catalog };
  }

  #runOnce(): Promise<LegRun> {
    const { pending } = this.#upgrade.decision;
    return runLeg(legOf(this.#run, this.#side), {
      key: "rollback",
      command: this.#command,
      suspects: pending.map(({ up }) => up),
      downs: this.#downs,
    });
  }

  /** What the tool behind the commands has recorded now. */
  get #names(): readonly string[] {
    return this.#runs.at(-1)?.record.names ?? this.#upgrade.upgraded.replay.names;
  }

  /** True where the record of the upgrade can be told from base's. */
  get #recordTells(): boolean {
    const { base, upgraded } = this.#upgrade;
    return !sameNames(base.replay.names, upgraded.replay.names);
  }

  /** True where nothing tells how often it has to run. */
  get isBlind(): boolean {
    return !this.#recordTells && this.#upgrade.decision.pending.length === 0;
  }

  /** Without a record that tells, a run for each pending file; without those, one. */
  #most(): number {
    if (this.#recordTells) return MOST_RUNS;
    return Math.max(1, this.#upgrade.decision.pending.filter(({ up }) => !isDownFile(up.file)).length);
  }

  #isBack(): boolean {
    const { base, upgraded, decision } = this.#upgrade;
    if (this.#recordTells) {
      const kept = base.replay.names.filter((name) => upgraded.replay.names.includes(name));
      return sameNames(this.#names, base.replay.names) || kept.some((name) => !this.#names.includes(name));
    }
    const undone = this.#undone();
    const pending = decision.pending.map(({ up }) => up.file);
    const all = undone.length > 0 && pending.every((file) => undone.includes(file));
    return all || undone.some((file) => !pending.includes(file)) || alike(base, { catalog: this.#catalog });
  }

  /** Files whose record was taken away. */
  #undone(): string[] {
    const { sources } = this.#side;
    return this.#runs.flatMap(({ statements }) => undoneFiles(statements, sources).map(({ file }) => file));
  }

  #replay(): CommandReplay {
    const runs = this.#runs;
    const undone = new Set(this.#undone());
    return {
      path: "rolled back",
      applied: this.#upgrade.decision.pending.filter(({ up }) => undone.has(up.file)).toReversed(),
      statements: runs.reduce((sum, { count }) => sum + count, 0),
      statementsOf: new Map(),
      failure: runs.at(-1)?.failure ?? null,
      recorded: this.#recorded(undone),
      names: this.#names,
      bookkeeping: runs.at(-1)?.record.tables ?? [],
      touches: runs.flatMap(({ touches }) => touches),
      unplaced: runs.flatMap(({ unplaced }) => unplaced ?? []),
      milliseconds: runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    };
  }

  /** Base's rows, as far as nothing says that they are gone, and what is left of the upgrade's. */
  #recorded(undone: ReadonlySet<string>): RecordedMigration[] {
    const { base, decision } = this.#upgrade;
    const pending = new Set(decision.pending.map(({ version }) => version));
    const { sources } = this.#side;
    const versionOf = (name: string): string => fileNamedBy([name], sources)?.file ?? name;
    const lacking = this.#recordTells ? without(base.replay.names, this.#names) : [];
    const gone = new Set([...lacking.map(versionOf), ...[...undone].filter((file) => !pending.has(file))]);
    const left = this.#recordTells ? without(this.#names, base.replay.names) : [];
    return [
      ...base.replay.recorded.filter(({ version }) => !gone.has(version)),
      ...left.map((name) => ({ version: versionOf(name), name, checksum: null, finished: true })),
    ];
  }
}

function writesRows({ text, completed }: SeenStatement): boolean {
  return completed > 0 && /\b(?:insert|update|delete)\b/iu.test(text);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** Lists may hold a name twice: Django numbers the migrations of each application from 0001. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return names.filter((name) => {
    const index = left.indexOf(name);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function alike(a: Pick<PathState, "catalog">, b: Pick<PathState, "catalog">): boolean {
  if (a.catalog === null || b.catalog === null) return a.catalog === b.catalog;
  const changes = compareCatalogs(a.catalog, b.catalog, { identity: true, holdsRows: () => false });
  return changes.every(({ cosmetic }) => cosmetic);
}
