import { expect, test } from "@jest/globals";
import type { Database } from "../../src/postgres/server.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import type { ApplyOptions } from "../../src/replay/apply-history.ts";
import { applyHistory } from "../../src/replay/apply-history.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { sqlx } from "../../src/tools/sqlx/sqlx.ts";
import { memoryTree } from "../support/memory-tree.ts";
import { serverUrl } from "../support/servers.ts";

const FILES = { "migrations/1_trips.sql": "create table trips (id int); set lock_timeout = '7min';" };

/** What the session that is there at the end finds, and how many were opened. */
async function endOf(options: Pick<ApplyOptions, "sessionSetup">): Promise<{ found: unknown[]; sessions: number }> {
  await loadParser();
  const history = sqlx.load(await memoryTree(FILES).read(Object.keys(FILES)), "migrations");
  const [found, sessions]: [unknown[], number[]] = [[], []];
  const lent = { databaseUrl: serverUrl(18), major: null, progress: () => undefined };
  await withServer(lent, (server) =>
    withDatabase(server, null, async (database) => {
      const connect: Database["connect"] = async (wanted) => {
        const session = await database.connect(wanted);
        sessions.push(session.pid);
        return session;
      };
      await applyHistory({
        ...options,
        path: "base",
        server,
        database: {
          name: database.name,
          connect,
          connectRaw: (raw) => database.connectRaw(raw),
          drop: () => database.drop(),
        },
        lent: null,
        tool: sqlx,
        migrations: history.migrations,
        recorded: [],
        observe: () => false,
        statementTimeout: 0,
        progress: () => undefined,
        atEnd: async (session, bookkeeping) => {
          const rows = await session.query(
            "select current_setting('lock_timeout') as lock_timeout, to_regclass('trips') as trips",
          );
          found.push(...rows, ...bookkeeping);
          expect(await session.send("commit")).toMatchObject({ notices: [{ code: "25P01" }] });
        },
      });
    }),
  );
  return { found, sessions: sessions.length };
}

test("the session that has read the record is given on, as good as new", async () => {
  const found = [{ lock_timeout: "0", trips: "trips" }, "public._sqlx_migrations"];
  expect(await endOf({ sessionSetup: null })).toEqual({ found, sessions: 2 });
});

test("one that the user has set something in is not", async () => {
  expect(await endOf({ sessionSetup: "set lock_timeout = 1000" })).toEqual({ found: [], sessions: 2 });
});
