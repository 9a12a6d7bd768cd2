import { expect, test } from "@jest/globals";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import { PgServer } from "../../src/postgres/pg-server.ts";
import { serviceUser } from "../../src/postgres/service-user.ts";
import { startThrowawayServer } from "../../src/postgres/throwaway-server.ts";
import { findInstallation, socketConfig } from "../../src/postgres/with-server.ts";

const MEGABYTE = 2 ** 20;

async function logged(session: PgSession): Promise<number> {
  const [row] = await session.query<{ bytes: string }>("select pg_current_wal_insert_lsn() - '0/0' as bytes");
  return Number(row?.bytes);
}

/** Bytes that an empty database and its copy take in the log of a server of our own. */
async function bytesLogged(fsync: "on" | "off"): Promise<number> {
  const user = await serviceUser();
  const installation = await findInstallation(18, user, () => undefined);
  const throwaway = await startThrowawayServer(installation, user, { fsync });
  try {
    const session = await openSession(socketConfig(throwaway.host, "postgres"));
    const config = (database: string | null): ReturnType<typeof socketConfig> =>
      socketConfig(throwaway.host, database ?? "postgres");
    const server = new PgServer({ version: installation.version, source: "installed", config });
    const before = await logged(session);
    await server.createDatabase(await server.createDatabase());
    const bytes = (await logged(session)) - before;
    for (const each of [server.disconnect(), session.end()]) await each;
    return bytes;
  } finally {
    await throwaway.stop();
  }
}

test("files are copied where nothing has to reach a disk", async () => {
  expect(await bytesLogged("off")).toBeLessThan(MEGABYTE);
});

test("a server that writes to a disk is spared the checkpoint", async () => {
  expect(await bytesLogged("on")).toBeGreaterThan(5 * MEGABYTE);
});
