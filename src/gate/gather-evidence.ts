/**
 * From the walked paths to what the checks look at: the changes, the differences between paths and who causes them.
 */
import type { CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import { pairRenames } from "../catalog/pair-renames.ts";
import { plainRemedy } from "../catalog/remedy-sql.ts";
import type { Divergence, Evidence, PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { Decision } from "../tools/tool.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import { blame } from "./blame.ts";
import type { Comebacks } from "./find-comebacks.ts";
import type { Project } from "./read-project.ts";
import type { WalkedPaths } from "./walk-paths.ts";

export function gatherEvidence(
  project: Project,
  comparison: HistoryComparison,
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
    changes: changesBetween(base, upgraded, true),
    divergence: divergence(walked, comparison),
    plainRemedy,
  };
}

/** Nothing should be left to do: a migration may have written to the tool's own record. */
function decideAgain({ tool, headHistory }: Project, upgraded: PathState): Decision {
  return tool.decide(upgraded.replay.recorded, headHistory);
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}

function changesBetween(from: PathState, to: PathState | null, identity: boolean): CatalogChange[] {
  if (from.catalog === null || to === null || to.catalog === null) return [];
  return compareCatalogs(from.catalog, to.catalog, { identity, holdsRows });
}

/** When the pending migrations failed on existing databases, base is compared with what head's merged files alone make:
 * everything else is missing there because of the failure. */
function divergence({ base, upgraded, fresh, merged }: WalkedPaths, comparison: HistoryComparison): Divergence[] {
  if (upgraded === null || fresh === null) return [];
  const [existing, empty] = upgraded.replay.failure === null ? [upgraded, fresh] : [base, merged];
  if (empty === null || empty.replay.failure !== null) return [];
  const changes = pairRenames(changesBetween(existing, empty, false));
  const touches = {
    existing: [...base.replay.touches, ...upgraded.replay.touches],
    fresh: empty.replay.touches,
  };
  return blame(changes, touches, comparison);
}
