import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { serverUrl } from "../support/servers.ts";

describe.each([18, 14] as const)("a session on PostgreSQL %i", (major) => {
  let session: PgSession;
  beforeAll(async () => {
    session = await openSession({ connectionString: serverUrl(major) });
    await session.send("create temporary table kept (id int primary key, name text)");
  });
  afterAll(async () => session.end());

  test("tells each statement's tag and its rows as text", async () => {
    const outcome = await session.send(
      "select 1, null, true, 'é'; insert into kept values (1, 'a'), (2, 'b'); set work_mem = '1MB'; select id from kept",
    );
    expect(outcome).toEqual({
      completed: [
        { tag: "SELECT 1", rows: [["1", null, "t", "é"]] },
        { tag: "INSERT 0 2", rows: [] },
        { tag: "SET", rows: [] },
        { tag: "SELECT 2", rows: [["1"], ["2"]] },
      ],
      notices: [],
      error: null,
      lost: false,
      inTransaction: false,
    });
  });

  test("completes nothing for comments and empty statements", async () => {
    for (const text of ["", "-- nothing", "/* a */ ; ;; -- b"]) {
      const nothing = { completed: [], notices: [], error: null, lost: false, inTransaction: false };
      expect(await session.send(text)).toEqual(nothing);
    }
    const { completed } = await session.send("; /* a */; select 1;; -- b\n select 2; ");
    expect(completed.map(({ rows }) => rows)).toEqual([[["1"]], [["2"]]]);
  });

  test("tells what completed before the error, and all fields of the error", async () => {
    const outcome = await session.send("select 1; insert into kept values (7, 'x'), (7, 'y'); select 2");
    expect(outcome.completed).toHaveLength(1);
    expect(outcome.lost).toBe(false);
    expect(outcome.error).toEqual({
      severity: "ERROR",
      code: "23505",
      message: 'duplicate key value violates unique constraint "kept_pkey"',
      detail: "Key (id)=(7) already exists.",
      hint: null,
      position: null,
      where: null,
      schema: expect.stringMatching(/^pg_temp_/) as unknown,
      table: "kept",
      column: null,
      constraint: "kept_pkey",
    });
    expect((await session.send("select 1")).error).toBeNull();
  });

  test("gives the position in characters, not bytes or UTF-16 units", async () => {
    const text = "select 'é', '😀' ; selec";
    const { error } = await session.send(text);
    expect(error?.position).toBe(Array.from(text).length - "selec".length + 1);
  });

  test("collects the notices of its own message only", async () => {
    const { notices } = await session.send(
      "do $$ begin raise notice 'a'; raise warning 'b' using errcode = '01234'; end $$",
    );
    expect(notices).toEqual([
      { severity: "NOTICE", code: "00000", message: "a" },
      { severity: "WARNING", code: "01234", message: "b" },
    ]);
    expect((await session.send("select 1")).notices).toEqual([]);
  });

  test("refuses COPY FROM STDIN and drops what COPY TO STDOUT sends", async () => {
    const { error, completed } = await session.send(
      "copy (select generate_series(1, 3)) to stdout; copy kept from stdin",
    );
    expect(completed).toEqual([{ tag: "COPY 3", rows: [] }]);
    expect(error?.message).toBe("COPY from stdin failed: a migration has no data on standard input");
    expect((await session.send("select 1")).error).toBeNull();
  });

  test("COPY FROM STDIN reads the data that it is given, also none", async () => {
    await session.send("create temporary table copied (id int, name text)");
    const { completed, error } = await session.send("copy copied from stdin", { copyData: "1\tä\n2\t\\N\n" });
    expect({ completed, error }).toEqual({ completed: [{ tag: "COPY 2", rows: [] }], error: null });
    expect((await session.send("copy copied from stdin", { copyData: "" })).completed[0]?.tag).toBe("COPY 0");
    const wrong = await session.send("copy copied from stdin", { copyData: "1\n" });
    expect(wrong.error?.code).toBe("22P04");
  });

  test("tells whether a transaction is open", async () => {
    expect(await session.send("begin; select 1")).toMatchObject({ error: null, inTransaction: true });
    expect(await session.send("select nothing")).toMatchObject({ error: { code: "42703" }, inTransaction: true });
    expect(await session.send("rollback")).toMatchObject({ error: null, inTransaction: false });
  });

  test("keeps no more rows than asked for", async () => {
    const small = await openSession({ connectionString: serverUrl(major) }, { maxRows: 2 });
    const { completed } = await small.send("select generate_series(1, 5); select generate_series(6, 7)");
    await small.end();
    expect(completed).toEqual([
      { tag: "SELECT 5", rows: [["1"], ["2"]] },
      { tag: "SELECT 2", rows: [["6"], ["7"]] },
    ]);
  });

  test("a session that ends itself is lost, with PostgreSQL's words, and stays lost", async () => {
    const doomed = await openSession({ connectionString: serverUrl(major) });
    const outcome = await doomed.send("select 1; select pg_terminate_backend(pg_backend_pid())");
    expect(outcome).toMatchObject({ lost: true, error: { code: "57P01", severity: "FATAL" } });
    expect(await doomed.send("select 1")).toMatchObject({ completed: [], lost: true, error: { code: "57P01" } });
    await expect(doomed.query("select 1")).rejects.toThrow();
    await doomed.end();
  });

  test("a session that is ended while idle is lost, and nothing else happens", async () => {
    const doomed = await openSession({ connectionString: serverUrl(major) });
    await session.query("select pg_terminate_backend($1)", [doomed.pid]);
    expect(await doomed.send("select 1")).toMatchObject({ completed: [], lost: true });
    await doomed.end();
  });

  test("the server ends a statement that takes longer than the timeout", async () => {
    const hurried = await openSession({ connectionString: serverUrl(major) }, { statementTimeout: 50 });
    const { error, lost } = await hurried.send("select pg_sleep(60)");
    await hurried.end();
    expect(error).toMatchObject({ code: "57014", message: "canceling statement due to statement timeout" });
    expect(lost).toBe(false);
  });

  test("answers its own questions as objects, and throws PostgreSQL's error", async () => {
    expect(await session.query("select $1::int as a, $2::text as b", [1, "x"])).toEqual([{ a: 1, b: "x" }]);
    await expect(session.query("select * from missing")).rejects.toThrow('relation "missing" does not exist');
  });

  test("is called migration-gate and speaks UTF8", async () => {
    const [row] = await session.query(
      "select current_setting('application_name') as name, current_setting('client_encoding') as encoding",
    );
    expect(row).toEqual({ name: "migration-gate", encoding: "UTF8" });
  });
});

test.concurrent("a statement that switches its timeout off is cancelled from outside", async () => {
  const hurried = await openSession({ connectionString: serverUrl(18) }, { statementTimeout: 20 });
  const outcome = await hurried.send("set statement_timeout = 0; select pg_sleep(600)");
  await hurried.end();
  expect(outcome.error).toMatchObject({ code: "57014", message: "canceling statement due to statement timeout" });
  expect(outcome.lost).toBe(false);
});

test.concurrent("a statement that swallows the cancel is ended with its session", async () => {
  const stubborn = `do $$ begin
    set local statement_timeout = 0;
    for i in 1..100 loop
      begin perform pg_sleep(600); exception when query_canceled then null; end;
    end loop;
  end $$`;
  const hurried = await openSession({ connectionString: serverUrl(18) }, { statementTimeout: 20 });
  const outcome = await hurried.send(stubborn);
  await hurried.end();
  expect(outcome.error).toMatchObject({ code: "57014" });
  expect(outcome.lost).toBe(true);
});

test("a refused connection is closed on our side too, and holds up nobody's `drop database`", async () => {
  const url = new URL(serverUrl(18));
  url.password = "";
  await expect(openSession({ connectionString: url.href })).rejects.toThrow("password must be a string");
  const session = await openSession({ connectionString: serverUrl(18) });
  const started = Date.now();
  await session.query("create database gate_refused");
  await session.query("drop database gate_refused");
  await session.end();
  expect(Date.now() - started).toBeLessThan(20_000);
});
