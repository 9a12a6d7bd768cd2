import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { golangMigrateLayout } from "../../support/go-layouts.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const GONE =
  "golang-migrate stops with: `no migration found for version 3: read down for version 3 .: file does not exist`";

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], "no tool runs it again"],
  ["formatted", ["altered-migration note"], "golang-migrate does not look at merged files again"],
  ["deleted", ["deleted-migration error"], GONE],
  ["renumbered", ["apply-failed error", "renamed-migration error"], GONE],
  ["renamed", ["renamed-migration warning"], "golang-migrate neither runs it again nor refuses it"],
  [
    "late",
    ["out-of-order error"],
    "golang-migrate will never run `2` on a database that is already at `3`, and does not tell. Fresh databases run it:\n\n- **missing** on existing databases: table `public.riders`",
  ],
  ["duplicate", ["duplicate-version error"], 'golang-migrate refuses to start: "duplicate migration file"'],
  ["failing", ["apply-failed error"], "golang-migrate has `4` recorded as unfinished, and refuses to run anything"],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(golangMigrateLayout, name);
  expect(report).toMatchObject({ tool: "golang-migrate", migrationsDir: "db/migrations" });
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  expect(report.verdict).toBe(rules.some((rule) => rule.endsWith(" error")) ? "block" : "pass");
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

test("of two files of one version the one that is not merged is to be renamed", async () => {
  const report = await judgeBadCase(golangMigrateLayout, "duplicate");
  const { file, remedy } = findingOf(report, "duplicate-version");
  expect(file).toBe("db/migrations/000003_create_riders.up.sql");
  expect(remedy).toContain("`db/migrations/000003_create_riders.up.sql`");
});

test("a migration that is older than the newest is gone without a refusal", async () => {
  const project = createProject(golangMigrateLayout, {
    "1 create trips": "create table trips ();",
    "2 create stops": "create table stops ();",
  });
  project.migrate({ "1 create trips": null });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["deleted-migration error"]);
  expect(report.findings[0]?.detail).toContain("golang-migrate does not notice");
});

test("`x-multi-statement` cuts a file after each semicolon, function bodies included", async () => {
  const url = "postgres://localhost/app?sslmode=disable&x-multi-statement=true";
  const marks = { Makefile: `migrate:\n\tmigrate -path db/migrations -database "${url}" up\n` };
  const project = createProject({ ...golangMigrateLayout, marks }, { "1 trips": "create table trips (id int);" });
  project.migrate({ "2 index": "create index concurrently on trips (id);\ncreate table stops ();\n" });
  expect(verdicts(await judge(project))).toEqual([]);
  project.migrate({ "3 body": "do $$ begin\n perform 1; end $$;" });
  expect(findingOf(await judge(project), "apply-failed").evidence).toMatchObject({ sqlstate: "42601" });
});

test("its record stays in the schema where it began, whatever the search path becomes", async () => {
  const project = createProject(golangMigrateLayout, { "1 trips": "create table trips (id int);" });
  project.migrate({
    "2 app": "create schema app; set search_path = app;",
    "3 stops": "create table stops (id int);",
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  expect(report.changes.map(({ name }) => name)).toContain("app.stops");
});

test("a file that leaves its transaction open takes what follows along", async () => {
  const project = createProject(golangMigrateLayout, { "1 trips": "create table trips (id int);" });
  project.migrate({ "2 stops": "begin; create table stops (id int);" });
  expect(findingOf(await judge(project), "apply-failed").title).toContain("begins a transaction and does not end it");
});

test("a new file without `.up` never runs, and is told", async () => {
  const project = createProject(golangMigrateLayout, { "1 trips": "create table trips (id int);" });
  project.write({ "db/migrations/000002_stops.sql": "create table stops (id int);" });
  project.commit("add stops");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(report.findings[0]?.title).toBe("`000002_stops.sql` is never run by golang-migrate");
});
