/** What keeps a run from going back: each time something would be gone that no migration of the run has written. */
import { expect, test } from "@jest/globals";
import type { Listener } from "../../src/deploy/listener.ts";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { formatApply } from "../../src/report/format-apply.ts";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import type { DeployDatabase } from "../support/deploy-database.ts";
import { golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { onDatabase } from "../support/killed-deploy.ts";
import { createProject } from "../support/projects.ts";
import { createReversible } from "../support/reversible-projects.ts";

const TRIPS = { up: "create table trips (id int primary key);", down: "drop table trips;" };
/** Fails on the user's database only. */
const HERE = "do $$ begin if current_database() like 'deploy\\_%' then raise exception 'not here'; end if; end $$;";
/** A statement that waits on the user's database until `meanwhile` has come to its end. */
const WAITS = "select pg_advisory_xact_lock(42);";

/** Runs `use` with a listener that does something else while the run stands at `WAITS`. */
function standing(
  { name }: DeployDatabase,
  meanwhile: (other: PgSession) => Promise<unknown>,
  use: (listener: Partial<Listener>, other: PgSession) => Promise<void>,
): Promise<void> {
  return onDatabase(name, async (other) => {
    await other.query("select pg_advisory_lock(42)");
    let done: Promise<unknown> = Promise.resolve();
    const begin: Listener["begin"] = ({ text }) => {
      if (text.includes("pg_advisory_xact_lock"))
        done = meanwhile(other).finally(() => other.query("select pg_advisory_unlock(42)"));
      return { end: () => undefined };
    };
    await use({ begin }, other);
    await done;
  });
}

function writePaid(other: PgSession): Promise<unknown> {
  return other.send(
    "begin; insert into trips values (2, 'paid'); insert into audit.log values (1); insert into jobs values (1)",
  );
}

function writeHome(other: PgSession): Promise<unknown> {
  return other.send("begin; insert into trips values (2, row('Main', null))");
}

function saveJournal(other: PgSession): Promise<unknown> {
  return other.query("create temporary table saved as table migration_gate_journal");
}

function dieAtDown({ text }: { readonly text: string }): { end: () => void } {
  if (/drop (?:table stops|a\b)/u.test(text)) throw new Error("killed");
  return { end: () => undefined };
}

const ON_WAY_BACK = { lockTimeout: 100, lockRetries: 5 };

test("rows that are not committed yet are waited for, also where the schema is not compared", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    await database.run("insert into trips values (1)");
    const jobs = "create extension hstore; create table jobs (id int); alter extension hstore add table jobs;";
    const audit = `create schema audit; create table audit.log (id int); ${jobs}`;
    project.migrate({
      "2 note": `alter table trips add column note text, add kind char(3) not null default 'car'; ${audit}`,
      "3 fails": `${WAITS}\n${HERE}`,
    });
    const options = { schemas: { include: [], exclude: ["audit"] } };
    await standing(database, writePaid, async ({ begin }, other) => {
      const retry = (): void => void other.send("commit");
      const report = await applyTo(database, project, { ...ON_WAY_BACK, options, listener: { begin: begin!, retry } });
      expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "2" });
      expect(report.wayBack).toMatchObject({
        way: null,
        reason: "others have written to audit.log, public.jobs, public.trips.note since, and that would be lost",
      });
    });
    expect(await database.rows("select * from trips")).toEqual(["1  car", "2 paid car"]);
  }));

test("what is written while a way back waits for its lock is seen whatever the level of isolation, and so is half a row value", () =>
  withDeployDatabase(async (database) => {
    await database.run(`alter database ${database.name} set default_transaction_isolation = 'repeatable read'`);
    const home = "create type place as (street text, flat text); alter table trips add home place;";
    const pending = {
      "2 home": { up: home, down: "alter table trips drop home; drop type place;" },
      "3 fails": { up: `${WAITS}\n${HERE}`, down: "select 1;" },
    };
    const project = createReversible("golang-migrate", { "1 trips": TRIPS }, pending);
    project.checkout("main");
    await applyTo(database, project);
    project.checkout("change");
    const lost = "others have written to public.trips.home since, and that would be lost";
    await standing(database, writeHome, async ({ begin }, other) => {
      const committed = async (): Promise<void> => {
        while (
          (await other.query("select from pg_locks where not granted and relation = 'trips'::regclass")).length === 0
        );
        await other.send("commit");
      };
      let waiting: Promise<void> = Promise.resolve();
      const say = (text: string): void => void (text.startsWith("Going back") && (waiting = committed()));
      const report = await applyTo(database, project, { listener: { begin: begin!, say } });
      await waiting;
      expect(report).toMatchObject({ status: "stopped", verified: true, wayBack: { way: null, reason: lost } });
    });
    expect(await database.rows("select home from trips")).toEqual(["(Main,)"]);
    const down = "db/migrations/000002_home.down.sql";
    project.write({
      [down]: "begin isolation level serializable; alter table trips drop home; drop type place; commit;",
    });
    await database.run(
      "delete from trips; alter table trips drop home; drop type place; update schema_migrations set version = 1",
    );
    const report = await applyTo(database, project);
    expect(report.wayBack?.reason).toBe(
      `${down}:1 asks for a level of isolation in which whether others have written to public.trips.home, what would be lost, cannot be told`,
    );
  }));

test("rows that a later migration of the run has written over are still those of others", () =>
  withDeployDatabase(async (database) => {
    const pending = {
      "2 stops": { up: "create table stops (id int, n int); insert into stops values (0);", down: "drop table stops;" },
      "3 all": { up: `${WAITS}\nupdate stops set n = 1;`, down: "select 1;" },
      "4 fails": { up: HERE, down: "select 1;" },
    };
    const project = createReversible("dbmate", {}, pending);
    await standing(
      database,
      (other) => other.query("insert into stops values (1)"),
      async (listener) => {
        const report = await applyTo(database, project, { listener });
        expect(told(report)).toMatchObject({ status: "stopped", verified: true });
        expect(report.wayBack?.reason).toBe("others have written to public.stops since, and that would be lost");
      },
    );
    expect(await database.rows("select * from stops order by id")).toEqual(["0 1", "1 1"]);
    // What its own transaction has written to it is the run's; what a script removes itself is told at least.
    await database.run("drop table stops; truncate schema_migrations");
    const all = "db/migrations/20240103000000_all.sql";
    project.write({ [all]: "-- migrate:up\nselect 1;\n-- migrate:down\ndelete from stops where n = 1;\n" });
    const back = await applyTo(database, project);
    expect(told(back)).toMatchObject({ status: "rolled-back", verified: true });
    expect(back.wayBack?.losses).toContainEqual({ how: "scripted", type: "script", name: `${all}:4` });
  }));

test("a way back that stops half-way for others' rows tells what it has taken back, and the record says so", () =>
  withDeployDatabase(async (database) => {
    const pending = {
      "2 stops": { up: "create table stops (id int);", down: "drop table stops;" },
      "3 lines": { up: "create table lines (id int);", down: `begin; ${WAITS} drop table lines; commit;` },
      "4 fails": { up: HERE, down: "select 1;" },
    };
    const project = createReversible("golang-migrate", { "1 trips": TRIPS }, pending);
    const unguarded = "select from pg_locks where not granted and relation = to_regclass('stops')";
    let written: Promise<unknown> = Promise.resolve();
    const meanwhile = async (other: PgSession): Promise<void> => {
      // It waits behind the transaction that takes `lines` away, and comes before the next one.
      written = database.run("insert into stops values (1)");
      while ((await other.query(unguarded)).length === 0);
    };
    await standing(database, meanwhile, async (listener) => {
      const report = await applyTo(database, project, { listener });
      await written;
      expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "1 2", undone: "3" });
      expect(report.wayBack).toMatchObject({
        way: "down scripts",
        reason: "others have written to public.stops since, and that would be lost",
      });
    });
    expect(await database.rows("select version, dirty from schema_migrations")).toEqual(["2 f"]);
    expect(await database.rows("select to_regclass('lines'), to_regclass('migration_gate_journal')")).toEqual([" "]);
    expect(await database.rows("select id from stops")).toEqual(["1"]);
  }));

test("a way back that was cut off, and is gone on with, asks for others' rows as well", () =>
  withDeployDatabase(async (database) => {
    const pending = {
      "2 stops": { up: "create table stops (id int);", down: "drop table stops;" },
      "3 fails": { up: HERE, down: "select 1;" },
    };
    const project = createReversible("golang-migrate", { "1 trips": TRIPS }, pending);
    await expect(applyTo(database, project, { listener: { begin: dieAtDown } })).rejects.toThrow("killed");
    expect(await database.rows("select version, dirty from schema_migrations")).toEqual(["1 t"]);
    await database.run("insert into stops values (1)");
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "2", undone: "", pending: "3" });
    const message = "others have written to public.stops since, and that would be lost";
    expect(report.failure).toMatchObject({ code: "55000", message });
    expect(await database.rows("select version, dirty from schema_migrations")).toEqual(["2 f"]);
    expect(await database.rows("select id from stops")).toEqual(["1"]);
  }));

test("a way back that was cut off within a migration is told as one, and gone on with over others' rows where that is accepted", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(gooseLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    await database.run("insert into trips values (1)");
    const [hot, fails] = ["migrations/000002_hot.sql", "migrations/000003_fails.sql"];
    const up = "-- +goose NO TRANSACTION\n-- +goose Up\nalter table trips add a int;\nalter table trips add b int;";
    const block = `-- +goose StatementBegin\n${HERE}\n-- +goose StatementEnd\n`;
    project.write({
      [hot]: `${up}\n-- +goose Down\nalter table trips drop b;\nalter table trips drop a;\n`,
      [fails]: `-- +goose Up\n${block}-- +goose Down\nselect 1;\n`,
    });
    await expect(applyTo(database, project, { listener: { begin: dieAtDown } })).rejects.toThrow("killed");
    await database.run("update trips set a = 5");
    const plan = await applyTo(database, project, { dryRun: true });
    expect(told(plan)).toMatchObject({ status: "planned", undone: "2", pending: "2 3" });
    expect(plan.notes).toEqual([expect.stringContaining("within the way back of 2, after 1 of ")]);
    expect(formatApply(plan, "text", { width: 100, colour: false })).toContain(`Would take back: ${hot}\n`);
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "half-applied", verified: true, pending: "3" });
    expect(report.failure).toMatchObject({ file: hot, line: 7, code: "55000" });
    expect(report.notes).toEqual([expect.stringContaining("`--accept-data-loss` goes on with it all the same.")]);
    const accepted = await applyTo(database, project, { acceptLoss: true });
    expect(told(accepted)).toMatchObject({ status: "rolled-back", verified: true, undone: "2" });
    expect(await database.rows("select * from trips")).toEqual(["1"]);
  }));

test("rows of earlier tables that down scripts do not write keep a run from going back, and a new column's own values do not", () =>
  withDeployDatabase(async (database) => {
    const asks = "select pg_catalog.set_config('search_path', 'public', false);";
    const wages = { up: "create table wages (id int, cents int);", down: "drop table wages;" };
    const fills =
      "alter table wages add euros int; alter table wages rename to pay; update pay set euros = cents / 100;";
    const block = "do $$ begin if false then create table never (); end if; end $$;";
    const pending = {
      "2 fills": {
        up: `${asks} ${fills} ${block} create table log (); insert into log default values;`,
        down: "drop table log; alter table pay rename to wages; alter table wages drop euros;",
      },
      "3 fails": { up: HERE, down: "select 1;" },
    };
    const project = createReversible("dbmate", { "1 wages": wages }, pending);
    project.checkout("main");
    await applyTo(database, project);
    await database.run("insert into wages values (1, 100)");
    project.checkout("change");
    expect(told(await applyTo(database, project))).toMatchObject({ status: "rolled-back", verified: true });
    const fill = "db/migrations/20240102000000_fills.sql";
    const writing = (up: string, down: string): void =>
      project.write({ [fill]: `-- migrate:up\n${up}\n-- migrate:down\n${down}\n` });
    const times = "alter table wages add cur text;\nupdate wages set cur = 'EUR', cents = cents * 100;";
    const written = { how: "written", type: "script", name: `${fill}:3` };
    writing(times, "alter table wages drop cur;");
    const plan = await applyTo(database, project, { dryRun: true });
    expect(plan.wayBack?.losses).toContainEqual(written);
    const stays = await applyTo(database, project);
    expect(told(stays)).toMatchObject({ status: "stopped", verified: true, applied: "20240102000000" });
    expect(stays.wayBack).toMatchObject({ way: null, reason: expect.stringContaining(`${fill}:3 has written rows`) });
    await database.run(
      "alter table wages drop cur; update wages set cents = 100; delete from schema_migrations where version like '%02000000'",
    );
    writing(times, "alter table wages drop cur;\nupdate wages set cents = cents / 100;");
    expect(told(await applyTo(database, project))).toMatchObject({ status: "rolled-back", verified: true });
    expect(await database.rows("select * from wages")).toEqual(["1 100"]);
    for (const up of ["do $$ begin execute 'delete from wages'; end $$;", "with x as (delete from wages) select 1;"]) {
      writing(up, "select 1;");
      const { wayBack } = await applyTo(database, project, { dryRun: true });
      expect(wayBack?.losses).toEqual([{ ...written, name: `${fill}:2` }]);
    }
  }));

test("what commits on its way cannot keep others out, and is not gone back by", () =>
  withDeployDatabase(async (database) => {
    const down = "do $$ begin drop table stops; commit; end $$;";
    const pending = { "2 stops": { up: "create table stops ();", down }, "3 fails": { up: HERE, down: "select 1;" } };
    const report = await applyTo(database, createReversible("golang-migrate", {}, pending));
    expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "2" });
    expect(report.wayBack?.reason).toBe(
      "db/migrations/000002_stops.down.sql:1 commits on its way, so that nothing keeps others from writing to public.stops meanwhile, which would be lost",
    );
  }));

test("rows that row level security hides from the role are not taken for none", () =>
  withDeployDatabase(async (database) => {
    const role = `${database.name}_owner`;
    await database.run(`create role ${role} login password 'x'; grant create on schema public to ${role}`);
    try {
      const forced = "alter table orders enable row level security, force row level security;";
      const project = createProject(golangMigrateLayout, {
        "1 orders": `create table orders (tenant text); ${forced}`,
        "2 fails": HERE,
      });
      const url = Object.assign(new URL(database.url), { username: role, password: "x" });
      const report = await applyTo({ ...database, url: url.href }, project);
      expect(told(report)).toMatchObject({ status: "stopped", applied: "1" });
      expect(report.wayBack).toMatchObject({
        way: null,
        reason: expect.stringContaining("cannot be told: its rows are hidden from this role (row level security"),
      });
    } finally {
      await database.run(`drop owned by ${role}; drop role ${role}`);
    }
  }));

test("what differed before a run, and was accepted, is not taken back unless that is asked for", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    await database.run("insert into trips values (1); alter table trips add column note text default 'by hand'");
    const adopts = "alter table trips add column if not exists note text;";
    project.migrate({ "2 adopts": adopts, "3 fails": HERE });
    const report = await applyTo(database, project, { acceptDrift: true });
    expect(told(report)).toMatchObject({ status: "stopped", applied: "2" });
    expect(report.wayBack?.reason).toBe("what differed before the run, and was accepted, could go away with it");
    expect(await database.rows("select * from trips")).toEqual(["1 by hand"]);
    await database.run("update schema_migrations set version = 1");
    const lossy = await applyTo(database, project, { acceptDrift: true, acceptLoss: true });
    expect(told(lossy)).toMatchObject({ status: "rolled-back", undone: "2" });
    expect(await database.rows("select * from trips")).toEqual(["1"]);
  }));

test("a generated way back takes along what is not compared, and is none over what is beyond the database", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 trips": TRIPS.up });
    const options = { schemas: { include: [], exclude: ["audit"] } };
    await applyTo(database, project);
    project.migrate({ "2 audit": "create schema audit; create table audit.log ();", "3 fails": HERE });
    const report = await applyTo(database, project, { options });
    expect(told(report)).toMatchObject({ status: "rolled-back", verified: true, undone: "2" });
    expect(await database.rows("select to_regnamespace('audit')")).toEqual([""]);
    project.migrate({
      "2 audit": "do $$ begin if false then copy trips to program $x$true$x$; end if; end $$; create table audit ();",
    });
    const plan = await applyTo(database, project, { dryRun: true });
    expect(plan.wayBack?.reason).toMatch(/no generated statement takes back what \S+_audit\.up\.sql:1 does beyond/u);
  }));

test("a sequence that comes back goes on where its column is, or keeps a run from going back", () =>
  withDeployDatabase(async (database) => {
    const pending = {
      "2 drops": { up: "alter table trips alter id drop identity;" },
      "3 checks": { up: "alter table trips add check (id < 9);", down: "select 1;" },
    };
    const trips = { "1 trips": { up: "create table trips (id int generated always as identity);" } };
    const project = createReversible("golang-migrate", trips, pending);
    project.checkout("main");
    await applyTo(database, project);
    await database.run("insert into trips overriding system value select generate_series(1, 9)");
    await database.run("select setval('trips_id_seq', 500)");
    project.checkout("change");
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "rolled-back", verified: true, undone: "2" });
    expect(report.wayBack?.losses).toEqual([{ how: "carried", type: "sequence", name: "public.trips_id_seq" }]);
    expect(await database.rows("insert into trips default values returning id")).toEqual(["501"]);
    const down = "alter table trips alter id add generated always as identity";
    project.write({ "db/migrations/000002_drops.down.sql": `${down};` });
    const kept = await applyTo(database, project);
    expect(kept).toMatchObject({ status: "stopped", verified: true });
    expect(kept.wayBack?.reason).toBe("going back would lose what sequence public.trips_id_seq holds");
    await database.run(`${down}; update schema_migrations set version = 1`);
    project.write({
      "db/migrations/000002_drops.down.sql": `${down}; alter table trips alter id restart with 12;`,
    });
    expect(await applyTo(database, project)).toMatchObject({ status: "rolled-back", wayBack: { way: "down scripts" } });
    expect(await database.rows("insert into trips default values returning id")).toEqual(["12"]);
  }));

test("a sequence that several columns take numbers from is not carried on behind one of them", () =>
  withDeployDatabase(async (database) => {
    const tables = "create table trips (id serial); create table lines (id int default nextval('trips_id_seq'));";
    const project = createProject(golangMigrateLayout, { "1 tables": tables });
    await applyTo(database, project);
    await database.run("insert into lines select from generate_series(1, 9)");
    const drops = ["trips", "lines"].map((table) => `alter table ${table} alter id drop default;`);
    project.migrate({ "2 drops": `${drops.join(" ")} drop sequence trips_id_seq;`, "3 fails": HERE });
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "stopped", verified: true, applied: "2" });
    expect(report.wayBack?.reason).toBe("going back would lose what sequence public.trips_id_seq holds");
  }));

test("a migration that was begun, and that somebody has finished since, is not begun again", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(golangMigrateLayout, { "1 trips": TRIPS.up });
    await applyTo(database, project);
    project.migrate({ "2 stops": `${WAITS} create table stops ();`, "3 more": "create table more ();" });
    await standing(database, saveJournal, async (listener, other) => {
      expect(await applyTo(database, project, { listener })).toMatchObject({ status: "applied" });
      // As a killed run leaves it, and `migrate force` after it.
      await other.query("create table public.migration_gate_journal as table saved");
    });
    expect(await database.rows("select done from migration_gate_journal")).toEqual(["1"]);
    const report = await applyTo(database, project);
    expect(report).toMatchObject({ status: "nothing-to-do", verified: true, resumed: null });
    expect(await database.rows("select version, dirty from schema_migrations")).toEqual(["3 f"]);
    expect(await database.rows("select to_regclass('migration_gate_journal')")).toEqual([""]);
  }));
