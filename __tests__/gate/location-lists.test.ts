/** Folders of a list of locations are one history, on whichever side the list is. */
import { expect, test } from "@jest/globals";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import { loadProjects } from "../../src/config/load-options.ts";
import { planProjects } from "../../src/gate/plan-projects.ts";
import { readProject, readSides } from "../../src/gate/read-project.ts";
import type { History } from "../../src/tools/tool.ts";
import { createRepository } from "../support/git-repository.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";

type Files = Readonly<Record<string, string | null>>;

const versions = ({ migrations }: Pick<History, "migrations">): string =>
  migrations.map(({ version }) => version).join();

/** `folder: base's versions → head's` of each project. */
async function plan(before: Files, change: Files, ...options: string[]): Promise<string[]> {
  const repository = createRepository();
  repository.write(before);
  repository.commit("base");
  repository.branch("change");
  repository.write(change);
  repository.commit("change");
  const command = parseArguments(["check", `--repo=${repository.dir}`, "--base=main", "--head=change", ...options], {});
  if (command.kind !== "check") throw new Error(command.kind);
  const listed = await loadProjects(command.choices, []);
  const sides = await readSides({ repository: repository.dir, base: "main", head: "change" });
  const { projects, formerDirs } = await planProjects(listed, sides, "shop");
  const read = await Promise.all(projects.map((each) => readProject(each, { ...sides, formerDirs })));
  return read.map(({ dir, baseHistory, headHistory }) => `${dir}: ${versions(baseHistory)} → ${versions(headHistory)}`);
}

const conf = (...folders: string[]) =>
  `flyway.locations=${folders.map((folder) => `filesystem:${folder}`).join()}\nflyway.url=jdbc:postgresql://db/app\n`;
const env = (...folders: string[]) => `DBMATE_MIGRATIONS_DIR=${folders.map((folder) => `./${folder}`).join()}\n`;
const block = (table: string) => `-- migrate:up\ncreate table ${table} (id int);\n-- migrate:down\n`;

const flyway = { "one/V1__a.sql": "create table a (id int);", "two/V2__b.sql": "create table b (id int);" };
const below = { "db/one/V1__a.sql": "create table a (id int);", "db/two/V2__b.sql": "create table b (id int);" };
const dbmate = { "one/1_a.sql": block("a"), "two/2_b.sql": block("b") };

test.each<[string, Files, Files, string[]]>([
  [
    "Flyway, the second",
    { ...flyway, "flyway.conf": conf("one", "two") },
    { "flyway.conf": conf("one") },
    ["one: 1,2 → 1"],
  ],
  [
    "Flyway, the first",
    { ...flyway, "flyway.conf": conf("one", "two") },
    { "flyway.conf": conf("two") },
    ["two: 1,2 → 2"],
  ],
  [
    "Flyway, below a common folder",
    { ...below, "flyway.conf": conf("db/one", "db/two") },
    { "flyway.conf": conf("db/one") },
    ["db/one: 1,2 → 1"],
  ],
  [
    "Flyway, and its files go too",
    { ...below, "flyway.conf": conf("db/one", "db/two") },
    { "flyway.conf": conf("db/one"), "db/two/V2__b.sql": null },
    ["db/one: 1,2 → 1"],
  ],
  [
    "Flyway, of a whole folder",
    { ...below, "flyway.conf": conf("db") },
    { "flyway.conf": conf("db/two") },
    ["db/two: 1,2 → 2"],
  ],
  ["dbmate, the second", { ...dbmate, ".env": env("one", "two") }, { ".env": env("one") }, ["one: 1,2 → 1"]],
  ["dbmate, the first", { ...dbmate, ".env": env("one", "two") }, { ".env": env("two") }, ["two: 1,2 → 2"]],
  ["dbmate, the list itself", { ...dbmate, ".env": env("one", "two") }, { ".env": "" }, ["one: 1,2 → 1"]],
  ["Flyway, none", { ...flyway, "flyway.conf": conf("one", "two") }, { "two/V3__c.sql": "" }, ["one: 1,2 → 1,2,3"]],
  [
    "Flyway, one more",
    { ...flyway, "flyway.conf": conf("one") },
    { "flyway.conf": conf("one", "two") },
    ["one: 1 → 1,2"],
  ],
  [
    "dbmate, none: it joins, and base has it",
    { ...dbmate, ".env": env("one") },
    { ".env": env("one", "two"), "two/2_b.sql": null, "two/3_c.sql": block("c") },
    ["one: 1,2 → 1,3"],
  ],
  [
    "dbmate, none: calls become one",
    { ...dbmate, Makefile: "up:\n\tdbmate -d one up && dbmate -d two up\n" },
    { Makefile: "up:\n\tdbmate -d one -d two up\n", "two/2_b.sql": null, "two/3_c.sql": block("c") },
    ["one: 1,2 → 1,3"],
  ],
  [
    "dbmate, none: a shorter call stays beside the list",
    { ...dbmate, Makefile: "one:\n\tdbmate -d one up\nall:\n\tdbmate -d one -d two up\n" },
    { "two/3_c.sql": block("c") },
    ["one: 1,2 → 1,2,3"],
  ],
  [
    "dbmate, none: lists that overlap",
    { ...dbmate, "zoo/4_d.sql": block("d"), Makefile: "up:\n\tdbmate -d one -d two up\n\tdbmate -d two -d zoo up\n" },
    { "zoo/5_e.sql": block("e") },
    ["one: 1,2 → 1,2", "zoo: 2,4 → 2,4,5"],
  ],
])("a folder is dropped from a list: %s", async (_, before, change, projects) => {
  expect(await plan(before, change)).toEqual(projects);
});

const table = (name: string) => `create table ${name} (id int);`;
const second = { "migrations/2/01_a.sql": table("b") };
const numbers = { "migrations/1/01_a.sql": table("a"), ...second };

test.each<[string, Files, Files, string[]]>([
  ["a third", numbers, { "migrations/3/01_c.sql": table("c") }, ["migrations: 1/1,2/1 → 1/1,2/1,3/1"]],
  [
    "the second",
    { "migrations/1/01_a.sql": table("a") },
    { ...second, "migrations/1/01_a.sql": "" },
    ["migrations: 1/1 → 1/1,2/1"],
  ],
  [
    "beside files",
    { ...numbers, "migrations/5_e.sql": table("e") },
    { "migrations/3/01_c.sql": "" },
    ["migrations: 5 → 5", "migrations/1: 1 → 1", "migrations/2: 1 → 1"],
  ],
  [
    "the files beside them go",
    { ...numbers, "migrations/5_e.sql": "" },
    { "migrations/5_e.sql": null },
    ["migrations: 5 → 1/1,2/1", "migrations/1: 1 → 1", "migrations/2: 1 → 1"],
  ],
  [
    "not called migrations",
    { "days/1/01_a.sql": "", "days/1/02_a.sql": "" },
    { "days/2/01_a.sql": "", "days/2/02_a.sql": "" },
    ["days/1: 1,2 → 1,2", "days/2:  → 1,2"],
  ],
])("folders of releases that are numbers: %s", async (_, before, change, projects) => {
  expect(await plan(before, change)).toEqual(projects);
});

test.each<[string, Files, Files, string[]]>([
  ["Flyway", { ...flyway, "flyway.conf": conf("one", "two") }, { "two/V3__c.sql": "" }, ["one: 1,2 → 1,2,3"]],
  [
    "Flyway, below a common folder",
    { ...below, "flyway.conf": conf("db/one", "db/two") },
    { "db/two/V3__c.sql": "" },
    ["db/one: 1,2 → 1,2,3"],
  ],
  ["dbmate", { ...dbmate, ".env": env("one", "two") }, { "two/3_c.sql": block("c") }, ["one: 1,2 → 1,2,3"]],
  [
    "dbmate, of which one is dropped",
    { ...dbmate, ".env": env("one", "two") },
    { ".env": env("one") },
    ["one: 1,2 → 1"],
  ],
])("two folders of one history are judged as one, where both are named: %s", async (_, before, change, projects) => {
  const [one = "", two = ""] = Object.keys(before).map((path) => path.slice(0, path.lastIndexOf("/")));
  expect(await plan(before, change, `--migrations=${one}`, `--migrations=${two}`)).toEqual(projects);
});

test("what a dropped folder holds is told where the history goes on, and no table is to be dropped", async () => {
  const repository = createRepository();
  repository.write({ ...flyway, "flyway.conf": conf("one", "two") });
  repository.commit("base");
  repository.branch("change");
  repository.write({ "flyway.conf": conf("two"), "one/V3__c.sql": "create table c (id int);" });
  repository.commit("change");
  const report = await judge(repository, { migrations: ["two"] });
  expect(verdicts(report)).toEqual(["deleted-migration error", "ignored-file warning"]);
  const { title, detail, remedy } = findingOf(report, "deleted-migration");
  expect(title).toBe("`one/V1__a.sql` was merged and is not run any longer: it leaves 1 difference behind");
  expect(detail).toContain("The file is still there, but not run: Flyway does not look into `one` any longer.");
  expect(detail).toContain("`Detected applied migration not resolved locally: 1.");
  expect(remedy).toBe("Name `one` among Flyway's folders again, or move its migrations to `two`.");
  expect(findingOf(report, "ignored-file").file).toBe("one/V3__c.sql");
});

test("histories that the change joins are replayed, though no file of theirs is another one", async () => {
  const repository = createRepository();
  const both = block("a");
  repository.write({ "one/1_a.sql": both, "two/2_a.sql": both, ".env": env("one") });
  repository.commit("base");
  repository.branch("change");
  repository.write({ ".env": env("one", "two") });
  repository.commit("change");
  expect((await judge(repository)).verdict).toBe("block");
});
