import { expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import { golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { flywayLayout } from "../support/java-layouts.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { nodePgMigrateLayout } from "../support/node-pg-migrate-layout.ts";
import type { Layout, TestProject } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";
import { refineryLayout } from "../support/versioned-layouts.ts";

interface Tool {
  readonly layout: Layout;
  /** The path of the program with this number. */
  readonly program: (number: number) => string;
  /** What it says of `2` when the program `3` is merged. */
  readonly late: string;
  /** What it says of the program `2` when `3` is merged. */
  readonly lateProgram: string | null;
  /** What it says when a merged program is gone. */
  readonly deleted: string | null;
}

const day = (number: number): number => Date.UTC(2024, 0, number);

const TOOLS: Readonly<Record<string, Tool>> = {
  flyway: {
    layout: flywayLayout,
    program: (number) => `src/main/java/db/migration/V${number}__rows.java`,
    late: "Detected resolved migration not applied to database: 2.",
    lateProgram: "Detected resolved migration not applied to database: 2.",
    deleted: "Detected applied migration not resolved locally: 3.",
  },
  goose: {
    layout: gooseLayout,
    program: (number) => `migrations/0000${number}_rows.go`,
    late: "found 1 missing migrations before current version 3: version 2: migrations/000002_late.sql",
    lateProgram: "found 1 missing migrations before current version 3: version 2: migrations/00002_rows.go",
    deleted: null,
  },
  "node-pg-migrate": {
    layout: nodePgMigrateLayout,
    program: (number) => `migrations/${day(number)}_rows.js`,
    late: `Not run migration ${day(2)}_late is preceding already run migration ${day(3)}_rows`,
    lateProgram: `Not run migration ${day(2)}_rows is preceding already run migration ${day(3)}_rows`,
    deleted: `Not run migration ${day(4)}_last is preceding already run migration ${day(3)}_rows`,
  },
  refinery: {
    layout: refineryLayout,
    program: (number) => `migrations/V${number}__rows.rs`,
    late: "migration V2__late is missing from the filesystem",
    lateProgram: "migration V2__rows is missing from the filesystem",
    deleted: "migration V3__rows is missing from the filesystem",
  },
  "golang-migrate": {
    layout: golangMigrateLayout,
    program: (number) => `db/migrations/00000${number}_rows.up.go`,
    late: "golang-migrate will never run `2` on a database that is already at `3`",
    lateProgram: null,
    deleted: "no migration found for version 3",
  },
};

const names = Object.keys(TOOLS);
const SQL = { first: "create table trips (id int);", late: "create table late (id int);" } as const;

function mergedProgram({ layout, program }: Tool, files: Readonly<Record<string, string>> = {}): TestProject {
  const project = createProject(layout, { "1 first": SQL.first });
  project.checkout("main");
  project.write({ [program(3)]: "a program", ...files });
  project.commit("a program");
  project.git("branch", "--force", "change", "main");
  project.checkout("change");
  return project;
}

function toolOf(name: string): Tool {
  const tool = TOOLS[name];
  if (tool === undefined) throw new Error(name);
  return tool;
}

const wordsOf = (report: Report): string => report.findings.map(({ detail }) => detail).join("\n");

test.each(names)("%s: a migration in SQL before a program that is merged comes too late", async (name) => {
  const tool = toolOf(name);
  const project = mergedProgram(tool);
  project.migrate({ "2 late": SQL.late });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["out-of-order error"]);
  expect(findingOf(report, "out-of-order")).toMatchObject({
    file: project.file("2 late"),
    detail: expect.stringContaining(tool.late),
    evidence: { newest: tool.layout.version(3, "rows") },
  });
});

test.each(names)("%s: what comes after a merged program, programs among it, is in order", async (name) => {
  const tool = toolOf(name);
  const project = mergedProgram(tool);
  project.write({ [tool.program(5)]: "another program" });
  project.migrate({ "4 next": "create table next (id int);", "6 last": "create table last (id int);" });
  const report = await judge(project, { interrupts: 20 });
  // golang-migrate has its own way with every stop.
  expect(verdicts(report).filter((each) => !each.startsWith("half-applies"))).toEqual(["ignored-file warning"]);
  expect(report.pending.map(({ file }) => file)).toEqual([project.file("4 next"), project.file("6 last")]);
});

test.each(names)("%s: a second file of a merged program's version is one too many", async (name) => {
  const tool = toolOf(name);
  const project = mergedProgram(tool);
  project.migrate({ "3 rows": SQL.late });
  const report = await judge(project);
  expect(verdicts(report)).toContain("duplicate-version error");
  expect(findingOf(report, "duplicate-version").file).toBe(project.file("3 rows"));
});

test.each(names)("%s: a new program before a merged one comes too late", async (name) => {
  const tool = toolOf(name);
  const late = mergedProgram(tool);
  late.write({ [tool.program(2)]: "a late program" });
  late.commit("a late program");
  const lateReport = await judge(late);
  const rules = tool.lateProgram === null ? [] : ["out-of-order error"];
  expect(verdicts(lateReport)).toEqual([...rules, "ignored-file warning"]);
  expect(wordsOf(lateReport)).toContain(tool.lateProgram ?? "");
});

test.each(names)("%s: a merged program that is gone", async (name) => {
  const tool = toolOf(name);
  const project = mergedProgram(tool);
  project.write({ [tool.program(3)]: null });
  project.migrate({ "4 last": SQL.late });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([tool.deleted === null ? "ignored-file warning" : "deleted-migration error"]);
  expect(wordsOf(report)).toContain(tool.deleted ?? "what becomes of databases that have run it was not judged");
});

test.each(names.filter((name) => name !== "golang-migrate"))(
  "%s: a script in place of a merged program",
  async (name) => {
    const tool = toolOf(name);
    const project = mergedProgram(tool);
    project.migrate({ "4 next": "create table next (id int);" });
    project.moveBranch("main");
    project.write({ [tool.program(3)]: null });
    project.migrate({
      "3 rows": "create table rows_ (id int);",
      "5 last": "alter table rows_ add column at timestamptz;",
    });
    const report = await judge(project);
    const [rule, words] =
      name === "flyway"
        ? ["deleted-migration error", "Migration type mismatch for migration version 3 -> Applied to database : JDBC"]
        : ["ignored-file warning", `\`${project.file("3 rows")}\` has its version now`];
    expect(verdicts(report)).toEqual([rule]);
    expect(wordsOf(report)).toContain(words);
    expect(report.pending.map(({ file }) => file)).toEqual([project.file("5 last")]);
  },
);
