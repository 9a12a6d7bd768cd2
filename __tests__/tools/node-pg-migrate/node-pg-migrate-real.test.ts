import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runner } from "node-pg-migrate";
import { nodePgMigrate } from "../../../src/tools/node-pg-migrate/node-pg-migrate.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { nodePgMigrateLayout } from "../../support/node-pg-migrate-layout.ts";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** With what the command line gives it (bin/node-pg-migrate.ts). */
const both: Both = {
  tool: nodePgMigrate,
  dir: "migrations",
  major: 18,
  rows: "select id, name from public.pgmigrations order by id",
  real: ({ url, root }) =>
    runner({
      databaseUrl: url,
      dir: join(root, "migrations"),
      migrationsTable: "pgmigrations",
      schema: ["public"],
      direction: "up",
      checkOrder: true,
      singleTransaction: true,
      logger: silent,
    }),
};

const base = filesOf(nodePgMigrateLayout, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  expect(ours).toEqual(real);
  expect(differences).toEqual([]);
  return real.error;
}

const stops = "Not run migration {late} is preceding already run migration 1704240000000_create-stops";
const words: Partial<Record<BadCase, string>> = {
  renumbered: stops.replace("{late}", "1704326400000_create-stops"),
  renamed: stops.replace("{late}", "1704240000000_add-stops"),
  late: stops.replace("{late}", "1704153600000_create-riders"),
  duplicate: stops.replace("{late}", "1704240000000_create-riders"),
  failing: 'relation "nowhere" does not exist',
};

describe.each(Object.keys(badCases) as BadCase[])("when a migration is %s", (name) => {
  const head = filesOf(nodePgMigrateLayout, mergedMigrations, badCases[name]);

  test("node-pg-migrate and the adapter do the same on an existing database", async () => {
    expect(await expectAlike([base, head])).toBe(words[name] ?? null);
  });

  test("node-pg-migrate and the adapter do the same on an empty one", async () => {
    await expectAlike([head], { major: 14 });
  });
});

test("the first of two merged migrations deleted stops both, with nothing of the new ones run", async () => {
  const head = filesOf(nodePgMigrateLayout, mergedMigrations, {
    "1 create trips": null,
    "4 add": "create table b ();",
  });
  expect(await expectAlike([base, head])).toBe(
    "Not run migration 1704240000000_create-stops is preceding already run migration 1704067200000_create-trips",
  );
});

test("programs count alike for the order, and for a name that is taken twice", async () => {
  const program = "exports.up = () => undefined;\n";
  const [a, b, c] = ["create table a ();", "create table b ();", "create table c ();"] as const;
  const merged = {
    "migrations/1_a.sql": a,
    "migrations/3_program.cjs": program,
    "migrations/4_b.sql": b,
  };
  const rows = { rows: "select name from public.pgmigrations where name not like '%program' order by id" };
  const next = { "migrations/5_program.js": program, "migrations/6_c.sql": c };
  expect(await expectAlike([merged, { ...merged, ...next }], rows)).toBeNull();
  expect(await expectAlike([merged, { ...merged, "migrations/2_late.sql": c }], rows)).toBe(
    "Not run migration 2_late is preceding already run migration 3_program",
  );
  expect(await expectAlike([merged, { ...merged, "migrations/2_late.js": program }], rows)).toBe(
    "Not run migration 2_late is preceding already run migration 3_program",
  );
  const { "migrations/3_program.cjs": _, ...without } = merged;
  expect(await expectAlike([merged, without], rows)).toBe(
    "Not run migration 4_b is preceding already run migration 3_program",
  );
  const last = { "migrations/1_a.sql": a, "migrations/3_program.js": program };
  expect(await expectAlike([last, { ...last, "migrations/3_program.sql": c }], rows)).toBeNull();
});

test("the sections of a file are found alike, whichever comes first", async () => {
  const files = {
    "migrations/1_a.sql": "-- down migration\ndrop table a;\n  --- Up Migration ---\ncreate table a ();",
    "migrations/2_b.sql": "create table b ()",
    "migrations/2_bb.sql": "-- Up Migration\ncreate table bb ();\n-- Down Migration\ndrop table bb;\n",
    "migrations/3_c.sql": "create table c ();\n-- Down Migration\ndrop table c;\n",
    "migrations/20240101000000000_d.sql": "--UP MIGRATION\ncreate table d (); -- Down Migration\n",
    "migrations/1704067200001_e.sql": "create table e (); alter table d add x int;",
  };
  expect(await expectAlike([files])).toBeNull();
});

test("with a failing one, all of a run is undone, and nothing of it is recorded", async () => {
  const head = filesOf(nodePgMigrateLayout, {
    "1 a": "create table a ();",
    "2 b": "create table b ();",
    "3 c": "oops",
  });
  expect(await expectAlike([head])).toBe('syntax error at or near "oops"');
});

const runOwnWay: Both["real"] = ({ url, root }) =>
  runner({
    databaseUrl: url,
    dir: join(root, "migrations"),
    migrationsTable: "runs",
    migrationsSchema: "meta",
    createMigrationsSchema: true,
    schema: ["app", "public"],
    createSchema: true,
    direction: "up",
    checkOrder: false,
    singleTransaction: false,
    logger: silent,
  });

test("with a transaction for each, a schema of its own and no check of the order, they do the same", async () => {
  const script =
    "node-pg-migrate up --single-transaction=false --no-check-order -s app -s public --create-schema -t runs --migrations-schema meta --create-migrations-schema";
  const mark = {
    "package.json": JSON.stringify({ devDependencies: { "node-pg-migrate": "9" }, scripts: { up: script } }),
  };
  const late = { ...filesOf(nodePgMigrateLayout, mergedMigrations, badCases.late), ...mark };
  const failing = { ...filesOf(nodePgMigrateLayout, mergedMigrations, badCases.late, badCases.failing), ...mark };
  const own = { real: runOwnWay, rows: "select id, name from meta.runs order by id" };
  expect(await expectAlike([{ ...base, ...mark }, late], own)).toBeNull();
  expect(await expectAlike([{ ...base, ...mark }, failing], own)).toBe('relation "nowhere" does not exist');
});

test("a file that is no migration stops node-pg-migrate, and is a problem", async () => {
  const head = { ...base, "migrations/README.md": "# Migrations" };
  const { real, ours } = await besideRealTool({ ...both, stops: ({ problems }) => problems[0] ?? null }, [base, head]);
  expect(real.error).toBe('Error loading migration files: Cannot determine numeric prefix for "README.md"');
  expect(ours.error).toContain(real.error);
  expect(ours.rows).toEqual(real.rows);
});

const rollBack =
  (count: number): Both["real"] =>
  ({ url, root }) =>
    runner({
      databaseUrl: url,
      dir: join(root, "migrations"),
      migrationsTable: "pgmigrations",
      schema: ["public"],
      direction: "down",
      count,
      checkOrder: true,
      singleTransaction: true,
      logger: silent,
    });

const script = (up: string, down: string): string => `-- Up Migration\n${up}\n-- Down Migration\n${down}\n`;

test.each([
  ["two that undo everything", "drop table a;", "drop index trips_b;"],
  ["one that leaves something behind", "drop table a;", "select 1;"],
  ["the older one fails, so that nothing is undone", "drop table nowhere;", "drop index trips_b;"],
  ["one that refuses transactions", "drop table a;", "drop index concurrently trips_b;"],
  ["one that commits before the next fails", "drop table nowhere;", "drop index trips_b; commit;"],
])("`node-pg-migrate down` and the adapter undo alike: %s", async (_, first, second) => {
  const files = {
    ...base,
    "migrations/1704326400000_a.sql": script("create table a ();", first),
    "migrations/1704412800000_b.sql": script("create index trips_b on trips (title);", second),
  };
  await expectAlike([files], { back: { real: rollBack(2), count: 2 } });
});
