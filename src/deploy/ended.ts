/**
 * How a deploy has ended.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import type { ApplyStatus, ApplyWayBack } from "../report/apply-report.ts";
import type { Migration } from "../tools/tool.ts";
import type { ScriptSending } from "./units.ts";
import type { UnitFailure } from "./run-units.ts";

export interface Resumed {
  readonly versions: readonly string[];
  readonly done: number;
  readonly steps: number;
  /** False: it was gone on with. */
  readonly takenBack: boolean;
}

export interface Ended {
  readonly status: ApplyStatus;
  /** Null: that is not known any more. */
  readonly recorded: number | null;
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
  readonly undone: readonly Migration[];
  readonly resumed: Resumed | null;
  /** What a dry run would send. */
  readonly plan?: readonly ScriptSending[];
  readonly failure: UnitFailure | null;
  readonly wayBack: ApplyWayBack | null;
  readonly verified: boolean;
  /** What differs in the end, and the catalogs that it is between: computed, and found. */
  readonly changes: readonly CatalogChange[];
  readonly catalogs: readonly Catalog[];
}

/** Of a deploy that has done nothing. */
export const NOTHING = {
  applied: [],
  pending: [],
  undone: [],
  resumed: null,
  failure: null,
  wayBack: null,
  changes: [],
  catalogs: [],
} as const;
