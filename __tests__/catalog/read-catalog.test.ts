import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { describeObject } from "../../src/catalog/describe.ts";
import { digest } from "../../src/catalog/digest.ts";
import { UserError } from "../../src/errors.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import { ScratchDatabase } from "./scratch-database.ts";

function names(catalog: Catalog): string[] {
  return catalog.objects.map(({ key }) => key);
}

/** Runs the work as a role that nobody has granted anything. */
async function asReader<T>(database: ScratchDatabase, work: () => Promise<T>): Promise<T> {
  const name = `reader_of_${database.name}`;
  await database.run(`create role ${name}; set role ${name}`);
  try {
    return await work();
  } finally {
    await database.run(`rollback; reset role; drop role ${name}`);
  }
}

describe.each([14, 18] as const)("On PostgreSQL %i", (major) => {
  let database: ScratchDatabase;
  beforeEach(async () => {
    database = await ScratchDatabase.create(major);
  });
  afterEach(async () => database.drop());

  test("an empty database has a schema and a language", async () => {
    const catalog = await database.read();
    expect(names(catalog)).toEqual(["extension plpgsql", "schema public"]);
    expect(catalog.unmodelled).toEqual({});
  });

  test("members of extensions are left out", async () => {
    await database.run(`create extension hstore; create extension citext; create extension earthdistance cascade;
      create table trips (name citext); create function f() returns integer language sql as 'select 1';
      alter function f() depends on extension hstore`);
    const catalog = await database.read();
    expect(
      new Set(catalog.objects.flatMap(({ type, attributes }) => (type === "extension" ? Object.keys(attributes) : []))),
    ).toEqual(new Set(["schema", "version"]));
    expect(names(catalog)).toEqual([
      "column public.trips.name",
      "extension citext",
      "extension cube",
      "extension earthdistance",
      "extension hstore",
      "extension plpgsql",
      "function public.f()",
      "schema public",
      "table public.trips",
    ]);
  });

  test("bookkeeping objects are left out with all that belongs to them", async () => {
    await database.run(`create table "_Ledger" (id serial primary key, name text unique check (name <> ''));
      create index on "_Ledger" (lower(name)); create table trips (id integer references "_Ledger")`);
    const catalog = await database.read({ exclude: ["public._Ledger"] });
    expect(names(catalog)).toEqual([
      "column public.trips.id",
      "extension plpgsql",
      'foreign key of public.trips: FOREIGN KEY (id) REFERENCES public."_Ledger"(id)',
      "schema public",
      "table public.trips",
    ]);
  });

  test("temporary tables are left out", async () => {
    await database.run("create temporary table aside (id integer primary key)");
    expect(names(await database.read())).toEqual(["extension plpgsql", "schema public"]);
  });

  test("objects of every kind are read, those of extensions are left out", async () => {
    await database.run(`create extension postgres_fdw; create extension hstore; create extension intarray;
      create table trips (id integer, name text); create policy mine on trips using (true);
      create rule quiet as on delete to trips do instead nothing;
      create statistics s on id, name from trips; create type span as range (subtype = integer);
      create server far foreign data wrapper postgres_fdw; create foreign table away (id integer) server far;
      create publication p for table trips; create cast (text as span) with inout;
      create function e() returns event_trigger language plpgsql as $$begin end$$;
      create event trigger et on ddl_command_end execute function e()`);
    const { objects, unmodelled } = await database.read();
    expect(unmodelled).toEqual({});
    const types = objects.filter(({ parent }) => parent === null).map(({ type }) => type);
    expect(types).toEqual([
      "cast",
      "event trigger",
      "extension",
      "extension",
      "extension",
      "extension",
      "foreign server",
      "foreign table",
      "function",
      "publication",
      "range type",
      "schema",
      "table",
    ]);
  });

  test("a role without privileges reads the same, but for the options of others' user mappings and where subscriptions connect to", async () => {
    await database.run(`create schema app; create table app.trips (id serial primary key); create sequence app.s;
      create view app.v as select id from app.trips; create materialized view app.m as select 1 as one;
      create foreign data wrapper w; create server far foreign data wrapper w; create publication p for table app.trips;
      create subscription inbox connection 'password=secret' publication p with (connect = false, slot_name = none, enabled = false);
      create policy mine on app.trips using (true)`);
    const [all, granted] = [await database.read(), await database.read({ privileges: true })];
    await database.run("create user mapping for public server far options (password 'secret')");
    const [seen, seenGranted] = await asReader(database, async () => [
      await database.read(),
      await database.read({ privileges: true }),
    ]);
    expect(compareCatalogs(granted, seenGranted, { identity: true }).map(({ name }) => name)).toEqual([
      "inbox",
      "for public server far",
    ]);
    expect(compareCatalogs(all, seen, { identity: true }).map(({ name }) => name)).toEqual([
      "inbox",
      "for public server far",
    ]);
    expect(seen.objects.find(({ type }) => type === "subscription")?.attributes["connection"]).toBeNull();
    expect(seen.objects.find(({ type }) => type === "user mapping")?.attributes).toEqual({ options: null });
    expect(JSON.stringify(await database.read())).not.toContain("secret");
    await database.empty();
  });

  test("a role that may not read a catalog is told so", async () => {
    await database.run(
      "revoke select on pg_catalog.pg_proc from public; create function f() returns int language sql as 'select 1'",
    );
    const reading = asReader(database, async () => database.read());
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow("permission denied for table pg_proc");
  });

  test("settings of the database do not change what is read", async () => {
    await database.run(
      "create table trips (at timestamptz default '2020-01-01 00:00:00+00', b bytea default 'a', n interval default '1 day', t text default 'a\\b')",
    );
    const before = await database.read();
    await database.run(`set search_path = public; set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set bytea_output = 'escape';
      set intervalstyle = 'sql_standard'; set quote_all_identifiers = on; set standard_conforming_strings = off`);
    expect(digest(await database.read())).toBe(digest(before));
  });

  test("the session is as before and holds no transaction", async () => {
    await database.run("set search_path = pg_catalog");
    await database.read();
    const { completed } = await database.session.send(
      "show search_path; show transaction_isolation; create table public.later ()",
    );
    expect(completed.map(({ rows }) => rows[0])).toEqual([["pg_catalog"], ["read committed"], undefined]);
  });

  test("two generated indexes on one column have a key each, the same in every database", async () => {
    const sql = "create table trips (a integer); create index on trips (a); create index on trips (a);";
    await database.run(sql);
    const first = await database.read();
    await database.run("drop index trips_a_idx; create index on trips (a)");
    const second = await database.read();
    expect(names(first).filter((key) => key.startsWith("index"))).toEqual([
      "index of public.trips: btree (a)",
      "index of public.trips: btree (a) (2)",
    ]);
    expect(compareCatalogs(first, second, { identity: false })).toEqual([]);
  });

  test("names are quoted where PostgreSQL quotes them", async () => {
    await database.run(`create schema "My App"; create table "My App"."a.b" ("C d" integer primary key)`);
    expect(names(await database.read())).toEqual([
      'column "My App"."a.b"."C d"',
      "extension plpgsql",
      'primary key of "My App"."a.b": PRIMARY KEY ("C d")',
      'schema "My App"',
      "schema public",
      'table "My App"."a.b"',
    ]);
  });

  test("every row that makes up an object is named by the object", async () => {
    await database.run("create table trips (id integer primary key default 7)");
    const { objects } = await database.read();
    const rows = await database.session.query<{ id: string }>(`
      select '1259/' || oid || '/0' as id from pg_class where relnamespace = 'public'::regnamespace
      union all select '1247/' || oid || '/0' from pg_type where typnamespace = 'public'::regnamespace
      union all select '2604/' || oid || '/0' from pg_attrdef
      union all select '2606/' || oid || '/0' from pg_constraint where conrelid = 'trips'::regclass
      union all select '1259/' || attrelid || '/' || attnum from pg_attribute where attrelid = 'trips'::regclass and attnum > 0`);
    const known = new Set(objects.flatMap(({ identity, related }) => related.concat(identity)));
    expect(rows.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  test("objects are told in the words of psql", async () => {
    await database.run(`create type status as enum ('draft', 'published');
      create table users (id serial primary key, email text not null);
      create table trips (id integer, user_id integer references users, status status not null default 'draft', check (id > 0));
      alter table trips add constraint few check (id < 9) not valid;
      create unique index by_email on users (lower(email)) where id > 3; create view v as select id from trips;
      create function f(a integer default 1) returns text language sql stable as $$select 'x'$$`);
    expect((await database.read()).objects.map(describeObject)).toEqual(DESCRIPTIONS);
  });
});

const DESCRIPTIONS = [
  '"trips_id_check" check ((id > 0))',
  '"few" check ((id < 9)) not valid',
  "id integer",
  "status public.status not null default 'draft'::public.status",
  "user_id integer",
  "email text not null",
  "id serial not null",
  "public.status enum (draft, published)",
  "extension plpgsql with schema pg_catalog version '1.0'",
  '"trips_user_id_fkey" foreign key (user_id) REFERENCES public.users(id)',
  "public.f(a integer DEFAULT 1) returns text language sql stable",
  "by_email unique, btree (lower(email)) WHERE (id > 3)",
  '"users_pkey" primary key (id)',
  "schema public",
  "public.users_id_seq sequence as integer increment 1 minvalue 1 maxvalue 2147483647 start 1 cache 1 no cycle",
  "public.trips table",
  "public.users table",
  "public.v view (id integer)",
];

test("a session in a failed transaction is an error, not an empty catalog", async () => {
  const database = await ScratchDatabase.create(18);
  await database.session.send("begin; select 1/0");
  await expect(readCatalog(database.session, { major: 18, exclude: [], since: null })).rejects.toThrow(
    "reading the catalog failed",
  );
  await database.drop();
});
