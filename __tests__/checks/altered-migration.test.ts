import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { ToolName } from "../support/projects.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (\n  id bigint primary key,\n  title text not null\n);\n";
const FUNCTION = `create function next_stop(at int) returns int language plpgsql as $$
begin
  -- one further
  return at + 1;
end;
$$;
`;
const checksums: readonly ToolName[] = ["sqlx"];
const withoutChecksums: readonly ToolName[] = ["diesel", "prisma", "plain"];

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: an edited column blocks, and the objects are named in one finding", async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS, "2 create stops": "create table stops (id int);" });
    project.migrate({
      "1 create trips": TRIPS.replace("title text not null", "name text not null check (name <> '')"),
    });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["altered-migration error"]);
    const finding = findingOf(report, "altered-migration");
    expect(finding).toMatchObject({ file: project.file("1 create trips"), line: 3 });
    expect(finding.detail).toContain("**missing** on existing databases: check constraint");
    expect(finding.detail).toContain(
      "**named otherwise** on existing databases: column `public.trips.name` is `public.trips.title` there",
    );
    expect(finding.remedy).toContain("alter table public.trips rename column title to name;");
    expect(finding.remedy).toContain(`git checkout main -- ${project.file("1 create trips")}`);
    expect(report.paths.upgraded).toBe(report.paths.base);
    expect(report.paths.fresh).not.toBe(report.paths.upgraded);
  });
});

test("the remedy for what is only added is SQL that brings existing databases there", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  project.migrate({ "1 create trips": TRIPS.replace("not null\n", "not null,\n  stars int not null default 0\n") });
  const { remedy } = findingOf(await judge(project), "altered-migration");
  expect(remedy).toContain("alter table public.trips add column stars integer not null default 0;");
});

test("where a column may be renamed or dropped, the remedy leaves that to the author", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  project.migrate({ "1 create trips": TRIPS.replace("title text not null", "stars int not null default 0") });
  const { detail, remedy } = findingOf(await judge(project), "altered-migration");
  expect(detail).toContain("**missing** on existing databases: column `public.trips.stars`");
  expect(detail).toContain("**only** on existing databases: column `public.trips.title`");
  expect(remedy).not.toContain("drop column");
});

test.each(checksums)("%s: a comment breaks the checksum, and the finding has the tool's own words", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "1 create trips": `-- the trips of all travellers\n${TRIPS}` });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration").detail).toContain("was previously applied but has been modified");
  expect(report.paths.fresh).toBe(report.paths.upgraded);
});

test.each(withoutChecksums)("%s: comments and white space are a note", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "1 create trips": `-- the trips of all travellers\n${TRIPS.toUpperCase()}` });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual(["altered-migration note"]);
});

test.each(withoutChecksums)("%s: a formatter's run over 170 files is one note", async (tool) => {
  const tables = Array.from({ length: 170 }, (_, index) => `create table t${index} (id int, name text);`);
  const keys = tables.map((_, index) => `${index + 1} step ${index}`);
  const project = createProject(tool, Object.fromEntries(tables.map((sql, index) => [keys[index], sql])));
  const formatted = tables.map((sql) => sql.replace("(", "(\n    ").replace(", ", ",\n    ").replace(");", "\n);\n"));
  project.migrate(Object.fromEntries(formatted.map((sql, index) => [keys[index], sql])));
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual(["altered-migration note"]);
  expect(findingOf(report, "altered-migration").title).toContain("170 merged migrations");
});

test("the layout of a function's body is a note, and no path diverges by it", async () => {
  const project = createProject("diesel", { "1 create next stop": FUNCTION });
  project.migrate({
    "1 create next stop": FUNCTION.replaceAll("  ", "\t\t").replace("-- one further", "-- the one after"),
  });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report).filter((verdict) => !verdict.endsWith("note"))).toEqual([]);
  expect(report.paths.fresh).toBe(report.paths.upgraded);
});

test("another function body is an error", async () => {
  const project = createProject("diesel", { "1 create next stop": FUNCTION });
  project.migrate({ "1 create next stop": FUNCTION.replace("at + 1", "at + 2") });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration").line).toBe(4);
});

test.each(["diesel", "plain"] as const)(
  "%s: an edit after which every path still ends in the same schema is a warning",
  async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "1 create trips": TRIPS.replace("create table", "create table if not exists") });
    const report = await judge(project);
    expect(report.verdict).toBe("pass");
    expect(verdicts(report)).toEqual(["altered-migration warning"]);
  },
);

describe("what must not alarm", () => {
  test("generated names that came out otherwise", async () => {
    const serial = "create table trips (id serial primary key, stop int unique, check (stop > 0));";
    const project = createProject("diesel", { "1 create trips": serial });
    project.migrate({
      "1 create trips": `create sequence trips_id_seq;\n${serial}\ndrop sequence trips_id_seq;`,
    });
    const report = await judge(project);
    expect(report.verdict).toBe("pass");
    expect(verdicts(report)).toEqual(["altered-migration warning"]);
  });

  test("a clock that was folded into a view", async () => {
    const view = "create view recent as select 1 as one where timestamptz 'now' > now() - interval '1 day';";
    const project = createProject("diesel", { "1 create recent": view, "2 create trips": TRIPS });
    project.migrate({ "2 create trips": TRIPS.replace("create table", "create table if not exists") });
    const report = await judge(project);
    expect(verdicts(report)).toEqual(["altered-migration warning"]);
  });
});

test("a new file that relies on the edit fails on existing databases only, and both findings say so", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  project.migrate({
    "1 create trips": TRIPS.replace("not null\n", "not null,\n  stars int\n"),
    "2 index stars": "create index on trips (stars);",
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error", "apply-failed error"]);
  expect(findingOf(report, "altered-migration").detail).toContain("column `public.trips.stars`");
  const failed = findingOf(report, "apply-failed");
  expect(failed.evidence["paths"]).toEqual(["upgraded"]);
  expect(failed.title).toContain("on every existing database");
  expect(failed.detail).toContain(project.file("1 create trips"));
});

test("the remedy does not take what the failing new file would have done for what the edit did", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  project.migrate({
    "1 create trips": TRIPS.replace("not null\n", "not null,\n  stars int\n"),
    "2 rename": "alter table trips rename column stars to points;",
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error", "apply-failed error"]);
  const { remedy } = findingOf(report, "altered-migration");
  expect(remedy).toContain("alter table public.trips add column stars integer;");
  expect(remedy).not.toContain("points");
});

test("whether paths end alike is not claimed when one of them did not reach its end", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS, "2 add": "alter table trips add column a int;" });
  project.migrate({ "2 add": "alter table trips add column a int;\nalter table nope add column b int;" });
  const finding = findingOf(await judge(project), "altered-migration");
  expect(finding.severity).toBe("error");
  expect(finding.detail).toContain("could not be told");
  expect(finding.detail).not.toContain("still ends in the same schema");
});

test("an edit that makes a broken base run again can pass, with a warning", async () => {
  const project = createProject("plain", { "1 broken": "create table trips (id nothing);" });
  project.migrate({ "1 broken": "create table trips (id int);" });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual(["altered-migration warning", "apply-failed warning"]);
});

test("sqlx: characters that its checksum ignores are a note", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.branch("main2");
  project.write({ "sqlx.toml": '[migrate]\nignored-chars = ["\\r", "\\n"]\n' });
  project.commit("a checksum without line ends");
  project.branch("change2");
  project.migrate({ "1 create trips": TRIPS.replaceAll("\n", "\r\n") });
  const report = await judge(project, { base: "main2", head: "change2" });
  expect(verdicts(report)).toEqual(["altered-migration note"]);
});
