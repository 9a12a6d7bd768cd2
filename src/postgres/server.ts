/**
 * A PostgreSQL server that the gate may use, and databases of the gate's own on it.
 * Everything made here is named `migration_gate_<random>` and is gone afterwards.
 */
import type { RawConnection, RawOptions } from "./raw-connection.ts";
import type { Session } from "./session.ts";

export interface Server {
  /** `18.4`, as `server_version` says it without the distribution's suffix. */
  readonly version: string;
  /** 14 … 18 */
  readonly major: number;
  readonly source: "url" | "installed" | "embedded";
  /** A new empty database, or a copy of another one (nobody may be connected to that), with its settings. */
  createDatabase(from?: Database): Promise<Database>;
  /** A new session where all who use the server can meet: on the database `postgres`, else on the URL's own. */
  connect(): Promise<Session>;
  /** Runs on a lent server when the gate's databases are gone, also after a signal. Returns what takes it back. */
  beforeClose(task: () => Promise<void>): () => void;
}

export interface Database {
  readonly name: string;
  /** A new session on it; the caller ends it. */
  connect(options?: SessionOptions): Promise<Session>;
  /** For a client that speaks the protocol itself; the caller ends it. */
  connectRaw(options: RawOptions): Promise<RawConnection>;
  drop(): Promise<void>;
}

export interface SessionOptions {
  /** Milliseconds; 0 for none. */
  readonly statementTimeout?: number;
  /** Rows of one statement that `send` keeps; the rest is dropped. 10,000 when left out. */
  readonly maxRows?: number;
  /** For a session that works on a database of the user's: what the role and the database have set holds, but for a lock
   * timeout of so many milliseconds where one is given. */
  readonly ownTimeouts?: { readonly lock: number | null };
}

export interface ServerOptions {
  readonly databaseUrl: string | null;
  /** The wanted major version; null for the default (18, or whatever the URL or the machine has). */
  readonly major: number | null;
  /** One line for each thing that takes time ("starting PostgreSQL 18.4 (embedded)"). */
  readonly progress: (line: string) => void;
}
