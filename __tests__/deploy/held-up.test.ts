import { expect, test } from "@jest/globals";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { golangMigrateLayout } from "../support/go-layouts.ts";
import { onDatabase } from "../support/killed-deploy.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id int primary key); create view shown as select id from trips;";

test("what others hold keeps a run from looking for a while, and takes nothing from what it has done", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 trips": TRIPS });
    expect(await applyTo(database, project)).toMatchObject({ status: "applied", verified: true });
    await database.run("insert into trips values (1)");
    project.migrate({ "2 more": "alter table trips add column more int;" });
    await onDatabase(database.name, async (other) => {
      await other.send("begin; lock table trips in access exclusive mode");
      const held = new RegExp(`is locked: process ${other.pid} \\(postgres, .* in transaction\\) has on trips;`, "u");
      await expect(applyTo(database, project, { dryRun: true, wait: 300 })).rejects.toThrow(held);
      await other.send("rollback; begin; lock table schema_migrations in access exclusive mode");
      const progress = (line: string): void => void (line.includes("lock") && other.send("rollback"));
      const freed = applyTo(database, project, { dryRun: true, wait: 1500, progress });
      expect(await freed).toMatchObject({ status: "planned" });
      // As `pg_dump` has, for as long as it dumps.
      const begin = (): { end: () => void } => {
        void other.send("begin; lock table migration_gate_journal in access share mode");
        return { end: () => undefined };
      };
      const report = await applyTo(database, project, { listener: { begin } });
      expect(told(report)).toMatchObject({ status: "applied", verified: true });
      expect(report.notes.join()).toContain(
        "`public.migration_gate_journal`, which is not needed any more, could not be removed",
      );
      await other.send("rollback");
    });
    expect(await applyTo(database, project)).toMatchObject({ status: "nothing-to-do", notes: [] });
    expect(await database.rows("select to_regclass('migration_gate_journal')")).toEqual([""]);
    // An administrator ends everybody.
    project.migrate({
      "3 slow": "alter table trips add column slow int; select pg_sleep(20) where exists (select from trips);",
      "4 last": "create table last ();",
    });
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`;
    const begin = (): { end: () => void } => {
      void onDatabase("postgres", (admin) => admin.send(end));
      return { end: () => undefined };
    };
    const report = await applyTo(database, project, { listener: { begin } });
    expect(told(report)).toEqual({ status: "unknown", verified: false, applied: "", undone: "", pending: "3 4" });
    expect(report).toMatchObject({ failure: { lost: true }, recorded: null });
    expect(report.notes.join()).toContain("The next `apply`");
    await database.run("delete from trips");
    expect(told(await applyTo(database, project))).toMatchObject({ status: "applied", verified: true });
  }));
