import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

/** What a user's server has before the gate comes. */
const ROLE = "gate_lent_precious";
const DATABASE = "gate_lent_other";
const TRIPS = "create table trips (id int);";

let server: PgSession;

beforeAll(async () => {
  server = await openSession({ connectionString: serverUrl(18) });
  await server.query(`create role ${ROLE} password 'kept' connection limit 7`);
  await server.query(`create database ${DATABASE}`);
});

afterAll(async () => {
  await server.query(`drop database ${DATABASE}`);
  await server.query(`drop role ${ROLE}`);
  await server.end();
});

/** All that could be lost. */
async function possessions(): Promise<unknown> {
  return server.query(
    `select (select jsonb_agg(to_jsonb(r) - 'oid') from pg_authid r where rolname in ('${ROLE}', current_user)) as roles,
            (select jsonb_agg(to_jsonb(d)) from pg_database d where datname = '${DATABASE}') as databases,
            (select jsonb_agg(to_jsonb(m) - 'oid') from pg_auth_members m
              where '${ROLE}'::regrole in (roleid, member)) as memberships,
            (select jsonb_agg(setconfig) from pg_db_role_setting
              where setrole in (0, '${ROLE}'::regrole, current_user::regrole) and setdatabase = 0
                 or setdatabase = (select oid from pg_database where datname = '${DATABASE}')) as settings`,
  );
}

async function judgePending(sql: string, setup: string | null = null) {
  const project = createProject("plain", { "1 trips": TRIPS });
  project.migrate({ "2 pending": sql });
  return judge(project, { setup });
}

test.each([
  ["drop role", `drop role if exists ${ROLE}; alter database ${DATABASE} set work_mem = '9MB';`, ROLE],
  ["alter role", `alter role ${ROLE} nologin;`, ROLE],
  ["a password", `alter user current_user password 'mine now';`, "postgres"],
  ["a role's setting", `alter role ${ROLE} set work_mem = '9MB';`, ROLE],
  ["everybody's setting", "alter role all set work_mem = '9MB';", "all roles"],
  ["rename role", `alter role ${ROLE} rename to gate_lent_taken;`, ROLE],
  ["a membership", `grant pg_monitor to ${ROLE};`, ROLE],
  ["drop owned", `drop owned by ${ROLE};`, ROLE],
  ["reassign owned", `reassign owned by ${ROLE} to current_user;`, ROLE],
  ["comment on role", `comment on role ${ROLE} is 'taken';`, ROLE],
  ["comment on database", `comment on database ${DATABASE} is 'taken';`, DATABASE],
  ["alter database", `alter database ${DATABASE} set work_mem = '9MB';`, DATABASE],
  ["rename database", `alter /* now */ database ${DATABASE} rename to gate_lent_taken;`, DATABASE],
  ["database owner", `alter database ${DATABASE} owner to ${ROLE};`, DATABASE],
  ["database privileges", `grant connect on database ${DATABASE} to public;`, DATABASE],
  ["copy to a program", "copy trips to program 'cat > /dev/null';", "program"],
  ["copy from a program", "copy trips from program 'true';", "program"],
  ["copy to a file", "copy trips to '/tmp/gate_lent_trips';", "file"],
  [
    "a shared catalog",
    "update pg_catalog.pg_database set datallowconn = false where datname = 'template1';",
    "catalog",
  ],
  ["do", `do $$ begin drop role ${ROLE}; end $$;`, ROLE],
  ["execute in do", `do $$ begin execute 'alter database ${DATABASE} set work_mem = ''9MB'''; end $$;`, DATABASE],
  ["the own role, in do", "do $$ begin alter role current_user nologin; end $$;", "postgres"],
  ["a membership, in do", `do $$ begin grant pg_monitor to ${ROLE}; end $$;`, ROLE],
  ["a program, in do", "do $$ begin copy trips from program 'true'; end $$;", "whole server"],
  [
    "a function",
    `create function f() returns void language plpgsql as $$ begin execute 'drop role ${ROLE}'; end $$; select f();`,
    ROLE,
  ],
] as const)("%s beyond the gate's databases is not run on a lent server", async (_title, sql, name) => {
  const before = await possessions();
  const finding = findingOf(await judgePending(sql), "apply-failed");
  expect(finding.title).toContain("not run on a server that was given by URL");
  expect(finding.title).toContain(name);
  expect(await possessions()).toEqual(before);
});

test("a setup that reaches beyond the gate's databases is refused", async () => {
  await expect(judgePending("select 1;", `drop role ${ROLE};`)).rejects.toThrow(
    /`setup` in the config file is not run .*gate_lent_precious/u,
  );
});

test("roles of the migrations' own, their memberships and the settings of the gate's role are free, and undone", async () => {
  const before = await possessions();
  const report = await judgePending(
    `create role gate_lent_new; alter role gate_lent_new createdb;
       grant gate_lent_new to current_user; grant ${ROLE} to gate_lent_new; grant pg_monitor to gate_lent_new;
       alter role gate_lent_new set work_mem = '9MB'; alter role current_user set work_mem = '9MB';
       alter role postgres set work_mem = '8MB'; do $$ begin alter role postgres set work_mem = '7MB'; end $$;
       grant pg_monitor to postgres; -- by name: it is the role of the URL
       do $$ begin grant pg_monitor to gate_lent_new; end $$;
       comment on role gate_lent_new is 'new'; alter role gate_lent_new rename to gate_lent_newer;
       do $$ begin execute format('alter database %I set work_mem = ''9MB''', current_database()); end $$;
       reassign owned by gate_lent_newer to current_user; drop owned by gate_lent_newer;`,
  );
  expect(verdicts(report)).toEqual([]);
  expect(await possessions()).toEqual(before);
  expect(await server.query("select rolname from pg_roles where rolname like 'gate\\_lent\\_new%'")).toEqual([]);
  expect(report.notes).toEqual([]);
});

test("what slips through is brought back, and told", async () => {
  const before = await possessions();
  const report = await judgePending(`do $$ begin execute 'drop ' || 'role ' || '${ROLE}'; end $$;`);
  expect(await possessions()).toEqual(before);
  expect(report.notes).toEqual([
    `While the migrations ran, somebody dropped the role \`${ROLE}\` on the server that was given by URL: the gate has undone it.`,
  ]);
});
