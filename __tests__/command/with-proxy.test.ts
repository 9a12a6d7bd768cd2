import { execFile, spawnSync } from "node:child_process";
import { expect, describe, test, beforeAll } from "@jest/globals";
import type { ClientConfig } from "pg";
import { Client } from "pg";
import { refusalOfStartup } from "../../src/command/startup-parameters.ts";
import type { Proxy, ProxyOptions } from "../../src/command/with-proxy.ts";
import { withProxy } from "../../src/command/with-proxy.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import type { PostgresError } from "../../src/postgres/session.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { serverUrl } from "../support/servers.ts";

beforeAll(loadParser);

async function withTestProxy(options: Partial<ProxyOptions>, use: (proxy: Proxy) => Promise<void>): Promise<void> {
  await withServer({ databaseUrl: serverUrl(18), major: null, progress: () => undefined }, (server) =>
    withDatabase(server, null, (database) =>
      withProxy(
        { database, observe: true, statementTimeout: 30_000, sessionSetup: null, refuse: () => null, ...options },
        use,
      ),
    ),
  );
}

async function connect({ port, password }: Proxy, config: ClientConfig = {}): Promise<Client> {
  const client = new Client({ host: "127.0.0.1", port, password, user: "anybody", database: "anything", ...config });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

const texts = ({ log }: Proxy): string[] => log.statements.map(({ text }) => text);
const touching = ({ log }: Proxy): string[] =>
  log.statements.filter((each) => each.touched.size > 0).map((each) => each.text);

test("whatever database and user a client names, it gets the gate's", async () => {
  await withTestProxy({}, async (proxy) => {
    const client = await connect(proxy);
    const { rows } = await client.query("select current_database() as database, current_user as who");
    expect(rows).toEqual([{ database: expect.stringMatching(/^migration_gate_/u), who: "postgres" }]);
    await client.end();
  });
});

test("another password is refused, and the message says where the right one is", async () => {
  await withTestProxy({}, async (proxy) => {
    await expect(connect(proxy, { password: "guess" })).rejects.toThrow("DATABASE_URL");
  });
});

test("a client that insists on TLS is told that there is none", async () => {
  await withTestProxy({}, async (proxy) => {
    await expect(connect(proxy, { ssl: { rejectUnauthorized: false } })).rejects.toThrow("does not support SSL");
  });
});

test("what a client asks for at its start counts", async () => {
  await withTestProxy({ statementTimeout: 5000 }, async (proxy) => {
    const client = await connect(proxy, { application_name: "knex", options: "-c search_path=pg_catalog" });
    const show = async (name: string): Promise<unknown> => (await client.query(`show ${name}`)).rows[0]?.[name];
    expect(await show("application_name")).toBe("knex");
    expect(await show("search_path")).toBe("pg_catalog");
    expect(await show("statement_timeout")).toBe("5s");
    await client.end();
  });
});

test("a client cannot turn its connection into one for replication, nor ask for what is no known setting", async () => {
  await withTestProxy({}, async (proxy) => {
    for (const replication of ["true", "database"])
      await expect(connect(proxy, { replication } as ClientConfig)).rejects.toMatchObject({
        code: "0A000",
        message: expect.stringContaining("replication connections are not passed on"),
      });
    const reader = await connect(proxy, { options: "-c jit=off" });
    expect((await reader.query("show jit")).rows).toEqual([{ jit: "off" }]);
    await reader.end();
  });
  expect(refusalOfStartup(new Map([["walsender", "on"]]))).toContain('"walsender" is not passed on');
  expect(
    refusalOfStartup(
      new Map([
        ["DateStyle", "ISO"],
        ["app.user", "7"],
      ]),
    ),
  ).toBeNull();
});

test("each change of the catalog is linked with the statement that made it, within the client's own transaction", async () => {
  await withTestProxy({}, async (proxy) => {
    const client = await connect(proxy);
    await client.query("begin");
    await client.query("set transaction isolation level serializable");
    await client.query("create table a (id int)");
    await client.query("insert into a values ($1)", [1]);
    await client.query("select * from a");
    await client.query("alter table a add column b text");
    await client.query("commit");
    await client.query("drop table a");
    await client.end();
    expect(touching(proxy)).toEqual(["create table a (id int)", "alter table a add column b text", "drop table a"]);
    expect(proxy.log.statements.find(({ text }) => text.startsWith("insert"))?.values).toEqual(["1"]);
  });
});

test("two connections that do not see each other's work are not mixed up", async () => {
  await withTestProxy({}, async (proxy) => {
    const [one, two] = [await connect(proxy), await connect(proxy)];
    await one.query("begin");
    await one.query("create table a ()");
    await two.query("create table b ()");
    await one.query("create table c ()");
    await two.query("select pg_sleep(0)");
    await one.query("commit");
    await two.query("select pg_sleep(0)");
    await Promise.all([one.end(), two.end()]);
    expect(touching(proxy)).toEqual(["create table a ()", "create table b ()", "create table c ()"]);
  });
});

test("a statement that fails is known with its error, and the session goes on", async () => {
  await withTestProxy({}, async (proxy) => {
    const client = await connect(proxy);
    await expect(client.query("select * from nowhere")).rejects.toMatchObject({ code: "42P01" });
    await expect(client.query("select $1::int / 0", [1])).rejects.toMatchObject({ code: "22012" });
    await client.query("create table a ()");
    await client.end();
    expect(proxy.log.statements.map(({ error }) => error?.code ?? null)).toEqual(["42P01", "22012", null]);
    expect(touching(proxy)).toEqual(["create table a ()"]);
  });
});

test("prepared statements, unnamed ones too, outlive the gate's questions", async () => {
  await withTestProxy({}, async (proxy) => {
    const client = await connect(proxy);
    for (const id of [1, 2, 3]) {
      await client.query({
        name: "make",
        text: "select pg_catalog.set_config('a.b', $1, false)",
        values: [String(id)],
      });
      await client.query(`create table t${id} ()`);
    }
    const { rows } = await client.query("select name from pg_prepared_statements");
    expect(rows).toEqual([{ name: "make" }]);
    await client.end();
  });
});

const program = "psql";
const found = spawnSync(program, ["--version"]).status === 0;

(found ? describe : describe.skip)("psql", () => {
  test("copies in and out", async () => {
    await withTestProxy({}, async (proxy) => {
      const lines = Array.from({ length: 20_000 }, (_, index) => `${index}\t${"x".repeat(100)}`).join("\n");
      const script = `create table a (id int, t text);\ncopy a from stdin;\n${lines}\n\\.\nselect count(*) from a;\ncopy a to stdout;\ncreate table b ();\n`;
      const output = await psql(proxy, script);
      expect(output.split("\n", 1)).toEqual(["20000"]);
      expect(output.length).toBeGreaterThan(2_000_000);
      expect(touching(proxy)).toEqual(["create table a (id int, t text);", "create table b ();"]);
    });
  });

  test("sends many statements in one message", async () => {
    await withTestProxy({}, async (proxy) => {
      await psql(proxy, "create table a () \\; create table b () \\; select 1;");
      expect(texts(proxy)).toHaveLength(1);
      expect(proxy.log.statements[0]).toMatchObject({ completed: 3, error: null });
    });
  });
});

/** psql asks for TLS and for GSS encryption first. */
function psql({ port, password }: Proxy, script: string): Promise<string> {
  const env = { PATH: process.env["PATH"], PGPASSWORD: password, PGCONNECT_TIMEOUT: "10" };
  const args = [
    "-X",
    "-q",
    "-A",
    "-t",
    "-v",
    "ON_ERROR_STOP=1",
    "-h",
    "127.0.0.1",
    "-p",
    String(port),
    "-U",
    "me",
    "-d",
    "x",
  ];
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { env, maxBuffer: 1e9 }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr, { cause: error })),
    );
    child.stdin?.end(script);
  });
}

/** Of `pg`, and not in its types. */
interface CancelConnection {
  connect(port: number, host: string): void;
  cancel(pid: number, secret: number): void;
  once(event: "connect", listener: () => void): void;
}

test("a client can cancel what it runs", async () => {
  await withTestProxy({}, async (proxy) => {
    const client = await connect(proxy);
    const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
    const sleeping = client.query("select pg_sleep(60)");
    const { connection } = new Client() as unknown as { connection: CancelConnection };
    connection.once("connect", () => connection.cancel(processID, secretKey));
    connection.connect(proxy.port, "127.0.0.1");
    await expect(sleeping).rejects.toMatchObject({ code: "57014" });
    await client.query("select 1");
    await client.end();
  });
});

test("what the gate refuses fails like a statement of PostgreSQL's, in both protocols", async () => {
  const error = { ...blank, code: "0A000", message: "not run: it is about the whole server" };
  await withTestProxy({ refuse: (text) => (text.startsWith("alter system") ? error : null) }, async (proxy) => {
    const client = await connect(proxy);
    await expect(client.query("alter system reset all")).rejects.toMatchObject({ code: "0A000" });
    await expect(client.query({ text: "alter system reset all", queryMode: "extended" } as never)).rejects.toThrow(
      "whole server",
    );
    await client.query("select 1");
    await client.end();
    expect(proxy.log.statements.map(({ text, refused }) => [text, refused])).toEqual([
      ["alter system reset all", true],
      ["alter system reset all", true],
      ["select 1", false],
    ]);
  });
});

const blank: PostgresError = {
  severity: "ERROR",
  code: "",
  message: "",
  detail: null,
  hint: null,
  position: null,
  where: null,
  schema: null,
  table: null,
  column: null,
  constraint: null,
};
