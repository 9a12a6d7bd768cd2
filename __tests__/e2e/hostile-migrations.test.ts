/** Migrations that attack what they run on: databases, the server, sessions, the clock. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openSession } from "../../src/postgres/pg-session.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestServer } from "../support/start-test-server.ts";
import { startTestServer } from "../support/start-test-server.ts";
import type { TestProject } from "../support/projects.ts";
import { createProject, toolNames } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const TRIPS = "create table trips (id bigint primary key);";

/** One migration after a merged one. */
function pending(tool: (typeof toolNames)[number], sql: string): TestProject {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 attack": sql });
  return project;
}

/** Of a server that no other test uses: everything that these migrations do to it stays here. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(18);
  await onServer("create database bystander");
});
afterAll(async () => server.stop());

async function onServer(sql: string): Promise<readonly (readonly (string | null)[])[]> {
  const session = await openSession({ connectionString: server.url });
  const { completed, error } = await session.send(sql);
  await session.end();
  expect(error).toBeNull();
  return completed.at(-1)?.rows ?? [];
}

describe("on a server that is given by URL", () => {
  test.each([
    ["drop database bystander", "create table stops (id int);\ndrop database bystander with (force);\n"],
    ["create database", "create table stops (id int);\ncreate database bystander_two;\n"],
    ["alter system", "create table stops (id int);\nalter system set work_mem = '1MB';\n"],
    ["settings of another database", "create table stops (id int);\nalter database bystander set work_mem = '1MB';\n"],
    ["another database's name", "create table stops (id int);\nalter database bystander rename to mine;\n"],
    ["rights on another database", "create table stops (id int);\nrevoke all on database bystander from public;\n"],
  ])("%s is not run, and is a finding at its line", async (_, sql) => {
    const project = pending("plain", sql);
    const finding = findingOf(await judge(project, { databaseUrl: server.url }), "apply-failed");
    expect(finding).toMatchObject({ severity: "error", file: project.file("2 attack"), line: 2 });
    expect(finding.title).toContain("not run");
    expect(finding.detail).not.toContain("PostgreSQL says");
    const [row] = await onServer(
      `select count(*), max(datacl::text), (select count(*) from pg_db_role_setting s where s.setdatabase = max(d.oid)),
              current_setting('work_mem') from pg_database d where datname like 'bystander%'`,
    );
    expect(row).toEqual(["1", null, "0", "4MB"]);
  });

  test("settings of its own database are the migration's business", async () => {
    const own = "do $$ begin execute format('alter database %I set work_mem = ''5MB''', current_database()); end $$;";
    const check = "do $$ begin assert current_setting('work_mem') = '5MB'; end $$;";
    const project = createProject("plain", { "1 create trips": TRIPS });
    project.migrate({ "2 attack": own, "3 check": check });
    expect(verdicts(await judge(project, { databaseUrl: server.url }))).toEqual([]);
  });
});

describe("on a throwaway server", () => {
  test("the database that administration is done from may go", async () => {
    const project = pending("plain", "drop database postgres with (force);\ncreate table stops (id int);\n");
    const report = await judge(project, { databaseUrl: null, postgres: 18 });
    expect(verdicts(report)).toEqual([]);
    expect(report.changes[0]?.name).toBe("public.stops");
  });

  test("a crash of the server is the crashing migration's finding", async () => {
    const project = createProject("plain", { "1 create trips": TRIPS, "3 create photos": "create table photos ();" });
    project.migrate({ "2 attack": "create table stops (id int);\ncopy (select 1) to program 'kill -9 $PPID';\n" });
    const report = await judge(project, { databaseUrl: null, postgres: 18 });
    const finding = findingOf(report, "apply-failed");
    expect(finding).toMatchObject({ file: project.file("2 attack"), line: 2 });
    expect(finding.title).toContain("to apply: `the connection to PostgreSQL was lost`");
    expect(finding.detail).toContain("statement 1 stays applied");
  });
});

test.each(toolNames)("%s: the current database cannot be dropped by whoever is in it", async (tool) => {
  const drop = "do $$ begin execute format('drop database %I with (force)', current_database()); end $$;";
  const finding = findingOf(await judge(pending(tool, drop)), "apply-failed");
  expect(finding.evidence).toMatchObject({ sqlstate: "25001" });
});

const ENDS = "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend'";

describe("a migration that ends sessions", () => {
  test.each(toolNames)("%s: its own is a failure where it happens", async (tool) => {
    const sql = "create table stops (id int);\nselect pg_terminate_backend(pg_backend_pid());\nselect 1;\n";
    const finding = findingOf(await judge(pending(tool, sql)), "apply-failed");
    expect(finding).toMatchObject({ line: 2, evidence: { sqlstate: "57P01", paths: ["upgraded"] } });
    expect(finding.detail).toContain("The migration ended its own session.");
    expect(finding.detail).toContain(tool === "plain" ? "statement 1 stays applied" : "The whole file is rolled back");
  });

  test("a merged one that ends its own is base's fault", async () => {
    const project = createProject("sqlx", { "1 attack": "select pg_terminate_backend(pg_backend_pid());" });
    project.migrate({ "2 create trips": TRIPS });
    const finding = findingOf(await judge(project), "apply-failed");
    expect(finding.title).toContain("already on base");
  });

  test.each(["sqlx", "plain"] as const)("%s: those of its database, there are none", async (tool) => {
    const project = pending(tool, `${ENDS} and datname = current_database() and pid <> pg_backend_pid();`);
    expect(verdicts(await judge(project))).toEqual([]);
  });

  // Out of order, so that there is a second path that could run at the same time.
  test.each([
    ["in plain sight", `${ENDS} and pid <> pg_backend_pid();`],
    ["well hidden", "do $$ begin perform kick(); end $$;"],
  ])("all of the server's, %s: no path suffers from another", async (_, sql) => {
    const body = `${ENDS} and pid <> pg_backend_pid()`
      .replace("terminate", "term' || 'inate")
      .replaceAll("'client backend'", "''client backend''");
    const project = createProject("plain", {
      "1 kick": `create function kick() returns void language plpgsql as $$ begin execute '${body}'; end $$;`,
      "3 create trips": `${TRIPS}\n${"select pg_sleep(0.01);\n".repeat(20)}`,
    });
    project.migrate({ "2 attack": `select pg_sleep(0.1);\n${sql}\ncreate table stops (id int);\n` });
    for (const databaseUrl of [server.url, null]) {
      const report = await judge(project, { databaseUrl, postgres: databaseUrl === null ? 18 : null });
      expect(verdicts(report)).toEqual(["out-of-order warning"]);
      expect(report.changes.map(({ name }) => name)).toEqual(["public.stops", "public.stops.id"]);
    }
  });

  test("sessions that somebody else ends are nobody's finding: the gate could not run", async () => {
    const project = pending("plain", "select pg_sleep(10);");
    const judged = judge(project, { databaseUrl: server.url }).then(verdicts, (error: unknown) => String(error));
    const kill = `${ENDS} and query like '%pg_sleep(10)%' and pid <> pg_backend_pid()`;
    let answer: string | readonly string[] | null = null;
    for (let waiting = true; waiting; waiting = answer === null) {
      answer = await Promise.race([judged, onServer(kill).then(() => null)]);
    }
    expect(answer).toBe(
      "UserError: The connection to PostgreSQL was lost while the migrations ran: terminating connection due to administrator command.",
    );
  });
});

describe("a migration that never ends", () => {
  const statementTimeout = 200;

  test.each(toolNames)("%s: is stopped by the statement timeout", async (tool) => {
    const project = pending(tool, "create table stops (id int);\nselect pg_sleep(3600);\n");
    const finding = findingOf(await judge(project, { statementTimeout }), "apply-failed");
    expect(finding).toMatchObject({ line: 2, evidence: { sqlstate: "57014" } });
    expect(finding.title).toContain("canceling statement due to statement timeout");
    expect(finding.remedy).toContain("statement-timeout:");
  });

  test("what switches the timeout off, or swallows its cancellation, is stopped from outside", async () => {
    const attacks = [
      "set statement_timeout = 0;\nselect pg_sleep(3600);",
      "begin;\nset local statement_timeout = 0;\nselect pg_sleep(3600);",
      "do $$ begin loop begin perform pg_sleep(3600); exception when query_canceled then null; end; end loop; end $$;",
      "do $$ begin loop end loop; end $$;",
    ];
    const projects = [...attacks.map((sql) => pending("sqlx", sql)), pending("plain", attacks[0] ?? "")];
    const reports = await Promise.all(projects.map((project) => judge(project, { statementTimeout })));
    for (const report of reports) {
      expect(report.verdict).toBe("block");
      expect(findingOf(report, "apply-failed").evidence).toMatchObject({ sqlstate: "57014" });
    }
  });

  test("many statements that each end in time are no trouble", async () => {
    const project = pending("sqlx", "select pg_sleep(0.12);\n".repeat(4));
    expect(verdicts(await judge(project, { statementTimeout }))).toEqual([]);
  });
});

function own(setting: string): string {
  return `do $$ begin execute format('alter database %I set ${setting}', current_database()); end $$;`;
}

describe("a migration that attacks the gate's own questions", () => {
  test("a timeout for the database is not the gate's", async () => {
    const project = pending(
      "plain",
      `${own("statement_timeout = 1")}\n${own("lock_timeout = 1")}\ncreate table stops (id int);`,
    );
    const report = await judge(project);
    expect(verdicts(report)).toEqual([]);
    expect(report.changes[0]?.name).toBe("public.stops");
  });

  test("a database that lets nobody in cannot be judged", async () => {
    const project = pending("sqlx", own("session_preload_libraries = nonexistent"));
    await expect(judge(project)).rejects.toThrow(
      /^PostgreSQL does not open a session on the gate's database any more: could not access file "nonexistent"/u,
    );
  });

  test("a message of megabytes is cut, and a storm of notices is nothing", async () => {
    const storm = "for i in 1 .. 50000 loop raise notice '%', i; end loop;";
    const project = pending("sqlx", `do $$ begin ${storm} raise exception '%', repeat('x y', 1000000); end $$;`);
    const report = await judge(project);
    expect(findingOf(report, "apply-failed").title).toContain("x yx y");
    expect(JSON.stringify(report).length).toBeLessThan(20_000);
  });
});

test("nothing is left on the servers", async () => {
  const left = "select datname from pg_database where datname like 'migration\\_gate\\_%'";
  expect(await onServer(left)).toEqual([]);
  const shared = await openSession({ connectionString: serverUrl(18) });
  const sessions = "select query from pg_stat_activity where query like '%pg_sleep(3600)%' and pid <> pg_backend_pid()";
  expect((await shared.send(sessions)).completed[0]?.rows).toEqual([]);
  await shared.end();
});
