import { beforeAll, expect, test } from "@jest/globals";
import type { CatalogObject } from "../../src/catalog/catalog.ts";
import { KINDS } from "../../src/catalog/kinds/registry.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import { placeOfChange } from "../../src/gate/blame.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import type { StatementPlace, Touch } from "../../src/replay/replay.ts";
import { runScript } from "../../src/replay/run-script.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { serverUrl } from "../support/servers.ts";

beforeAll(loadParser);

/** One statement on each line, one for each kind of object at least. */
const EVERYTHING = `create schema app;
create extension hstore schema app;
create language other handler plpgsql_call_handler;
create collation app.german (locale = 'C');
create foreign data wrapper files;
create server remote foreign data wrapper files;
create type app.mood as enum ('sad', 'ok');
create domain app.positive as integer check (value > 0);
create type app.pair as (a integer, b text);
create type app.span as range (subtype = integer);
create type app.shell;
create access method heap2 type table handler heap_tableam_handler;
create sequence app.counter;
create table app.trips (id integer constraint trips_key primary key, title text default 'x', mood app.mood);
create foreign table app.remote_trips (id integer) server remote;
create index trips_title on app.trips (title);
alter table app.trips add constraint short check (length(title) < 9);
create view app.titles as select title from app.trips;
create materialized view app.counts as select count(*) from app.trips;
create function app.twice(integer) returns integer language sql immutable as 'select 2 * $1';
create procedure app.nothing() language sql as 'select 1';
create aggregate app.total(integer) (sfunc = int4pl, stype = integer);
create function app.touch() returns trigger language plpgsql as 'begin return new; end';
create trigger touched before insert on app.trips for each row execute function app.touch();
create rule quiet as on delete to app.trips do instead nothing;
create policy mine on app.trips using (true);
create statistics app.together on title, mood from app.trips;
create function app.seen() returns event_trigger language plpgsql as 'begin end';
create event trigger seen on sql_drop execute function app.seen();
create transform for app.mood language other (from sql with function pg_catalog.prsd_lextype(internal));
create cast (app.pair as text) with inout;
create operator app.=== (leftarg = integer, rightarg = integer, function = int4pl);
create operator family app.ints using btree;
create operator class app.int_ops for type integer using btree family app.ints as operator 1 <, function 1 btint4cmp(integer, integer);
create conversion app.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create text search parser app.words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template app.plain (lexize = dsimple_lexize);
create text search dictionary app.simple (template = pg_catalog.simple);
create text search configuration app.english (copy = pg_catalog.english);
create publication news for table app.trips;
alter default privileges in schema app grant select on tables to public;
revoke execute on function app.akeys(app.hstore) from public;
`;

/** Who is no superuser may not look at their rows. */
const UNOBSERVED = ["user-mapping", "subscription"];

function placeOf(after: CatalogObject, touches: readonly Touch[]): StatementPlace | null {
  const { type, name, parent } = after;
  const change = {
    action: "added",
    type,
    name,
    from: null,
    attributes: [],
    cosmetic: false,
    parent,
    before: null,
    after,
  } as const;
  return placeOfChange(change, touches);
}

test("whatever the kind of object, the statement that made it is known", async () => {
  const options = { databaseUrl: serverUrl(18), major: null, progress: () => undefined };
  await withServer(options, (server) =>
    withDatabase(server, null, async (database) => {
      const session = await database.connect();
      const read = () => readCatalog(session, { major: 18, exclude: [], since: null, privileges: true });
      const before = await read();
      const script = { file: "m.sql", text: EVERYTHING };
      const run = await runScript(session, script, { send: "message", observe: true });
      expect(run.failure?.error.message ?? null).toBeNull();
      const old = new Set(before.objects.map(({ key }) => key));
      const made = (await read()).objects.filter(({ key }) => !old.has(key));
      const lost = made.filter((after) => placeOf(after, run.touches) === null);
      expect(lost.map(({ key }) => key)).toEqual([]);
      const types = new Set(made.map(({ type }) => type));
      const missing = KINDS.filter((kind) => !kind.types.some((type) => types.has(type)));
      expect(missing.map(({ name }) => name)).toEqual(UNOBSERVED);
      await session.end();
    }),
  );
});
