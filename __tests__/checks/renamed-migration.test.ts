import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";
const RATINGS = "create table ratings (stars int);";

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: a file renamed to a lower number blocks though the schema is equal", async (tool) => {
    const project = createProject(tool, { "3 create trips": TRIPS, "5 create ratings": RATINGS });
    project.migrate({ "5 create ratings": null, "1 create ratings": RATINGS });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    const finding = findingOf(report, "renamed-migration");
    expect(finding).toMatchObject({ severity: "error", file: project.file("1 create ratings") });
    expect(finding.evidence).toMatchObject({
      from: project.layout.version(5, "create_ratings"),
      to: project.layout.version(1, "create_ratings"),
    });
    expect(finding.remedy).toContain("git mv ");
  });
});

test("diesel: what happens on the next deploy is tried, not guessed: it runs a second time and fails", async () => {
  const project = createProject("diesel", { "3 create trips": TRIPS, "5 create ratings": RATINGS });
  project.migrate({ "5 create ratings": null, "7 create ratings": RATINGS });
  const report = await judge(project);
  const { detail } = findingOf(report, "renamed-migration");
  expect(detail).toContain("runs it a second time, and it fails");
  expect(detail).toContain("42P07");
});

test("sqlx: the next deploy is refused in sqlx's words", async () => {
  const project = createProject("sqlx", { "3 create trips": TRIPS, "5 create ratings": RATINGS });
  project.migrate({ "5 create ratings": null, "7 create ratings": RATINGS });
  const { detail } = findingOf(await judge(project), "renamed-migration");
  expect(detail).toContain("was previously applied but is missing in the resolved migrations");
});

test.each(["sqlx", "diesel", "plain"] as const)(
  "%s: another name behind the same version is a warning",
  async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "1 create trips": null, "1 make trips": TRIPS });
    const report = await judge(project);
    expect(report.verdict).toBe("pass");
    expect(verdicts(report)).toEqual(["renamed-migration warning"]);
  },
);

test.each(toolNames)("%s: a new file that resembles a merged one is not a renamed one", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 create trips copy": TRIPS.replace("trips", "trips_copy") });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  expect(report.verdict).toBe("pass");
});
