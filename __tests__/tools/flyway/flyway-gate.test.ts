import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { flywayLayout } from "../../support/java-layouts.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const dir = "src/main/resources/db/migration";
const MISMATCH = "Flyway stops with: `Migration checksum mismatch for migration version 1 -> Applied to database : ";

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], MISMATCH],
  ["formatted", ["altered-migration error"], MISMATCH],
  ["deleted", ["deleted-migration error"], "Flyway does not notice"],
  [
    "renumbered",
    ["apply-failed error", "renamed-migration error"],
    "Flyway stops with: `Detected applied migration not resolved locally: 3.`",
  ],
  ["renamed", ["renamed-migration error"], "Migration description mismatch for migration version 3"],
  ["late", ["out-of-order error"], "Detected resolved migration not applied to database: 2"],
  ["duplicate", ["duplicate-version error"], "Found more than one migration with version 3"],
  ["failing", ["apply-failed error"], 'relation "nowhere" does not exist'],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(flywayLayout, name);
  expect(report).toMatchObject({ tool: "flyway", migrationsDir: dir });
  const told = verdicts(report).filter((each) => !each.startsWith("paths-diverge"));
  expect(told.sort()).toEqual([...rules].sort());
  expect(report.verdict).toBe(rules.length > 0 ? "block" : "pass");
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

const BASE = { "1 create trips": "create table trips (id int, title text);" };
const view = (columns: string): string => `create or replace view titles as select ${columns} from trips;`;

test("an edited repeatable migration runs again, and nothing is wrong with that", async () => {
  const project = createProject(flywayLayout, BASE);
  project.branch("main2");
  project.write({ [`${dir}/R__titles.sql`]: view("id") });
  project.commit("a view");
  project.branch("change2");
  project.write({ [`${dir}/R__titles.sql`]: view("id, title") });
  project.commit("edit the view");
  const report = await judge(project, { base: "main2", head: "change2" });
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toMatchObject([{ file: `${dir}/R__titles.sql` }]);
  expect(report.changes.map(({ name }) => name)).toContain("public.titles");
});

test("a deleted migration that is not the newest is missed", async () => {
  const project = createProject(flywayLayout, {
    ...BASE,
    "2 stops": "create table stops ();",
    "3 riders": "create table riders ();",
  });
  project.migrate({ "2 stops": null });
  const { detail } = findingOf(await judge(project), "deleted-migration");
  expect(detail).toContain("Flyway stops with: `Detected applied migration not resolved locally: 2.`");
});

test("outOfOrder in Spring's application.yml lets a late migration run", async () => {
  const project = createProject(flywayLayout, { ...BASE, "3 stops": "create table stops ();" });
  project.write({ "src/main/resources/application.yml": "spring:\n  flyway:\n    out-of-order: true\n" });
  project.migrate({ "2 riders": "create table riders ();" });
  expect(verdicts(await judge(project))).toEqual(["out-of-order warning"]);
});

test("the first index that is built concurrently needs a lock that is no transaction", async () => {
  const project = createProject(flywayLayout, BASE);
  project.migrate({ "2 index": "-- slow\ncreate index concurrently on trips (id);" });
  expect(findingOf(await judge(project), "apply-failed")).toMatchObject({ file: project.file("2 index"), line: 2 });
  project.write({ "flyway.conf": "flyway.postgresql.transactional.lock=false\n" });
  project.commit("another lock");
  expect(verdicts(await judge(project))).toEqual([]);
});

test("statements that can and that cannot run in a transaction are refused in one file", async () => {
  const project = createProject(flywayLayout, BASE);
  project.migrate({ "2 both": "alter table trips add b int;\nvacuum trips;" });
  const report = await judge(project);
  expect(report.findings[0]).toMatchObject({ rule: "apply-failed", line: 2 });
  expect(report.findings[0]?.detail).toContain("Detected both transactional and non-transactional statements");
});

test("a placeholder without a value is told, with its line", async () => {
  const project = createProject(flywayLayout, BASE);
  project.migrate({ "2 grant": "select 1;\ngrant select on trips to ${reader};" });
  expect(report(await judge(project))).toMatchObject({ line: 2 });
});

const report = (judged: Awaited<ReturnType<typeof judge>>) => findingOf(judged, "apply-failed");

const at = (name: string): string => `${dir}/${name}.sql`;

test("callbacks run around each migration and around every run, and an edit of one is judged", async () => {
  const project = createProject(flywayLayout, BASE);
  project.write({
    [at("beforeMigrate")]: "create table if not exists runs (at text);",
    [at("afterMigrate__b")]: "set search_path = nowhere; insert into public.runs values ('b');",
    [at("afterMigrate__a")]: "alter table runs add column if not exists a int;",
    [at("afterEachMigrate")]: "insert into runs values ('each');",
    [at("afterMigrateApplied__count")]: "create table if not exists counted as select count(*) from runs;",
    [at("beforeEachMigrateStatement")]: "select 1;",
    [at("afterInfo")]: "select 1;",
  });
  project.migrate({ "2 more": "create table more ();" });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file").file).toBe(at("beforeEachMigrateStatement"));
  expect(report.changes.flatMap(({ type, name, file }) => (type === "table" ? [[name, file]] : []))).toEqual([
    ["public.counted", at("afterMigrateApplied__count")],
    ["public.more", project.file("2 more")],
    ["public.runs", at("beforeMigrate")],
  ]);
  project.moveBranch("main");
  project.write({ [at("afterMigrate__a")]: "alter table runs add column if not exists a int;\ndrop table nowhere;" });
  project.commit("an edited callback");
  const edited = await judge(project);
  expect([edited.pending, findingOf(edited, "apply-failed")]).toMatchObject([
    [],
    { file: at("afterMigrate__a"), line: 2 },
  ]);
});

test("other line ends and a byte order mark leave the checksum as it is", async () => {
  const project = createProject(flywayLayout, { "1 create trips": "create table trips (\n  id int\n);\n" });
  project.migrate({ "1 create trips": "\uFEFFcreate table trips (\r\n  id int\r\n);\r\n" });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration note"]);
  expect(findingOf(report, "altered-migration").detail).toContain("checksum by which Flyway knows it is the same");
});

test("a new version is not late because of a repeatable migration", async () => {
  const project = createProject(flywayLayout, BASE);
  project.branch("main2");
  project.write({ [`${dir}/R__titles.sql`]: view("id") });
  project.commit("a view");
  project.branch("change2");
  project.write({ [`${dir}/V2__stops.sql`]: "create table stops (id int);" });
  project.commit("a table");
  expect(verdicts(await judge(project, { base: "main2", head: "change2" }))).toEqual([]);
});

test("locations without a common folder are one history, also where the change adds or drops one of them", async () => {
  const project = createProject(flywayLayout, {});
  project.branch("main2");
  project.write({
    "flyway.conf": "flyway.locations=filesystem:sql,filesystem:extra\n",
    "sql/V1__trips.sql": "create table trips (id int);",
    "extra/V2__stops.sql": "create table stops (id int);",
  });
  project.commit("two locations");
  project.branch("change2");
  const [file, sql] = ["extra/V2__stops.sql", "create table stops (id int);"];
  project.write({ "flyway.conf": "flyway.locations=filesystem:sql\n", [file]: null });
  project.commit("one location");
  const dropped = await judge(project, { base: "main2", head: "change2", tool: "flyway", migrations: ["sql"] });
  expect(findingOf(dropped, "deleted-migration").title).toContain("V2__stops.sql");
  project.branch("change3");
  project.write({ "flyway.conf": "flyway.locations=filesystem:extra,filesystem:sql\n", [file]: sql });
  project.commit("two locations again, the new one first");
  const added = await judge(project, { base: "change2", head: "change3" });
  expect([added.migrationsDir, added.base?.migrations, added.pending, verdicts(added)]).toMatchObject([
    "extra",
    1,
    [{ file }],
    [],
  ]);
});

test("a location that becomes the first one, and was there before, does not hide those that base had", async () => {
  const project = createProject(flywayLayout, {});
  project.checkout("main");
  project.write({
    "flyway.conf": "flyway.locations=filesystem:sql\n",
    "sql/V1__trips.sql": "create table trips (id int);",
    "extra/V2__stops.sql": "create table stops (id int);",
  });
  project.commit("one location, and a folder beside it");
  project.branch("listed");
  project.write({ "flyway.conf": "flyway.locations=filesystem:extra,filesystem:sql\n" });
  project.commit("two locations");
  const report = await judge(project, { head: "listed" });
  expect([report.base?.migrations, report.pending.map(({ file }) => file), verdicts(report)]).toEqual([
    1,
    ["extra/V2__stops.sql"],
    [],
  ]);
});

test("a location that holds callbacks alone counts, and so does one that holds classes alone", async () => {
  const project = createProject(flywayLayout, {});
  const callback = "db/callbacks/afterMigrate.sql";
  project.checkout("main");
  project.write({
    "flyway.conf": "flyway.locations=filesystem:db/sql,filesystem:db/callbacks,classpath:com/acme\n",
    "db/sql/V1__trips.sql": "create table trips (id int);",
    [callback]: "create or replace view ids as select id from trips;",
    "src/main/java/com/acme/V3__Rows.java": "package com.acme;\n",
  });
  project.commit("three locations");
  project.branch("late");
  project.write({ "db/sql/V2__late.sql": "create table late (id int);" });
  project.commit("a late migration");
  expect(verdicts(await judge(project, { head: "late" }))).toEqual(["out-of-order error"]);
  project.checkout("main");
  project.branch("edited");
  project.write({ [callback]: "create or replace view ids as select id from nowhere;" });
  project.commit("an edited callback");
  expect(findingOf(await judge(project, { head: "edited" }), "apply-failed")).toMatchObject({
    file: callback,
    line: 1,
  });
});

test("a migration in Java is told as what the gate does not run", async () => {
  const project = createProject(flywayLayout, BASE);
  project.write({ "src/main/java/db/migration/V2__Rows.java": "package db.migration;\n" });
  project.migrate({ "3 more": "create table more ();" });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file").file).toBe("src/main/java/db/migration/V2__Rows.java");
});
