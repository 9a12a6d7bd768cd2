import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Session } from "../../src/postgres/session.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import type { ScriptOptions, ScriptRun } from "../../src/replay/run-script.ts";
import { runScript } from "../../src/replay/run-script.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { serverUrl } from "../support/servers.ts";

beforeAll(loadParser);

async function withSession<T>(use: (session: Session) => Promise<T>): Promise<T> {
  const options = { databaseUrl: serverUrl(18), major: null, progress: () => undefined };
  return withServer(options, (server) =>
    withDatabase(server, null, async (database) => {
      const session = await database.connect();
      try {
        return await use(session);
      } finally {
        await session.end();
      }
    }),
  );
}

const observed: ScriptOptions = { send: "message", observe: true };

async function linesThatTouch(session: Session, run: ScriptRun, identity: string): Promise<number[]> {
  const [row] = await session.query<{ id: string }>(`select ${identity} as id`);
  return run.touches.filter((touch) => touch.ids.has(row?.id ?? "")).map((touch) => touch.place.line);
}

const script = (text: string): { file: string; text: string } => ({ file: "m.sql", text });

test("an observed script tells which statement made which object, also within do blocks", async () => {
  await withSession(async (session) => {
    const text = `create table a (id int);
-- a comment with a ; in it
do $$ begin execute 'create table b (id int)'; end $$;
alter table a add column added text;
alter table a
  alter column id set not null;`;
    const run = await runScript(session, script(text), observed);
    expect(run).toMatchObject({ statements: 4, failure: null });
    expect(await linesThatTouch(session, run, "'1259/' || 'b'::regclass::oid || '/0'")).toEqual([3]);
    expect(await linesThatTouch(session, run, "'1259/' || 'a'::regclass::oid || '/1'")).toEqual([1, 5]);
    expect(await linesThatTouch(session, run, "'1259/' || 'a'::regclass::oid || '/2'")).toEqual([4]);
  });
});

test("a dropped table and a dropped column are laid to the statement that dropped them", async () => {
  await withSession(async (session) => {
    await session.send("create table a (id int, gone int); create table b (id int)");
    const [row] = await session.query<{ a: string; b: string }>(
      "select 'a'::regclass::oid::text as a, 'b'::regclass::oid::text as b",
    );
    const run = await runScript(session, script("alter table a drop column gone;\ndrop table b;"), observed);
    const places = (id: string): number[] =>
      run.touches.filter((touch) => touch.ids.has(id)).map((touch) => touch.place.line);
    expect(places(`1259/${row?.a}/2`)).toEqual([1]);
    expect(places(`1259/${row?.b}/0`)).toEqual([2]);
  });
});

describe("the transaction around an observed message stays PostgreSQL's implicit one", () => {
  test("a failing statement undoes the ones before it", async () => {
    await withSession(async (session) => {
      const run = await runScript(session, script("create table a (id int);\nselect 1/0;"), observed);
      expect(run.failure).toMatchObject({ index: 1, statement: { line: 2 }, error: { code: "22012" } });
      expect(await session.query("select to_regclass('a') as a")).toEqual([{ a: null }]);
    });
  });

  test("a statement that needs to be alone succeeds alone, and fails in company", async () => {
    await withSession(async (session) => {
      await session.send("create table a (id int)");
      const alone = await runScript(session, script("create index concurrently on a (id);"), observed);
      expect(alone.failure).toBeNull();
      expect(alone.touches).toHaveLength(1);
      const company = await runScript(session, script("select 1;\ncreate index concurrently on a (id);"), observed);
      expect(company.failure).toMatchObject({ index: 1, error: { code: "25001" } });
    });
  });
});

describe("the place of an error", () => {
  test.each([true, false])("is found behind characters of two and four bytes (observed: %s)", async (observe) => {
    await withSession(async (session) => {
      const text = "-- ümläut 🚀\nselect 'é🚀';\n  select nothing from nowhere;";
      const run = await runScript(session, script(text), { send: "message", observe });
      expect(run.failure?.error.code).toBe("42P01");
      expect(text.slice(run.failure?.offset ?? 0)).toBe("nowhere;");
      expect(run.failure?.statement?.line).toBe(3);
    });
  });

  test("is found when statements are sent one by one, and the earlier ones stay", async () => {
    await withSession(async (session) => {
      const text = "create table a (id int);\n\nselect nothing from nowhere;";
      const run = await runScript(session, script(text), { send: "statements", observe: true });
      expect(text.slice(run.failure?.offset ?? 0)).toBe("nowhere;");
      expect(run).toMatchObject({ statements: 1, failure: { index: 1 } });
      expect(await session.query("select to_regclass('a') is not null as stays")).toEqual([{ stays: true }]);
    });
  });

  test("is the statement when PostgreSQL points nowhere", async () => {
    await withSession(async (session) => {
      const text = "create table a (id int primary key);\ninsert into a values (1);\ninsert into a values (1);";
      const run = await runScript(session, script(text), { send: "message", observe: false });
      expect(run.failure).toMatchObject({ index: 2, offset: null, statement: { line: 3 }, error: { code: "23505" } });
    });
  });
});

test("a script that ends its own session is told as such", async () => {
  await withSession(async (session) => {
    const text = "select 1;\nselect pg_terminate_backend(pg_backend_pid());";
    const run = await runScript(session, script(text), { send: "message", observe: false });
    expect(run.failure).toMatchObject({ lost: true, error: { code: "57P01" } });
  });
});
