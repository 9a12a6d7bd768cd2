/** What a tool has recorded is looked for where the tool itself would look. */
import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestProject, ToolName } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id int);";
const STOPS = "create table stops (id int);";

/** The tools that keep a record in the database. */
const RECORDING = ["sqlx", "diesel", "prisma"] as const satisfies readonly ToolName[];

test.each(RECORDING)(
  "%s: a session-setup that sets the search path moves the record, and it is found",
  async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 create stops": STOPS });
    const setups = { setup: "create schema app;", sessionSetup: "set search_path = app;" };
    for (const major of [14, 18] as const) {
      const report = await judge(project, { ...setups, major });
      expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
      expect(report.pending.map((each) => each.file)).toEqual([project.file("2 create stops")]);
      expect(report.changes.map((each) => each.name)).toEqual(["app.stops", "app.stops.id"]);
    }
  },
);

test("a record that cannot be read is a failure, not an empty record", async () => {
  const project = createProject("diesel", {
    "1 create trips": TRIPS,
    "2 read only":
      "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$;",
  });
  project.migrate({ "3 create stops": STOPS });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["apply-failed error"]);
  expect(findingOf(report, "apply-failed").title).toContain("read-only transaction");
});

test("a schema that comes to stand before the record's in the search path hides the record, as it does for the tool", async () => {
  const project = createProject("sqlx", { "1 create app": "create schema app; create table app.trips (id int);" });
  project.migrate({ "2 create stops": STOPS });
  const report = await judge(project, { sessionSetup: "set search_path = app, public;" });
  expect(verdicts(report)).toEqual(["paths-diverge error", "apply-failed error"]);
  expect(findingOf(report, "paths-diverge").detail).toContain("sqlx does not find them recorded");
});

/** sqlx with a `sqlx.toml` on `change` that `main` does not have. */
function createConfigured(sql: string, toml: string): TestProject {
  const project = createProject("sqlx", { "1 create trips": sql });
  project.write({ "sqlx.toml": toml });
  project.commit("configure sqlx");
  return project;
}

test("sqlx: another table-name, and every merged migration runs once more and fails", async () => {
  const project = createConfigured(TRIPS, '[migrate]\ntable-name = "history"\n');
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(verdicts(report)).toEqual(["paths-diverge error", "apply-failed error"]);
  expect(findingOf(report, "apply-failed").evidence).toMatchObject({ sqlstate: "42P07", paths: ["upgraded"] });
  const finding = findingOf(report, "paths-diverge");
  expect(finding.title).toContain("runs 1 merged migration a second time");
  expect(finding.detail).toContain("base keeps sqlx's record in `_sqlx_migrations`, head in `history`");
});

test("sqlx: another table-name blocks where the migrations can run twice as well", async () => {
  const project = createConfigured("create table if not exists trips (id int);", '[migrate]\ntable-name = "history"\n');
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["paths-diverge error"]);
  expect(JSON.stringify(report.changes)).not.toContain("history");
});

test("sqlx: ignored-chars that change the checksums of merged files are refused on the next deploy", async () => {
  const project = createConfigured(TRIPS, '[migrate]\nignored-chars = [" "]\n');
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(report.findings.map((each) => each.detail).join(" ")).toContain("previously applied but has been modified");
});

test("sqlx: a sqlx.toml that says what holds anyway changes nothing", async () => {
  const project = createConfigured(TRIPS, '[migrate]\ntable-name = "_sqlx_migrations"\n');
  const report = await judge(project);
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
  expect(report.postgres).toBeNull();
});

test("sqlx: a schema that only head's configuration makes is there on fresh and on existing databases", async () => {
  const project = createConfigured(TRIPS, '[migrate]\ncreate-schemas = ["app"]\n');
  project.migrate({ "2 create stops": "create table app.stops (id int);" });
  const report = await judge(project);
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
});
