import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, toolNames } from "../support/projects.ts";

const MIGRATIONS = {
  "1 create trips": "create table trips (id bigint primary key);",
  "2 create ratings": "create table ratings (trip_id bigint references trips (id), stars int);",
};

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: a deleted migration blocks, and what it leaves behind is named", async (tool) => {
    const project = createProject(tool, MIGRATIONS);
    project.migrate({ "2 create ratings": null });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["deleted-migration error"]);
    const finding = findingOf(report, "deleted-migration");
    expect(finding.file).toBe(project.file("2 create ratings"));
    expect(finding.detail).toContain("**only** on existing databases: table `public.ratings`");
    expect(finding.remedy).toContain(`git checkout main -- ${project.file("2 create ratings")}`);
    expect(finding.remedy).toContain("drop table public.ratings;");
  });

  test("sqlx's own refusal is quoted", async () => {
    const project = createProject("sqlx", MIGRATIONS);
    project.migrate({ "2 create ratings": null });
    const { detail } = findingOf(await judge(project, { major }), "deleted-migration");
    expect(detail).toContain("was previously applied but is missing in the resolved migrations");
  });
});

test.each(toolNames)("%s: a branch that is behind base has deleted nothing", async (tool) => {
  const project = createProject(tool, { "1 create trips": MIGRATIONS["1 create trips"] });
  project.checkout("main");
  project.migrate({ "2 create ratings": MIGRATIONS["2 create ratings"] });
  project.checkout("change");
  project.migrate({ "3 create stops": "create table stops (id int);" });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual([]);
  expect(report.pending.map((each) => each.file)).toEqual([project.file("3 create stops")]);
});

test("a migration that goes away with everything else is still found, though head has none left", async () => {
  const project = createProject("diesel", { "1 create trips": MIGRATIONS["1 create trips"] });
  project.migrate({ "1 create trips": null });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["deleted-migration error"]);
});
