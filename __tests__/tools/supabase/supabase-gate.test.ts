import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";
import { supabaseLayout } from "../../support/versioned-layouts.ts";

const LATE = "Found local migration files to be inserted before the last migration on remote database.";
const MISSING = "Remote migration versions not found in local migrations directory.";

/** The words are those of the CLI (3.1.0 and 2.104.0) on the same files. */
const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], "named otherwise"],
  ["formatted", ["altered-migration note"], "Supabase does not look at merged files again."],
  ["deleted", ["deleted-migration error"], MISSING],
  ["renumbered", ["apply-failed error", "renamed-migration error"], MISSING],
  ["renamed", ["renamed-migration warning"], "neither runs it again nor refuses it"],
  ["late", ["out-of-order error"], `${LATE}\`, unless it is run with \`--include-all\`.`],
  ["duplicate", ["apply-failed error", "duplicate-version error", "paths-diverge error"], "runs the last one by name"],
  ["failing", ["apply-failed error"], null],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(supabaseLayout, name);
  expect(report.tool).toBe("supabase");
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

test("an index made concurrently may stand beside other statements", async () => {
  const project = createProject(supabaseLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({
    "2 index trips": "alter table trips add column a int;\ncreate index concurrently on trips (a);\nselect 1;",
  });
  expect(verdicts(await judge(project))).toEqual([]);
});

test("what is sent before an index made concurrently stays applied when something behind it fails", async () => {
  const project = createProject(supabaseLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({
    "2 index trips":
      "select 1;\ncreate index concurrently on trips (id);\nselect 2;\nalter table nowhere add column a int;",
  });
  const { detail, evidence } = findingOf(await judge(project), "apply-failed");
  expect(evidence).toMatchObject({
    reached: "It stopped at statement 4: statements 1 to 2 stay applied, the rest is missing, and nothing is recorded.",
  });
  expect(detail).toContain("nowhere");
});

test("what Supabase's own image brings is named where it is missing", async () => {
  const project = createProject(supabaseLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 grant": "grant select on trips to authenticated;" });
  const [finding] = (await judge(project)).findings;
  expect(finding?.detail).toContain("It is a role of Supabase");
  expect(finding?.remedy).toContain("create role authenticated;");
});
