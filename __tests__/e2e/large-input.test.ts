/** Much of everything: seed files of megabytes, histories of two thousand migrations. The bounds are generous. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { ToolName } from "../support/projects.ts";
import { createProject, layouts } from "../support/projects.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createRepository } from "../support/git-repository.ts";
import type { Report } from "../../src/report/report.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";

const title = (index: number): string =>
  `'a title that makes this file as large as it is meant to be, number ${index}'`;
const numbers = Array.from({ length: 20_000 }, (_, index) => index);
const MANY_INSERTS = numbers
  .map((index) => `insert into trips (id, title) values (${index}, ${title(index)});\n`)
  .join("");
const HUGE_INSERT = `insert into trips (id, title) values\n${numbers.map((index) => `  (${index}, ${title(index)})`).join(",\n")};\n`;

/** Milliseconds and bytes: several times what an idle machine needs. */
const PATIENCE = 45_000;
const MEMORY = 1.2 * 2 ** 30;

let highest = 0;
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20);
beforeAll(() => expect(MANY_INSERTS.length).toBeGreaterThan(2_000_000));
afterAll(() => clearInterval(watch));

/** The report, which came in time and without filling the memory. */
async function judgeInTime(repository: Pick<TestRepository, "dir">): Promise<Report> {
  highest = 0;
  const started = performance.now();
  const report = await judge(repository);
  expect(performance.now() - started).toBeLessThan(PATIENCE);
  expect(highest).toBeLessThan(MEMORY);
  return report;
}

// One statement is sent in the same way by every tool.
test.each([
  ["20,000 inserts", "sqlx", MANY_INSERTS],
  ["20,000 inserts", "plain", MANY_INSERTS],
  ["one insert of 20,000 rows", "sqlx", HUGE_INSERT],
] as const)("a pending seed file of %s applies: %s", async (_, tool, seed) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 seed": seed, "3 check": "do $$ begin assert (select count(*) from trips) = 20000; end $$;" });
  const report = await judgeInTime(project);
  expect(verdicts(report)).toEqual([]);
  expect(report).toMatchObject({ verdict: "pass", changes: [] });
});

test("a merged seed file is in everybody's way for a moment only", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS, "2 seed": HUGE_INSERT });
  project.migrate({ "3 create stops": "create table stops (id int);" });
  expect(verdicts(await judgeInTime(project))).toEqual([]);
});

test("the line is named at which a merged seed file was edited", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS, "2 seed": MANY_INSERTS });
  project.migrate({ "2 seed": MANY_INSERTS.replace("number 15000", "number 15,000") });
  expect(findingOf(await judgeInTime(project), "altered-migration").line).toBe(15_001);
});

test("the line is named at which a seed file fails, with an excerpt and not the file", async () => {
  const project = createProject("prisma", { "1 create trips": TRIPS });
  project.migrate({ "2 seed": `${MANY_INSERTS}select nothing;\n` });
  const finding = findingOf(await judgeInTime(project), "apply-failed");
  expect(finding.line).toBe(20_001);
  expect(finding.excerpt?.length).toBeLessThan(1_000);
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

function historyOf(length: number, tool: ToolName): TestRepository {
  const repository = createRepository();
  const history = Array.from({ length }, (_, index) => [pathOf(tool, index + 1), step(index + 1)]);
  repository.write({ ...layouts[tool].marks, ...Object.fromEntries(history) });
  repository.commit("history");
  repository.branch("change");
  repository.write({ [pathOf(tool, length + 1)]: step(length + 1) });
  repository.commit("one more");
  return repository;
}

test("a pending migration is judged on top of two thousand merged ones", async () => {
  const report = await judgeInTime(historyOf(2_000, "sqlx"));
  expect(verdicts(report)).toEqual([]);
  expect(report).toMatchObject({ base: { migrations: 2_000 }, head: { migrations: 2_001 } });
  expect(report.changes[0]).toMatchObject({ name: "public.t2001", file: pathOf("sqlx", 2_001), line: 1 });
});

/** Base and the fresh path are both replayed then. */
test("an edited one among a thousand merged ones is found, and what it changes", async () => {
  const repository = historyOf(1_000, "plain");
  const edited = pathOf("plain", 3);
  repository.write({ [edited]: step(3).replace("select 3", "select 33") });
  repository.commit("edit");
  const finding = findingOf(await judgeInTime(repository), "altered-migration");
  expect(finding).toMatchObject({ severity: "error", file: edited, object: "public.f3()" });
});
