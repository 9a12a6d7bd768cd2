/** `upgrade-from` and `allow-edits` where a command runs the migrations. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { GateOptions } from "../../src/config/options.ts";
import { applyOptions, createCommandProject, knex, knexFiles, STEPS_RUNNER } from "../support/command-projects.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder } from "../support/git-repository.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";

type Files = Readonly<Record<string, string | null>>;

/** Tags `v1`, `v2` … at the first commits, `main` at the last of them, and the change. */
function released(commits: readonly Files[], change: Files): TestRepository {
  const [first = {}, ...others] = commits;
  const project = createCommandProject({});
  project.write(first);
  project.commit("first");
  project.tag("v1");
  for (const [index, files] of others.entries()) {
    project.write(files);
    project.commit("next");
    if (index < others.length - 1) project.tag(`v${index + 2}`);
  }
  project.moveBranch("main");
  project.write(change);
  project.commit("change");
  return project;
}

function upgradeFrom(...refs: readonly string[]): GateOptions["upgradeFrom"] {
  return refs.map((ref) => ({ kind: "ref", ref }));
}

const TRIPS = "create table trips (id int);\n";
const runner = applyOptions("node run.cjs");
const first = { "run.cjs": STEPS_RUNNER, "steps/1_trips.sql": TRIPS };
const stops = { "steps/2_stops.sql": "create table stops (id int);\n" };
const steps = { apply: runner, migrations: ["steps"] };

test("an edit that no release has seen is allowed, one of a released file blocks and says so", async () => {
  const options = { ...steps, upgradeFrom: upgradeFrom("v1"), allowEdits: "unreleased" } as const;
  const unreleased = released([first, stops], { "steps/2_stops.sql": "create table stops (id bigint, name text);\n" });
  const report = await judge(unreleased, options);
  expect([report.verdict, verdicts(report)]).toEqual(["pass", ["altered-migration note"]]);
  expect(findingOf(report, "altered-migration").title).toBe(
    "`2_stops.sql` was edited after it was merged; no release has it",
  );
  expect(report.paths).toMatchObject({ "from v1": report.paths.fresh });
  expect(report.paths.upgraded).not.toBe(report.paths.fresh);
  const late = await judge(
    released([first, stops], { "steps/1_trips.sql": "create table trips (id bigint);\n" }),
    options,
  );
  expect(late.verdict).toBe("block");
  expect(findingOf(late, "altered-migration").detail).toContain("It was released as it was on base: `v1`.");
});

test("a migration that only works on base's databases fails from a release, with file and line", async () => {
  const fix = "alter table trips add name text;\n";
  const commits = [
    first,
    { "steps/2_names.sql": fix },
    { "steps/2_names.sql": null, "steps/1_trips.sql": "create table trips (id int, name text);\n" },
  ];
  const change = { "steps/3_index.sql": "select 1;\ncreate index on trips (name);\n" };
  const report = await judge(released(commits, change), { ...steps, upgradeFrom: upgradeFrom("v1", "v2") });
  expect(verdicts(report)).toEqual(["apply-failed error", "paths-diverge note"]);
  expect(findingOf(report, "apply-failed")).toMatchObject({
    file: "steps/3_index.sql",
    line: 2,
    title: '`3_index.sql` fails on databases at `v1`: `column "name" does not exist`',
    evidence: { paths: ["from v1"] },
  });
});

test("a release like base or like another one is not run again, and one whose command is not there yet is a warning", async () => {
  const folder = createFolder();
  const script = { "migrate.sh": "exec node run.cjs\n" };
  const project = released([first, { ...script }, { "docs/a.txt": "1" }, { "README.md": "2" }], { ...stops });
  const apply = applyOptions(`echo >> ${folder}/runs; test -e migrate.sh || exit 127; sh migrate.sh`);
  const report = await judge(project, { ...steps, apply, upgradeFrom: upgradeFrom("v1", "v2", "v3") });
  expect(verdicts(report)).toEqual(["apply-failed warning"]);
  const finding = findingOf(report, "apply-failed");
  expect(finding.title).toContain("fails on databases at `v1`: `ended with 127`");
  expect(finding.remedy).toContain("`install`");
  expect(report.notes).toContain(
    "Not replayed from `v2`, `v3`: what ran there is the beginning of what is replayed anyway, unchanged.",
  );
  expect(readFileSync(join(folder, "runs"), "utf8")).toBe("\n".repeat(4));
});

test("Knex's refusal on databases that ran an unreleased file, which is gone, is a note", async () => {
  const trips = { "20240101_trips": 'await knex.raw("create table trips (id int)");' };
  const commits = [knexFiles(trips), knexFiles({ "20240102_stops": 'await knex.raw("create table stops (id int)");' })];
  const change = {
    "migrations/20240102_stops.js": null,
    ...knexFiles({ "20240103_stops": 'await knex.raw("create table stops (id bigint)");' }),
  };
  const options = { apply: knex, migrations: ["migrations"], upgradeFrom: upgradeFrom("v1") };
  const report = await judge(released(commits, change), { ...options, allowEdits: "unreleased" });
  expect(report.verdict).toBe("pass");
  expect(verdicts(report).toSorted()).toEqual(["apply-failed note", "deleted-migration note"]);
});
