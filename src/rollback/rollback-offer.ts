/**
 * What the gate has for a pending migration whose own way back is missing or does not work.
 */
import type { Migration } from "../tools/tool.ts";
import type { Loss } from "./losses.ts";

export interface RollbackOffer {
  readonly migration: Migration;
  /** What is the matter with its down script. */
  readonly down: "missing" | "failed" | "incomplete";
  readonly outcome: ProvenRollback | UnprovenRollback;
}

export interface ProvenRollback {
  readonly proven: true;
  /** Below the folder of the report: `rollback/20240102.sql`. */
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly losses: readonly Loss[];
  /** Sentences about what it leaves as the migration has made it. */
  readonly stays: readonly string[];
}

export interface UnprovenRollback {
  readonly proven: false;
  /** A sentence without its end. */
  readonly reason: string;
}
