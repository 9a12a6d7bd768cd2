import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";
const PHOTOS = "create table photos (id int);";

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(["sqlx", "diesel", "plain"] as const)("%s: two files of one version block", async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 create photos": PHOTOS, "2 create stops": "create table stops (id int);" });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toContain("duplicate-version error");
    const finding = findingOf(report, "duplicate-version");
    expect([finding.file, finding.evidence["others"]].flat()).toEqual(
      expect.arrayContaining([project.file("2 create photos"), project.file("2 create stops")]),
    );
  });
});

test.each(["sqlx", "diesel", "plain"] as const)("%s: a new file with a merged file's version blocks", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "1 create photos": PHOTOS });
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(findingOf(report, "duplicate-version").severity).toBe("error");
});

test("prisma: its version is the whole name, so two folders of one second are two versions", async () => {
  const project = createProject("prisma", { "1 create trips": TRIPS });
  project.migrate({ "2 create photos": PHOTOS, "2 create stops": "create table stops (id int);" });
  expect(verdicts(await judge(project))).toEqual([]);
});
