/**
 * Looks at the server behind a connection URL before anything is done on it: can we get in, is it a PostgreSQL that we
 * know, may we create databases?
 */
import { UserError } from "../errors.ts";
import type { DatabaseUrl } from "./database-url.ts";
import { connectionError, isWithoutTls } from "./database-url.ts";
import { supportedMajors } from "./installation.ts";
import type { PgSession } from "./pg-session.ts";
import { openSession } from "./pg-session.ts";

interface Facts {
  readonly number: number;
  readonly version: string;
  readonly product: string;
  readonly role: string;
  readonly may_create: boolean;
  readonly standby: boolean;
}

/** Milliseconds to wait for one connection, and for a server that says it is starting. */
const connectionTimeout = 15_000;
const startTimeout = 30_000;

/**
 * The server's version, and the session that has asked for it, when it can be used.
 * @throws UserError when it cannot, or when it is not of the wanted major.
 */
export async function inspectUrl(
  url: DatabaseUrl,
  major: number | null,
): Promise<{ version: string; session: PgSession }> {
  const session = await connectByUrl(url);
  try {
    const facts = await askServer(session);
    check(facts, url, major);
    return { version: /^\d+(?:\.\d+)?/.exec(facts.version)?.[0] ?? facts.version, session };
  } catch (error) {
    await session.end();
    throw error;
  }
}

/** A server that is still starting says so (57P03); it is given time. */
export async function connectByUrl(url: DatabaseUrl, deadline = Date.now() + startTimeout): Promise<PgSession> {
  for (;;) {
    try {
      const connectionString = url.connectionString();
      return await openSession({ connectionString, connectionTimeoutMillis: connectionTimeout });
    } catch (error) {
      if (isWithoutTls(error) && url.goWithoutTls()) return connectByUrl(url, deadline);
      const starting = (error as { code?: unknown }).code === "57P03";
      if (!starting || Date.now() > deadline) throw connectionError(error, url);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

export async function askServer(session: PgSession): Promise<Facts> {
  const [facts] = await session.query<Facts>(
    `select pg_catalog.current_setting('server_version_num')::int as number,
            pg_catalog.current_setting('server_version') as version,
            pg_catalog.version() as product,
            r.rolname as role,
            r.rolcreatedb or r.rolsuper as may_create,
            pg_catalog.pg_is_in_recovery() as standby
       from pg_catalog.pg_roles r
      where r.rolname = current_user`,
  );
  if (facts === undefined) throw new UserError("The server behind the database URL does not know its own role.");
  return facts;
}

function check(facts: Facts, url: DatabaseUrl, wanted: number | null): void {
  const major = Math.floor(facts.number / 10_000);
  const oldest = supportedMajors[0] ?? 0;
  if (!facts.product.startsWith("PostgreSQL")) {
    throw new UserError(`The server at ${url.title} is not PostgreSQL: ${facts.product.slice(0, 60)}.`, {
      remedy: "Give the URL of a PostgreSQL server.",
    });
  }
  if (major < oldest) {
    throw new UserError(
      `The server at ${url.title} is PostgreSQL ${facts.version}; ${oldest} is the oldest supported.`,
      {
        remedy: `Give the URL of a server of version ${oldest} or later, such as a service container \`postgres:${oldest}\`.`,
      },
    );
  }
  if (wanted !== null && wanted !== major) {
    throw new UserError(`PostgreSQL ${wanted} is asked for, but the server at ${url.title} is ${facts.version}.`, {
      remedy: `Leave out the version, or give the URL of a PostgreSQL ${wanted}.`,
    });
  }
  if (facts.standby) {
    throw new UserError(`The server at ${url.title} is a read-only standby.`, { remedy: "Give the URL of a primary." });
  }
  if (!facts.may_create) throw mayNotCreate(facts.role);
}

function mayNotCreate(role: string): UserError {
  return new UserError(
    `The role \`${role}\` of the database URL may not create databases, and the gate works in databases of its own.`,
    {
      remedy: `Run \`ALTER ROLE "${role.replaceAll('"', '""')}" CREATEDB\`, or use the superuser of a service container.`,
    },
  );
}
