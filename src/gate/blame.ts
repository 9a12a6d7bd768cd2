/**
 * Which statement made a change, from the catalog rows that each observed statement touched.
 */
import type { CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import type { Divergence } from "../checks/check.ts";
import type { StatementPlace, Touch } from "../replay/replay.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";

/** The statement that created what was added, and the last one that touched everything else. */
export function placeOfChange(change: CatalogChange, touches: readonly Touch[]): StatementPlace | null {
  if (change.action === "added") return touching(change.after, touches)[0]?.place ?? null;
  const rows = [...touching(change.before, touches), ...touching(change.after, touches)];
  return rows.at(-1)?.place ?? null;
}

function touching(object: CatalogObject | null, touches: readonly Touch[]): Touch[] {
  if (object === null) return [];
  const ids = [object.identity, ...object.related];
  const own = touches.filter((touch) => touch.ids.has(object.identity));
  return own.length > 0 ? own : touches.filter((touch) => ids.some((id) => touch.ids.has(id)));
}

export interface PathTouches {
  /** Of `base` and `upgraded`. */
  readonly existing: readonly Touch[];
  readonly fresh: readonly Touch[];
}

/** Lays each difference between `upgraded` and `fresh` at the door of a file. */
export function blame(
  changes: readonly CatalogChange[],
  touches: PathTouches,
  comparison: HistoryComparison,
): Divergence[] {
  const suspects = suspectFiles(comparison);
  const only = suspects.size === 1 || comparisonSize(comparison) === 1 ? ([...suspects].at(-1) ?? null) : null;
  return changes.map((change) => {
    const files = [...touching(change.after, touches.fresh), ...touching(change.before, touches.existing)].map(
      (touch) => touch.place.file,
    );
    return { change, culprit: files.find((file) => suspects.has(file)) ?? only ?? files.at(-1) ?? null };
  });
}

/** Merged files that existing databases ran otherwise, or under another version, than head has them. */
function suspectFiles(comparison: HistoryComparison): Set<string> {
  return new Set([
    ...comparison.removed.map((each) => each.up.file),
    ...comparison.renamed.flatMap((each) => [each.before.up.file, each.after.up.file]),
    ...comparison.edits.filter((edit) => edit.comparison.kind !== "formatting").map((edit) => edit.after.up.file),
  ]);
}

function comparisonSize(comparison: HistoryComparison): number {
  const semantic = comparison.edits.filter((edit) => edit.comparison.kind !== "formatting");
  return comparison.removed.length + comparison.renamed.length + semantic.length;
}
