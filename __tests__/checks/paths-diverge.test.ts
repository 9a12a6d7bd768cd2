import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: a late migration that ends otherwise in the other order blocks", async (tool) => {
    const project = createProject(tool, {
      "1 create trips": TRIPS,
      "5 add state": "create or replace view open_trips as select id from trips where id > 5;",
    });
    project.migrate({ "3 view": "create or replace view open_trips as select id from trips where id > 3;" });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["paths-diverge error", "out-of-order warning"]);
    const finding = findingOf(report, "paths-diverge");
    expect(finding.file).toBe(project.file("3 view"));
    expect(finding.detail).toContain("view `public.open_trips`");
  });
});

test.each(toolNames)("%s: a late migration whose order does not matter does not diverge", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS, "5 create stops": "create table stops (id int);" });
  project.migrate({ "3 create photos": "create table photos (id int);" });
  const report = await judge(project);
  expect(report.findings.filter((finding) => finding.rule === "paths-diverge")).toEqual([]);
  expect(report.paths.fresh).toBe(report.paths.upgraded);
});

test("another order of columns is a note", async () => {
  const project = createProject("diesel", {
    "1 create trips": TRIPS,
    "5 add a": "alter table trips add column a int;",
  });
  project.migrate({ "3 add b": "alter table trips add column b int;" });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual(["out-of-order warning", "paths-diverge note"]);
  expect(report.paths.fresh).toBe(report.paths.upgraded);
});
