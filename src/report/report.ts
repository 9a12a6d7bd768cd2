/**
 * The report: the one value from which the comment, the summary, JSON, SARIF and HTML are made. Fields are only added.
 */
import type { Finding, Severity } from "../checks/finding.ts";

export type { Finding, Severity };

export type Verdict = "pass" | "block" | "error";

export interface ReportAttribute {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ReportChange {
  readonly action: "added" | "removed" | "renamed" | "changed";
  readonly type: string;
  readonly name: string;
  readonly from: string | null;
  /** True for a rename that is told by place and type alone: it may be another object. */
  readonly guessed?: true;
  readonly attributes: readonly ReportAttribute[];
  readonly file: string | null;
  readonly line: number | null;
  /** The statement that made the change, on one line, where it is in no file. */
  readonly statement?: string;
  /** Name of the object that it is shown under (a column's table); null for one of its own. */
  readonly parent: string | null;
  /** Type and name of the parent, to head its group: `table`. */
  readonly parentType: string | null;
  /** True when the change takes something away from the application: a removed column, a narrower type. */
  readonly destructive: boolean;
  /** The object in the words of psql's \d, one line: `status text not null default 'draft'`. */
  readonly definition: string | null;
}

/** A table that the change touches, as it is afterwards: what a diagram needs. */
export interface ReportTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    /** `PK`, `FK`, `UK` */
    readonly keys: readonly string[];
    /** True for a column that the change adds, changes or renames. */
    readonly touched: boolean;
  }[];
  /** Names of the tables that its foreign keys point at. */
  readonly references: readonly string[];
}

export interface ReportMigration {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly statements: number | null;
}

/** What was generated for a pending migration whose down script is missing or does not work. */
export interface ReportRollback {
  readonly version: string;
  /** Its file. */
  readonly migration: string;
  readonly down: "missing" | "failed" | "incomplete";
  /** True when it was run and ended in the schema from before the migration. */
  readonly proven: boolean;
  /** Below the folder of the report; null when it was not proven. */
  readonly file: string | null;
  /** Sentences: what it cannot bring back, and what stops it. */
  readonly loses: readonly string[];
  /** What stands in the file. */
  readonly sql: string | null;
  /** Why there is none, where it was not proven. */
  readonly reason: string | null;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly verdict: Verdict;
  readonly project: string;
  readonly tool: string | null;
  readonly migrationsDir: string | null;
  readonly base: { readonly ref: string; readonly sha: string | null; readonly migrations: number } | null;
  readonly head: { readonly ref: string; readonly sha: string | null; readonly migrations: number } | null;
  /** Null when no server was needed (no migration changed). */
  readonly postgres: { readonly version: string; readonly source: "url" | "installed" | "embedded" } | null;
  readonly pending: readonly ReportMigration[];
  /** Worst first, then by file and line. */
  readonly findings: readonly Finding[];
  /** Destructive first within an object; objects sorted by name. */
  readonly changes: readonly ReportChange[];
  /** Tables that the change touches, sorted by name. */
  readonly tables: readonly ReportTable[];
  /** In the order of the migrations; left out where none was generated. */
  readonly rollbacks?: readonly ReportRollback[];
  /** Digest of the state that each path ended in; null for a path that was not reached or not needed. */
  readonly paths: {
    readonly base: string | null;
    readonly upgraded: string | null;
    readonly fresh: string | null;
    /** After the tool's rollback; only where it was tried. */
    readonly "rolled back"?: string | null;
    /** From each ref of `upgrade-from`. */
    readonly [path: `from ${string}`]: string | null;
  };
  /** Set when verdict is `error`: the gate itself could not run. */
  readonly error: { readonly message: string; readonly remedy: string | null } | null;
  /** Things that the reader must know and that are no findings ("3 objects of kinds that are not compared: policy"). */
  readonly notes: readonly string[];
  /** Milliseconds by stage, and `total`. */
  readonly timings: Readonly<Record<string, number>>;
}
