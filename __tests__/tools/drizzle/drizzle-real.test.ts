import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { drizzle as connect } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { drizzle } from "../../../src/tools/drizzle/drizzle.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { drizzleJournal, journalOf, whenOf } from "../../support/drizzle-layout.ts";
import { filesOf } from "../../support/files-of.ts";

const both: Both = {
  tool: drizzle,
  dir: "drizzle",
  major: 18,
  rows: "select id, hash, created_at from drizzle.__drizzle_migrations order by id",
  async real({ url, root }) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await migrate(connect(client), { migrationsFolder: join(root, "drizzle") });
    } finally {
      await client.end();
    }
  },
};

async function migrateToOwnTable({ url, root }: Parameters<Both["real"]>[0]): Promise<void> {
  const db = connect(url);
  const own = { migrationsTable: "my Runs", migrationsSchema: "meta" };
  try {
    await migrate(db, { migrationsFolder: join(root, "drizzle"), ...own });
  } finally {
    await db.$client.end();
  }
}

const base = filesOf(drizzleJournal, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  expect(ours).toEqual(real);
  expect(differences).toEqual([]);
  return real.error;
}

describe.each(Object.keys(badCases) as BadCase[])("when a migration is %s", (name) => {
  const head = filesOf(drizzleJournal, mergedMigrations, badCases[name]);

  test("drizzle-orm and the adapter do the same on an existing database", async () => {
    const failing = { failing: 'relation "nowhere" does not exist', renumbered: 'relation "stops" already exists' };
    const expected = new Map<string, string>(Object.entries(failing)).get(name) ?? null;
    expect(await expectAlike([base, head])).toBe(expected);
  });

  test("drizzle-orm and the adapter do the same on an empty one", async () => {
    await expectAlike([head], { major: 14 });
  });
});

test("an entry at the journal's end with an older time is skipped by both, and runs on an empty database", async () => {
  const tags = ["0001_create_trips", "0003_create_stops", "0004_create_riders"];
  const head = {
    ...base,
    "drizzle/0004_create_riders.sql": "create table riders (id bigint);",
    "drizzle/meta/_journal.json": journalOf(tags, { "0004_create_riders": whenOf(2) }),
  };
  expect(await expectAlike([base, head])).toBeNull();
  expect((await besideRealTool(both, [base, head])).skipped).toEqual([String(whenOf(2))]);
  expect(await expectAlike([head])).toBeNull();
});

test("parts of a script are sent alike: several statements in one, blank ones, one that refuses transactions", async () => {
  const text = "create table a (); create table b ();\n--> statement-breakpoint\n--> statement-breakpoint\n-- nothing";
  const files = filesOf(drizzleJournal, mergedMigrations, { "4 parts": text });
  expect(await expectAlike([files])).toBeNull();
  const failing = filesOf(drizzleJournal, mergedMigrations, {
    "4 table": "create table a ();",
    "5 index": "create index concurrently on trips (title);",
  });
  expect(await expectAlike([base, failing])).toContain("cannot run inside a transaction block");
});

test("an entry without its file stops both before anything runs", async () => {
  const { "drizzle/0003_create_stops.sql": _, ...head } = base;
  const { real, ours } = await besideRealTool({ ...both, stops: ({ problems }) => problems[0] ?? null }, [base, head]);
  const words = "No file drizzle/0003_create_stops.sql found in drizzle folder";
  expect(real.error?.replaceAll(/\S+\/drizzle/gu, "drizzle")).toBe(words);
  expect(ours.error).toContain(words);
  expect(ours.rows).toEqual(real.rows);
});

test("a table and a schema of the user's own are made alike", async () => {
  const config = 'export default { out: "drizzle", migrations: { table: "my Runs", schema: "meta" } };';
  const rows = 'select id, hash, created_at from meta."my Runs" order by id';
  expect(await expectAlike([{ ...base, "drizzle.config.ts": config }], { rows, real: migrateToOwnTable })).toBeNull();
});
