/**
 * Databases of the gate's own on a running server. It touches no other database, and what is still there at the end
 * is dropped.
 */
import { randomInt } from "node:crypto";
import type { ClientConfig } from "pg";
import { openWhenStarted } from "./open-when-started.ts";
import { openSession } from "./pg-session.ts";
import { openRawConnection } from "./raw-connection.ts";
import type { PgSession } from "./pg-session.ts";
import type { Database, Server, SessionOptions } from "./server.ts";
import type { Session } from "./session.ts";
import { copySettings } from "./database-settings.ts";
import { releaseDatabase } from "./release-database.ts";

export interface PgServerOptions {
  readonly version: string;
  readonly source: Server["source"];
  /** How to connect to a database; null for the one that administration is done from. */
  readonly config: (database: string | null) => ClientConfig;
  /** A session on that database which is there already; it is ended with the server. */
  readonly admin?: PgSession;
}

/** A crash ends the administrative session, and perhaps the one after it. */
const attempts = 3;

export class PgServer implements Server {
  readonly version: string;
  readonly major: number;
  readonly source: Server["source"];
  readonly #config: PgServerOptions["config"];
  readonly #databases = new Set<string>();
  readonly #tasks = new Set<() => Promise<void>>();
  #admin: PgSession | null = null;
  #closed = false;
  #emptyClause: string | null = null;
  #strategyClause: string | null = null;
  /** One administrative command at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: PgServerOptions) {
    this.version = options.version;
    this.major = Number.parseInt(options.version, 10);
    this.source = options.source;
    this.#config = options.config;
    this.#admin = options.admin ?? null;
  }

  async createDatabase(from?: Database): Promise<Database> {
    if (this.#closed) throw new Error("The server is being given back.");
    const name = `migration_gate_${randomName(12)}`;
    this.#databases.add(name);
    let again = false;
    await this.#administer(async (admin) => {
      // An attempt whose session was lost may have made it all the same.
      if (again) await admin.query(`drop database if exists ${name} with (force)`);
      again = true;
      const template = from === undefined ? await this.#emptyTemplate(admin) : `template ${from.name}`;
      await admin.query(`create database ${name} ${template}${await this.#strategy(admin)}`);
      if (from !== undefined) await copySettings(admin, from.name, name);
    });
    return {
      name,
      connect: async (options?: SessionOptions): Promise<Session> => openWhenStarted(this.#config(name), options),
      connectRaw: (options) => openRawConnection(this.#config(name), options),
      drop: async () => this.#drop(name),
    };
  }

  async connect(): Promise<Session> {
    try {
      return await openWhenStarted(this.#config("postgres"));
    } catch {
      return this.#openAdmin();
    }
  }

  beforeClose(task: () => Promise<void>): () => void {
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  /** Drops what is left, whoever is connected to it, and closes the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const name of this.#databases) await this.#drop(name);
    for (const task of this.#tasks) await task();
    await this.disconnect();
  }

  /** Closes the connection and leaves the databases, for a server that is about to go away itself. */
  async disconnect(): Promise<void> {
    await this.#queue.catch(() => undefined);
    await this.#admin?.end();
    this.#admin = null;
  }

  async #drop(name: string): Promise<void> {
    const statement = `drop database if exists ${name} with (force)`;
    await this.#administer(async (admin) => {
      try {
        await admin.query(statement);
      } catch (error) {
        if (admin.lost) throw error;
        await this.#release(admin, name);
        await admin.query(statement);
      }
    });
    this.#databases.delete(name);
  }

  async #release(admin: PgSession, name: string): Promise<void> {
    const inside = await openSession(this.#config(name));
    try {
      await releaseDatabase(admin, inside, name);
    } finally {
      await inside.end();
    }
  }

  /**
   * `template1`, because what an administrator has put there (extensions, types) is what production's databases have too;
   * where it is not UTF8, `template0` with that encoding.
   */
  async #emptyTemplate(admin: PgSession): Promise<string> {
    if (this.#emptyClause !== null) return this.#emptyClause;
    const clause = await admin
      .query<{ encoding: string }>(
        "select pg_catalog.pg_encoding_to_char(encoding) as encoding from pg_catalog.pg_database where datname = 'template1'",
      )
      .then(([row]) =>
        row?.encoding === "UTF8"
          ? "template template1"
          : "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'",
      );
    this.#emptyClause = clause;
    return clause;
  }

  /**
   * From 15 on PostgreSQL copies a database through its buffers and its log, which spares a server that others use a
   * checkpoint. Where nothing has to reach a disk the checkpoint is the cheaper one: files are copied in half the time.
   */
  async #strategy(admin: PgSession): Promise<string> {
    if (this.major < 15) return "";
    if (this.#strategyClause !== null) return this.#strategyClause;
    const clause = await admin
      .query<{ fsync: string }>("select pg_catalog.current_setting('fsync') as fsync")
      .then(([row]) => (row?.fsync === "off" ? " strategy file_copy" : ""));
    this.#strategyClause = clause;
    return clause;
  }

  /** Runs a task on the administrative session, after the ones before it. */
  async #administer<T>(task: (admin: PgSession) => Promise<T>): Promise<T> {
    const result = this.#queue.then(async () => this.#attempt(task));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Again on a new session, if a migration has ended the administrative one (which we may learn only now). */
  async #attempt<T>(task: (admin: PgSession) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (this.#admin === null || this.#admin.lost) this.#admin = await this.#openAdmin();
        return await task(this.#admin);
      } catch (error) {
        if (attempt === attempts || this.#admin?.lost !== true) throw error;
      }
    }
  }

  /** A migration may have dropped the database that administration is done from. */
  async #openAdmin(): Promise<PgSession> {
    try {
      return await openWhenStarted(this.#config(null));
    } catch (error) {
      if ((error as { code?: unknown }).code !== "3D000" /* invalid_catalog_name */) throw error;
      return openWhenStarted(this.#config("template1"));
    }
  }
}

function randomName(length: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}
