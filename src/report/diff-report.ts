/**
 * What `diff` tells: two sides, and the changes that lead from the one to the other.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { SavedCatalog } from "../catalog/saved-catalog.ts";
import type { StatementPlace } from "../replay/replay.ts";
import { reportChanges } from "./report-change.ts";
import type { ReportChange } from "./report.ts";

interface DiffSide {
  readonly title: string;
  readonly version: string;
}

export interface DiffReport {
  readonly schemaVersion: 1;
  readonly equal: boolean;
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly changes: readonly ReportChange[];
  /** Differences of layout: the order of columns, white space in bodies. They do not make the sides different. */
  readonly cosmetic: readonly ReportChange[];
  readonly notes: readonly string[];
}

export interface DiffParts {
  readonly from: SavedCatalog;
  readonly to: SavedCatalog;
  readonly changes: readonly CatalogChange[];
  readonly placeOf: (change: CatalogChange) => StatementPlace | null;
}

export function buildDiffReport({ from, to, changes, placeOf }: DiffParts): DiffReport {
  const reported = (cosmetic: boolean): ReportChange[] => {
    const some = changes.filter((change) => change.cosmetic === cosmetic);
    return reportChanges(some, [from.catalog, to.catalog], placeOf);
  };
  const [counting, cosmetic] = [reported(false), reported(true)];
  return {
    schemaVersion: 1,
    equal: counting.length === 0,
    from: { title: from.title, version: from.version },
    to: { title: to.title, version: to.version },
    changes: counting,
    cosmetic,
    notes: [...orderNote(cosmetic), ...majorNote(from, to), ...unmodelledNotes(from, to)],
  };
}

/** Why somebody may mind. */
function orderNote(cosmetic: readonly ReportChange[]): string[] {
  const moved = cosmetic.some(({ attributes }) => attributes.some(({ name }) => name === "position"));
  return moved ? ["The order of columns matters to `insert` without a column list, to `select *` and to `copy`."] : [];
}

function majorNote(from: SavedCatalog, to: SavedCatalog): string[] {
  const [a, b] = [from, to].map(({ version }) => Number.parseInt(version, 10));
  if (a === b) return [];
  return [`PostgreSQL ${a} and ${b} print some definitions differently (views above all); compare within one major.`];
}

function unmodelledNotes(from: SavedCatalog, to: SavedCatalog): string[] {
  const kinds = new Set([...Object.keys(from.catalog.unmodelled), ...Object.keys(to.catalog.unmodelled)]);
  if (kinds.size === 0) return [];
  return [`Not compared, because these kinds are not modelled: ${[...kinds].sort().join(", ")}.`];
}
