import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { dbmateLayout } from "../../support/go-layouts.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], "no tool runs it again"],
  ["formatted", ["altered-migration note"], "dbmate does not look at merged files again"],
  ["deleted", ["deleted-migration error"], "dbmate does not notice"],
  ["renumbered", ["apply-failed error", "renamed-migration error"], "dbmate runs it a second time, and it fails"],
  ["renamed", ["renamed-migration warning"], "dbmate neither runs it again nor refuses it"],
  ["late", ["out-of-order warning"], "dbmate runs every migration that is not recorded"],
  ["duplicate", ["duplicate-version error"], "dbmate takes both for applied where one of them is, and does not tell"],
  ["failing", ["apply-failed error"], 'relation "nowhere" does not exist'],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(dbmateLayout, name);
  expect(report).toMatchObject({ tool: "dbmate", migrationsDir: "db/migrations" });
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  expect(report.verdict).toBe(rules.some((rule) => rule.endsWith(" error")) ? "block" : "pass");
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

test("a migration that comes late is refused where `.env` makes dbmate strict", async () => {
  const layout = { ...dbmateLayout, marks: { ".env": "DBMATE_STRICT=true\n" } };
  expect(findingOf(await judgeBadCase(layout, "late"), "out-of-order")).toMatchObject({
    severity: "error",
    detail: expect.stringContaining("the version number has to be higher than the applied migration"),
  });
});

test("a failure is told at its line of the file, and a way back without a way up before the file is run", async () => {
  const project = createProject(dbmateLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 add title": "select 1;\n\nalter table trip add column title text;" });
  expect(findingOf(await judge(project), "apply-failed")).toMatchObject({ line: 4 });
  project.write({ [project.file("2 add title")]: "-- migrate:up\nselect 1;\n" });
  project.commit("forget the way back");
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding.detail).toContain("dbmate requires each migration to define a down block");
  expect(finding.file).toBe(project.file("2 add title"));
});

test("several folders are one history to dbmate, by name, whichever of them is found first", async () => {
  const project = createProject(dbmateLayout, { "1 create trips": "create table trips (id int);" });
  project.write({
    ".env": "DBMATE_MIGRATIONS_DIR=./db/migrations,./db/more\n",
    "db/more/2_stops.sql": "-- migrate:up\ncreate table stops (id int);\n-- migrate:down\n",
  });
  project.commit("a second folder");
  const report = await judge(project);
  expect(report).toMatchObject({ tool: "dbmate", migrationsDir: "db/migrations", pending: [{ version: "2" }] });
  expect(verdicts(report)).toEqual([]);
  expect(report.notes[0]).toBe(
    "To dbmate the folders `db/migrations` and `db/more` are one history, and they were judged as one.",
  );
  project.write({ ".env": "DBMATE_MIGRATIONS_DIR=./db/migrations,./db/more,./db/none\n" });
  project.commit("a third folder");
  expect(findingOf(await judge(project), "apply-failed").detail).toContain(
    "could not find migrations directory `db/none`",
  );
});
