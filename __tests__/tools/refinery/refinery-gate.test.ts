import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";
import { refineryLayout } from "../../support/versioned-layouts.ts";

/** The words are those of refinery 0.9.1 on the same files. */
const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  [
    "edited",
    ["altered-migration error"],
    "applied migration V1__create_trips is different than filesystem one V1__create_trips",
  ],
  [
    "formatted",
    ["altered-migration error"],
    "applied migration V1__create_trips is different than filesystem one V1__create_trips",
  ],
  ["deleted", ["deleted-migration error"], "migration V3__create_stops is missing from the filesystem"],
  [
    "renumbered",
    ["apply-failed error", "renamed-migration error"],
    "migration V3__create_stops is missing from the filesystem",
  ],
  [
    "renamed",
    ["renamed-migration error"],
    "applied migration V3__create_stops is different than filesystem one V3__add_stops",
  ],
  ["late", ["out-of-order error"], "migration V2__create_riders is missing from the filesystem"],
  ["duplicate", ["duplicate-version error"], "refinery runs both on a new database"],
  ["failing", ["apply-failed error"], null],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(refineryLayout, name);
  expect(report.tool).toBe("refinery");
  expect(verdicts(report).sort()).toEqual([...rules].sort());
  expect(report.verdict).toBe(rules.length === 0 ? "pass" : "block");
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

test("a file `U2__…` may come late, and warns only of the order", async () => {
  const project = createProject(refineryLayout, {
    "1 create trips": "create table trips ();",
    "3 create stops": "create table stops ();",
  });
  project.write({ "migrations/U2__create_riders.sql": "create table riders ();" });
  project.commit("add riders");
  expect(verdicts(await judge(project))).toEqual(["out-of-order warning"]);
});

test("create index concurrently never works, because refinery runs each file in a transaction", async () => {
  const project = createProject(refineryLayout, { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 index trips": "create index concurrently on trips (id);" });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["apply-failed error"]);
  expect(findingOf(report, "apply-failed").evidence).toMatchObject({ sqlstate: "25001" });
});
