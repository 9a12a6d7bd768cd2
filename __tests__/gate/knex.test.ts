/** Held against knex itself: the gate runs it, and sees what it does. */
import { expect, test } from "@jest/globals";
import { createCommandProject, knex, knexFiles } from "../support/command-projects.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";

const TRIPS = `await knex.schema.createTable("trips", (table) => {
    table.increments("id");
    table.text("title");
  });`;
const STOPS = `await knex.raw("create table stops (id bigint primary key)");`;
const base = knexFiles({ "20240101_trips": TRIPS, "20240103_stops": STOPS });
const options = { apply: knex, migrations: ["migrations"] };

test("new migrations are applied, and each change is told with its file", async () => {
  const project = createCommandProject(base);
  project.write(
    knexFiles({
      "20240104_riders": `await knex.schema.createTable("riders", (table) => table.text("name"));`,
      "20240105_names": `\n  await knex.raw("alter table stops add column name text");`,
    }),
  );
  project.commit("change");
  const report = await judge(project, options);
  expect(verdicts(report)).toEqual([]);
  expect(report).toMatchObject({ verdict: "pass", tool: "command", migrationsDir: "migrations", notes: [] });
  expect(report.pending.map(({ file }) => file)).toEqual([
    "migrations/20240104_riders.js",
    "migrations/20240105_names.js",
  ]);
  const riders = "migrations/20240104_riders.js";
  expect(report.changes.map(({ name, file, line }) => [name, file, line])).toEqual([
    ["public.riders", riders, 1],
    ["public.riders.name", riders, 1],
    ["public.stops.name", "migrations/20240105_names.js", 3],
  ]);
  expect(report.paths.upgraded).toBe(report.paths.fresh);
});

test("a migration that fails is told with its file, its statement and knex's own words", async () => {
  const project = createCommandProject(base);
  const alter = `await knex.schema.alterTable("nowhere", (table) => table.text("name"));`;
  project.write(knexFiles({ "20240104_fail": alter }));
  project.commit("change");
  const report = await judge(project, options);
  expect(report.verdict).toBe("block");
  const finding = findingOf(report, "apply-failed");
  expect(finding).toMatchObject({
    severity: "error",
    file: "migrations/20240104_fail.js",
    title: '`20240104_fail.js` fails to apply: `relation "nowhere" does not exist`',
    evidence: { sqlstate: "42P01", paths: ["upgraded", "fresh"] },
  });
  expect(finding.excerpt).toContain('alter table "nowhere" add column "name" text');
  expect(finding.detail).toContain('migration file "20240104_fail.js" failed');
  expect(finding.detail).not.toContain("migration-gate-checkout");
});

test("an edit after which existing databases lack something blocks", async () => {
  const project = createCommandProject(base);
  project.write(knexFiles({ "20240101_trips": TRIPS.replace('"title"', '"headline"') }));
  project.commit("change");
  const report = await judge(project, options);
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration")).toMatchObject({
    file: "migrations/20240101_trips.js",
    line: 4,
    evidence: { differences: [{ action: "renamed", name: "public.trips.headline" }] },
  });
});

const table = (columns: string): string => `module.exports = "create table trips (${columns})";\n`;

test("a change of what a merged migration loads is told as such", async () => {
  const loads = knexFiles({ "20240101_trips": 'await knex.raw(require("../lib/trips.cjs"));' });
  const project = createCommandProject({ ...loads, "lib/trips.cjs": table("id int") });
  project.write({ "lib/trips.cjs": table("id int, name text") });
  project.commit("change");
  const finding = findingOf(await judge(project, options), "paths-diverge");
  expect(finding.detail).toContain(
    "It shows in `migrations/20240101_trips.js`, which is as it was on base: what it loads",
  );
  expect(finding.remedy).toContain("a copy of their own");
});

test("an edit that ends alike is a warning, and can be allowed in the file", async () => {
  const project = createCommandProject(base);
  const allowance = "// migration-gate: allow altered-migration because only a comment is new";
  project.write(knexFiles({ "20240101_trips": `${allowance}\n  ${TRIPS}` }));
  project.commit("change");
  const report = await judge(project, options);
  expect(verdicts(report)).toEqual(["altered-migration warning"]);
  expect(report.findings[0]?.silenced).toBe("allowed in the file: only a comment is new");
});

test("knex refuses where a file that it has run is gone", async () => {
  const project = createCommandProject(base);
  project.write({ "migrations/20240103_stops.js": null });
  project.commit("change");
  const report = await judge(project, options);
  expect(verdicts(report)).toEqual(["apply-failed error", "deleted-migration error"]);
  expect(findingOf(report, "apply-failed")).toMatchObject({ evidence: { paths: ["upgraded"] } });
  expect(findingOf(report, "apply-failed").detail).toContain(
    "The migration directory is corrupt, the following files are missing: 20240103_stops.js",
  );
});

test("where nothing in the folder changes, nothing is run", async () => {
  const project = createCommandProject(base);
  project.write({ "README.md": "trips" });
  project.commit("change");
  expect(await judge(project, options)).toMatchObject({ verdict: "pass", postgres: null });
});
