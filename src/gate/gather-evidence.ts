/**
 * From the walked paths to what the checks look at: the changes, the differences between paths and who causes them.
 */
import type { CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import { pairRenames } from "../catalog/pair-renames.ts";
import { plainRemedy } from "../catalog/remedy-sql.ts";
import type { Divergence, Evidence, FreshInstall, PathState, ReleasePath } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { GateOptions } from "../config/options.ts";
import type { Touch } from "../replay/replay.ts";
import { withPrograms } from "../tools/in-order.ts";
import type { Decision, History } from "../tools/tool.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import { blame } from "./blame.ts";
import { freshStart, startsAnew } from "../tools/fresh-start.ts";
import type { Comebacks } from "./find-comebacks.ts";
import type { ReadDump } from "./read-dump.ts";
import type { Project } from "./read-project.ts";
import type { Release, Releases } from "./read-releases.ts";
import { rollbackEvidence } from "./rollback-evidence.ts";
import type { WalkedPaths } from "./walk-paths.ts";

export interface CaseFacts {
  readonly project: Project;
  readonly comparison: HistoryComparison;
  readonly releases: Releases;
  readonly dump: ReadDump | null;
  readonly options: Pick<GateOptions, "allowEdits">;
}

export function gatherEvidence(
  { project, comparison, releases, dump, options }: CaseFacts,
  walked: WalkedPaths,
  { comebacks, complete }: Comebacks,
): Evidence {
  const { base, upgraded, fresh, decision } = walked;
  return {
    tool: project.tool,
    baseTool: project.baseTool,
    baseRef: project.base.ref,
    base: project.baseHistory,
    head: project.headHistory,
    comparison,
    comebacks,
    comebacksComplete: complete,
    decision,
    afterwards: reachedEnd(upgraded) && upgraded !== null ? decideAgain(project, upgraded) : null,
    paths: { base, upgraded, fresh },
    rollback: rollbackEvidence(project, walked),
    rollbacks: walked.rollbacks?.offers ?? [],
    releases: releases.all.map((release) => releasePathOf(release, walked)),
    releasesComplete: releases.complete,
    allowEdits: options.allowEdits,
    freshInstall: freshInstallOf(dump, walked) ?? ownStartOf(project),
    interruptions: walked.interrupted?.interruptions ?? [],
    changes: changesBetween(base, upgraded, true),
    divergence: isToldApart(project, walked) ? divergence(walked, onFresh(comparison, project.headHistory)) : [],
    plainRemedy,
  };
}

/** Nothing should be left to do: a migration may have written to the tool's own record. */
function decideAgain({ tool, baseHistory, headHistory }: Project, upgraded: PathState): Decision {
  return tool.decide(withPrograms(withPrograms(upgraded.replay.recorded, baseHistory), headHistory), headHistory);
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}

function changesBetween(from: PathState, to: PathState | null, identity: boolean): CatalogChange[] {
  if (from.catalog === null || to === null || to.catalog === null) return [];
  return compareCatalogs(from.catalog, to.catalog, { identity, holdsRows });
}

/** The same for databases that were not copied from one another. */
function changesElsewhere(from: PathState, to: PathState): CatalogChange[] {
  if (from.catalog === null || to.catalog === null) return [];
  return pairRenames(changesBetween(from, to, false), { before: from.catalog, after: to.catalog });
}

const NOTHING: HistoryComparison = { edits: [], removed: [], renamed: [], added: [] };

/** Where the pending migrations failed, base stands for existing databases: what head's tool prepares is missing there only because
 * of that. */
function isToldApart({ tool, baseTool }: Project, { upgraded }: WalkedPaths): boolean {
  return (
    (upgraded?.replay.failure ?? null) === null ||
    JSON.stringify(tool.bookkeeping) === JSON.stringify(baseTool.bookkeeping)
  );
}

/** What comes before a checkpoint does not run on an empty database. */
function onFresh(comparison: HistoryComparison, { fresh }: History): HistoryComparison {
  if (fresh === undefined) return comparison;
  return { ...NOTHING, edits: comparison.edits.filter(({ after }) => fresh.includes(after)), added: comparison.added };
}

/** When the pending migrations failed on existing databases, base is compared with what head's merged files alone make:
 * everything else is missing there because of the failure. A dump runs no migration, so that none is suspect. */
function divergence({ base, upgraded, fresh, merged, dump }: WalkedPaths, comparison: HistoryComparison): Divergence[] {
  if (upgraded === null || fresh === null) return [];
  const [existing, empty] = upgraded.replay.failure === null ? [upgraded, fresh] : [base, merged];
  if (empty === null || empty.replay.failure !== null) return [];
  const changes = changesElsewhere(existing, empty);
  const touches = {
    existing: [...base.replay.touches, ...upgraded.replay.touches],
    fresh: empty.replay.touches,
  };
  return blame(changes, touches, dump === null ? comparison : NOTHING);
}

function freshInstallOf(dump: ReadDump | null, walked: WalkedPaths): FreshInstall | null {
  if (dump === null) return null;
  return {
    files: dump.files.map(({ file }) => file),
    thenPending: dump.afterwards === "pending",
    changed: dump.changed,
    recorded: walked.dump?.recorded ?? false,
    decision: walked.dump?.decision ?? null,
  };
}

/** A checkpoint or a baseline of the tool's own. */
function ownStartOf({ baseHistory, headHistory }: Project): FreshInstall | null {
  const start = freshStart(headHistory);
  if (start === null) return null;
  const changed = startsAnew(baseHistory, headHistory);
  return { files: [start.up.file], thenPending: true, changed, recorded: true, decision: null, ownStart: true };
}

function releasePathOf(release: Release, walked: WalkedPaths): ReleasePath {
  const { refs, history, comparison, endsLike } = release;
  const found = walked.releases.find((each) => each.release === release);
  const state = found?.state ?? null;
  return {
    refs,
    history,
    comparison,
    endsLike,
    state,
    decision: found?.decision ?? null,
    divergence: state === null ? [] : releaseDivergence(state, walked, comparison),
  };
}

/** A schema dump has its own finding, so that it is no measure for others. */
function releaseDivergence(
  state: PathState,
  { base, upgraded, fresh, dump }: WalkedPaths,
  comparison: HistoryComparison,
): Divergence[] {
  const measures = [dump === null ? fresh : null, upgraded];
  const measure = measures.find((each) => reachedEnd(each)) ?? null;
  if (!reachedEnd(state) || measure === null) return [];
  const before: readonly Touch[] = measure === upgraded ? base.replay.touches : [];
  const touches = { existing: state.replay.touches, fresh: [...before, ...measure.replay.touches] };
  return blame(changesElsewhere(state, measure), touches, comparison);
}
