/** Comparing a database with a changed copy of itself: objects are recognised by their identity. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CatalogChange } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { remedySql } from "../../src/catalog/remedy-sql.ts";
import type { Major } from "./scratch-database.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const SCHEMA = `
  create schema app;
  create type status as enum ('draft', 'published');
  create domain title as text check (length(value) < 80);
  create function slug(title text) returns text language sql immutable as $$select lower(title)$$;
  create function touch() returns trigger language plpgsql as $$begin return new; end$$;
  create table users (id serial primary key, email text not null unique);
  create table trips (
    id bigint generated always as identity primary key,
    user_id integer not null references users,
    status status not null default 'draft',
    name title,
    words integer default 0 check (words >= 0),
    pages integer generated always as (words / 300) stored,
    constraint long_enough check (words > 0 or status = 'draft')
  );
  create index on trips (user_id, status) where words > 10;
  create index by_slug on trips (slug(name));
  create view published as select t.id, t.words, t.status, u.email from trips t join users u on u.id = t.user_id where t.status = 'published';
  create materialized view totals as select user_id, sum(words) as words, max(status) as status from trips group by user_id;
  create unique index on totals (user_id);
  create trigger touched before update of words on trips for each row when (old.words <> new.words) execute function touch();
  create sequence tickets;
  create table log (day date not null, line text) partition by range (day);
  create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
  create index on log (day);
  create table place (id integer);
  create table stop (nights integer) inherits (place);
  create policy mine on trips using (words > 0) with check (words > 1);
  create rule told as on delete to trips do also update users set email = email where id = old.words;
  create statistics spread on user_id, words from trips;
  create function watch() returns event_trigger language plpgsql as $$begin end$$;
  create extension hstore schema app;
  create collation plain from "C";
  create domain phase as status;
  create domain label as text collate plain;
  create function next(state status, since phase default 'draft') returns status language plpgsql as $$begin return state; end$$;
  create event trigger watching on ddl_command_end execute function watch();`;

function line({ action, type, name, from, attributes, children = [] }: CatalogChange): string {
  const names = attributes.map((attribute) => attribute.name).join(", ");
  const more = children.length === 0 ? "" : ` with ${children.map((child) => child.name).join(", ")}`;
  return `${action} ${type} ${name}${from === null ? "" : ` from ${from}`}${names === "" ? "" : `: ${names}`}${more}`;
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ["nothing at all", "select 1", []],
  ["a table's new name", "alter table trips rename to journeys", ["renamed table public.journeys from public.trips"]],
  [
    "a referenced table's new name",
    "alter table users rename to people",
    ["renamed table public.people from public.users"],
  ],
  [
    "a column's new name",
    "alter table trips rename words to length",
    ["renamed column public.trips.length from public.trips.words"],
  ],
  [
    "a partition key's new name",
    "alter table log rename day to date",
    ["renamed column public.log.date from public.log.day with public.log_2026.date"],
  ],
  [
    "an inherited table's new name",
    "alter table place rename to spot",
    ["renamed table public.spot from public.place"],
  ],
  [
    "an event trigger's function's new name",
    "alter function watch() rename to look",
    ["renamed function public.look() from public.watch()"],
  ],
  [
    "a policy's new name",
    "alter policy mine on trips rename to ours",
    ["renamed policy public.trips.ours from public.trips.mine"],
  ],
  [
    "a rule's new name",
    "alter rule told on trips rename to heard",
    ["renamed rule public.trips.heard from public.trips.told"],
  ],
  [
    "the new name of statistics",
    "alter statistics spread rename to range",
    ["renamed statistics object public.range from public.spread"],
  ],
  [
    "an event trigger's new name",
    "alter event trigger watching rename to looking",
    ["renamed event trigger looking from watching"],
  ],
  ["a table's new schema", "alter table users set schema app", ["renamed table app.users from public.users"]],
  ["an extension's schema's new name", "alter schema app rename to more", ["renamed schema more from app"]],
  [
    "a collation's new name",
    "alter collation plain rename to simple",
    ["renamed collation public.simple from public.plain"],
  ],
  [
    "a key's column's new name",
    "alter table users rename id to number",
    ["renamed column public.users.number from public.users.id"],
  ],
  [
    "a unique column's new name",
    "alter table users rename email to mail",
    ["renamed column public.users.mail from public.users.email"],
  ],
  [
    "the place of a column that is dropped and added again",
    "alter table trips drop name, add name title; create index by_slug on trips (slug(name))",
    ["changed column public.trips.name: position"],
  ],
  ["a schema's new name", "alter schema public rename to main", ["renamed schema main from public"]],
  [
    "a constraint's new name",
    "alter table trips rename constraint long_enough to has_words",
    ["renamed check constraint public.trips.has_words from public.trips.long_enough"],
  ],
  [
    "a primary key's new name",
    "alter table trips rename constraint trips_pkey to trips_key",
    ["renamed primary key public.trips.trips_key from public.trips.trips_pkey"],
  ],
  ["an index's new name", "alter index by_slug rename to slugs", ["renamed index public.slugs from public.by_slug"]],
  [
    "a label's new name",
    "alter type status rename value 'draft' to 'sketch'",
    ["changed enum type public.status: labels"],
  ],
  ["a type's new name", "alter type status rename to state", ["renamed enum type public.state from public.status"]],
  ["a domain's new name", "alter domain title rename to heading", ["renamed domain public.heading from public.title"]],
  [
    "a view's new name",
    "alter view published rename to visible",
    ["renamed view public.visible from public.published"],
  ],
  [
    "a view's column's new name",
    "alter view published rename words to length",
    ["changed view public.published: columns"],
  ],
  [
    "a function's new name",
    "alter function slug(text) rename to slugify",
    ["renamed function public.slugify(text) from public.slug(text)"],
  ],
  [
    "a trigger function's new name",
    "alter function touch() rename to stamp",
    ["renamed function public.stamp() from public.touch()"],
  ],
  [
    "a sequence's new name",
    "alter sequence tickets rename to slips",
    ["renamed sequence public.slips from public.tickets"],
  ],
  ["a sequence's owner", "alter sequence tickets owned by trips.id", ["changed sequence public.tickets: owned by"]],
  [
    "an owned sequence's new name",
    "alter sequence users_id_seq rename to user_ids",
    ["renamed sequence public.user_ids from public.users_id_seq"],
  ],
  [
    "a trigger's new name",
    "alter trigger touched on trips rename to t",
    ["renamed trigger public.trips.t from public.trips.touched"],
  ],
  [
    "a new name and another type at once",
    "alter table log rename line to entry; alter table log alter entry type varchar(90)",
    ["renamed column public.log.entry from public.log.line: type with public.log_2026.entry"],
  ],
  [
    "two tables that swap their names",
    "alter table users rename to aside; alter table log rename to users; alter table aside rename to log",
    ["renamed table public.log from public.users", "renamed table public.users from public.log"],
  ],
  [
    "a column that is dropped and added again, as a change of its own,",
    "alter table log drop line; alter table log add line integer",
    ["changed column public.log.line: type with public.log_2026.line"],
  ],
  [
    "a constraint that is dropped and added again",
    "alter table trips drop constraint trips_words_check; alter table trips add check (words >= 0)",
    [],
  ],
  [
    "an index that is dropped and made again under another name",
    "drop index by_slug; create index slugs on trips (slug(name))",
    ["removed index public.by_slug", "added index public.slugs"],
  ],
  [
    "a column with its copies",
    "alter table log drop line",
    ["removed column public.log.line with public.log_2026.line"],
  ],
];

for (const major of [14, 18] as const satisfies readonly Major[]) {
  describe(`On PostgreSQL ${major}, between a database and its changed copy,`, () => {
    let database: ScratchDatabase;
    beforeAll(async () => {
      database = await ScratchDatabase.create(major);
    });
    afterAll(async () => database.drop());

    /** What is true of a database and its copy is true of one database before and after, which is much faster. */
    async function changedBy(sql: string): Promise<CatalogChange[]> {
      await database.empty();
      await database.run(SCHEMA);
      const before = await database.read();
      await database.run(sql);
      return compareCatalogs(before, await database.read(), { identity: true });
    }

    test.each(CASES)("%s is the whole difference", async (_, sql, expected) => {
      expect((await changedBy(sql)).map(line)).toEqual(expected);
    });

    test("identities hold in a copy of the database", async () => {
      await database.empty();
      await database.run(SCHEMA);
      const copy = await database.copy();
      await copy.run("alter table trips rename words to length");
      const changes = compareCatalogs(await database.read(), await copy.read(), { identity: true });
      await copy.drop();
      expect(changes.map(line)).toEqual(["renamed column public.trips.length from public.trips.words"]);
    });

    test("a dropped table takes its parts along, and those that depend on it stand for themselves", async () => {
      const changes = await changedBy("drop table trips cascade");
      expect(changes.map(({ action, type, name }) => `${action} ${type} ${name}`)).toEqual([
        "removed materialized view public.totals",
        "removed table public.trips",
        "removed view public.published",
      ]);
      expect(changes[1]?.children?.map(({ type }) => type)).toContain("trigger");
    });
  });
}

test("a remedy is not offered where it may take a rename for a drop", async () => {
  const [one, other] = [await ScratchDatabase.create(18), await ScratchDatabase.create(18)];
  await one.run("create table trips (id integer, state text)");
  await other.run("create table trips (id integer, status text)");
  const changes = compareCatalogs(await one.read(), await other.read(), { identity: false });
  expect(changes.map(line)).toEqual(["removed column public.trips.state", "added column public.trips.status"]);
  expect(remedySql(changes)).toBeNull();
  await one.drop();
  await other.drop();
});
