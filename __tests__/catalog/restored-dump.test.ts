/**
 * A schema that pg_dump has written and psql has restored is the same schema, although PostgreSQL stores some expressions in
 * another form then.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { digest } from "../../src/catalog/digest.ts";
import { dumpVersion } from "./normalized-dump.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const run = promisify(execFile);
const version = await dumpVersion();
const major = version !== null && version >= 18 ? 18 : 14;
const dumped = version === null || version < 14 ? describe.skip : describe;

/** Lists of varchars wherever an expression can stand, and what else is written in another way than it was given. */
const RICH = `
  create extension hstore;
  create type status as enum ('new', 'old');
  create domain code as varchar(8) default 'x' check (value in ('x', 'y')) constraint short check (length(value) < 5);
  create domain codes as varchar(8)[] check (value <@ array['x', 'y']::varchar[]);
  create function is_known(v varchar, variadic list varchar[] default array['x', 'y']::text[]) returns boolean
    language sql begin atomic select v in ('x', 'y') or v = any (list); end;
  create function touch() returns trigger language plpgsql as $$begin return new; end$$;
  create table trips (
    id serial primary key, twin integer generated always as identity, kind varchar(10) default 'x' check (kind in ('x', 'y')),
    fixed char(3) default 'abc'::char(3) check (fixed in ('abc', 'abd')), name text check (name in ('q', 'r')),
    tags varchar[] default array['a', 'b']::text[], price numeric(10, 2) default 0.5 check (price in (1, 2)),
    small smallint check (small in (1, 2)), state status default 'new' check (state in ('new', 'old')),
    known boolean generated always as (kind in ('x', 'y')) stored, code code, codes codes default '{x}',
    at timestamptz(0) default '2020-01-01', span interval day to second default '1 day', n name check (n in ('x', 'y')),
    check (kind not in ('a', 'b') and coalesce(name, kind) like any (array['x%', kind])),
    check (case when kind in ('x', 'y') then name in ('x', kind) else (kind, name) in (('x', 'a'), ('y', 'b')) end),
    exclude using gist (box(point(id, id), point(id, id)) with &&) where (kind in ('x', 'y'))
  );
  create table parts (id integer, kind varchar(10)) partition by list ((kind in ('x', 'y')));
  create table known_parts partition of parts for values in (true);
  create table ranges (at timestamptz, n numeric(4, 1)) partition by range (at, n);
  create table some_ranges partition of ranges for values from ('2020-01-01', 1.5) to ('2021-01-01', maxvalue);
  create index on trips (id) where kind in ('x', 'y');
  create index on trips ((kind in ('x', 'y')), lower(name));
  create statistics s on id, (kind in ('x', 'y')) from trips;
  create policy mine on trips using (kind in ('x', 'y')) with check (kind not in ('x', 'y'));
  create trigger touched before update on trips for each row when (new.kind in ('x', 'y')) execute function touch('a  b');
  create view v as select id, kind in ('x', 'y') as known, array['a', 'b']::varchar[]::text[] as list,
    (select count(*) from trips t where t.kind in ('x', 'y')) from trips where kind in ('x', 'y');
  alter view v alter column known set default 'x'::varchar in ('x', 'y');
  create materialized view m as select kind from trips where kind in ('x', 'y') with no data;
  create rule quiet as on delete to trips where old.kind in ('x', 'y') do instead
    update trips set name = 'a  b' where kind in ('x', 'y');
  create publication p for table trips;
  comment on table trips is 'its (ARRAY[''x''])::text[]'`;

/** Newer minor versions of pg_dump keep psql from running commands by lines of these. */
const PSQL_COMMANDS = /^\\(un)?restrict .*$/gm;

dumped(`What pg_dump ${version} writes of PostgreSQL ${major}`, () => {
  test("makes the same schema", async () => {
    const [original, restored] = [await ScratchDatabase.create(major), await ScratchDatabase.create(major)];
    try {
      await original.run(RICH);
      const { stdout } = await run("pg_dump", ["--schema-only", "--dbname", original.url]);
      await restored.run(stdout.replaceAll(PSQL_COMMANDS, ""));
      const [before, after] = [await original.read(), await restored.read()];
      const changes = compareCatalogs(before, after, { identity: false });
      expect(changes.map(({ name, attributes }) => [name, attributes])).toEqual([]);
      expect(digest(after)).toBe(digest(before));
    } finally {
      await Promise.all([original.drop(), restored.drop()]);
    }
  });
});
