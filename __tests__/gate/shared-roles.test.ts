import { describe, expect, test } from "@jest/globals";
import { runGate } from "../../src/gate.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import { judge, verdicts } from "../support/judge.ts";
import type { JudgeOptions } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const TRIPS = "create table trips (id int);";

/** Base and fresh both run `shared`, and an edit keeps them from being one. */
function edited(shared: string) {
  const project = createProject("diesel", { "1 shared": shared, "2 trips": TRIPS });
  project.migrate({ "2 trips": `${TRIPS} -- edited`, "3 stops": "create table stops (id int);" });
  return project;
}

describe.each([
  ["a lent server", { databaseUrl: serverUrl(18) }],
  ["a throwaway server", { databaseUrl: null }],
] satisfies [string, JudgeOptions][])("on %s", (_title, where) => {
  test.each([
    ["settings of the role", "alter role current_user set work_mem = '7MB';"],
    ["a search path of the role", "create role gate_shared_x; alter role current_user set search_path = foo, public;"],
    [
      "a role and what hangs on it",
      "create role gate_shared_a; create role gate_shared_b in role gate_shared_a; grant gate_shared_b to current_user; alter role gate_shared_b set work_mem = '7MB';",
    ],
    [
      "a role made by text",
      "do $$ begin execute 'create role ' || 'gate_shared_c'; end $$; grant select on all tables in schema public to gate_shared_c;",
    ],
  ])("%s: each path starts from the same roles", async (_what, sql) => {
    const project = edited(sql);
    for (let run = 0; run < 2; run++) {
      expect(verdicts(await judge(project, where))).toEqual(["altered-migration note"]);
    }
  });
});

test("what a throwaway server has beside databases and roles is the same for each path as well", async () => {
  const project = createProject("plain", {
    "1 shared": "create database gate_shared_d; alter system set work_mem = '9MB'; select pg_reload_conf();",
    "2 trips": TRIPS,
    "3 memory": "create table memory as select sourcefile from pg_file_settings where name = 'work_mem';",
  });
  project.migrate({ "2 trips": `${TRIPS} -- edited`, "4 stops": "create table stops (id int);" });
  expect(verdicts(await judge(project, { databaseUrl: null }))).toEqual(["altered-migration note"]);
});

test("two gates on one server that both create a role take turns, and the one that waits says so", async () => {
  const project = edited("create role gate_shared_y;");
  const lines: string[] = [];
  const rules = { "rollback-missing": { severity: "off", reason: null } } as const;
  const gate = () =>
    runGate(
      { ...defaultOptions, rules, repository: project.dir, base: "main", head: "change", databaseUrl: serverUrl(18) },
      { progress: (line) => lines.push(line) },
    );
  const reports = await Promise.all([gate(), gate(), gate()]);
  expect(reports.map(verdicts)).toEqual(Array.from({ length: 3 }, () => ["altered-migration note"]));
  expect(lines.filter((line) => line.startsWith("waiting for another gate on this server")).length).toBeGreaterThan(0);
  const session = await openSession({ connectionString: serverUrl(18) });
  expect(await session.query("select rolname from pg_roles where rolname like 'gate\\_shared%'")).toEqual([]);
  await session.end();
});
