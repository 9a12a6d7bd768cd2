/** What is otherwise on a real database than on a throwaway one, and is no reason to refuse. */
import { expect, test } from "@jest/globals";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { dbmateLayout, golangMigrateLayout } from "../support/go-layouts.ts";
import { createProject } from "../support/projects.ts";

test("a version of an extension that no file states is told, and one that a file states is a difference", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 hstore": "create extension if not exists hstore;" });
    await applyTo(database, project);
    await database.run(
      "drop extension hstore; create extension hstore version '1.4'; comment on extension hstore is 'former'",
    );
    project.migrate({ "2 trips": "create table trips (tags hstore);" });
    const report = await applyTo({ ...database, url: `${database.url}?sslmode=prefer` }, project);
    expect(told(report)).toMatchObject({ status: "applied", verified: true, applied: "2" });
    expect(report.notes.join()).toMatch(
      /no file states are not compared: hstore 1\.4 \(1\.\d+ on the throwaway server\)/u,
    );
    project.migrate({ "3 newer": "alter extension hstore update to '1.6';" });
    expect(await applyTo(database, project)).toMatchObject({ status: "refused", refusal: { reason: "drift" } });
  }));

/** An event trigger's function that refuses tables. */
function rule(condition: string): string {
  return `create or replace function guard() returns event_trigger language plpgsql as $$
declare made record; begin for made in select objid from pg_event_trigger_ddl_commands() where command_tag = 'CREATE TABLE' loop
if ${condition} then raise 'not that table'; end if; end loop; end $$`;
}

test("a rule of the database's own that tables have a primary key is kept, and one that the account breaks is told as its", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, { "1 trips": "create table trips (id int primary key);" });
    await applyTo(database, project);
    const steps = "-- migrate:up transaction:false\nalter table trips add column hot int;\n-- migrate:down\n";
    project.write({ [project.file("2 hot")]: steps });
    project.commit("hot");
    await database.run(
      `${rule("made.objid::regclass::text ~ 'gate'")}; create event trigger guard on ddl_command_end execute function guard()`,
    );
    const refused = applyTo(database, project, { acceptDrift: true });
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining("not that table (SQLSTATE P0001)"),
      remedy: expect.stringContaining("the table `migration_gate_journal`, in which `apply` keeps account"),
    });
    await database.run(rule("not exists (select from pg_constraint where conrelid = made.objid and contype = 'p')"));
    expect(told(await applyTo(database, project, { acceptDrift: true }))).toMatchObject({
      status: "applied",
      verified: true,
    });
  }));

test("what one message keeps from being outside of a transaction is to be a migration of its own", () =>
  withDeployDatabase(async (database) => {
    const both =
      "-- migrate:up transaction:false\nselect 1; create index concurrently on trips (id);\n-- migrate:down\n";
    const late = createProject(dbmateLayout, { "1 trips": "create table trips (id int primary key);" });
    late.write({ [late.file("2 index")]: both });
    late.commit("index");
    const { refusal } = await applyTo(database, late);
    expect(refusal).toMatchObject({ reason: "fails", remedy: "Put the statement into a migration of its own." });
  }));
