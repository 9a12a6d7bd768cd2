import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { explainError } from "../../src/postgres/explain-error.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import type { Server } from "../../src/postgres/server.ts";
import { serverUrl } from "../support/servers.ts";

const sessions: Record<number, PgSession> = {};

beforeAll(async () => {
  for (const major of [14, 18] as const) {
    sessions[major] = await openSession({ connectionString: serverUrl(major) });
  }
});
afterAll(async () => {
  for (const session of Object.values(sessions)) await session.end();
});

const ground = `create schema ground; set local search_path = ground, public; create table a (id int primary key, b int, s text);
  create table c (id int primary key); create role gate_r1; create role gate_r2;
  create foreign data wrapper w; create server s foreign data wrapper w`;

/** What is said about the first error of these statements, which run one by one in a transaction that is rolled back. */
async function explain(sql: string, major: 14 | 18, source: Server["source"] = "embedded") {
  const session = sessions[major] as PgSession;
  await session.send("begin");
  try {
    for (const statement of [...ground.split(";"), ...sql.split(/;\n/)]) {
      const { error } = await session.send(statement);
      if (error !== null) return { error, told: explainError(error, { major, source, statement }) };
    }
    return { error: null, told: null };
  } finally {
    await session.send("rollback");
  }
}

/** Statements by the major that first accepts them. */
const newer: readonly (readonly [major: number, title: string, sql: string])[] = [
  [15, "`MERGE`", "merge into a using c on a.id = c.id when matched then delete"],
  [15, "`NULLS NOT DISTINCT`", "create unique index on a (b) nulls not distinct"],
  [15, "`security_invoker`", "create view v with (security_invoker = true) as select 1"],
  [15, "`TABLES IN SCHEMA`", "create publication p for tables in schema ground"],
  [15, "publication", "create publication p for table a (id)"],
  [15, "publication", "create publication p for table a where (id > 1)"],
  [15, "`ON DELETE SET NULL`", "create table f (x int, foreign key (x) references a (id) on delete set null (x))"],
  [15, "privilege on a parameter", "grant set on parameter work_mem to gate_r1"],
  [15, "`SET ACCESS METHOD`", "alter table a set access method heap"],
  [15, "unlogged sequence", "create unlogged sequence q"],
  [15, "scale", "create table f (x numeric(3, -2))"],
  [15, "`range_agg`", "select range_agg(x) from (values ('{[1,2]}'::int4multirange)) v (x)"],
  [15, "`regexp_count`", "select regexp_count('a', 'a')"],
  [15, "`pg_checkpoint`", "grant pg_checkpoint to gate_r1"],
  [16, "`STORAGE`", "create table f (x text storage external)"],
  [16, "subquery", "select * from (select 1)"],
  [16, "`CREATE STATISTICS`", "create statistics on id, b from a"],
  [16, "`IS JSON`", "select '1' is json"],
  [16, "`JSON_OBJECT`", "select json_object('a': 1)"],
  [16, "`json_array`", "select json_array(1)"],
  [16, "`any_value`", "select any_value(id) from a"],
  [16, "`SYSTEM_USER`", "select system_user"],
  [16, "`WITH INHERIT`", "grant gate_r1 to gate_r2 with inherit false"],
  [
    16,
    "generated column of a partition",
    "create table pp (id int, k int generated always as (id) stored) partition by list (id);\ncreate table p1 partition of pp (k generated always as (id + 1) stored) for values in (1)",
  ],
  [17, "`JSON_TABLE`", "select * from json_table('{}'::jsonb, '$' columns (x int path '$.x')) t"],
  [17, "`JSON_EXISTS`", "select json_exists('{}'::jsonb, '$')"],
  [17, "`json_scalar`", "select json_scalar(1)"],
  [17, "`MERGE … RETURNING`", "merge into a using c on a.id = c.id when matched then delete returning a.id"],
  [17, "`WHEN NOT MATCHED BY`", "merge into a using c on a.id = c.id when not matched by source then delete"],
  [17, "`MAINTAIN`", "grant maintain on a to gate_r1"],
  [
    17,
    "`SET EXPRESSION`",
    "create table f (x int, y int generated always as (x + 1) stored);\nalter table f alter column y set expression as (x + 2)",
  ],
  [17, "`SET STATISTICS DEFAULT`", "alter table a alter column b set statistics default"],
  [17, "`SET ACCESS METHOD DEFAULT`", "alter table a set access method default"],
  [17, "`AT LOCAL`", "select now() at local"],
  [
    17,
    "`login`",
    "create function ff() returns event_trigger language plpgsql as 'begin end';\ncreate event trigger ee on login execute function ff()",
  ],
  [17, "exclusion constraint", "create table pp (k int4range, exclude using gist (k with =)) partition by list (k)"],
  [17, "infinite interval", "select 'infinity'::interval"],
  [17, "`random`", "select random(1, 2)"],
  [17, "`transaction_timeout`", "set transaction_timeout = 0"],
  [18, "virtual", "create table f (x int, y int generated always as (x + 1) virtual)"],
  [18, "without `STORED`", "create table f (x int, y int generated always as (x + 1))"],
  [18, "`NOT ENFORCED`", "alter table a add check (id > 0) not enforced"],
  [18, "`WITHOUT OVERLAPS`", "create table f (k int4range, d daterange, primary key (k, d without overlaps))"],
  [18, "`old` and `new`", "update a set b = 1 returning old.b, new.b"],
  [18, "`RETURNING WITH", "update a set b = 1 returning with (old as o) o.b"],
  [18, "`NOT NULL` as a table constraint", "alter table a add constraint nn not null b"],
  [18, "`NOT NULL` as a table constraint", "alter table a add not null b not valid"],
  [18, "`LIKE` for a foreign table", "create foreign table ft (like a) server s"],
  [18, "`uuidv7`", "create table f (id uuid default uuidv7())"],
  [18, "`casefold`", "select pg_catalog.casefold('a')"],
];

test.each(newer)("needs PostgreSQL %i: %s, in %s", async (major, title, sql) => {
  const { told } = await explain(sql, 14);
  expect(told?.explanation.toLowerCase()).toContain(title.toLowerCase());
  expect(told?.explanation).toContain(`needs PostgreSQL ${major} or later; this ran on PostgreSQL 14 (embedded).`);
  expect(told?.remedy).toBe(
    `If production runs ${major} or later, set \`postgres: ${major}\` in \`.github/migration-gate.yml\` (or \`--postgres ${major}\`).`,
  );
  expect((await explain(sql, 18)).error).toBeNull();
});

test.each([
  "selec 1",
  "create table f (x int, y int generated always as (x +) stored)",
  "create table f (id int not null nul)",
  "select nothing()",
  "select * from missing",
  "-- merge into\nselec 'nulls not distinct'",
])("says nothing about a plain mistake: %s", async (sql) => {
  const { error, told } = await explain(sql, 14);
  expect(error).not.toBeNull();
  expect(told).toBeNull();
});

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each([
    ["create extension postgis", "`postgis`", /`image: postgis\/postgis:\d\d-3\.\d`, and its URL as `database-url`/],
    ["create extension vector", "`vector`", /`image: pgvector\/pgvector:pg\d\d`/],
    ["create extension timescaledb", "`timescaledb`", /`image: timescale\/timescaledb:latest-pg\d\d`/],
    ["create extension pg_cron", "`pg_cron`", /from `postgres:\d\d` with the package `postgresql-\d\d-cron`/],
    ["create extension plpython3u", "`plpython3u`", /with the package `postgresql-\d\d-plpython3`/],
    ["create extension nobody_knows", "`nobody_knows`", /build an image from `postgres:\d\d` with the extension/],
  ])("names a server that has the extension: %s", async (sql, name, remedy) => {
    const { told } = await explain(sql, major);
    expect(told?.explanation).toBe(`PostgreSQL ${major} (embedded) does not have the extension ${name}.`);
    expect(told?.remedy).toMatch(remedy);
    expect(told?.remedy).toContain(String(major));
  });

  test("speaks of the server behind the URL where there is one", async () => {
    const { told } = await explain("create extension postgis", major, "url");
    expect(told?.explanation).toContain(`PostgreSQL ${major} (from \`database-url\`)`);
    expect(told?.remedy).toMatch(
      /^Let the server behind `database-url` be one that has it, such as the image `postgis/,
    );
  });

  test.each([
    [
      "grant select on a to app_reader",
      "The role `app_reader` does not exist on this server.",
      "Add `create role app_reader;` to `setup:` in `.github/migration-gate.yml`.",
    ],
    [
      'grant select on a to "App User"',
      "The role `App User` does not exist",
      'Add `create role "App User";` to `setup:`',
    ],
    [
      "create policy p on a to authenticated using (true)",
      "It is a role of Supabase",
      "Add `create role authenticated;`",
    ],
    [
      "alter database shop_production set work_mem = '8MB'",
      "names the database `shop_production`",
      "current_database()",
    ],
    [
      "select uuid_generate_v4()",
      "`uuid_generate_v4` comes with the extension `uuid-ossp`",
      'Run `create extension if not exists "uuid-ossp";`',
    ],
    [
      "select crypt('a', gen_salt('bf'))",
      "comes with the extension `pgcrypto`",
      "Run `create extension if not exists pgcrypto;`",
    ],
    ["create index on a using gin (s gin_trgm_ops)", "`gin_trgm_ops` comes with the extension `pg_trgm`", "pg_trgm"],
    ["create table f (x citext)", "`citext` comes with the extension `citext`", "citext"],
    ["create table f (x hstore)", "comes with the extension `hstore`", "hstore"],
    ["create table f (x vector(3))", "comes with the extension `vector`", "vector"],
    ["create table f (x public.geometry)", "comes with the extension `postgis`", "postgis"],
    ["create table auth.users (id int)", "On Supabase it comes with the platform", "supabase/postgres"],
    [
      "create table billing.users (id int)",
      "No migration has created the schema `billing`",
      "create schema if not exists billing;",
    ],
    [
      "create index concurrently on a (b)",
      "`CREATE INDEX CONCURRENTLY` needs to be outside of any transaction",
      "switch the tool's transaction off",
    ],
    ["vacuum a", "`VACUUM` needs to be outside of any transaction", "a migration of its own"],
    ["\\connect shop", "command of psql", "Write SQL instead"],
    ["copy a from stdin", "only psql sends", "`insert` statements"],
    ["set vacuum_cleanup_index_scale_factor = 1", "gone since PostgreSQL 14", "Remove the line"],
    [
      "set local statement_timeout = 5;\nselect pg_sleep(9)",
      "did not end within the gate's statement timeout",
      "`statement-timeout:`",
    ],
  ])("explains: %s", async (sql, explanation, remedy) => {
    const { told } = await explain(sql, major);
    expect(told?.explanation ?? "").toContain(explanation);
    expect(told?.remedy ?? "").toContain(remedy);
  });

  test("explains a library that is not preloaded", async () => {
    const { told } = await explain("create extension pg_stat_statements;\nselect * from pg_stat_statements", major);
    expect(told?.explanation).toContain("without `pg_stat_statements` in `shared_preload_libraries`");
  });

  test("explains an enum value that is too new", async () => {
    const session = sessions[major] as PgSession;
    await session.send("drop type if exists gate_mood; create type gate_mood as enum ('a')");
    const { error } = await session.send("alter type gate_mood add value 'b'; select 'b'::gate_mood");
    await session.send("drop type gate_mood");
    const told = error && explainError(error, { major, source: "installed", statement: "" });
    expect(told?.remedy).toBe("Add the value in one migration and use it in the next.");
  });

  test("explains a lacking privilege only where the user chose the role", async () => {
    const sql = "set local role gate_r1;\nselect * from ground.a";
    expect((await explain(sql, major)).told).toBeNull();
    expect((await explain(sql, major, "url")).told?.remedy).toContain("superuser");
  });

  test("explains a session that ended itself", () => {
    const error = { severity: "FATAL", code: "57P01", message: "terminating connection due to administrator command" };
    const rest = { detail: null, hint: null, position: null, where: null, schema: null, table: null, column: null };
    const told = explainError({ ...error, ...rest, constraint: null }, { major, source: "url", statement: "" });
    expect(told?.explanation).toBe("The migration ended its own session.");
  });
});

test("a name cannot break out of its back-quotes", async () => {
  const { told } = await explain('grant select on a to "x` <b>"', 18);
  expect(told?.explanation).toContain("The role `x' <b>` does not exist");
  expect(told?.remedy).toContain('`create role "x\' <b>";`');
});
