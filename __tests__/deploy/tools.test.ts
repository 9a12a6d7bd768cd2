import { expect, test } from "@jest/globals";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { drizzleFolders } from "../support/drizzle-layout.ts";
import { graphileMigrateAnew } from "../support/graphile-migrate-layout.ts";
import { flywayLayout, liquibaseLayout } from "../support/java-layouts.ts";
import type { Layout } from "../support/projects.ts";
import { createProject, layouts } from "../support/projects.ts";
import { atlasLayout, refineryLayout, supabaseLayout } from "../support/versioned-layouts.ts";

/** The others are in apply.test.ts. */
const all: Readonly<Record<string, Layout>> = {
  diesel: layouts.diesel,
  Drizzle: drizzleFolders,
  "graphile-migrate": graphileMigrateAnew,
  Flyway: flywayLayout,
  Liquibase: liquibaseLayout,
  Atlas: atlasLayout,
  refinery: refineryLayout,
  Supabase: supabaseLayout,
};

/** Fails on the user's database only. */
const HERE = "select 1 / (case when current_database() like 'deploy%' then 0 else 1 end);";

test.each(Object.entries(all))("%s: what it has applied is taken back, and recorded so", (_, layout) =>
  withDeployDatabase(async (database) => {
    const trips = { "1 trips": "create table trips (id int);" };
    const project = createProject(layout, trips);
    project.migrate({ "2 fails": `create table stops (id int);\n${HERE}` });
    const report = await applyTo(database, project);
    expect(report).toMatchObject({ status: "rolled-back", verified: true, failure: { code: "22012" } });
    expect(told(report)).toMatchObject({
      applied: "",
      pending: report.pending.map(({ version }) => version).join(" "),
    });
    const tables = "select to_regclass('trips'), to_regclass('stops'), to_regclass('migration_gate_journal')";
    expect([report.pending.length, await database.rows(tables)]).toEqual([2, ["  "]]);
  }),
);

test("what a repeatable migration makes is not expected as it was, and only that", () =>
  withDeployDatabase(async (database) => {
    const view = "src/main/resources/db/migration/R__view.sql";
    const project = createProject(flywayLayout, { "1 trips": "create table trips (id int primary key);" });
    project.write({ [view]: "create or replace view v as select id from trips;" });
    expect(await applyTo(database, project)).toMatchObject({ status: "applied", verified: true });
    project.write({ [view]: "create or replace view v as select id, 1 as one from trips;" });
    project.migrate({ "2 more": "create table more ();" });
    expect(told(await applyTo(database, project))).toMatchObject({
      status: "applied",
      verified: true,
      applied: "2 R__view",
    });
    await database.run("create or replace view v as select id, 1 as one, 2 as two from trips;");
    expect(await applyTo(database, project)).toMatchObject({ status: "refused", refusal: { reason: "drift" } });
  }));
