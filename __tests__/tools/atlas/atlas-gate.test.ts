import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";
import { atlasLayout } from "../../support/versioned-layouts.ts";

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], "named otherwise"],
  ["formatted", ["altered-migration note"], "Atlas does not look at merged files again."],
  ["deleted", ["deleted-migration error"], "Atlas does not notice."],
  ["renumbered", ["apply-failed error", "renamed-migration error"], "Atlas runs it a second time, and it fails"],
  ["renamed", ["renamed-migration warning"], "neither runs it again nor refuses it"],
  ["late", ["out-of-order error"], "migration file 20240102000000_create_riders.sql was added out of order."],
  [
    "duplicate",
    ["altered-migration error", "duplicate-version error", "renamed-migration warning"],
    "Atlas goes by versions",
  ],
  ["failing", ["apply-failed error"], null],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(atlasLayout, name);
  expect(report.tool).toBe("atlas");
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

test("an atlas.sum that was not made anew blocks, in Atlas's words", async () => {
  const project = createProject(atlasLayout, { "1 create trips": "create table trips ();" });
  project.write({ "migrations/20240102000000_b.sql": "create table b ();" });
  project.commit("forget atlas migrate hash");
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding).toMatchObject({ file: "migrations/atlas.sum", severity: "error" });
  expect(finding.detail).toContain("checksum mismatch (L3: 20240102000000_b.sql was added)");
});

test("-- atlas:txmode none lets an index be made concurrently", async () => {
  const project = createProject(atlasLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 index trips": "-- atlas:txmode none\n\ncreate index concurrently on trips (id);\nselect 1;" });
  expect(verdicts(await judge(project))).toEqual([]);
});

const CHECKPOINT = "-- atlas:checkpoint\n\ncreate table trips (id int, title text);";

test("a checkpoint has to make what the migrations before it make, and is where new databases start", async () => {
  const project = createProject(atlasLayout, {
    "1 create trips": "create table trips (id int);",
    "2 add title": "alter table trips add title text;",
  });
  project.migrate({ "3 checkpoint": CHECKPOINT });
  const good = await judge(project);
  expect([verdicts(good), good.pending]).toEqual([[], []]);
  expect(good.notes).toContain(`The fresh path is \`${project.file("3 checkpoint")}\`, and then what is pending.`);
  project.migrate({ "3 checkpoint": CHECKPOINT.replace(", title text", "") });
  const bad = findingOf(await judge(project), "paths-diverge");
  expect(bad).toMatchObject({ severity: "error", file: project.file("3 checkpoint") });
  expect(bad.detail).toContain(
    "**missing** in `migrations/20240103000000_checkpoint.sql`: column `public.trips.title`",
  );
  project.moveBranch("main");
  project.migrate({ "4 add stops": "alter table trips add stops int;" });
  const later = await judge(project);
  expect([verdicts(later), later.pending.map(({ version }) => version)]).toEqual([
    ["paths-diverge warning"],
    ["20240104000000"],
  ]);
});
