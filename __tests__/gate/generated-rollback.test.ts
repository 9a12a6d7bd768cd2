/**
 * The rollbacks that the gate generates for what is pending, tool by tool: proven means that the schema and the tool's record are
 * what they were, so that the tool would run the migration again.
 */
import { expect, test } from "@jest/globals";
import type { Report, ReportRollback } from "../../src/report/report.ts";
import { drizzleFolders, drizzleJournal } from "../support/drizzle-layout.ts";
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { graphileMigrateAnew } from "../support/graphile-migrate-layout.ts";
import { flywayLayout, liquibaseLayout } from "../support/java-layouts.ts";
import type { JudgeOptions } from "../support/judge.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { nodePgMigrateLayout } from "../support/node-pg-migrate-layout.ts";
import type { Migrations } from "../support/projects.ts";
import { createProject, layouts } from "../support/projects.ts";
import { createReversible } from "../support/reversible-projects.ts";
import { atlasLayout, refineryLayout, supabaseLayout } from "../support/versioned-layouts.ts";

const everyLayout = {
  ...layouts,
  atlas: atlasLayout,
  dbmate: dbmateLayout,
  "drizzle's folders": drizzleFolders,
  "drizzle's journal": drizzleJournal,
  flyway: flywayLayout,
  "golang-migrate": golangMigrateLayout,
  goose: gooseLayout,
  "graphile-migrate": graphileMigrateAnew,
  liquibase: {
    ...liquibaseLayout,
    script: (sql: string, number: number) => `--liquibase formatted sql\n\n--changeset ann:${number}\n${sql}\n`,
  },
  "node-pg-migrate": nodePgMigrateLayout,
  refinery: refineryLayout,
  supabase: supabaseLayout,
};

const TRIPS = "create table trips (id bigint primary key, title text);";
const STATUS: Migrations = { "2 status": "alter table trips add column status text not null default 'draft';" };
/** With a second one: those whose record looks at what ran before or last, and one that does not. */
const TWICE = new Set<string>(["sqlx", "golang-migrate", "drizzle's journal", "graphile-migrate"]);

async function judgePending(
  layout: keyof typeof everyLayout,
  pending: Migrations,
  options: JudgeOptions = {},
): Promise<Report> {
  const project = createProject(everyLayout[layout], { "1 trips": TRIPS });
  project.migrate(pending);
  return judge(project, { rules: {}, ...options });
}

function statementsOf({ sql }: ReportRollback): string[] {
  const lines = (sql ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("--"));
  return lines.slice(1, -1);
}

test.each(Object.keys(everyLayout) as (keyof typeof everyLayout)[])(
  "%s: each pending migration has a rollback, after which the tool would run it again",
  async (layout) => {
    const twice = TWICE.has(layout) ? { "3 drop": "alter table trips drop column title;" } : {};
    const { rollbacks = [], findings } = await judgePending(layout, { ...STATUS, ...twice });
    const record = layout === "plain" ? [] : [expect.stringMatching(/^(?:delete from|update) \S+(?: set| where) /u)];
    const expected = [
      ['ALTER TABLE "public"."trips" DROP COLUMN "status";', ...record],
      ['ALTER TABLE "public"."trips" ADD COLUMN "title" text;', ...record],
    ].slice(0, Object.keys(twice).length + 1);
    expect(rollbacks.map(({ proven, reason }) => [proven, reason])).toEqual(expected.map(() => [true, null]));
    expect(rollbacks.map(statementsOf)).toEqual(expected);
    expect(findings.map(({ rule }) => rule)).toEqual(expected.map(() => "rollback-missing"));
  },
);

test("the record of the first migration of all goes, and the tool's own table stays", async () => {
  const project = createProject("sqlx", {});
  project.migrate({ "1 trips": TRIPS });
  const { rollbacks = [] } = await judge(project, { rules: {} });
  expect(rollbacks.map(statementsOf)).toEqual([
    ['DROP TABLE "public"."trips";', "delete from public._sqlx_migrations where version = '20240101000000';"],
  ]);
});

test("a down script that falls short has one beside it, one that works has none, and rows alone need none", async () => {
  const stops = { up: "create table stops (id bigint);", down: "drop table stops;" };
  const project = createReversible(
    "sqlx",
    { "1 trips": { up: TRIPS, down: "drop table trips;" } },
    { "2 stops": stops, "3 forgets": { up: "create index trips_title on trips (title);", down: "select 1;" } },
  );
  const report = await judge(project, { rules: {} });
  expect(verdicts(report)).toEqual(["rollback-incomplete warning"]);
  expect(report.rollbacks?.map(({ version, down, proven }) => [version, down, proven])).toContainEqual([
    "20240103000000",
    "incomplete",
    true,
  ]);
  const rows = await judgePending("prisma", { "2 rows": "insert into trips values (1, 'one');" });
  expect([rows.rollbacks, verdicts(rows)]).toEqual([undefined, []]);
});

test("what a migration has done to rows is said to stay", async () => {
  const base = "create table kinds (name text, sort integer); insert into kinds values ('a', 1);";
  const project = createProject("prisma", {
    "1 kinds": `${base} create table stops (place text); insert into stops values ('x');`,
  });
  const rows =
    "insert into kinds values ('b', 2); update stops set place = 'y'; alter table kinds drop sort, add note text;";
  project.migrate({ "2 more": rows });
  const { rollbacks = [] } = await judge(project, { rules: {} });
  expect(rollbacks[0]?.loses).toEqual([
    "The column public.kinds.note goes away, and with it what was written to it since.",
    "The column public.kinds.sort comes back without its values.",
    "What the migration did to the rows of public.kinds stays: there are 2 instead of 1.",
    "The values that the migration wrote to public.stops.place stay.",
  ]);
});

test("one that is not proven is not offered, and `off` generates none", async () => {
  const required = "alter table trips add seats integer not null; alter table trips drop seats, drop title cascade;";
  const project = createProject("prisma", { "1 trips": TRIPS.replace("title text", "title text not null") });
  project.migrate({ "2 drop": required });
  const report = await judge(project, { rules: {} });
  expect(report.rollbacks).toMatchObject([{ proven: false, file: null, sql: null }]);
  const finding = findingOf(report, "rollback-missing");
  expect(finding.title).toContain("none could be proven");
  expect(finding.detail).toContain("nothing says what rows have in public.trips.title");
  expect((await judge(project)).rollbacks).toBeUndefined();
});

test("what is not to be run once more is said", async () => {
  const stops = "create table stops (id int); -- alter role nobody";
  const report = await judgePending("sqlx", { "2 stops": stops, "3 drop": "alter table trips drop title;" });
  expect(report.rollbacks).toBeUndefined();
  expect(report.notes.join("\n")).toContain("No rollback was generated from `migrations/20240102000000_stops.sql` on");
  const alone = await judgePending("sqlx", { "2 stops": stops });
  expect(alone.rollbacks).toMatchObject([{ proven: true }]);
  expect(alone.rollbacks?.[0]?.loses.at(-1)).toBe(
    "What the migration did to roles, or elsewhere on the server, stays.",
  );
});

test("a version is no path, and raising the rule raises it", async () => {
  const repository = createProject("plain", { "1 trips": TRIPS });
  repository.write({ "db/migrations/0002_up.sql": "create table stops (id int);" });
  repository.commit("pending");
  const report = await judge(repository, { rules: { "rollback-missing": { severity: "error", reason: null } } });
  expect(report.verdict).toBe("block");
  expect(report.rollbacks?.map(({ file }) => file)).toEqual(["rollback/2.sql"]);
});
