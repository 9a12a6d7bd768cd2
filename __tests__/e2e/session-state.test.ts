/** Transactions, settings, roles and temporary tables in files: what one leaves behind for the tool and for the next. */
import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { Report } from "../../src/report/report.ts";
import type { Migrations, ToolName } from "../support/projects.ts";
import { createProject, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";
const STOPS = "create table stops (id int);";

async function judgeAfter(tool: ToolName, migrations: Migrations): Promise<Report> {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate(migrations);
  return judge(project);
}

function tablesOf({ changes }: Report): string[] {
  return changes.filter(({ type }) => type === "table").map(({ action, name }) => `${action} ${name}`);
}

const BOOKKEEPING = "it is the tool's own bookkeeping around";

describe.each(toolNames)("%s: transactions in files", (tool) => {
  test("a file may begin and commit its own", async () => {
    const report = await judgeAfter(tool, { "2 own": `begin;\n${STOPS}\ncommit;\ncreate table photos (id int);\n` });
    expect(verdicts(report)).toEqual([]);
    expect(tablesOf(report)).toEqual(["added public.photos", "added public.stops"]);
  });

  test("what a file has committed itself stays when a later statement fails", async () => {
    const report = await judgeAfter(tool, {
      "2 own": `begin;\n${STOPS}\ncommit;\ncreate table photos (id nothing);\n`,
    });
    expect(findingOf(report, "apply-failed").detail).toContain("what it committed before stays applied");
    expect(tablesOf(report)).toEqual(["added public.stops"]);
  });

  test("a transaction that a file leaves open is lost, unless the tool's own commit ends it", async () => {
    const report = await judgeAfter(tool, {
      "2 open": `-- two statements\nbegin;\n${STOPS}\n`,
      "3 next": "create table photos (id int);",
    });
    if (tool === "sqlx" || tool === "diesel") {
      expect(verdicts(report)).toEqual([]);
      expect(tablesOf(report)).toEqual(["added public.photos", "added public.stops"]);
      return;
    }
    const finding = findingOf(report, "apply-failed");
    expect(finding).toMatchObject({ severity: "error", line: 2 });
    expect(finding.title).toContain("the file begins a transaction and does not end it");
    expect(tablesOf(report)).toEqual([]);
  });

  test("a rollback in a file undoes what stands before it", async () => {
    const report = await judgeAfter(tool, {
      "2 take back": `begin;\n${STOPS}\nrollback;\ncreate table photos (id int);\n`,
    });
    expect(verdicts(report)).toEqual([]);
    expect(tablesOf(report)).toEqual(["added public.photos"]);
  });
});

test("a merged file that leaves its transaction open is base's fault", async () => {
  const project = createProject("plain", { "1 create trips": `begin;\n${TRIPS}` });
  project.migrate({ "2 create stops": STOPS });
  expect(findingOf(await judge(project), "apply-failed").title).toContain("already on base");
});

const LEAKS = {
  "an empty search path": "set search_path = '';\ncreate table public.stops (id int);\n",
  "pg_dump's empty search path":
    "select pg_catalog.set_config('search_path', '', false);\ncreate table public.stops ();\n",
  "a role": `${STOPS}\nset role pg_read_all_data;\n`,
  "a schema that takes the tool's table along": `drop schema public cascade;\ncreate schema public;\n${STOPS}\n`,
};

describe.each(Object.entries(LEAKS))("%s", (_, sql) => {
  test.each(["sqlx", "prisma"] as const)("%s cannot record the migration", async (tool) => {
    const report = await judgeAfter(tool, { "2 leak": sql });
    const finding = findingOf(report, "apply-failed");
    expect(finding.detail).toContain(BOOKKEEPING);
    const stays = "stays applied, and the tool has not recorded that it finished";
    if (tool === "prisma") expect(finding.detail).toContain(stays);
    else expect(finding.detail).not.toContain(stays);
    expect(tablesOf(report).includes("added public.stops")).toBe(tool === "prisma");
  });

  test("plain files do not see it: each has a session of its own", async () => {
    const report = await judgeAfter("plain", { "2 leak": sql, "3 next": "create table photos (id int);" });
    expect(verdicts(report)).toEqual([]);
    expect(tablesOf(report)).toEqual(expect.arrayContaining(["added public.photos", "added public.stops"]));
  });
});

test.each(toolNames)("%s: `reset all` within a file does no harm", async (tool) => {
  const report = await judgeAfter(tool, { "2 reset": `set work_mem = '1MB';\nreset all;\n${STOPS}\n` });
  expect(verdicts(report)).toEqual([]);
  expect(tablesOf(report)).toEqual(["added public.stops"]);
});

test("`discard all` cannot run in a tool's transaction, and does no harm outside of one", async () => {
  const sqlx = findingOf(await judgeAfter("sqlx", { "2 discard": "discard all;" }), "apply-failed");
  expect(sqlx.evidence).toMatchObject({ sqlstate: "25001" });
  for (const tool of ["prisma", "plain"] as const) {
    const report = await judgeAfter(tool, { "2 discard": "discard all;", "3 create stops": STOPS });
    expect(verdicts(report)).toEqual([]);
    expect(tablesOf(report)).toEqual(["added public.stops"]);
  }
});

test.each(toolNames)("%s: temporary tables are no part of the schema, and end with their session", async (tool) => {
  const report = await judgeAfter(tool, {
    "2 temporary": "create temp table seen (id int);\ncreate table stops as select * from seen;\n",
    "3 again": "create temp table seen (id int);",
  });
  expect(verdicts(report)).toEqual(tool === "plain" ? [] : ["apply-failed error"]);
  expect(tablesOf(report)).toEqual(["added public.stops"]);
});

test("settings of the database hold from the next session on", async () => {
  const own =
    "create schema app;\ndo $$ begin execute format('alter database %I set search_path = app', current_database()); end $$;\n";
  const migrations = { "2 settings": own, "3 create stops": STOPS };
  expect(tablesOf(await judgeAfter("plain", migrations))).toEqual(["added app.stops"]);
  expect(tablesOf(await judgeAfter("sqlx", migrations))).toEqual(["added public.stops"]);
});

test("dropping the schema that all tables are in is told table by table", async () => {
  const report = await judgeAfter("plain", { "2 drop": "drop schema public cascade;" });
  expect(report.verdict).not.toBe("error");
  const removed = report.changes.filter(({ action, destructive }) => action === "removed" && destructive);
  expect(removed.map(({ type, name }) => `${type} ${name}`)).toEqual(
    expect.arrayContaining(["schema public", "table public.trips"]),
  );
});
