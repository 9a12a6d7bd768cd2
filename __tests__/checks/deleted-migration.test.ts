import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestProject, ToolName } from "../support/projects.ts";
import { createProject, toolNames } from "../support/projects.ts";

const MIGRATIONS = {
  "1 create trips": "create table trips (id bigint primary key);",
  "2 create ratings": "create table ratings (trip_id bigint references trips (id), stars int);",
};

describe.each([14, 18] as const)("on PostgreSQL %i", (major) => {
  test.each(toolNames)("%s: a deleted migration blocks, and what it leaves behind is named", async (tool) => {
    const project = createProject(tool, MIGRATIONS);
    project.migrate({ "2 create ratings": null });
    const report = await judge(project, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["deleted-migration error"]);
    const finding = findingOf(report, "deleted-migration");
    expect(finding.file).toBe(project.file("2 create ratings"));
    expect(finding.detail).toContain("**only** on existing databases: table `public.ratings`");
    expect(finding.remedy).toContain(`git checkout main -- ${project.file("2 create ratings")}`);
    expect(finding.remedy).toContain("drop table public.ratings;");
  });

  test("sqlx's own refusal is quoted", async () => {
    const project = createProject("sqlx", MIGRATIONS);
    project.migrate({ "2 create ratings": null });
    const { detail } = findingOf(await judge(project, { major }), "deleted-migration");
    expect(detail).toContain("was previously applied but is missing in the resolved migrations");
  });
});

test.each(toolNames)("%s: a branch that is behind base has deleted nothing", async (tool) => {
  const project = createProject(tool, { "1 create trips": MIGRATIONS["1 create trips"] });
  project.checkout("main");
  project.migrate({ "2 create ratings": MIGRATIONS["2 create ratings"] });
  project.checkout("change");
  project.migrate({ "3 create stops": "create table stops (id int);" });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual([]);
  expect(report.pending.map((each) => each.file)).toEqual([project.file("3 create stops")]);
});

test("a migration that goes away with everything else is still found, though head has none left", async () => {
  const project = createProject("diesel", { "1 create trips": MIGRATIONS["1 create trips"] });
  project.migrate({ "1 create trips": null });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["deleted-migration error"]);
});

const RATINGS = MIGRATIONS["2 create ratings"];
const EDITED = "create table ratings (trip_id bigint references trips (id), stars int, comment text);";

/** On `main` the second migration was merged and reverted; `change` starts there. */
function createReverted(tool: ToolName): TestProject {
  const project = createProject(tool, MIGRATIONS);
  project.checkout("main");
  project.migrate({ "2 create ratings": null });
  project.git("branch", "--force", "change", "main");
  project.checkout("change");
  return project;
}

describe("a migration that was merged, deleted and is added again", () => {
  test.each([
    ["sqlx", "refuses to run, because the checksum differs"],
    ["diesel", "skips it and does not tell"],
    ["prisma", "skips it and does not tell"],
    ["plain", "one that forgot it fails"],
  ] as const)("%s: with another text, it blocks", async (tool, words) => {
    const project = createReverted(tool);
    const deletion = project.git("rev-parse", "main");
    project.migrate({ "2 create ratings": EDITED });
    const report = await judge(project);
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["deleted-migration error"]);
    const finding = findingOf(report, "deleted-migration");
    expect(finding).toMatchObject({ file: project.file("2 create ratings"), line: 1 });
    expect(finding.evidence).toMatchObject({ deletedIn: deletion, text: "edited", sameVersion: true });
    expect(finding.title).toContain(deletion.slice(0, 7));
    expect(finding.detail).toContain(words);
    expect(finding.remedy).toContain(`git checkout ${deletion.slice(0, 12)}^ -- ${project.file("2 create ratings")}`);
  });

  test.each([
    ["sqlx", "note"],
    ["diesel", "note"],
    ["prisma", "note"],
    ["plain", "warning"],
  ] as const)("%s: restored as it was, it is a %s", async (tool, severity) => {
    const project = createReverted(tool);
    project.migrate({ "2 create ratings": RATINGS });
    const report = await judge(project);
    expect(report.verdict).toBe("pass");
    expect(verdicts(report)).toEqual([`deleted-migration ${severity}`]);
  });

  test("sqlx: a comment more is another checksum", async () => {
    const project = createReverted("sqlx");
    project.migrate({ "2 create ratings": `-- stars\n${RATINGS}` });
    expect(verdicts(await judge(project))).toEqual(["deleted-migration error"]);
  });

  test.each(toolNames)("%s: under another version it would run a second time where it ran", async (tool) => {
    const project = createReverted(tool);
    project.migrate({ "3 create ratings": RATINGS });
    const report = await judge(project);
    expect(verdicts(report)).toEqual(["deleted-migration error"]);
    expect(findingOf(report, "deleted-migration").detail).toContain("runs it there a second time");
  });

  test("under another version, statements that cope with what they find are fine", async () => {
    const text = "create table if not exists ratings (stars int);";
    const project = createProject("diesel", { ...MIGRATIONS, "2 create ratings": text });
    project.checkout("main");
    project.migrate({ "2 create ratings": null });
    project.git("branch", "--force", "change", "main");
    project.checkout("change");
    project.migrate({ "3 create ratings": text });
    expect(verdicts(await judge(project))).toEqual([]);
  });

  test("what a branch adds and deletes on its way was never merged", async () => {
    const project = createProject("diesel", MIGRATIONS);
    project.migrate({ "3 create stops": "create table stops (id int);" });
    project.migrate({ "3 create stops": null, "4 create places": "create table places (id int);" });
    project.checkout("main");
    project.merge("change");
    project.git("checkout", "--quiet", "-b", "next");
    project.migrate({ "5 create stops": "create table stops (id int);" });
    expect(verdicts(await judge(project, { head: "next" }))).toEqual([]);
  });

  test("in a shallow clone the report says that it could not be told", async () => {
    const project = createReverted("diesel");
    project.migrate({ "2 create ratings": EDITED });
    const clone = project.clone({ depth: 2 });
    clone.git("update-ref", "refs/heads/main", "origin/main");
    expect((await judge(project)).notes).toEqual([]);
    const report = await judge(clone, { head: "origin/change" });
    expect(report.notes.join(" ")).toContain("fetch-depth: 0");
  });
});

test("of plain files nothing is recorded, and nobody notices", async () => {
  const project = createProject("plain", {
    "1 create trips": "create table trips (id int);",
    "2 stops": "create table stops ();",
  });
  project.migrate({ "2 stops": null });
  expect(findingOf(await judge(project), "deleted-migration").detail).toContain(
    "psql does not notice: nothing is recorded.",
  );
});
