import { describe, expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, judgeBadCase, mergedMigrations } from "../../support/bad-cases.ts";
import { graphileMigrateAnew, graphileMigrateByHand } from "../../support/graphile-migrate-layout.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

/** The chain as `graphile-migrate commit` would have made it, had it been so from the beginning. */
const anew: Readonly<Record<BadCase, readonly string[]>> = {
  edited: ["altered-migration error"],
  formatted: ["altered-migration error"],
  deleted: ["deleted-migration error"],
  renumbered: ["apply-failed error", "renamed-migration error"],
  renamed: ["renamed-migration warning"],
  late: ["out-of-order error"],
  duplicate: ["duplicate-version error", "paths-diverge error"],
  failing: ["apply-failed error"],
  added: [],
};

const byHand: Readonly<Record<BadCase, readonly string[]>> = {
  ...anew,
  edited: ["altered-migration error", "apply-failed error"],
  formatted: ["altered-migration error", "apply-failed error"],
  late: ["apply-failed error", "apply-failed error", "out-of-order error"],
  duplicate: ["apply-failed error", "apply-failed error", "duplicate-version error", "paths-diverge error"],
};

describe.each([
  ["with a chain made anew", () => graphileMigrateAnew, anew],
  ["with headers left alone", graphileMigrateByHand, byHand],
] as const)("graphile-migrate %s", (_, layout, expected) => {
  test.each(Object.keys(expected) as BadCase[])("a migration that is %s", async (name) => {
    const report = await judgeBadCase(layout(), name);
    expect(report).toMatchObject({ tool: "graphile-migrate", migrationsDir: "migrations" });
    expect(verdicts(report).sort()).toEqual(expected[name]);
  });
});

test("an edited file is told by its hash, and whom it stops", async () => {
  const report = await judgeBadCase(graphileMigrateByHand(), "formatted");
  expect(findingOf(report, "apply-failed")).toMatchObject({
    evidence: { kind: "checksum" },
    detail: expect.stringMatching(
      /^Every database that has not run `000001-create-trips\.sql`.* Hash for 000001-create-trips\.sql does not match/u,
    ),
  });
  expect(findingOf(report, "altered-migration").detail).toContain("a chain of hashes");
});

test("a late file that breaks the chain stops every deploy, in graphile-migrate's words", async () => {
  const report = await judgeBadCase(graphileMigrateByHand(), "late");
  expect(findingOf(report, "out-of-order").detail).toMatch(
    /^On the next deploy graphile-migrate stops with: `Previous migration with hash 'sha1:.*' doesn't match '000002\.sql''s expected previous hash/u,
  );
});

test("a chain made anew is told by the foreign key that the next migration breaks", async () => {
  const project = createProject(graphileMigrateAnew, mergedMigrations);
  project.migrate({ ...badCases.edited, ...badCases.added });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration").detail).toContain("migrations_previous_hash_fkey");
});

test("SQL in current.sql does not arrive with the merge, and an empty one is nothing to say", async () => {
  const project = createProject(graphileMigrateAnew, mergedMigrations);
  project.migrate(badCases.added);
  project.write({ "migrations/current.sql": "-- Enter migration here\ncreate table riders (id bigint);\n" });
  project.commit("in the making");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file")).toMatchObject({
    file: "migrations/current.sql",
    remedy: "Run `graphile-migrate commit` before the change is merged.",
  });
});

test("the database's own name is put in on every path, each with its own", async () => {
  const sql = "alter database :DATABASE_NAME set timezone to 'UTC';\ncreate table trips (id bigint);";
  const project = createProject(graphileMigrateAnew, { "1 name": sql });
  project.migrate({
    "2 name": "comment on database :DATABASE_NAME is 'trips';",
    "3 wrong": "select 1 from :DATABASE_NAME;",
  });
  const report = await judge(project);
  expect(findingOf(report, "apply-failed").title).toMatch(/relation "migration_gate_\w+" does not exist/u);
  expect(report.findings).toHaveLength(1);
});

test("another value of a placeholder in `.gmrc` is an edit of the merged files that use it", async () => {
  const layout = {
    ...graphileMigrateAnew,
    marks: { ...graphileMigrateAnew.marks, ".gmrc": '{"placeholders":{":TRIPS":"trips"}}' },
  };
  const project = createProject(layout, { "1 create trips": "create table :TRIPS (id int);" });
  project.write({ ".gmrc": '{"placeholders":{":TRIPS":"journeys"}}' });
  project.commit("another name");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration").detail).toContain(
    "missing** on existing databases: table `public.journeys`",
  );
});
