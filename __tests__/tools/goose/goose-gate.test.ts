import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { gooseLayout } from "../../support/go-layouts.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], "no tool runs it again"],
  ["formatted", ["altered-migration note"], "goose does not look at merged files again"],
  ["deleted", ["deleted-migration error"], "goose does not notice"],
  ["renumbered", ["apply-failed error", "renamed-migration error"], "goose runs it a second time, and it fails"],
  ["renamed", ["renamed-migration warning"], "goose neither runs it again nor refuses it"],
  [
    "late",
    ["out-of-order error"],
    "goose stops with: `error: found 1 missing migrations before current version 3: version 2: migrations/000002_create_riders.sql`, unless it is run with `--allow-missing`.",
  ],
  ["duplicate", ["duplicate-version error"], "goose refuses to start"],
  ["failing", ["apply-failed error"], 'relation "nowhere" does not exist'],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(gooseLayout, name);
  expect(report).toMatchObject({ tool: "goose", migrationsDir: "migrations" });
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  expect(report.verdict).toBe(rules.some((rule) => rule.endsWith(" error")) ? "block" : "pass");
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

const BASE = { "1 create trips": "create table trips (id int);" };

test("each statement is a message of its own, so one that refuses transactions needs only NO TRANSACTION", async () => {
  const project = createProject(gooseLayout, BASE);
  const two = "create index concurrently on trips (id);\ncreate table stops (id int);";
  project.migrate({ "2 index trips": two });
  expect(findingOf(await judge(project), "apply-failed").evidence).toMatchObject({ sqlstate: "25001" });
  project.migrate({ "2 index trips": `-- +goose NO TRANSACTION\n${two}` });
  expect(verdicts(await judge(project))).toEqual([]);
});

test("a function body is one statement between its annotations, and a problem with its line without", async () => {
  const body = "create function one() returns int language plpgsql as $$\nbegin\n  return 1;\nend;\n$$;";
  const project = createProject(gooseLayout, BASE);
  project.migrate({ "2 one": `-- +goose StatementBegin\n${body}\n-- +goose StatementEnd` });
  expect(verdicts(await judge(project))).toEqual([]);
  project.migrate({ "2 one": body });
  expect(findingOf(await judge(project), "apply-failed")).toMatchObject({ file: project.file("2 one"), line: 2 });
});

test("a failure in a later statement is told at its line", async () => {
  const project = createProject(gooseLayout, BASE);
  project.migrate({ "2 add title": "select 1;\n\n  -- add\n\nalter table trips\n  add column title texts;" });
  expect(findingOf(await judge(project), "apply-failed")).toMatchObject({ line: 7 });
});

test("SQL that fails among migrations in Go says that the gate does not run those", async () => {
  const project = createProject(gooseLayout, { "1 create trips": "create table trips (id int);" });
  const folder = project.file("1 create trips").replace(/\/[^/]*$/u, "");
  project.write({ [`${folder}/000002_in_go.go`]: "package migrations\n" });
  project.migrate({ "3 add km": "alter table made_in_go add km int;" });
  const { detail, remedy } = findingOf(await judge(project), "apply-failed");
  expect(detail).toContain("1 migration in Go is not run by the gate; what it makes is missing here.");
  expect(remedy).toContain("`apply: …`");
});
