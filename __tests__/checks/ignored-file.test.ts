import { expect, test } from "@jest/globals";
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
