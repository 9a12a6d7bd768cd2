import { expect, test } from "@jest/globals";
import type { Server } from "../../src/postgres/server.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import type { Cluster } from "../../src/replay/with-cluster.ts";
import { withCluster } from "../../src/replay/with-cluster.ts";
import { serverUrl } from "../support/servers.ts";

const ROLE = "with_cluster_driver";

interface Sessions {
  readonly pids: readonly number[];
  /** Texts of the questions, by session. */
  readonly asked: readonly (readonly string[])[];
}

/** What `use` does while the roles are looked after, and the sessions that were opened for that. */
async function lookAfter(
  major: 14 | 18,
  use: (server: Server, sessions: Sessions, cluster: Cluster) => Promise<void>,
): Promise<Sessions> {
  const options = { databaseUrl: serverUrl(major), major: null, progress: () => undefined };
  const [pids, asked]: [number[], string[][]] = [[], []];
  await withServer(options, async (server) => {
    const connect = async (): ReturnType<Server["connect"]> => {
      const session = await server.connect();
      const own: string[] = [];
      pids.push(session.pid);
      asked.push(own);
      const query: typeof session.query = async (sql, values) => {
        own.push(sql);
        return session.query(sql, values);
      };
      return { pid: session.pid, send: session.send.bind(session), query, end: session.end.bind(session) };
    };
    const watched: Server = {
      version: server.version,
      major: server.major,
      source: server.source,
      connect,
      createDatabase: server.createDatabase.bind(server),
      beforeClose: server.beforeClose.bind(server),
    };
    const texts = [`create role ${ROLE}`];
    await withCluster({ server: watched, texts, progress: () => undefined }, (cluster) =>
      use(server, { pids, asked }, cluster),
    );
  });
  return { pids, asked };
}

async function run(server: Server, sql: string): Promise<unknown[]> {
  const session = await server.connect();
  return session.query(sql).finally(async () => session.end());
}

const roles = `select rolname from pg_catalog.pg_roles where rolname = '${ROLE}'`;
const stateQuestions = (asked: readonly string[] | undefined): number =>
  asked?.filter((sql) => sql.includes("pg_tablespace t")).length ?? 0;

test.each([14, 18] as const)(
  "on PostgreSQL %i one session does, and where nothing has changed it asks once",
  async (major) => {
    const { asked } = await lookAfter(major, async (server, sessions, cluster) => {
      expect(await cluster.restore()).toBe(false);
      expect(stateQuestions(sessions.asked[0])).toBe(2);
      await run(server, `create role ${ROLE}`);
      expect(await cluster.restore()).toBe(true);
      expect(await run(server, roles)).toEqual([]);
    });
    expect(asked).toHaveLength(1);
  },
);

test("a migration that ends the session keeps no role from being taken back", async () => {
  const { asked } = await lookAfter(18, async (server, { pids }) => {
    await run(server, `create role ${ROLE}`);
    await run(server, `select pg_catalog.pg_terminate_backend(${pids[0]}, 5000)`);
  });
  expect(asked).toHaveLength(2);
  const options = { databaseUrl: serverUrl(18), major: null, progress: () => undefined };
  expect(await withServer(options, async (server) => run(server, roles))).toEqual([]);
});
