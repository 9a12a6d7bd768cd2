import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase, mergedMigrations } from "../../support/bad-cases.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { nodePgMigrateLayout } from "../../support/node-pg-migrate-layout.ts";
import { createProject } from "../../support/projects.ts";

const expected: Readonly<Record<BadCase, readonly string[]>> = {
  edited: ["altered-migration error"],
  formatted: ["altered-migration note"],
  deleted: ["deleted-migration error"],
  renumbered: ["apply-failed error", "renamed-migration error"],
  renamed: ["apply-failed error", "renamed-migration error"],
  late: ["out-of-order error"],
  duplicate: ["out-of-order error"],
  failing: ["apply-failed error"],
  added: [],
};

test.each(Object.keys(expected) as BadCase[])("a migration that is %s", async (name) => {
  const report = await judgeBadCase(nodePgMigrateLayout, name);
  expect(report).toMatchObject({ tool: "node-pg-migrate", migrationsDir: "migrations" });
  expect(verdicts(report).sort()).toEqual(expected[name]);
});

test("a late migration and a renamed one are told in node-pg-migrate's words", async () => {
  const late = await judgeBadCase(nodePgMigrateLayout, "late");
  expect(findingOf(late, "out-of-order").detail).toBe(
    "On the next deploy node-pg-migrate stops with: `Not run migration 1704153600000_create-riders is preceding already run migration 1704240000000_create-stops`, unless it is run with `--no-check-order`.",
  );
  const renamed = await judgeBadCase(nodePgMigrateLayout, "renamed");
  expect(findingOf(renamed, "renamed-migration").detail).toContain(
    "stops with: `Not run migration 1704240000000_add-stops is preceding already run migration 1704240000000_create-stops`",
  );
});

test("a README among the migrations blocks, because node-pg-migrate takes it for one", async () => {
  const project = createProject(nodePgMigrateLayout, mergedMigrations);
  project.write({ "migrations/README.md": "# Migrations\n" });
  project.commit("explain the folder");
  const report = await judge(project);
  expect(findingOf(report, "apply-failed")).toMatchObject({
    file: "migrations/README.md",
    detail: expect.stringContaining('Cannot determine numeric prefix for "README.md"'),
  });
});

test("a new migration that is a program is told not to have been run", async () => {
  const project = createProject(nodePgMigrateLayout, mergedMigrations);
  project.write({ "migrations/1704326400000_seed.ts": "export const up = () => undefined;\n" });
  project.commit("a program");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file")).toMatchObject({
    title: "`1704326400000_seed.ts` is not run by the gate",
    remedy: expect.stringContaining("npx node-pg-migrate up"),
  });
});
