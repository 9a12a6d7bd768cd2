/**
 * Which statement made a change, from the catalog rows that each observed statement touched.
 */
import type { CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import type { Divergence } from "../checks/check.ts";
import type { StatementPlace, Touch } from "../replay/replay.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import { isMeant } from "../tools/compare-histories.ts";

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

/** Lays each difference between `upgraded` and `fresh` at the door of a file: the suspect that touched the object, else
 * whoever did; where nobody was seen to (a merged file built on what changed), the one suspect there is. */
export function blame(
  changes: readonly CatalogChange[],
  touches: PathTouches,
  comparison: HistoryComparison,
): Divergence[] {
  const suspects = suspectFiles(comparison);
  const [only, ...others] = new Set(suspects.map((each) => each.after));
  const names = new Set(suspects.flatMap(({ before, after }) => [before, after]));
  return changes.map((change) => {
    const files = [...touching(change.before, touches.existing), ...touching(change.after, touches.fresh)].map(
      (touch) => touch.place.file,
    );
    const unseen = others.length === 0 ? (only ?? null) : null;
    return { change, culprit: files.findLast((file) => names.has(file)) ?? files.at(-1) ?? unseen };
  });
}

interface Suspect {
  readonly before: string;
  readonly after: string;
}

/** Merged files that existing databases ran otherwise, or under another version, than head has them. */
function suspectFiles(comparison: HistoryComparison): Suspect[] {
  const meant = comparison.edits.filter((edit) => isMeant(edit));
  const moved = comparison.renamed.filter((rename) => rename.newVersion);
  return [
    ...comparison.removed.map((each) => ({ before: each.up.file, after: each.up.file })),
    ...[...moved, ...meant].map(({ before, after }) => ({ before: before.up.file, after: after.up.file })),
  ];
}
