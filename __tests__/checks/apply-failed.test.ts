import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (\n  id bigint primary key,\n  title text\n);";

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: a failing statement is told with its place, its code and what it left", async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({
      "2 index": "create table photos (id int);\n\n-- the title\ncreate index on trips\n  (titel);\nselect 1;",
    });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["apply-failed error"]);
    const finding = findingOf(report, "apply-failed");
    expect(finding).toMatchObject({ file: project.file("2 index"), line: 4 });
    expect(finding.evidence).toMatchObject({ sqlstate: "42703", paths: ["upgraded"] });
    expect(finding.excerpt).toContain("create index on trips");
    const stays = tool === "plain" ? "statement 1 stays applied" : "The whole file is rolled back";
    expect(finding.detail).toContain(stays);
    expect(report.paths).toMatchObject({ upgraded: null });
  });

  test("what a newer major brought is named with that major", async () => {
    const project = createProject("sqlx", { "1 create trips": TRIPS });
    project.migrate({ "2 merge": "create table a (id int, b int, unique nulls not distinct (b));" });
    const report = await judge(project, { major });
    if (major === 18) {
      expect(verdicts(report)).toEqual([]);
    } else {
      expect(findingOf(report, "apply-failed").detail).toMatch(
        /needs PostgreSQL 15 or later; this ran on PostgreSQL 14/u,
      );
    }
  });
});

test.each(toolNames)("%s: a migration that applies is no finding, and its changes have their lines", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({
    "2 add": "-- first\nalter table trips add column stars int;\ncreate index stars on trips (stars);",
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  const changes = report.changes.map(({ action, type, name, line }) => [action, type, name, line]);
  expect(changes).toEqual([
    ["added", "column", "public.trips.stars", 2],
    ["added", "index", "public.stars", 3],
  ]);
});

test("a table or column that is dropped and made again alike has lost its rows, and the diff says so", async () => {
  const project = createProject("plain", {
    "1 create trips": TRIPS,
    "2 create stops": "create table stops (id int, a int);",
  });
  project.migrate({
    "3 again": `drop table trips;\n${TRIPS}\nalter table stops drop column a;\nalter table stops add column a int;`,
  });
  const report = await judge(project);
  const told = report.changes.filter(({ name }) => name === "public.trips" || name === "public.stops.a");
  expect(told.map(({ action, name, line }) => `${action} ${name}:${line}`).sort()).toEqual([
    "added public.stops.a:7",
    "added public.trips:2",
    "removed public.stops.a:6",
    "removed public.trips:1",
  ]);
});

test("a renamed column is a rename, found by identity", async () => {
  const project = createProject("plain", { "1 create trips": `${TRIPS}\ncreate index on trips (title);` });
  project.migrate({ "2 rename": "alter table trips rename column title to name;" });
  const report = await judge(project);
  expect(report.changes).toMatchObject([
    { action: "renamed", type: "column", from: "public.trips.title", name: "public.trips.name", line: 1 },
  ]);
});

test("an extension that this PostgreSQL lacks is explained with an image that has it", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({ "2 postgis": "create extension postgis;" });
  const finding = findingOf(await judge(project), "apply-failed");
  expect(`${finding.detail}\n${finding.remedy}`).toContain("postgis/postgis");
});

test("a role that does not exist is explained with `setup`, and `setup` mends it", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({ "2 grant": "grant select on trips to gate_test_reader;" });
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding.remedy).toContain("setup");
  const report = await judge(project, { setup: "create role gate_test_reader;" });
  expect(verdicts(report)).toEqual([]);
});

test("a role that a migration creates is no trouble for the path that comes after, and is gone in the end", async () => {
  const project = createProject("diesel", {
    "1 role": "create role gate_test_writer;",
    "2 create trips": TRIPS,
    "5 grant": "grant insert on trips to gate_test_writer;",
  });
  project.migrate({ "3 create stops": "create table stops (id int);" });
  expect(verdicts(await judge(project))).toEqual(["out-of-order warning"]);
  expect(verdicts(await judge(project))).toEqual(["out-of-order warning"]);
});

test("a base that does not replay is told as base's own fault", async () => {
  const project = createProject("plain", { "1 broken": "create table trips (id nothing);" });
  project.migrate({ "2 fine": "create table stops (id int);" });
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding.title).toContain("already on base");
  expect(finding.remedy).toContain("Mend base first");
});

test.each(["sqlx", "prisma"] as const)("%s: migrations may refer to the tool's own bookkeeping table", async (tool) => {
  const table = tool === "sqlx" ? "_sqlx_migrations" : "_prisma_migrations";
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 count": `create table seen as select count(*) as migrations from ${table};` });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  expect(report.changes.filter((change) => change.name.includes("_migrations"))).toEqual([]);
});

test("`session-setup` runs at the start of each session, so that a guard of the team's own runner is satisfied", async () => {
  const guard = `create function guard() returns trigger language plpgsql as $$
begin
  if current_setting('app.runner', true) is distinct from 'ours' then raise 'use our runner'; end if;
  return new;
end $$;
create trigger guard before insert on __diesel_schema_migrations execute function guard();`;
  const project = createProject("diesel", { "1 guard": guard });
  project.migrate({ "2 create trips": TRIPS });
  const refused = findingOf(await judge(project), "apply-failed");
  expect(refused.detail).toContain("use our runner");
  expect(refused.detail).toContain("the tool's own bookkeeping");
  expect(verdicts(await judge(project, { sessionSetup: "set app.runner = 'ours';" }))).toEqual([]);
});

test("the report has the touched tables with their keys", async () => {
  const project = createProject("plain", {
    "1 create trips": TRIPS,
    "2 create a b": 'create table "a b" (id int unique);',
  });
  project.migrate({
    "3 stops": 'create table stops (id int primary key, trip bigint references trips, x int references "a b" (id));',
  });
  expect((await judge(project)).tables).toEqual([
    {
      name: "public.stops",
      columns: [
        { name: "id", type: "integer", keys: ["PK"], touched: true },
        { name: "trip", type: "bigint", keys: ["FK"], touched: true },
        { name: "x", type: "integer", keys: ["FK"], touched: true },
      ],
      references: ['public."a b"', "public.trips"],
    },
  ]);
});
