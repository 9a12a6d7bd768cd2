/** Files that a reader might fold together, cut short or send otherwise than their tool does. */
import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createRepository } from "../support/git-repository.ts";
import { createProject, toolNames } from "../support/projects.ts";

/** `main` has the first files, `change` the others as well. */
function createFiles(main: Record<string, string>, change: Record<string, string>): TestRepository {
  const repository = createRepository();
  repository.write(main);
  repository.commit("main");
  repository.branch("change");
  repository.write(change);
  repository.commit("change");
  return repository;
}

const TWO_STATEMENTS = "create index concurrently on trips (id);\ncreate table stops (id int);\n";

test("golang-migrate sends a file as one message, so `concurrently` beside another statement fails as it would there", async () => {
  const repository = createFiles(
    {
      "db/migrations/1_trips.up.sql": "create table trips (id int);",
      "db/migrations/1_trips.down.sql": "drop table trips;",
    },
    { "db/migrations/2_stops.up.sql": TWO_STATEMENTS, "db/migrations/2_stops.down.sql": "drop table stops;" },
  );
  const report = await judge(repository);
  expect(verdicts(report)).toEqual(["apply-failed error"]);
  expect(findingOf(report, "apply-failed").evidence).toMatchObject({ sqlstate: "25001" });
});

test("one file that makes golang-migrate's folder look plain is refused: the next tool would run all of it again", async () => {
  const repository = createFiles(
    { "db/migrations/1_trips.up.sql": "create table trips (id int);" },
    { "db/migrations/2_stops.sql": TWO_STATEMENTS },
  );
  await expect(judge(repository)).rejects.toThrow("base has its migrations in db/migrations (golang-migrate)");
});

test("golang-migrate has one session for all files: a setting lasts to the next one", async () => {
  const repository = createFiles(
    { "db/migrations/1_trips.up.sql": "create table trips (id int);" },
    {
      "db/migrations/2_app.up.sql": "create schema app; set search_path = app;",
      "db/migrations/3_stops.up.sql": "create table stops (id int);",
    },
  );
  const report = await judge(repository);
  expect(report.changes.map((each) => each.name)).toContain("app.stops");
});

function body(name: string): string {
  return `create function area() returns int language plpgsql as $$ begin return (select ${name} from (values (1, 2)) as t (É, é)); end $$;`;
}

test("É and é are different letters to PostgreSQL, within function bodies as well", async () => {
  const project = createProject("diesel", { "1 area": body("É") });
  project.migrate({ "1 area": body("é") });
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
});

test.each(toolNames)("%s: a NUL byte is named with its line, and nothing is run", async (tool) => {
  const project = createProject(tool, { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 create stops": "create table stops (\n  id int\u0000);" });
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding).toMatchObject({ file: project.file("2 create stops"), line: 2 });
  expect(finding.detail).toContain("NUL byte");
});
