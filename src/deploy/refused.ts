/**
 * Why `apply` does not begin, or does not go on: something about the database or the files that a user has to decide.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";

export type RefusalReason =
  /** The schema is not what the recorded migrations make. */
  | "drift"
  /** The tool itself would refuse, or records what is in no file. */
  | "record"
  /** The pending migrations do not run on the throwaway server. */
  | "fails"
  /** What an earlier run has left is not recognised. */
  | "unrecognised";

export interface Refusal {
  readonly reason: RefusalReason;
  /** One sentence. */
  readonly message: string;
  /** An imperative. */
  readonly remedy: string;
  /** What takes the expected schema to the one that is there. */
  readonly changes: readonly CatalogChange[];
  /** What they are between. */
  readonly catalogs: readonly Catalog[];
}

export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(refusal: Omit<Refusal, "changes" | "catalogs"> & Partial<Refusal>) {
    super(refusal.message);
    this.refusal = { changes: [], catalogs: [], ...refusal };
  }
}
