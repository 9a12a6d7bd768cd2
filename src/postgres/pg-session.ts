/**
 * A session over `pg`. It survives whatever a migration does to it: a lost connection is an outcome, and a statement
 * that gets around its timeout is ended from a second connection.
 */
import type { ClientConfig } from "pg";
import { Client } from "pg";
import type { MessageOutcome, PostgresError, SendOptions, Session } from "./session.ts";
import type { SessionOptions } from "./server.ts";
import { isConnectionLost } from "./connection-lost.ts";
import { isErrorResponse, SimpleQuery, toPostgresError } from "./simple-query.ts";

/** Milliseconds between the server's own timeout, our cancel request, and the end of the backend. */
const grace = 1_000;

/** The longest that setTimeout can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Rows of one statement that are kept when nothing else is asked for. */
const defaultMaxRows = 10_000;

/** For the gate's own questions, whatever a migration has set for the database. A number 0 is not sent by `pg`. */
const noTimeouts = { statement_timeout: "0", lock_timeout: "0" } as unknown as ClientConfig;

/**
 * Opens a session.
 * @throws what `pg` throws when it cannot connect.
 */
export async function openSession(config: ClientConfig, options: SessionOptions = {}): Promise<PgSession> {
  const timeout = options.statementTimeout ?? 0;
  const client = new Client({
    ...config,
    application_name: "migration-gate",
    ...timeoutsOf(options),
  });
  // An 'error' event without a listener would end the process; a lost connection shows in the next outcome.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // A connection left half-way through its authentication would hold up `create database` for everybody.
    client.connection.stream.destroy();
    throw error;
  }
  return new PgSession(client, config, timeout, options.maxRows ?? defaultMaxRows);
}

function timeoutsOf({ statementTimeout = 0, ownTimeouts }: SessionOptions): ClientConfig {
  if (ownTimeouts !== undefined) return ownTimeouts.lock === null ? {} : { lock_timeout: ownTimeouts.lock };
  return statementTimeout > 0 ? { statement_timeout: statementTimeout } : noTimeouts;
}

export class PgSession implements Session {
  readonly pid: number;
  readonly #client: Client;
  readonly #config: ClientConfig;
  readonly #timeout: number;
  readonly #maxRows: number;
  #lost = false;
  /** What PostgreSQL said when it ended the session. */
  #lastWord: PostgresError | null = null;

  constructor(client: Client, config: ClientConfig, timeout: number, maxRows: number) {
    this.#client = client;
    this.#config = config;
    this.#timeout = timeout;
    this.#maxRows = maxRows;
    this.pid = (client as unknown as { processID: number }).processID;
    client.on("end", () => (this.#lost = true));
    client.on("error", (error: unknown) => this.#end(error));
  }

  /** True once the connection is gone. */
  get lost(): boolean {
    return this.#lost;
  }

  async send(text: string, options: SendOptions = {}): Promise<MessageOutcome> {
    if (this.#lost) return { completed: [], notices: [], error: this.#lastWord, lost: true, inTransaction: false };
    const query = new SimpleQuery(text, this.#maxRows, options);
    const listen = (notice: { severity?: string; code?: string; message?: string }): void =>
      query.addNotice({ severity: notice.severity ?? "", code: notice.code ?? "", message: notice.message ?? "" });
    this.#client.on("notice", listen as (notice: unknown) => void);
    this.#client.query(query);
    try {
      const outcome = await this.#guarded(query.outcome, patience(this.#timeout, text));
      this.#lost ||= outcome.lost;
      if (outcome.lost) this.#lastWord ??= outcome.error;
      return outcome;
    } finally {
      this.#client.removeListener("notice", listen as (notice: unknown) => void);
    }
  }

  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const config = { text: sql, values: [...values], queryMode: "extended" };
    try {
      const { rows } = await this.#client.query<Row>(config);
      return rows;
    } catch (error) {
      if (isConnectionLost(error)) this.#end(error);
      throw error;
    }
  }

  #end(error: unknown): void {
    this.#lost = true;
    if (isErrorResponse(error)) this.#lastWord ??= toPostgresError(error);
  }

  async end(): Promise<void> {
    if (!this.#lost) await this.#client.end();
  }

  /** Waits for the outcome; when it does not come in time, cancels, then terminates, then closes the connection. */
  async #guarded(outcome: Promise<MessageOutcome>, milliseconds: number): Promise<MessageOutcome> {
    if (milliseconds === 0) return outcome;
    for (const [wait, intervene] of [
      [milliseconds, async () => this.#signal("pg_cancel_backend")],
      [grace, async () => this.#signal("pg_terminate_backend")],
      [grace, async () => void this.#client.connection.stream.destroy()],
    ] as const) {
      const result = await within(wait, outcome);
      if (result !== null) return wait === milliseconds ? result : timedOut(result);
      await intervene().catch(() => undefined);
    }
    return timedOut(await outcome);
  }

  async #signal(routine: "pg_cancel_backend" | "pg_terminate_backend"): Promise<void> {
    const second = await openSession(this.#config, { statementTimeout: grace });
    try {
      await second.query(`select pg_catalog.${routine}($1)`, [this.pid]);
    } finally {
      await second.end();
    }
  }
}

/**
 * Milliseconds after which a message is ended from outside; 0 for never. The server's timeout is for each statement, and
 * it holds answers back until the message is through, so a message of many statements is given more time: a script that
 * has switched the timeout off or swallowed the cancel is to be caught, not one that is long.
 */
function patience(timeout: number, text: string): number {
  if (timeout === 0) return 0;
  const statements = text.split(";", 10).length;
  return Math.min(timeout * statements + grace, longestTimer);
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), milliseconds)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** However the message ended after our intervention, the reason is the timeout. */
function timedOut(outcome: MessageOutcome): MessageOutcome {
  if (outcome.error === null && !outcome.lost) return outcome;
  const error: PostgresError = {
    severity: "ERROR",
    code: "57014",
    message: "canceling statement due to statement timeout",
    detail: null,
    hint: null,
    position: outcome.error?.position ?? null,
    where: outcome.error?.where ?? null,
    schema: null,
    table: null,
    column: null,
    constraint: null,
  };
  return { ...outcome, error };
}
