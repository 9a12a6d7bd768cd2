/**
 * What `apply` tells: what was done to a database, and the state that it is in. Fields are only added.
 */
import type { ReportChange } from "./report.ts";

export type ApplyStatus =
  | "applied"
  | "nothing-to-do"
  | "planned"
  /** It came to its end, and the database is not what was computed. */
  | "differs"
  /** A step failed, and the database is where it was before. */
  | "rolled-back"
  /** A step failed, and what had been applied before it stays. */
  | "stopped"
  /** A step failed within a migration, which the next run goes on with. */
  | "half-applied"
  /** The run was cut off from the database after something was sent, and what is there was not looked at. */
  | "unknown"
  /** Nothing was begun. */
  | "refused";

export interface ApplyMigration {
  readonly version: string;
  readonly name: string;
  readonly file: string;
}

/** A message with one statement or several, in the order in which they were sent. */
export interface ApplyStatement {
  readonly file: string;
  /** Of the first statement. */
  readonly line: number;
  readonly statements: number;
  /** The first one, shortened, without secrets. */
  readonly text: string;
  /** Null in a plan. */
  readonly milliseconds: number | null;
  /** SQLSTATE; null when it succeeded. */
  readonly code: string | null;
}

export interface ApplyFailure {
  readonly file: string | null;
  readonly line: number | null;
  readonly text: string | null;
  /** SQLSTATE */
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  readonly attempts: number;
  /** True when the session was gone. */
  readonly lost: boolean;
  /** True when it was a block or a procedure that commits on its way: what it had committed stays. */
  readonly committing: boolean;
}

export interface ApplyRefusal {
  readonly reason: string;
  readonly message: string;
  readonly remedy: string;
  /** What takes the expected schema to the one that is there. */
  readonly changes: readonly ReportChange[];
}

export interface ApplyWayBack {
  /** `down scripts`, `generated statements` or `record` (nothing but a row of the tool's was there); null: it was not gone. */
  readonly way: string | null;
  /** Why it was not gone, or not to its end. */
  readonly reason: string | null;
  /** What it does not bring back, and what it takes away. */
  readonly losses: readonly { readonly how: string; readonly type: string; readonly name: string }[];
}

export interface ApplyReport {
  readonly schemaVersion: 1;
  readonly status: ApplyStatus;
  /** Without a password. */
  readonly database: string;
  readonly tool: string;
  readonly head: { readonly ref: string; readonly sha: string | null };
  readonly postgres: {
    readonly version: string;
    readonly throwaway: { readonly version: string; readonly source: "url" | "installed" | "embedded" } | null;
  };
  /** How many migrations were recorded when it began; null: that was not looked at. */
  readonly recorded: number | null;
  /** Applied by this run, and still there. */
  readonly applied: readonly ApplyMigration[];
  /** Not applied. */
  readonly pending: readonly ApplyMigration[];
  /** Applied by this run, and taken back. */
  readonly undone: readonly ApplyMigration[];
  /** What an earlier run had begun: `done` of `steps` had run. */
  readonly resumed: {
    readonly versions: readonly string[];
    readonly done: number;
    readonly steps: number;
    /** False: it was gone on with. */
    readonly takenBack: boolean;
  } | null;
  /** What was sent; in a plan: what would be sent. The tool's own statements are left out. */
  readonly statements: readonly ApplyStatement[];
  readonly failure: ApplyFailure | null;
  readonly wayBack: ApplyWayBack | null;
  readonly refusal: ApplyRefusal | null;
  /** True when schema and record were looked at in the end, and are what was computed. */
  readonly verified: boolean;
  /** What takes the computed schema to the one that was found in the end. */
  readonly changes: readonly ReportChange[];
  readonly notes: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
}
