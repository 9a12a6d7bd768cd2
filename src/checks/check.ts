/**
 * A check: a pure function from the evidence to findings. One file is one rule; registry.ts lists them.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import type { Remedy } from "../catalog/remedy-sql.ts";
import type { Failure, Replay } from "../replay/replay.ts";
import type { RollbackOffer } from "../rollback/rollback-offer.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import type { Decision, FileProblem, History, Migration, Tool } from "../tools/tool.ts";
import type { Finding, Severity } from "./finding.ts";
import type { Rollback } from "./rollback.ts";

/** What a path ended in. The catalog is null when the path could not be read to its end. */
export interface PathState {
  readonly replay: Replay;
  readonly catalog: Catalog | null;
}

/** One difference between what existing databases and fresh ones end with. */
export interface Divergence {
  /** From `upgraded` to `fresh`: `added` is what existing databases lack. */
  readonly change: CatalogChange;
  /** The file whose edit, removal or renaming causes it; null when no single file is to blame. */
  readonly culprit: string | null;
}

/** A new migration that base once had and deleted. */
export interface Comeback {
  readonly migration: Migration;
  /** As it was when it was deleted. */
  readonly former: Migration;
  /** The commit that deleted it. */
  readonly sha: string;
  /** `layout`: the same to PostgreSQL, not byte by byte. */
  readonly text: "same" | "layout" | "edited";
  /** False: the same text under another version. */
  readonly sameVersion: boolean;
}

/** A path from where databases are, apart from base: `upgrade-from`. */
export interface ReleasePath {
  /** Refs with one history; the first one names the path. */
  readonly refs: readonly string[];
  readonly history: History;
  /** With head's. */
  readonly comparison: HistoryComparison;
  /** The path that it ends like by construction. */
  readonly endsLike: "upgraded" | "fresh" | null;
  /** Null: not replayed. */
  readonly state: PathState | null;
  /** What the tool would do there with head's files; null: not replayed, or the release's own migrations do not run from an
   * empty database. */
  readonly decision: Decision | null;
  /** From its end to `fresh` (or to `upgraded`, where there is no other). */
  readonly divergence: readonly Divergence[];
}

/** The files that a fresh install runs instead of the migrations: `fresh-from`. */
export interface FreshInstall {
  readonly files: readonly string[];
  /** True when the tool runs afterwards. */
  readonly thenPending: boolean;
  /** True when this change touches one of them. */
  readonly changed: boolean;
  /** False when they leave no record of what they stand for. */
  readonly recorded: boolean;
  /** What the tool would do after them; null: not known. */
  readonly decision: Decision | null;
  /** True for a migration of the tool's own that stands for others there: its record is another one, and right. */
  readonly ownStart?: true;
}

/** What the deploy after a stop meets. */
export type NextDeploy =
  | { readonly kind: "refuses"; readonly message: string }
  | { readonly kind: "fails"; readonly failure: Failure }
  /** It runs, and ends elsewhere than without the stop. */
  | {
      readonly kind: "differs";
      readonly changes: readonly CatalogChange[];
      /** `public.kinds holds 4 rows instead of 2` */
      readonly rows: readonly string[];
      readonly recordDiffers: boolean;
    };

/** A stop that the next deploy does not get over. */
export interface StuckCut {
  /** The statement that ran last, or was running; null before the first one. */
  readonly line: number | null;
  /** Statements of the migration that had run, and all of them. */
  readonly done: number;
  readonly statements: number;
  /** Of the first statement that had not run; null when all had, and within one that commits on its way. */
  readonly restLine: number | null;
  /** How the migration is marked as applied: a command, or what the tool itself writes; null where neither is plain. */
  readonly marking: { readonly kind: "command" | "sql"; readonly text: string } | null;
  /** True while a statement (`create index concurrently`) waited for others; true within one that commits on its way. */
  readonly within: "waiting" | "committing" | null;
  /** True when the statement after those that had run was made to fail; else the session was ended. */
  readonly failing: boolean;
  /** True when everything up to here has run, and only the tool's record of it was not written. */
  readonly unrecorded: boolean;
  /** True when the schema or the rows are neither as before the migration nor as after it. */
  readonly half: boolean;
  /** From the state before the migration to what is left. */
  readonly left: readonly CatalogChange[];
  /** Which rows are not as before the migration. */
  readonly leftRows: readonly string[];
  /** From what is left to the state after the migration. */
  readonly missing: readonly CatalogChange[];
  readonly next: NextDeploy;
}

/** A pending migration that was run up to each point where it can be stopped, and what became of it. */
export interface Interruption {
  readonly migration: Migration;
  /** Points where it can be stopped. */
  readonly points: number;
  readonly tried: number;
  /** Nothing was left. */
  readonly atomic: number;
  /** The next deploy ends as if nothing had happened. */
  readonly resumable: number;
  /** The tool refuses to go on, though the schema is as before or as after: that is its way with every migration. */
  readonly refused: number;
  readonly stuck: number;
  readonly worst: StuckCut | null;
  /** A statement that failed, where the next deploy does something else then than after the worst stop. */
  readonly failed: StuckCut | null;
}

export interface Evidence {
  readonly tool: Pick<
    Tool,
    "name" | "title" | "refusesEdits" | "bookkeeping" | "editedFile" | "laterVersion" | "judgedByReplay" | "afterCrash"
  >;
  /** As base configures it. */
  readonly baseTool: Pick<Tool, "bookkeeping">;
  /** How the user names base, for `git checkout <base> -- file`. */
  readonly baseRef: string;
  readonly base: History;
  readonly head: History;
  readonly comparison: HistoryComparison;
  readonly comebacks: readonly Comeback[];
  /** False when the clone does not reach far enough back to tell all comebacks. */
  readonly comebacksComplete: boolean;
  /** What the tool would do with head's files on a database that has base's record. */
  readonly decision: Decision;
  /** What it would do on the deploy after that; null when this one did not come to its end. */
  readonly afterwards: Decision | null;
  readonly paths: {
    readonly base: PathState;
    /** Null when base itself did not replay. */
    readonly upgraded: PathState | null;
    /** Null when it equals `upgraded` by construction. */
    readonly fresh: PathState | null;
  };
  /** Null: no pending migration has a down script, or the tool no way back that the gate knows. */
  readonly rollback: Rollback | null;
  /** For pending migrations whose own way back is missing or does not work, sorted as they are pending; those that change no
   * schema are missing. */
  readonly rollbacks: readonly RollbackOffer[];
  readonly releases: readonly ReleasePath[];
  /** False when a release could not be read. */
  readonly releasesComplete: boolean;
  /** `unreleased`: merged migrations may change as long as no release has them. */
  readonly allowEdits: "never" | "unreleased";
  /** Null: the migrations, as everywhere. */
  readonly freshInstall: FreshInstall | null;
  /** Sorted as they are pending; those that were not interrupted are missing. */
  readonly interruptions: readonly Interruption[];
  /** From `base` to `upgraded`. */
  readonly changes: readonly CatalogChange[];
  readonly divergence: readonly Divergence[];
  /** SQL that takes the schema from `upgraded` to `fresh` for these changes, where that is plain. */
  readonly plainRemedy: (changes: readonly CatalogChange[]) => Remedy | null;
}

export interface Check {
  readonly id: string;
  /** When nothing else decides. */
  readonly severity: Severity;
  /** One line for the README and SARIF: "a merged migration's up script is not the same any more". */
  readonly summary: string;
  check(evidence: Evidence): Finding[];
}

/** True when every migration of the path ran and its schema was read. */
export function reachedEnd(state: PathState | null): boolean {
  return state !== null && state.catalog !== null && state.replay.failure === null;
}

/** True when base does not run from an empty database, and an edit of the very file that fails makes head run. */
export function mendsBase({ paths, comparison, freshInstall }: Evidence): boolean {
  const broken = paths.base.replay.failure?.migration ?? null;
  if (broken === null || freshInstall !== null || !reachedEnd(paths.fresh)) return false;
  return comparison.edits.some((edit) => edit.before.version === broken.version);
}

/** New migrations that existing databases are past already: `out-of-order` tells what that leaves. A second file of a merged
 * version is not among them (`duplicate-version`). */
export function neverRun({
  base,
  comparison,
  decision,
}: Pick<Evidence, "base" | "comparison" | "decision">): Migration[] {
  const merged = new Set(base.migrations.map(({ version }) => version));
  const skipped = new Set(decision.skipped.map(({ version }) => version));
  return comparison.added.filter(({ version }) => skipped.has(version) && !merged.has(version));
}

/** Problems with files that base does not have in the same words: old ones are not this change's doing. */
export function newProblems({ base, head }: Pick<Evidence, "base" | "head">): FileProblem[] {
  const known = new Set(base.problems.map((problem) => problem.message));
  return head.problems.filter((problem) => !known.has(problem.message));
}

type Required = Pick<Finding, "rule" | "severity" | "title" | "detail">;

/** A finding with everything that is not said left empty. */
export function finding(parts: Required & Partial<Finding>): Finding {
  return {
    file: null,
    line: null,
    endLine: null,
    object: null,
    evidence: {},
    remedy: null,
    excerpt: null,
    silenced: null,
    ...parts,
  };
}

/** A file's name for titles: without the folder that all migrations share. */
export function shortName(evidence: Pick<Evidence, "head">, file: string): string {
  const { dir } = evidence.head;
  return file.startsWith(`${dir}/`) ? file.slice(dir.length + 1) : file;
}
