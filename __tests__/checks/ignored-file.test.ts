import { expect, test } from "@jest/globals";
import { touchedIgnoredFiles } from "../../src/checks/touched-ignored-files.ts";
import { readHistory } from "../../src/gate/read-project.ts";
import { findTool } from "../../src/tools/registry.ts";
import type { History } from "../../src/tools/tool.ts";
import { memoryTree } from "../support/memory-tree.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";

test.each([
  ["sqlx", "migrations/20240105000000.sql"],
  ["plain", "db/migrations/add_photos.sql"],
  ["plain", "db/migrations/2024/0003_photos.sql"],
] as const)("%s: a new file that is never run (%s) is a warning", async (tool, file) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.write({ [file]: "create table photos (id int);" });
  project.commit("a file that is never run");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file").file).toBe(file);
});

test("one that base has already is not this change's doing", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.checkout("main");
  project.write({ "db/migrations/seed.sql": "select 1;" });
  project.commit("a file that is never run");
  project.git("branch", "--force", "change", "main");
  project.checkout("change");
  project.migrate({ "2 create stops": "create table stops (id int);" });
  expect(verdicts(await judge(project))).toEqual([]);
});

test("a file that is no SQL may lie there", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.write({ "db/migrations/README.md": "Number the files." });
  project.commit("a readme");
  expect(verdicts(await judge(project))).toEqual([]);
});

type Files = Readonly<Record<string, string>>;

async function history(name: string, dir: string, files: Files): Promise<History> {
  const tree = memoryTree({ [`${dir}/1_keep.sql`]: "", ...files });
  const tool = findTool(name);
  return readHistory(tree, (await tool.configured?.(tree, dir)) ?? tool, dir);
}

const XML = '<databaseChangeLog><include file="db/a.sql"/><changeSet id="1" author="ann">';
const changelog = (sql: string): string => `${XML}<sql>${sql}</sql></changeSet></databaseChangeLog>`;

const told = (base: History, head: History): unknown =>
  touchedIgnoredFiles({ base, head }).map((each) => [each.file, each.change, each.runner]);

test.each([
  ["goose", "db", "db/00002_rows.go", {}, "The project's own program"],
  ["golang-migrate", "db", "db/2_rows.up.go", {}, "The project's own runner"],
  ["node-pg-migrate", "db", "db/2_rows.js", {}, undefined],
  ["plain", "db", "db/2_rows.py", {}, "Its own tool"],
  ["refinery", "db", "db/V2__rows.rs", {}, undefined],
  ["flyway", "src/main/resources/db/migration", "src/main/kotlin/db/migration/V2__Rows.kt", {}, undefined],
  ["liquibase", "db", "db/rows.sql", { "db/db.changelog-master.xml": changelog("rows.sql") }, undefined],
] as const)(
  "%s: a migration that is a program is told when the change touches it",
  async (tool, dir, file, others, runner) => {
    const properties = { "liquibase.properties": "changeLogFile: db/db.changelog-master.xml\n" };
    const read = (files: Files): Promise<History> => history(tool, dir, { ...properties, ...others, ...files });
    const [none, one, edited] = [await read({}), await read({ [file]: "one" }), await read({ [file]: "two" })];
    expect(told(none, one)).toEqual([[file, "added", runner]]);
    expect(told(one, edited)).toEqual([[file, "edited", runner]]);
    expect(told(one, none)).toEqual([[file, "deleted", runner]]);
    expect(told(one, one)).toEqual([]);
  },
);

test.each([
  ["xml", changelog("select 1"), changelog("select 2"), changelog("select 1").replace("db/a.sql", "db/b.sql")],
  [
    "yaml",
    "databaseChangeLog:\n- changeSet: { id: 1, changes: [{ sql: select 1 }] }\n",
    "databaseChangeLog:\n- changeSet: { id: 1, changes: [{ sql: select 2 }] }\n",
    "databaseChangeLog:\n- include: { file: db/b.sql }\n- changeSet: { id: 1, changes: [{ sql: select 1 }] }\n",
  ],
])(
  "a changeset in %s is told when it is edited, not when an include comes beside it",
  async (ending, one, two, beside) => {
    const root = `db/root.${ending}`;
    const properties = { "liquibase.properties": `changeLogFile: ${root}\n` };
    const read = (text: string): Promise<History> => history("liquibase", "db", { ...properties, [root]: text });
    const base = await read(one);
    expect(touchedIgnoredFiles({ base, head: await read(two) })).toMatchObject([{ file: root, change: "edited" }]);
    expect(touchedIgnoredFiles({ base, head: await read(beside) })).toEqual([]);
  },
);

test("a change to nothing but a program does not pass as one without a migration", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.write({ "db/migrations/0002_rows.py": "" });
  project.commit("a program");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file")).toMatchObject({
    title: "`0002_rows.py` is not run by the gate",
    detail: expect.stringContaining("what it does, and whether it can be applied, was not judged."),
    remedy: "Let the gate run the project's own command: `apply: …` in its config file.",
  });
});
