/**
 * From the walked paths to what the checks look at: the changes, the differences between paths and who causes them.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { pairRenames } from "../catalog/pair-renames.ts";
import { plainRemedy } from "../catalog/remedy-sql.ts";
import type { Divergence, Evidence, PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { Decision } from "../tools/tool.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import { blame } from "./blame.ts";
import type { Project } from "./read-project.ts";
import type { WalkedPaths } from "./walk-paths.ts";

export function gatherEvidence(project: Project, comparison: HistoryComparison, walked: WalkedPaths): Evidence {
  const { base, upgraded, fresh, decision } = walked;
  return {
    tool: project.tool,
    baseRef: project.base.ref,
    base: project.baseHistory,
    head: project.headHistory,
    comparison,
    decision,
    afterwards: reachedEnd(upgraded) && upgraded !== null ? decideAgain(project, upgraded) : null,
    paths: { base, upgraded, fresh },
    changes: changesBetween(base, upgraded, true),
    divergence: divergence(walked, comparison),
    plainRemedy,
  };
}

/** Nothing should be left to do: a migration may have written to the tool's own record. */
function decideAgain({ tool, headHistory }: Project, upgraded: PathState): Decision {
  return tool.decide(upgraded.replay.recorded, headHistory);
}

function changesBetween(from: PathState, to: PathState | null, identity: boolean): CatalogChange[] {
  if (from.catalog === null || to === null || to.catalog === null) return [];
  return compareCatalogs(from.catalog, to.catalog, { identity });
}

/** When the pending migrations failed on existing databases, only what an edited or removed file caused is told: the
 * rest is missing there because of the failure. */
function divergence({ base, upgraded, fresh }: WalkedPaths, comparison: HistoryComparison): Divergence[] {
  if (upgraded === null || fresh === null || fresh.replay.failure !== null) return [];
  const changes = pairRenames(changesBetween(upgraded, fresh, false));
  const touches = {
    existing: [...base.replay.touches, ...upgraded.replay.touches],
    fresh: fresh.replay.touches,
  };
  const blamed = blame(changes, touches, comparison);
  if (upgraded.replay.failure === null) return blamed;
  const added = new Set(comparison.added.map((each) => each.up.file));
  return blamed.filter(({ culprit }) => culprit !== null && !added.has(culprit));
}
