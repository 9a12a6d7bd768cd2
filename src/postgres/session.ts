/**
 * One connection to one database.
 */

export interface Notice {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** The fields of PostgreSQL's ErrorResponse that we use. */
export interface PostgresError {
  readonly severity: string;
  /** SQLSTATE */
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  /** 1-based position in characters (code points) within the message that was sent; null when PostgreSQL gave none. */
  readonly position: number | null;
  readonly where: string | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly column: string | null;
  readonly constraint: string | null;
}

/** What came of one simple-query message that holds any number of statements. */
export interface MessageOutcome {
  /** For each statement that completed: its command tag and its rows (text values, by position). */
  readonly completed: readonly { readonly tag: string; readonly rows: readonly (readonly (string | null)[])[] }[];
  readonly notices: readonly Notice[];
  /** Null when every statement completed. */
  readonly error: PostgresError | null;
  /** True when the connection is gone. */
  readonly lost: boolean;
}

export interface Session {
  /** Sends the text as one simple-query message. Never throws for what PostgreSQL answers. COPY FROM STDIN is
   * answered with CopyFail. */
  send(text: string): Promise<MessageOutcome>;
  /** Extended protocol, for the gate's own questions; throws on errors. Rows as objects. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Backend's process id. */
  readonly pid: number;
  end(): Promise<void>;
}
