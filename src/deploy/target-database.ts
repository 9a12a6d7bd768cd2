/**
 * The user's database, as far as `apply` may touch it: what it is, and sessions on it.
 */
import type { DeployOptions } from "../config/deploy-options.ts";
import { UserError } from "../errors.ts";
import { inWords } from "./in-words.ts";
import { DatabaseUrl } from "../postgres/database-url.ts";
import { supportedMajors } from "../postgres/installation.ts";
import { openSession } from "../postgres/pg-session.ts";
import type { PgSession } from "../postgres/pg-session.ts";
import type { Database } from "../postgres/server.ts";
import { askServer, connectByUrl } from "../postgres/url-server.ts";

export interface Target {
  /** `postgres://user@host:5432/name`, without the password. */
  readonly title: string;
  readonly name: string;
  readonly version: string;
  readonly major: number;
  readonly role: string;
  /** Milliseconds that the role or the database has set for locks; 0: none. */
  readonly lockTimeout: number;
  /** Milliseconds that one look waits for a lock. */
  readonly patience: number;
  /** Looks, locks and keeps watch. Runs no migration. */
  readonly control: PgSession;
  /** A session as the tool would have, but for the lock timeout in milliseconds; null: as the role and the database have it. */
  work(lockTimeout: number | null): Promise<PgSession>;
  /** For what only looks. */
  readonly database: Database;
}

interface PlaceRow {
  readonly database: string;
  readonly pid: number;
  readonly lock_timeout: string;
}

/** Throws a UserError when the URL does not lead to a database that migrations can run on. */
export async function withTarget<T>(
  { target: url, wait }: Pick<DeployOptions, "target" | "wait">,
  use: (target: Target) => Promise<T>,
): Promise<T> {
  const target = new DatabaseUrl(url);
  if (!target.namesDatabase) throw namesNone(target.title);
  const { control, config, ...found } = await openControl(target);
  const patience = patienceOf(wait);
  try {
    return await use({
      ...found,
      title: target.title,
      patience,
      control,
      work: (lock) => openWork(config, lock),
      database: lookingDatabase(config, found.name, patience),
    });
  } finally {
    await control.end();
  }
}

type Config = Readonly<Record<"connectionString", string>> & { readonly connectionTimeoutMillis: number };
type Found = Pick<Target, "name" | "version" | "major" | "role" | "lockTimeout" | "control"> & {
  readonly config: Config;
};

/** Throws a UserError for whatever is in the way. */
async function openControl(target: DatabaseUrl): Promise<Found> {
  // Says early, and in the same words as elsewhere, why there is no way in.
  const first = await connectByUrl(target);
  // Nothing is sent for as long as a statement takes, and what is between may forget such a connection.
  const config = { connectionString: target.connectionString(), connectionTimeoutMillis: 15_000, keepAlive: true };
  let control: PgSession | null = null;
  try {
    const facts = await askServer(first).finally(() => first.end());
    const major = Math.floor(facts.number / 10_000);
    refuseOthers(target.title, { ...facts, major });
    control = await openSession(config, { ownTimeouts: { lock: null } });
    const place = await askPlace(control);
    if (place.pid !== control.pid) throw pooled(target.title);
    await withoutTimeouts(control);
    const version = /^\d+(?:\.\d+)?/u.exec(facts.version)?.[0] ?? facts.version;
    const { role } = facts;
    return { control, config, name: place.database, version, major, role, lockTimeout: Number(place.lock_timeout) };
  } catch (error) {
    await control?.end();
    throw inWords(error, { title: target.title, role: target.user });
  }
}

async function askPlace(session: PgSession): Promise<PlaceRow> {
  const [place] = await session.query<PlaceRow>(
    `select pg_catalog.current_database() as database, pg_catalog.pg_backend_pid() as pid,
  (select settings.setting from pg_catalog.pg_settings as settings where settings.name = 'lock_timeout') as lock_timeout`,
  );
  if (place === undefined) throw new Error("the database does not tell its name");
  return place;
}

/** What ends a session that keeps watch, or a look. Not every version has them all. */
async function withoutTimeouts(session: PgSession): Promise<PgSession> {
  try {
    await session.query(
      `select pg_catalog.set_config(settings.name, '0', false) from pg_catalog.pg_settings as settings where settings.name in
('statement_timeout', 'transaction_timeout', 'idle_session_timeout', 'idle_in_transaction_session_timeout')`,
    );
    return session;
  } catch (error) {
    await session.end();
    throw error;
  }
}

/** Once its client is gone, it ends within seconds, and lets go of its locks: what it was at is rolled back. */
const UNATTENDED = [
  "client_connection_check_interval = '2s'",
  "tcp_keepalives_idle = 30",
  "tcp_keepalives_interval = 10",
];

async function openWork(
  config: { readonly connectionString: string; readonly connectionTimeoutMillis: number },
  lock: number | null,
): Promise<PgSession> {
  const session = await openSession(config, { ownTimeouts: { lock } });
  // Not every platform has them all.
  for (const setting of UNATTENDED) await session.send(`set ${setting}`);
  return session;
}

/** Milliseconds that one look waits for a lock, of all the time that there is: those behind it get their turn. */
function patienceOf(wait: number): number {
  return Math.round(Math.min(Math.max(wait / 6, 250), 10_000));
}

function lookingDatabase(config: { readonly connectionString: string }, name: string, lock: number): Database {
  return {
    name,
    connect: async (options) => withoutTimeouts(await openSession(config, options ?? { ownTimeouts: { lock } })),
    connectRaw: () => Promise.reject(new Error("nobody else speaks to the user's database")),
    drop: () => Promise.reject(new Error("the user's database is not dropped")),
  };
}

interface Facts {
  readonly product: string;
  readonly version: string;
  readonly standby: boolean;
  readonly major: number;
}

function refuseOthers(title: string, { product, version, standby, major }: Facts): void {
  if (!product.startsWith("PostgreSQL")) {
    throw new UserError(`The server at ${title} is not PostgreSQL: ${product.slice(0, 60)}.`, {
      remedy: "Give the URL of a PostgreSQL database.",
    });
  }
  if (!supportedMajors.includes(major)) {
    throw new UserError(`The server at ${title} is PostgreSQL ${version}, which the gate does not support.`, {
      remedy: `It supports ${supportedMajors.join(", ")}: have the tool itself run the migrations.`,
    });
  }
  if (standby) {
    throw new UserError(`The server at ${title} is a read-only standby.`, { remedy: "Give the URL of the primary." });
  }
}

function namesNone(title: string): UserError {
  return new UserError(`The URL names no database (${title} would be the server's own).`, {
    remedy: "Write it as `postgres://user@host:5432/database`: migrations are applied to exactly that one.",
  });
}

/** What a pooler says of the session is its own, and the next statement may run elsewhere. */
function pooled(title: string): UserError {
  return new UserError(
    `${title} leads to a connection pooler, which keeps no session for advisory locks and settings.`,
    {
      remedy: "Give the URL of PostgreSQL itself.",
    },
  );
}
