import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";
const STOPS = "create table stops (id int);";

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)(
    "%s: a new migration below the newest merged one is a warning where it runs late",
    async (tool) => {
      const project = createProject(tool, { "1 create trips": TRIPS, "5 create stops": STOPS });
      project.migrate({ "3 create photos": "create table photos (id int);" });
      const report = await judge(project, { major });
      expect(report.verdict).toBe("pass");
      expect(verdicts(report)).toEqual(["out-of-order warning"]);
      expect(findingOf(report, "out-of-order")).toMatchObject({
        file: project.file("3 create photos"),
        evidence: { newest: project.layout.version(5, "create_stops") },
      });
      expect(report.paths.fresh).toBe(report.paths.upgraded);
    },
  );
});

test.each(toolNames)("%s: a migration that sorts last is in order", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS, "5 create stops": STOPS });
  project.migrate({ "6 create photos": "create table photos (id int);" });
  expect(verdicts(await judge(project))).toEqual([]);
});

test("two branches that are each in order are out of order together, once one of them is merged", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({ "3 create photos": "create table photos (id int);" });
  expect(verdicts(await judge(project))).toEqual([]);
  project.checkout("main");
  project.migrate({ "5 create stops": STOPS });
  expect(verdicts(await judge(project))).toEqual(["out-of-order warning"]);
});

test("diesel: the dash in a version does not put it out of order", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  project.write({ "migrations/20240102000000_dashless/up.sql": STOPS });
  project.commit("a version without dashes");
  project.migrate({ "3 create photos": "create table photos (id int);" });
  expect(verdicts(await judge(project))).toEqual([]);
});

test("an allowance with a reason in the file silences it, and the report keeps it", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS, "5 create stops": STOPS });
  project.migrate({
    "3 create photos":
      "-- migration-gate: allow out-of-order because nothing depends on it\ncreate table photos (id int);",
  });
  const report = await judge(project, { failOn: "warning" });
  expect(report.verdict).toBe("pass");
  expect(findingOf(report, "out-of-order").silenced).toContain("nothing depends on it");
});

test("an allowance without a reason does not count", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS, "5 create stops": STOPS });
  project.migrate({ "3 create photos": "-- migration-gate: allow out-of-order\ncreate table photos (id int);" });
  expect((await judge(project, { failOn: "warning" })).verdict).toBe("block");
});

test("an allowance that base has was given for another change, and one within a string is none", async () => {
  const allowed = "-- migration-gate: allow altered-migration because it never ran\n";
  const project = createProject("diesel", { "1 create trips": `${allowed}${TRIPS}`, "2 create stops": STOPS });
  project.migrate({
    "1 create trips": `${allowed}${TRIPS.replace("bigint", "int")}`,
    "2 create stops": `${STOPS.replace("int", "bigint")}\nselect '\n${allowed}';`,
  });
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(report.findings.map((finding) => finding.silenced)).toEqual([null, null]);
});
