/**
 * What happened when a plan ran on a database.
 */
import type { PostgresError } from "../postgres/session.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";

/** `from v1.4.0`: of a database that is at that release. */
export type PathName = "base" | "upgraded" | "fresh" | "rolled back" | `from ${string}`;

/** A statement's place in a file. */
export interface StatementPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
}

export interface Failure {
  readonly path: PathName;
  /** Null when the tool's own SQL failed and no file is to blame. */
  readonly migration: Migration | null;
  readonly place: (StatementPlace & { readonly column: number | null }) | null;
  /** Three lines of the file with a caret under the column; empty when there is no place. */
  readonly excerpt: string;
  readonly error: PostgresError;
  /** What is missing and where to get it, in one or two sentences; null when PostgreSQL's message says it all. */
  readonly explanation: string | null;
  /** An imperative. */
  readonly remedy: string | null;
  /** Which state the database was left in: "rolled back to …", "statements 1 to 3 stay applied". */
  readonly reached: string;
  /** True when the session was gone, whoever had ended it. */
  readonly lost: boolean;
  /** Set where a command of the repository's ran: as reports name it (Markdown), and what it wrote last (untrusted). */
  readonly command?: { readonly title: string; readonly output: string };
}

/** Catalog rows that one statement touched: `classid/oid/subid`. */
export interface Touch {
  readonly place: StatementPlace;
  readonly ids: ReadonlySet<string>;
}

/** Catalog rows that a statement touched which is in no file. */
export interface UnplacedTouch {
  readonly statement: string;
  readonly ids: ReadonlySet<string>;
}

/** A migration that a guard of its own has kept from running, or that has failed and may. */
export interface PassedOver {
  readonly migration: Migration;
  readonly reason: string;
  /** True: the tool counts it as run. */
  readonly recorded: boolean;
  /** True: it has run, and failed; left out: it has not. */
  readonly failed?: boolean;
}

export interface Replay {
  readonly path: PathName;
  /** Applied completely, in order. */
  readonly applied: readonly Migration[];
  readonly statements: number;
  /** How many statements of a version ran; versions that were not reached are missing. */
  readonly statementsOf: ReadonlyMap<string, number>;
  readonly failure: Failure | null;
  /** What the tool has recorded at the end. */
  readonly recorded: readonly RecordedMigration[];
  /** `schema.name` of the tables where it kept them. */
  readonly bookkeeping: readonly string[];
  /** Only for the migrations that were observed. */
  readonly touches: readonly Touch[];
  /** Left out: none. */
  readonly passedOver?: readonly PassedOver[];
  /** Only where a command of the repository's ran. */
  readonly unplaced?: readonly UnplacedTouch[];
  readonly milliseconds: number;
}
