/** Much of everything: seed files of five megabytes, histories of two thousand migrations. The bounds are generous. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestProject, ToolName } from "../support/projects.ts";
import { createProject, layouts, toolNames } from "../support/projects.ts";
import { createRepository } from "../support/git-repository.ts";
import type { Report } from "../../src/report/report.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";

const title = (index: number): string =>
  `'a title that makes this file as large as it is meant to be, number ${index}'`;
const numbers = Array.from({ length: 50_000 }, (_, index) => index);
const MANY_INSERTS = numbers
  .map((index) => `insert into trips (id, title) values (${index}, ${title(index)});\n`)
  .join("");
const HUGE_INSERT = `insert into trips (id, title) values\n${numbers.map((index) => `  (${index}, ${title(index)})`).join(",\n")};\n`;

/** Milliseconds and bytes: several times what an idle machine needs. */
const PATIENCE = 45_000;
const MEMORY = 1.2 * 2 ** 30;

let highest = 0;
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20);
beforeAll(() => expect(MANY_INSERTS.length).toBeGreaterThan(5_000_000));
afterAll(() => clearInterval(watch));

/** The report, which came in time and without filling the memory. */
async function judgeInTime(project: Pick<TestProject, "dir">): Promise<Report> {
  highest = 0;
  const started = performance.now();
  const report = await judge(project);
  expect(performance.now() - started).toBeLessThan(PATIENCE);
  expect(highest).toBeLessThan(MEMORY);
  return report;
}

describe.each([
  ["50,000 inserts", MANY_INSERTS],
  ["one insert of 50,000 rows", HUGE_INSERT],
])("a seed file of %s", (_, seed) => {
  test.each(["sqlx", "plain"] as const)("%s: pending, it applies", async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 seed": seed, "3 check": "do $$ begin assert (select count(*) from trips) = 50000; end $$;" });
    const report = await judgeInTime(project);
    expect(verdicts(report)).toEqual([]);
    expect(report).toMatchObject({ verdict: "pass", changes: [] });
  });

  test("merged, it is in everybody's way for a moment only", async () => {
    const project = createProject("sqlx", { "1 create trips": TRIPS, "2 seed": seed });
    project.migrate({ "3 create stops": "create table stops (id int);" });
    expect(verdicts(await judgeInTime(project))).toEqual([]);
  });

  test("edited, the line is named", async () => {
    const project = createProject("diesel", { "1 create trips": TRIPS, "2 seed": seed });
    project.migrate({ "2 seed": seed.replace("number 40000", "number 40,000") });
    const finding = findingOf(await judgeInTime(project), "altered-migration");
    expect(finding.line).toBe(40_001 + Number(seed === HUGE_INSERT));
  });

  test("failing at its end, the line is named", async () => {
    const project = createProject("prisma", { "1 create trips": TRIPS });
    project.migrate({ "2 seed": `${seed}select nothing;\n` });
    const finding = findingOf(await judgeInTime(project), "apply-failed");
    expect(finding.line).toBe(50_001 + Number(seed === HUGE_INSERT));
    expect(finding.excerpt?.length).toBeLessThan(1_000);
  });
});

/** Kinds of changes as real histories have them. */
function step(number: number): string {
  const kinds = [
    `create table t${number} (id bigint primary key, name text not null);\ncreate index on t${number} (name);\n`,
    `alter table t${number - 1} add column more int;\n`,
    `create function f${number}() returns int language sql as 'select ${number}';\n`,
    `insert into t${number - 3} (id, name) values (1, 'a');\nupdate t${number - 3} set name = 'b';\n`,
  ];
  return kinds[(number - 1) % kinds.length] ?? "";
}

/** The layouts' numbers are days; here there are more. */
function pathOf(tool: ToolName, number: number): string {
  const four = String(number).padStart(4, "0");
  return layouts[tool]
    .path(1, `m${number}`)
    .replace("20240101000000", `2024010100${four}`)
    .replace("2024-01-01-000000", `2024-01-01-00${four}`)
    .replace("0001_", `${four}_`);
}

test.each(toolNames)("%s: two thousand merged migrations, one of them edited, and a pending one", async (tool) => {
  const repository = createRepository();
  const history = Array.from({ length: 2_000 }, (_, index) => [pathOf(tool, index + 1), step(index + 1)]);
  repository.write({ ...layouts[tool].marks, ...Object.fromEntries(history) });
  repository.commit("history");
  repository.branch("change");
  const edited = pathOf(tool, 3);
  repository.write({ [edited]: step(3).replace("select 3", "select 33"), [pathOf(tool, 2_001)]: step(2_001) });
  repository.commit("change");
  const report = await judgeInTime(repository);
  expect(report.base?.migrations).toBe(2_000);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  const finding = findingOf(report, "altered-migration");
  expect(finding).toMatchObject({ file: edited, object: "public.f3()" });
  expect(report.changes.map(({ name }) => name)).toContain("public.t2001");
});
