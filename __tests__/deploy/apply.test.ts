import { execFile } from "node:child_process";
import { basename } from "node:path";
import { promisify } from "node:util";
import { resolveBinary } from "dbmate";
import { runner } from "node-pg-migrate";
import { expect, test } from "@jest/globals";
import type { Retry } from "../../src/deploy/listener.ts";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import type { DeployDatabase } from "../support/deploy-database.ts";
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { onDatabase } from "../support/killed-deploy.ts";
import { nodePgMigrateLayout } from "../support/node-pg-migrate-layout.ts";
import { createProject, layouts } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";
import { createReversible } from "../support/reversible-projects.ts";

const run = promisify(execFile);

async function dbmate({ url }: DeployDatabase, root: string, command: string): Promise<string> {
  const address = new URL(url);
  address.searchParams.set("sslmode", "disable");
  const { stdout } = await run(resolveBinary(), ["--url", address.href, "--no-dump-schema", command], {
    cwd: root,
    env: {},
  });
  return stdout;
}

const TRIPS = { up: "create table trips (id int primary key, title text);", down: "drop table trips;" };
/** Fails on the user's database only. */
const HERE = "do $$ begin if current_database() like 'deploy\\_%' then raise exception 'not here'; end if; end $$;";

test("applies what is pending, verifies it, and the tool itself goes on afterwards", () =>
  withDeployDatabase(async (database) => {
    const stops = "create table stops (id int);\ninsert into stops values (1);";
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up, "2 stops": stops });
    const plan = await applyTo(database, project, { dryRun: true });
    expect(plan).toMatchObject({ status: "planned", verified: true, recorded: 0, wayBack: { way: null } });
    expect(plan.statements.map(({ file, line, text }) => `${file.slice(-9)}:${line} ${text}`)).toEqual([
      "trips.sql:2 create table trips (id int primary key, title text)",
      "stops.sql:2 create table stops (id int)",
      "stops.sql:3 insert into stops values (1)",
    ]);
    expect(await database.rows("select relname from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);
    const report = await applyTo(database, project);
    expect(told(report)).toEqual({
      status: "applied",
      verified: true,
      applied: "20240101000000 20240102000000",
      undone: "",
      pending: "",
    });
    expect(report.statements.map(({ code }) => code)).toEqual([null, null, null]);
    expect(await applyTo(database, project)).toMatchObject({ status: "nothing-to-do", verified: true, recorded: 2 });
    project.migrate({ "3 riders": "create table riders ();" });
    expect(await dbmate(database, project.dir, "migrate")).toContain("Applied: 20240103000000_riders.sql");
    expect(await applyTo(database, project)).toMatchObject({ status: "nothing-to-do", recorded: 3 });
  }));

test("node-pg-migrate waits for no lock, goes on, and is waited for", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(nodePgMigrateLayout, { "1 trips": TRIPS.up });
    expect(await applyTo(database, project)).toMatchObject({ status: "applied", verified: true });
    project.migrate({ "2 stops": "create table stops ();", "3 riders": "create table riders ();" });
    const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    const migrate = (): Promise<unknown> =>
      runner({
        databaseUrl: database.url,
        dir: `${project.dir}/migrations`,
        migrationsTable: "pgmigrations",
        schema: ["public"],
        direction: "up",
        count: 1,
        checkOrder: true,
        singleTransaction: true,
        logger: silent,
      });
    await migrate();
    await onDatabase(database.name, async (other) => {
      await other.query("select pg_advisory_lock(7241865325823964)");
      const waiting = applyTo(database, project, { wait: 150 });
      await expect(waiting).rejects.toThrow("node-pg-migrate is at work on this database");
      // What it applies by then is not applied once more.
      const rider = "create table riders (); insert into pgmigrations (name, run_on) values ";
      const name = basename(project.file("3 riders"), ".sql");
      const meanwhile = `begin; ${rider}('${name}', now()); commit; select pg_advisory_unlock_all()`;
      const progress = (line: string): void => void (line.includes("is at work") && other.send(meanwhile));
      const late = await applyTo(database, project, { progress });
      expect(late).toMatchObject({ status: "refused", refusal: { reason: "record" }, statements: [] });
      await other.send("drop table riders; delete from pgmigrations where name ~ 'riders'");
    });
    let refused: unknown = null;
    const during = { begin: () => ({ end: () => void (refused ??= migrate().catch((error: unknown) => error)) }) };
    project.migrate({ "3 riders": "create table riders (); select pg_sleep(0.3);" });
    expect(await applyTo(database, project, { listener: during })).toMatchObject({ status: "applied", recorded: 2 });
    expect(String(await refused)).toContain("Another migration is already running");
  }));

test("a failure takes back what the run has applied, by the down scripts", () =>
  withDeployDatabase(async (database) => {
    const pending = {
      "2 stops": { up: "create table stops (id int); insert into stops values (1);", down: "drop table stops;" },
      "3 fails": { up: `alter table stops add column a int; ${HERE}`, down: "select 1;" },
      "4 more": { up: "create table more ();", down: "drop table more;" },
    };
    const project = createReversible("dbmate", { "1 trips": TRIPS }, pending);
    project.checkout("main");
    await applyTo(database, project);
    project.checkout("change");
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({
      status: "rolled-back",
      verified: true,
      undone: "20240102000000",
      applied: "",
    });
    expect(report).toMatchObject({
      failure: { line: 2, code: "P0001", message: "not here", attempts: 1 },
      wayBack: { way: "down scripts", reason: null, losses: [{ how: "new", type: "table", name: "public.stops" }] },
    });
    expect(await database.rows("select version from schema_migrations")).toEqual(["20240101000000"]);
    expect(await dbmate(database, project.dir, "status")).toContain("Pending: 3");
    const kept = await applyTo(database, project, { rollback: false });
    expect(told(kept)).toMatchObject({ status: "stopped", verified: true, applied: "20240102000000" });
    expect(kept.wayBack).toMatchObject({ way: null, reason: "`--no-rollback` was given" });
  }));

test("without down scripts generated statements go back, also from within a migration", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(gooseLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    const rest = "alter table trips add column b int;\ncreate index concurrently trips_b on trips (b);\n";
    const half = `-- +goose NO TRANSACTION\n${rest}-- +goose StatementBegin\n${HERE}\n-- +goose StatementEnd`;
    project.write({ [project.file("2 stops")]: "-- +goose Up\ncreate table stops (id int);\n" });
    project.write({ [project.file("3 half")]: `-- +goose Up\n${half}\n` });
    project.commit("pending");
    const kept = await applyTo(database, project, { rollback: false });
    expect(told(kept)).toMatchObject({ status: "half-applied", verified: true, applied: "2", pending: "3" });
    expect(await database.rows("select done, begun from migration_gate_journal")).toEqual(["2 "]);
    // What has run is no longer what the file says.
    project.write({ [project.file("3 half")]: `-- +goose Up\n${half.replaceAll("trips_b", "trips_bb")}\n` });
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "rolled-back", verified: true, undone: "", pending: "3" });
    expect(report.wayBack).toMatchObject({ way: "generated statements", reason: null });
    const left =
      "select relname from pg_class where relname ~ '^(trips|stops|migration_gate)' and relkind in ('r', 'i')";
    expect(await database.rows(`${left} order by 1`)).toEqual(["stops", "trips", "trips_pkey"]);
    project.write({ [project.file("3 half")]: `-- +goose Up\n${half.replace(HERE, "select 1;")}\n` });
    expect(await applyTo(database, project)).toMatchObject({ status: "applied", verified: true });
  }));

test("a failure within a migration that cannot be taken back is gone on with once its cause is gone", () =>
  withDeployDatabase(async (database) => {
    // A subscriber would know nothing of the gate's table.
    const published = "create publication everything for all tables;";
    const project = createProject(gooseLayout, {
      "1 trips": `${TRIPS.up}\ncreate table guard (id int primary key);\n${published}`,
    });
    await applyTo(database, project);
    await database.run(
      "insert into guard values (1); alter default privileges grant all on tables to public, pg_monitor",
    );
    const steps = [
      "insert into trips values (1)",
      "insert into trips values (2)",
      "alter table guard add check (id > 1)",
    ];
    project.migrate({ "2 rows": `-- +goose NO TRANSACTION\n${steps.join(";\n")};\ninsert into trips values (3);` });
    const report = await applyTo(database, project);
    expect(report).toMatchObject({ status: "half-applied", verified: true, failure: { code: "23514" } });
    expect(report.wayBack?.reason).toContain("no generated statement takes back the rows");
    expect(await database.rows("select tablename from pg_publication_tables where tablename ~ 'gate'")).toEqual([]);
    // It holds the texts of statements.
    const granted =
      "select distinct grantee = relowner from pg_class, aclexplode(relacl) where relname = 'migration_gate_journal'";
    expect(await database.rows(granted)).toEqual(["t"]);
    await database.run("delete from guard");
    const finished = await applyTo(database, project);
    expect(finished).toMatchObject({
      status: "applied",
      verified: true,
      resumed: { versions: ["2"], done: 2, steps: 5 },
    });
    expect(await database.rows("select id from trips order by id")).toEqual(["1", "2", "3"]);
    expect(await database.rows("select to_regclass('migration_gate_journal')")).toEqual([""]);
  }));

test.each([
  ["golang-migrate is not left dirty", golangMigrateLayout, "select version, dirty from schema_migrations", ["1 f"]],
  [
    "Prisma is left without a failed migration",
    layouts.prisma,
    "select migration_name, finished_at is null from _prisma_migrations",
    ["20240101000000_trips f"],
  ],
] as const)("%s", (_, layout, sql, rows) =>
  withDeployDatabase(async (database) => {
    const project = createProject(layout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    project.migrate({ "2 fails": `create table stops ();\n${HERE}` });
    expect(await applyTo(database, project)).toMatchObject({ status: "rolled-back", verified: true });
    expect(await database.rows(sql)).toEqual(rows);
  }),
);

test("what another run of the tool applies meanwhile, which has no lock, is not taken back", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    project.migrate({
      "2 stops": "create table stops ();",
      "3 late": "select pg_sleep(0.3);\ncreate table late ();",
    });
    const listener = {
      begin: ({ text }: { readonly text: string }) => {
        const record = "insert into schema_migrations values ('20240103000000')";
        if (text.includes("pg_sleep")) void database.run(`create table late (); ${record}`);
        return { end: () => undefined };
      },
    };
    const report = await applyTo(database, project, { listener });
    expect(told(report)).toMatchObject({ status: "stopped", verified: false, applied: "20240102000000", undone: "" });
    expect(report.wayBack?.reason).toBe("somebody else has applied 20240103000000 meanwhile");
    expect(await database.rows("select to_regclass('late')")).toEqual(["late"]);
  }));

test("rows that others have written since are not given up unless that is asked for", () =>
  withDeployDatabase(async (database) => {
    const stops = { up: "create table stops (id int); insert into stops values (0);", down: "drop table stops;" };
    const fails = { up: `select pg_sleep(0.2);\n${HERE}`, down: "select 1;" };
    const project = createReversible("sqlx", { "1 trips": TRIPS }, { "2 stops": stops, "3 fails": fails });
    project.checkout("main");
    await applyTo(database, project);
    project.checkout("change");
    const written: Promise<void>[] = [];
    const listener = {
      begin: ({ text }: { readonly text: string }) => {
        if (text.includes("pg_sleep")) written.push(database.run("insert into stops values (1)"));
        return { end: () => undefined };
      },
    };
    const report = await applyTo(database, project, { listener });
    await Promise.all(written);
    expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "20240102000000" });
    expect(report.wayBack?.reason).toBe("others have written to public.stops since, and that would be lost");
    await database.run("drop table stops; delete from _sqlx_migrations where version = 20240102000000");
    const accepted = await applyTo(database, project, { listener, acceptLoss: true });
    expect(told(accepted)).toMatchObject({ status: "rolled-back", verified: true, undone: "20240102000000" });
  }));

test("a connection that is lost leaves nothing open, and what was applied goes back on a new one", () =>
  withDeployDatabase(async (database) => {
    const pending = { "2 stops": { up: "create table stops ();", down: "drop table stops;" } };
    const slow = {
      "3 slow": {
        up: "create table slow (); select pg_sleep(case when current_database() like 'deploy%' then 20 else 0 end);",
        down: "drop table slow;",
      },
    };
    const project = createReversible("diesel", { "1 trips": TRIPS }, { ...pending, ...slow });
    const listener = {
      begin: ({ text }: { readonly text: string }, pid: number) => {
        if (text.includes("pg_sleep")) void database.run(`select pg_terminate_backend(${pid})`);
        return { end: () => undefined };
      },
    };
    const report = await applyTo(database, project, { listener });
    expect(told(report)).toMatchObject({
      status: "rolled-back",
      verified: true,
      undone: "20240101000000 20240102000000",
    });
    expect(report.failure).toMatchObject({ lost: true, code: "57P01" });
  }));

test("a schema or a record that is not what the files make is refused, with what differs", () =>
  withDeployDatabase(async (database) => {
    const project = createProject("sqlx", { "1 trips": TRIPS.up });
    await database.run("create table trips ()");
    expect((await applyTo(database, project)).refusal?.remedy).toContain("sqlx has recorded nothing in this database");
    await database.run("drop table trips");
    await applyTo(database, project);
    project.migrate({ "2 stops": "create table stops ();" });
    await database.run("alter table trips add column hot int");
    const drift = await applyTo(database, project);
    expect(drift).toMatchObject({ status: "refused", refusal: { reason: "drift" }, statements: [] });
    expect(drift.refusal?.changes).toMatchObject([{ action: "added", type: "column", name: "public.trips.hot" }]);
    const accepted = await applyTo(database, project, { acceptDrift: true });
    expect(accepted).toMatchObject({ status: "applied", verified: true });
    await database.run("alter table trips drop column hot");
    project.write({ [project.file("1 trips")]: `${TRIPS.up}\n-- edited` });
    const edited = await applyTo(database, project);
    expect(edited.refusal?.message).toContain("was previously applied but has been modified");
    project.migrate({ "1 trips": TRIPS.up, "3 fails": "alter table nowhere add column a int;" });
    expect((await applyTo(database, project)).refusal).toMatchObject({ reason: "fails" });
    project.write({ [project.file("3 fails")]: null });
    project.migrate({ "2 stops": null });
    expect((await applyTo(database, project)).refusal).toMatchObject({ reason: "record" });
  }));

test("a lock that is not given in time is tried for again, a transaction as a whole", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    project.migrate({ "2 stops": "create table stops ();\nalter table trips add column a int;" });
    await onDatabase(database.name, async (other) => {
      await other.send("begin; lock table trips in access share mode");
      const patience = { lockTimeout: 50, lockRetries: 1 };
      const said: string[] = [];
      const report = await applyTo(database, project, {
        ...patience,
        listener: { say: (line) => void said.push(line) },
      });
      expect(said[0]).toContain(
        `waiting for process ${other.pid} (postgres, migration-gate; idle in transaction): begin; lock`,
      );
      expect(told(report)).toMatchObject({ status: "rolled-back", verified: true, pending: "20240102000000" });
      expect(report.failure).toMatchObject({ line: 3, code: "55P03", attempts: 2 });
      expect(report.statements.map(({ code }) => code)).toEqual([null, "55P03", null, "55P03"]);
      const retries: Retry[] = [];
      const retry = (each: Retry): void => {
        retries.push(each);
        void other.send("rollback");
      };
      const again = await applyTo(database, project, { ...patience, lockRetries: 9, listener: { retry } });
      expect(again).toMatchObject({ status: "applied", verified: true });
      expect(retries[0]).toMatchObject({ attempt: 1, retries: 9, wait: 50, alone: false });
    });
  }));

test("a second run waits for the first, and says who that is when it takes too long", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    await onDatabase(database.name, async (other) => {
      await other.query("select pg_advisory_lock(1835491700, 1)");
      const words = new RegExp(`Another run of migration-gate is at work on .*process ${other.pid} of postgres`, "u");
      await expect(applyTo(database, project, { wait: 150 })).rejects.toThrow(words);
    });
    const both = await Promise.all([applyTo(database, project), applyTo(database, project)]);
    expect(both.map(({ status }) => status).sort((a, b) => (a < b ? -1 : 1))).toEqual(["applied", "nothing-to-do"]);
  }));

test("another role's table is no account of a run, and a role that may not write is told so", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(gooseLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    const role = `${database.name}_reader`;
    await database.run(`create role ${role} login; create schema other authorization ${role}`);
    try {
      await database.run(`grant pg_read_all_data to ${role}; set role ${role};
create table other.migration_gate_journal (entry jsonb not null, done int not null, begun int, invalid oid[] not null);
insert into other.migration_gate_journal values ('{"units": [{}], "versions": ["1"]}', 0, null, '{}')`);
      await database.run("alter role current_user set search_path = default");
      project.migrate({ "2 stops": "create table stops ();" });
      const drift = await applyTo(database, project, { dryRun: true });
      expect(drift).toMatchObject({ status: "refused", refusal: { reason: "drift" } });
      await database.run("drop schema other cascade");
      const url = Object.assign(new URL(database.url), { username: role });
      await database.run(`alter role ${role} password '${url.password}'`);
      const reading = { ...database, url: url.href };
      expect(await applyTo(reading, project, { dryRun: true })).toMatchObject({ status: "planned", verified: true });
      await expect(applyTo(reading, project)).rejects.toThrow("permission denied for schema public (SQLSTATE 42501)");
    } finally {
      await database.run(`drop owned by ${role}; drop role ${role}`);
    }
  }));

test("a search path of the database's own is told with its cure, and the tool's table is left out where it leads", () =>
  withDeployDatabase(async (database) => {
    await database.run(`create schema "App"; alter database ${database.name} set search_path = "App"`);
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    const cure = { setup: 'create schema if not exists "App";', sessionSetup: 'set search_path = "App"' };
    const drift = await applyTo(database, project);
    expect(drift.refusal?.changes).toMatchObject([{ action: "added", type: "schema", name: '"App"' }]);
    expect(drift.refusal?.remedy).toContain(`\`setup: ${cure.setup}\` and \`session-setup: ${cure.sessionSetup}\``);
    const failing = applyTo(database, project, { options: { sessionSetup: cure.sessionSetup } });
    await expect(failing).rejects.toMatchObject({ remedy: expect.stringContaining(`\`setup: ${cure.setup}\``) });
    expect(await applyTo(database, project, { options: cure })).toMatchObject({ status: "applied", verified: true });
    expect(await database.rows("select tablename from pg_tables where schemaname = 'App' order by 1")).toEqual([
      "schema_migrations",
      "trips",
    ]);
    await database.run("drop table trips");
    const { refusal } = await applyTo(database, project);
    expect(refusal?.changes.map(({ name }) => name)).not.toContain('"App".schema_migrations');
  }));

test("roles are tried on another server than the database's own, as often as it takes", () =>
  withDeployDatabase(async (database) => {
    const [base, later] = [`${database.name}_base`, `${database.name}_later`];
    const elsewhere = { options: { databaseUrl: serverUrl(14) } };
    const project = createProject(gooseLayout, {
      "1 trips": `${TRIPS.up}\ncreate role ${base};\ngrant select on trips to ${base};`,
    });
    try {
      expect((await applyTo(database, project)).refusal?.message).toContain("on the server of the database itself");
      expect(await applyTo(database, project, elsewhere)).toMatchObject({ status: "applied", verified: true });
      await database.run("create table own ()");
      const other = await applyTo(database, project, elsewhere);
      expect(other.refusal?.remedy).toContain("PostgreSQL 14.");
      await database.run("drop table own");
      project.migrate({ "2 later": `create role ${later} in role ${base};\ngrant select on trips to ${later};` });
      expect(told(await applyTo(database, project, elsewhere))).toMatchObject({ status: "applied", verified: true });
      await expect(applyTo(database, project)).rejects.toMatchObject({
        message: expect.stringContaining(`role "${base}" already exists`),
        remedy: expect.stringContaining("another server"),
      });
    } finally {
      await database.run(`drop table if exists trips; drop role if exists ${later}, ${base}`);
    }
  }));

test("what the role or its settings stand in the way of is told with what to do", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    const role = `${database.name}_limited`;
    const url = Object.assign(new URL(database.url), { username: role });
    await database.run(
      `create role ${role} login password '${url.password}'; grant create on schema public to ${role}`,
    );
    const limited = { ...database, url: url.href };
    const remedyWith = async (setting: string): Promise<unknown> => {
      await database.run(`alter role ${role} ${setting}`);
      const refused = await applyTo(limited, project).catch((error: unknown) => error);
      await database.run(`alter role ${role} reset all; alter role ${role} connection limit -1`);
      return refused;
    };
    try {
      expect(await remedyWith("set default_transaction_read_only = on")).toMatchObject({
        message: expect.stringContaining("(SQLSTATE 25006)"),
        remedy: expect.stringContaining("session-setup: set default_transaction_read_only = off"),
      });
      expect(await remedyWith("set search_path = nowhere")).toMatchObject({
        remedy: expect.stringContaining("The search path leads to no schema"),
      });
      expect(await remedyWith("connection limit 1")).toMatchObject({
        message: expect.stringContaining("lets in no further session: too many connections for role"),
        remedy: expect.stringContaining("`connection limit`"),
      });
      expect(await remedyWith("set statement_timeout = '100ms'")).toMatchObject({ status: "applied", verified: true });
      const none = applyTo({ ...database, url: new URL("/", database.url).href }, project);
      await expect(none).rejects.toThrow("The URL names no database");
    } finally {
      await database.run(`drop owned by ${role}; drop role ${role}`);
    }
  }));

test("what cannot be applied is refused before anything is looked at", () =>
  withDeployDatabase(async (database) => {
    const project = createProject("plain", { "1 trips": TRIPS.up });
    await expect(applyTo(database, project)).rejects.toThrow("no record in the database");
    const apply = { command: "npm run migrate", rollback: null, install: null, env: {}, timeout: 1000 };
    await expect(applyTo(database, project, { options: { apply } })).rejects.toThrow("`npm run migrate`");
    const wrong = createProject(dbmateLayout, { "1 trips": TRIPS.up });
    wrong.write({ [wrong.file("2 stops")]: "create table stops ();" });
    await expect(applyTo(database, wrong)).rejects.toThrow("dbmate stops at this file");
  }));
