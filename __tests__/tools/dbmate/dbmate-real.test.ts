import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { resolveBinary } from "dbmate";
import { describe, expect, test } from "@jest/globals";
import { dbmate } from "../../../src/tools/dbmate/dbmate.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { dbmateLayout } from "../../support/go-layouts.ts";
import { fileMap } from "../../support/memory-tree.ts";

const run = promisify(execFile);

/** Without the environment of these tests: dbmate reads `DATABASE_URL` and `DBMATE_…` there. */
const real: Both["real"] = async ({ url, root }) => {
  const address = new URL(url);
  address.searchParams.set("sslmode", "disable");
  try {
    await run(resolveBinary(), ["--url", address.href, "--no-dump-schema", "migrate"], { cwd: root, env: {} });
  } catch (error) {
    throw new Error(wordsOf((error as { stderr: string }).stderr), { cause: error });
  }
};

/** `Error: pq: relation "nowhere" does not exist (42P01)` */
function wordsOf(stderr: string): string {
  return stderr
    .trim()
    .replace(/^Error: (?:pq: )?/u, "")
    .replace(/ (?:at (?:position|line|column) .*)?\(\w{5}\)$/u, "");
}

const both: Both = {
  tool: dbmate,
  dir: "db/migrations",
  major: 18,
  rows: "select version from schema_migrations order by version",
  real,
};

const base = filesOf(dbmateLayout, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real: theirs, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  expect(ours).toEqual(theirs);
  expect(differences).toEqual([]);
  return theirs.error;
}

describe.each(Object.keys(badCases) as BadCase[])("when a migration is %s", (name) => {
  const head = filesOf(dbmateLayout, mergedMigrations, badCases[name]);

  test("dbmate and the adapter do the same on an existing database", async () => {
    const failing = { failing: 'relation "nowhere" does not exist', renumbered: 'relation "stops" already exists' };
    const expected = new Map<string, string>(Object.entries(failing)).get(name) ?? null;
    expect(await expectAlike([base, head])).toBe(expected);
  });

  test("dbmate and the adapter do the same on an empty one", async () => {
    await expectAlike([head], { major: 14 });
  });
});

const block = (up: string, options = "") => `-- migrate:up${options}\n${up}\n-- migrate:down\n`;

test("names sort as bytes, and versions are text: 10 comes before 9, and 09 is not 9", async () => {
  const files = {
    "db/migrations/9.sql": block("create table a ();"),
    "db/migrations/10_b.sql": block("alter table c add column b int;"),
    "db/migrations/09b.sql": block("create table c ();"),
    "db/migrations/schema.sql": "create table ignored ();",
    "db/migrations/sub/1_a.sql": block("create table ignored ();"),
  };
  expect(await expectAlike([files])).toBeNull();
});

test("a file without a transaction is one message, and is not recorded when it fails", async () => {
  const one = block("create index concurrently trips_title on trips (title);", " transaction:false");
  const two = block("create table a (); create index concurrently on trips (title);", "  x:y transaction:false");
  expect(await expectAlike([{ ...base, "db/migrations/3_a.sql": one }])).toBeNull();
  expect(await expectAlike([base, { ...base, "db/migrations/3_a.sql": two }])).toContain("cannot run inside");
});

test("a script that ends dbmate's transaction is done and recorded, and dbmate fails", async () => {
  for (const sql of ["begin; create table a (); commit; create table b ();", "create table a (); rollback;"]) {
    const files = { ...base, "db/migrations/3_a.sql": block(sql) };
    const { real: theirs, ours, differences } = await besideRealTool(both, [files]);
    expect([theirs.error, ours.error]).toEqual(["unexpected transaction status idle", null]);
    expect([ours.rows, differences]).toEqual([theirs.rows, []]);
    const [problem] = dbmate.load(fileMap(files), "db/migrations").problems;
    expect(problem?.message).toContain("pq: unexpected transaction status idle");
  }
  const sql = "create table a (); commit; begin; create function f() returns int begin atomic select 1; end;";
  const files = { ...base, "db/migrations/3_a.sql": block(sql) };
  expect(await expectAlike([files])).toBeNull();
  expect(dbmate.load(fileMap(files), "db/migrations").problems).toEqual([]);
});

test("a script's search path decides where dbmate looks for its record", async () => {
  const files = { ...base, "db/migrations/3_a.sql": block("create schema app; set local search_path = app;") };
  const { real: theirs, ours, differences } = await besideRealTool(both, [files]);
  expect(theirs.error).toBe('relation "app.schema_migrations" does not exist');
  expect(ours.error).toBe('relation "schema_migrations" does not exist');
  expect([ours.rows, differences]).toEqual([theirs.rows, []]);
});

test.each([
  ["no block", "create table a ();"],
  ["no way back", "-- migrate:up\ncreate table a ();"],
  ["a statement before it", "create table a ();\n-- migrate:up\n-- migrate:down\n"],
  ["two ways back", "-- migrate:up\n-- migrate:down\n-- migrate:down\n"],
  ["the way back first", "-- migrate:down\n-- migrate:up\n"],
  ["a byte order mark", `\uFEFF${block("create table a ();")}`],
])("a file with %s stops both in the same words, after what comes before it", async (_, text) => {
  const head = { ...base, "db/migrations/20240102_a.sql": text };
  const { real: theirs, ours } = await besideRealTool({ ...both, stops: ({ problems }) => problems[0] ?? null }, [
    base,
    head,
  ]);
  expect(theirs.error).not.toBeNull();
  expect(ours.error).toContain(theirs.error);
  expect(ours.rows).toEqual(theirs.rows);
});

test("a file with two sections fails at the second and is taken for applied the next time", async () => {
  const sections = block("create table a ();") + block("create table b ();");
  const head = { ...base, "db/migrations/20240102_a.sql": sections };
  expect((await besideRealTool(both, [head])).real.error).toContain("violates unique constraint");
  expect(await expectAlike([head, head])).toBeNull();
});

const rollBack =
  (times: number): Both["real"] =>
  async ({ url, root }) => {
    const address = new URL(url);
    address.searchParams.set("sslmode", "disable");
    try {
      for (let time = 0; time < times; time += 1)
        await run(resolveBinary(), ["--url", address.href, "--no-dump-schema", "rollback"], { cwd: root, env: {} });
    } catch (error) {
      throw new Error(wordsOf((error as { stderr: string }).stderr), { cause: error });
    }
  };

const down = (text: string): string => (text.startsWith(" ") ? text : `\n${text}`);

test.each([
  ["two that undo everything", "drop table a;", "drop index trips_b;", 2],
  ["one that leaves something behind", "select 1;", "select 1;", 1],
  ["one that fails", "drop table a; drop table nowhere;", "drop index trips_b;", 2],
  [
    "one without a transaction",
    " transaction:false\ndrop table a;",
    " transaction:false\ndrop index concurrently trips_b;",
    2,
  ],
  ["concurrently within a transaction", "", "drop index concurrently trips_b;", 1],
  ["one whose session is not the next one's", "drop table a;", "create temporary table a ();", 2],
  ["an empty one", "drop table a;", "", 2],
] as const)("`dbmate rollback` and the adapter undo alike: %s", async (_, first, second, count) => {
  const files = {
    ...base,
    "db/migrations/3_a.sql": `-- migrate:up\ncreate table a ();\n-- migrate:down${down(first)}\n`,
    "db/migrations/4_b.sql": `-- migrate:up\ncreate index trips_b on trips (title);\n-- migrate:down${down(second)}\n`,
  };
  await expectAlike([files], { back: { real: rollBack(count), count } });
});

test("`.env` names the table and makes dbmate strict", async () => {
  const env = { ".env": "# local\nexport DBMATE_MIGRATIONS_TABLE='meta.my-runs'\nDBMATE_STRICT=true\n" };
  const rows = 'select version from meta."my-runs" order by version';
  const late = filesOf(dbmateLayout, mergedMigrations, badCases.late);
  expect(
    await expectAlike(
      [
        { ...base, ...env },
        { ...late, ...env },
      ],
      { rows },
    ),
  ).toContain("is out of order with already applied migrations");
});
