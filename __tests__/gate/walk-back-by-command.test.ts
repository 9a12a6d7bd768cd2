/** `rollback`: the way back by a command, by Knex itself and by a runner whose record the gate does not know. */
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import { applyOptions, createCommandProject, knex, knexCommand, knexFiles } from "../support/command-projects.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";

const TRIPS = 'await knex.raw("create table trips (id bigint primary key)");';
const base = knexFiles({ "20240101_trips": [TRIPS, 'await knex.raw("drop table trips");'] });
const STOPS: readonly [string, string] = [
  'await knex.schema.createTable("stops", (t) => t.text("name"));',
  'await knex.schema.dropTable("stops");',
];
const NAMES: readonly [string, string] = [
  'await knex.schema.alterTable("trips", (t) => t.text("name").index());',
  'await knex.schema.alterTable("trips", (t) => t.dropColumn("name"));',
];

async function judgeKnex(migrations: Parameters<typeof knexFiles>[0], rollback: string): Promise<Report> {
  const project = createCommandProject(base);
  project.write(knexFiles(migrations));
  project.commit("change");
  return judge(project, { apply: { ...knex, rollback }, migrations: ["migrations"] });
}

test("Knex undoes what is pending at once, and applies it again", async () => {
  const report = await judgeKnex({ "20240102_stops": STOPS, "20240103_names": NAMES }, knexCommand("migrate:rollback"));
  expect([report.findings, report.notes]).toEqual([[], []]);
  expect(report.paths).toMatchObject({ "rolled back": report.paths.base });
  expect(report.timings["rollback"]).toBeGreaterThan(0);
});

test("one by one: what is left behind is told at the line of the way back, and base's own migrations stay out of it", async () => {
  const incomplete = ['await knex.schema.createTable("stops", (t) => t.text("name"));', "// nothing"] as const;
  const report = await judgeKnex(
    { "20240102_names": NAMES, "20240103_stops": incomplete },
    knexCommand("migrate:down"),
  );
  expect(verdicts(report)).toEqual(["rollback-incomplete warning"]);
  const finding = findingOf(report, "rollback-incomplete");
  expect(finding).toMatchObject({
    file: "migrations/20240103_stops.js",
    line: 4,
    title: "The down script of `20240103_stops.js` does not bring the schema back: 1 object",
    evidence: { differences: [{ action: "added", name: "public.stops" }] },
  });
  expect(finding.detail).toContain("already exists");
});

/** `node run.cjs` runs `steps/*.up.sql`, `node run.cjs down` the newest `.down.sql`; its record is a table of its own. */
const RUNNER = `
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { Client } = require("pg");
(async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("create table if not exists steps_done (name text primary key)");
  const { rows } = await client.query("select name from steps_done order by name desc");
  const run = async (name, record) => {
    if (existsSync("steps/" + name)) await client.query(readFileSync("steps/" + name, "utf8"));
    await client.query(record, [name.replace("down", "up")]);
  };
  if (process.argv[2] === "down") {
    if (rows.length > 0) await run(rows[0].name.replace("up", "down"), "delete from steps_done where name = $1");
  } else {
    for (const name of readdirSync("steps").filter((each) => each.endsWith(".up.sql")).sort())
      if (!rows.some((row) => row.name === name)) await run(name, "insert into steps_done values ($1)");
  }
  await client.end();
})().catch((error) => { console.error("failed: " + error.message); process.exit(3); });
`;

const runner = applyOptions("node run.cjs", { rollback: "node run.cjs down" });
const steps = {
  "run.cjs": RUNNER,
  "steps/1_trips.up.sql": "create table trips (id int);\n",
  "steps/1_trips.down.sql": "drop table trips;\n",
};

async function judgeSteps(
  files: Readonly<Record<string, string>>,
  { migrations = ["steps"], rollback = runner.rollback } = {},
): Promise<Report> {
  const project = createCommandProject(steps);
  project.write(files);
  project.commit("change");
  return judge(project, { apply: { ...runner, rollback }, migrations });
}

test("of a record that the gate does not know, the files tell how often, and what is left", async () => {
  const report = await judgeSteps({
    "steps/2_stops.up.sql": "create table stops (id int);\n",
    "steps/2_stops.down.sql": "drop table stops;\n",
    "steps/3_names.up.sql": "alter table trips add name text;\ncreate index on trips (name);\n",
    "steps/3_names.down.sql": "\nalter table trips rename name to title;\n",
    "steps/4_rows.up.sql": "insert into trips values (1);\n",
    "steps/4_rows.down.sql": "delete from trips;\n",
  });
  expect(verdicts(report)).toEqual(["rollback-incomplete warning"]);
  expect(findingOf(report, "rollback-incomplete")).toMatchObject({
    file: "steps/3_names.down.sql",
    line: 2,
    evidence: { differences: [{ name: "public.trips.title" }, { name: "public.trips_name_idx" }] },
  });
});

test("where neither a record nor a folder tells how often, one run is tried, and a note says so", async () => {
  const files = { "steps/2_stops.up.sql": "create table stops ();\n", "steps/2_stops.down.sql": "drop table stops;\n" };
  const report = await judgeSteps(files, { migrations: [] });
  expect(report.findings).toEqual([]);
  // Other tests make databases on the server at the same time, which is told as well.
  expect(report.notes).toContainEqual(expect.stringContaining("`rollback` was run once"));
  expect(report.paths).toMatchObject({ "rolled back": report.paths.base });
});

test("nothing is undone where the command has applied nothing", async () => {
  const apply = { ...runner, command: "[ -e steps/2_stops.up.sql ] || node run.cjs" };
  const project = createCommandProject(steps);
  project.write({ "steps/2_stops.up.sql": "create table stops ();\n" });
  project.commit("change");
  const report = await judge(project, { apply, migrations: ["steps"] });
  expect(verdicts(report)).toEqual(["paths-diverge error", "apply-failed warning"]);
  expect(report.paths["rolled back"]).toBeUndefined();
});

test("a way back that fails is told with its statement and the command's own words", async () => {
  const files = {
    "steps/2_stops.up.sql": "create table stops (id int);\n",
    "steps/2_stops.down.sql": "select 1;\ndrop table stopps;\n",
    "steps/3_names.up.sql": "alter table trips add name text;\n",
    "steps/3_names.down.sql": "alter table trips drop name;\n",
  };
  const finding = findingOf(await judgeSteps(files), "rollback-failed");
  expect(finding).toMatchObject({
    file: "steps/2_stops.down.sql",
    title: 'The down script of `2_stops.up.sql` fails: `table "stopps" does not exist`',
    evidence: { sqlstate: "42P01", undone: ["steps/3_names.up.sql"] },
  });
  expect(finding.detail).toContain('failed: table "stopps" does not exist');
});

test("one that refuses in its own words, and one that is not there", async () => {
  const refuses = 'throw new Error("20240102_stops cannot be undone");';
  const report = await judgeKnex({ "20240102_stops": [STOPS[0], refuses] }, knexCommand("migrate:rollback"));
  expect(findingOf(report, "rollback-failed")).toMatchObject({
    file: "migrations/20240102_stops.js",
    line: 5,
    evidence: { sqlstate: null },
    remedy: expect.stringContaining("migration-gate: allow rollback-failed because"),
  });
  const files = { "steps/2_stops.up.sql": "create table stops ();\n" };
  await expect(judgeSteps(files, { rollback: "no-such-program" })).rejects.toThrow(
    /`rollback: no-such-program` ended with 127:\n.*not found/u,
  );
});
