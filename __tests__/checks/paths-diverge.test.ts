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

const LEGACY = {
  "1 create trips": TRIPS,
  "3 drop legacy": "alter table trips drop column if exists legacy;",
};
const LATE = { "2 add legacy": "alter table trips add column legacy int;" };

describe.each(["sqlx", "diesel", "plain"] as const)("%s: a late migration that diverges is found", (tool) => {
  test("beside a merged file with another name", async () => {
    const project = createProject(tool, LEGACY);
    project.migrate({ ...LATE, "1 create trips": null, "1 make trips": TRIPS });
    const report = await judge(project);
    expect(verdicts(report)).toEqual(["paths-diverge error", "renamed-migration warning", "out-of-order warning"]);
  });

  test("and laid at its own door beside an edit that is harmless", async () => {
    const project = createProject(tool, LEGACY);
    project.migrate({ ...LATE, "1 create trips": `${TRIPS}\nselect 1;` });
    const finding = findingOf(await judge(project), "paths-diverge");
    expect(finding.file).toBe(project.file("2 add legacy"));
  });
});

/** A table, and a function whose body is indented so. */
function body(indent: string): string {
  return `${TRIPS}\ncreate function f() returns int language plpgsql as $$\nbegin\n${indent}return 1;\nend $$;`;
}

test.each(["diesel", "plain"] as const)(
  "%s: also beside a function whose body was only laid out anew",
  async (tool) => {
    const project = createProject(tool, { ...LEGACY, "1 create trips": body("  ") });
    project.migrate({ ...LATE, "1 create trips": body("      ") });
    const report = await judge(project);
    expect(report.verdict).toBe("block");
    expect(findingOf(report, "paths-diverge").file).toBe(project.file("2 add legacy"));
  },
);

describe("what the tool has recorded is half of a state", () => {
  test("a migration that removes a row makes the next deploy run the migration again", async () => {
    const project = createProject("sqlx", { "1 create trips": TRIPS });
    project.migrate({ "2 tidy": "delete from _sqlx_migrations where version = 20240101000000;" });
    const finding = findingOf(await judge(project), "paths-diverge");
    expect(finding.severity).toBe("error");
    expect(finding.detail).toContain("runs `20240101000000` once more");
  });

  test("a migration that adds a row makes the next deploy refuse to run", async () => {
    const project = createProject("sqlx", { "1 create trips": TRIPS });
    project.migrate({
      "2 forge":
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (99, 'x', true, '', 0);",
    });
    const finding = findingOf(await judge(project), "paths-diverge");
    expect(finding.detail).toContain("migration 99 was previously applied but is missing");
  });

  test("a row that is unfinished on base already is told", async () => {
    const project = createProject("sqlx", {
      "1 create trips": TRIPS,
      "2 spoil": "update _sqlx_migrations set success = false where version = 20240101000000;",
    });
    project.migrate({ "3 create stops": "create table stops (id int);" });
    expect((await judge(project)).verdict).toBe("block");
  });
});

test("a schema that head's configuration has the tool make is not missing because a migration fails", async () => {
  const project = createProject("sqlx", { "1 create trips": "create table trips (id int);" });
  project.write({ "sqlx.toml": '[migrate]\ncreate-schemas = ["geo"]\n' });
  project.migrate({ "2 create stops": "create table geo.stops (id int references nowhere);" });
  expect(verdicts(await judge(project))).toEqual(["apply-failed error"]);
});
