import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { Client } from "pg";
import { dbmate } from "../../src/tools/dbmate/dbmate.ts";
import { diesel } from "../../src/tools/diesel/diesel.ts";
import { goose } from "../../src/tools/goose/goose.ts";
import { prisma } from "../../src/tools/prisma/prisma.ts";
import { sqlx } from "../../src/tools/sqlx/sqlx.ts";
import type { RecordedMigration, Step, Tool } from "../../src/tools/tool.ts";
import { fileMap } from "../support/memory-tree.ts";
import { serverUrl } from "../support/servers.ts";

const files: Record<string, Record<string, string>> = {
  sqlx: { "m/2_it's_second.sql": "create table b ();", "m/1_a.sql": "create table a (); select 1;" },
  diesel: { "m/2020-01-02_b/up.sql": "create table b ();", "m/20200101_a/up.sql": "create table a (); select 1;" },
  goose: { "m/2_b.sql": "-- +goose Up\ncreate table b ();", "m/1_a.sql": "-- +goose Up\ncreate table a ();" },
  dbmate: {
    "m/2_b.sql": "-- migrate:up\ncreate table b ();\n-- migrate:down\n",
    "m/1_a.sql": "-- migrate:up\ncreate table a (); select 1;\n-- migrate:down\n",
  },
  prisma: { "m/2_b/migration.sql": "create table b ();", "m/1_a/migration.sql": "create table a (); select 1;" },
};

async function withTestDatabase<T>(major: 14 | 18, use: (client: Client) => Promise<T>): Promise<T> {
  const name = `tools_test_${randomBytes(6).toString("hex")}`;
  const admin = new Client({ connectionString: serverUrl(major) });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(serverUrl(major));
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
    await admin.query(`drop database ${name}`);
    await admin.end();
  }
}

async function run(client: Client, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.kind === "own") {
      await client.query(step.sql, [...(step.values ?? [])]);
    } else {
      await client.query(step.script.text);
    }
  }
}

const cases = [sqlx, diesel, prisma, goose, dbmate].flatMap((tool) =>
  ([14, 18] as const).map((major) => ({ tool, major })),
);

test.each(cases)("what $tool.name records on PostgreSQL $major is what it finds applied", async ({ tool, major }) => {
  const history = tool.load(fileMap(files[tool.name] ?? {}), "m");
  const recorded = await withTestDatabase(major, (client) => recordAll(client, tool, history.migrations.length));
  expect(recorded.map(({ version, checksum, finished }) => ({ version, checksum, finished }))).toEqual(
    history.migrations.map(({ version, checksum }) => ({ version, checksum, finished: true })),
  );
  expect(tool.decide(recorded, history)).toEqual({ pending: [], skipped: [], refusals: [] });
});

async function recordAll(client: Client, tool: Tool, expected: number): Promise<RecordedMigration[]> {
  const { bookkeeping } = tool;
  const history = tool.load(fileMap(files[tool.name] ?? {}), "m");
  expect(history.problems).toEqual([]);
  expect(history.migrations).toHaveLength(expected);
  await run(client, bookkeeping?.create ?? []);
  await run(client, bookkeeping?.create ?? []);
  for (const migration of history.migrations) {
    await run(client, tool.plan(migration));
  }
  const tables = await client.query<{ name: string }>(
    "select format('%s.%s', schemaname, tablename) as name from pg_catalog.pg_tables where schemaname = 'public' order by 1",
  );
  const names = tables.rows.map(({ name }) => name);
  expect(names).toEqual([`public.${bookkeeping?.table}`, "public.a", "public.b"].sort());
  return (await client.query<RecordedMigration>(bookkeeping?.select ?? "")).rows;
}

test("a Prisma migration that stopped half-way leaves an unfinished row", async () => {
  const history = prisma.load(fileMap(files["prisma"] ?? {}), "m");
  const [first] = history.migrations;
  const recorded = await withTestDatabase(18, async (client) => {
    await run(client, prisma.bookkeeping?.create ?? []);
    await run(client, first === undefined ? [] : prisma.plan(first).slice(0, 1));
    return (await client.query<RecordedMigration>(prisma.bookkeeping?.select ?? "")).rows;
  });
  expect(recorded).toMatchObject([{ version: "1_a", finished: false }]);
  expect(prisma.decide(recorded, history).refusals).toMatchObject([{ kind: "failed", version: "1_a" }]);
});

test("a Prisma migration that was marked as rolled back is pending again", async () => {
  const history = prisma.load(fileMap(files["prisma"] ?? {}), "m");
  const [first] = history.migrations;
  const recorded = await withTestDatabase(18, async (client) => {
    await run(client, prisma.bookkeeping?.create ?? []);
    await run(client, first === undefined ? [] : prisma.plan(first).slice(0, 1));
    await client.query("update _prisma_migrations set rolled_back_at = now()");
    return (await client.query<RecordedMigration>(prisma.bookkeeping?.select ?? "")).rows;
  });
  expect(recorded).toEqual([]);
});

test("goose writes a row for version 0 with its table, and once", async () => {
  const steps = goose.bookkeeping?.create ?? [];
  const rows = await withTestDatabase(18, async (client) => {
    await run(client, [...steps, ...steps]);
    return (await client.query("select id, version_id, is_applied from goose_db_version")).rows;
  });
  expect(rows).toEqual([{ id: 1, version_id: "0", is_applied: true }]);
});
