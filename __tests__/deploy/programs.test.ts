import { expect, test } from "@jest/globals";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { createProject } from "../support/projects.ts";

const FIRST = { "1 trips": "create table trips (id int);" };

test("what comes after a program waits until the tool itself has run that", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(gooseLayout, FIRST);
    expect(await applyTo(database, project)).toMatchObject({ status: "applied" });
    project.write({ "migrations/00002_rows.go": "package migrations\n" });
    const refusal = {
      reason: "record",
      message: "`migrations/00002_rows.go` is pending, too: it is a program, which does not run here.",
      remedy: "Let goose itself apply what is pending.",
    };
    expect(await applyTo(database, project)).toMatchObject({ status: "refused", refusal });
    project.migrate({ "3 stops": "create table stops (id int);" });
    expect(await applyTo(database, project)).toMatchObject({ status: "refused", refusal });
    await database.run("insert into goose_db_version (version_id, is_applied) values (2, true)");
    const applied = { status: "applied", verified: true, applied: "3", undone: "", pending: "" };
    expect(told(await applyTo(database, project))).toEqual(applied);
    expect(await applyTo(database, project)).toMatchObject({ status: "nothing-to-do", verified: true });
  }));

test("where a program says that the project has a runner of its own, golang-migrate's way is not taken", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, FIRST);
    project.write({ "db/migrations/000002_rows.up.go": "package migrations\n" });
    const message =
      "`db/migrations/000002_rows.up.go` is a program, so the project has a runner of its own, which is not golang-migrate.";
    expect(await applyTo(database, project)).toMatchObject({ status: "refused", refusal: { message } });
  }));
