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

export interface CompletedStatement {
  /** Command tag. */
  readonly tag: string;
  /** Text values, by position. */
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface ResultColumn {
  readonly name: string;
  /** Oid of its type. */
  readonly type: number;
}

/** Must not throw. */
export interface RowReceiver {
  /** A statement with rows begins to answer; there may be no row. */
  start(columns: readonly ResultColumn[]): void;
  row(fields: readonly (string | null)[]): void;
}

export interface SendOptions {
  /** Is given every row as it arrives, however many there are; the outcome has none then. For the gate's own questions. */
  readonly receiver?: RowReceiver;
  /** What COPY FROM STDIN is given; left out, it is refused. */
  readonly copyData?: string;
}

/** What came of one simple-query message that holds any number of statements. */
export interface MessageOutcome {
  readonly completed: readonly CompletedStatement[];
  readonly notices: readonly Notice[];
  /** Null when every statement completed. */
  readonly error: PostgresError | null;
  /** True when the connection is gone. */
  readonly lost: boolean;
  /** True when the session is within a transaction now, also one that has failed. */
  readonly inTransaction: boolean;
}

export interface Session {
  /** Sends the text as one simple-query message. Never throws for what PostgreSQL answers.
   * A session that is gone answers with the error that ended it, where it gave one. */
  send(text: string, options?: SendOptions): Promise<MessageOutcome>;
  /** Extended protocol, for the gate's own questions; throws on errors. Rows as objects. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Backend's process id. */
  readonly pid: number;
  end(): Promise<void>;
}
