import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { ScratchDatabase } from "./scratch-database.ts";

/** Objects that mention others, in every attribute that can. */
const OBJECTS = `
  create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
  create function inline(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
  create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
  create language script handler handler inline inline validator validator;
  create function trees(internal) returns index_am_handler language internal as 'bthandler';
  create access method fast type index handler trees;
  create function check_options(text[], oid) returns void language internal as 'postgresql_fdw_validator';
  create function wrap() returns fdw_handler language c as '$libdir/postgres_fdw', 'postgres_fdw_handler';
  create foreign data wrapper files handler wrap validator check_options;
  create server far foreign data wrapper files;
  create user mapping for public server far;
  create type amount;
  create function amount_in(cstring) returns amount language internal immutable strict as 'int4in';
  create function amount_out(amount) returns cstring language internal immutable strict as 'int4out';
  create function amount_receive(internal) returns amount language internal immutable strict as 'int4recv';
  create function amount_send(amount) returns bytea language internal immutable strict as 'int4send';
  create function amount_analyze(internal) returns boolean language internal strict as 'ts_typanalyze';
  create function amount_mod_in(cstring[]) returns integer language internal immutable strict as 'varchartypmodin';
  create function amount_mod_out(integer) returns cstring language internal immutable strict as 'varchartypmodout';
  create type amount (input = amount_in, output = amount_out, receive = amount_receive, send = amount_send,
    analyze = amount_analyze, typmod_in = amount_mod_in, typmod_out = amount_mod_out, like = integer);
  create function amount_lt(amount, amount) returns boolean language internal immutable strict as 'int4lt';
  create function amount_gt(amount, amount) returns boolean language internal immutable strict as 'int4gt';
  create function amount_ge(amount, amount) returns boolean language internal immutable strict as 'int4ge';
  create function amount_cmp(amount, amount) returns integer language internal immutable strict as 'btint4cmp';
  create function amount_cmp(amount, integer) returns integer language internal immutable strict as 'btint4cmp';
  create function amount_lt(amount, integer) returns boolean language internal immutable strict as 'int4lt';
  create function amount_sel(internal, oid, internal, integer) returns double precision language internal as 'scalarltsel';
  create function amount_join(internal, oid, internal, smallint, internal) returns double precision language internal as 'scalarltjoinsel';
  create operator < (leftarg = amount, rightarg = amount, function = amount_lt, commutator = >, negator = >=,
    restrict = amount_sel, join = amount_join);
  create operator > (leftarg = amount, rightarg = amount, function = amount_gt, commutator = <);
  create operator >= (leftarg = amount, rightarg = amount, function = amount_ge, negator = <);
  create operator < (leftarg = amount, rightarg = integer, function = amount_lt);
  create operator class amounts default for type amount using btree as operator 1 <, operator 5 >, function 1 amount_cmp(amount, amount);
  alter operator family amounts using btree add operator 1 < (amount, integer), function 1 (amount, integer) amount_cmp(amount, integer);
  create function amounts_in(cstring) returns amounts_list language internal immutable strict as 'textin';
  create function amounts_out(amounts_list) returns cstring language internal immutable strict as 'textout';
  create function amounts_subscript(internal) returns internal language internal immutable strict as 'raw_array_subscript_handler';
  create type amounts_list (input = amounts_in, output = amounts_out, internallength = 8, element = amount, subscript = amounts_subscript);
  create operator class places for type point using gist as function 1 gist_point_consistent(internal, point, smallint, oid, internal),
    function 2 gist_box_union(internal, internal), function 3 gist_point_compress(internal),
    function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal),
    function 7 gist_box_same(box, box, internal), storage amount;
  create collation german (provider = icu, locale = 'de');
  create function amount_diff(amount, amount) returns double precision language sql immutable as $$select 1.0$$;
  create type spans as range (subtype = amount, subtype_diff = amount_diff);
  create type names as range (subtype = text, collation = german);
  create type whole;
  create function whole_canonical(whole) returns whole language internal immutable strict as 'int4range_canonical';
  create type whole as range (subtype = integer, canonical = whole_canonical);
  create type pair as (a amount, b text collate german);
  create function shout(text) returns text language sql immutable as $$select 'a'$$;
  create domain label as text collate german default shout('a') check (value <> '');
  create domain own_label as label check (value <> shout('b'));
  create function to_amount(text) returns amount language sql as $$select null::amount$$;
  create cast (text as amount) with function to_amount(text) as assignment;
  create function from_sql(internal) returns internal language internal immutable as 'prsd_lextype';
  create function to_sql(internal) returns amount language internal immutable as 'int4recv';
  create transform for amount language sql (from sql with function from_sql(internal), to sql with function to_sql(internal));
  create function support(internal) returns internal language internal as 'generate_series_int4_support';
  create function uses(a amount, b label default 'x', out c pair) returns pair language sql support support transform for type amount as $$select null, null$$;
  create function body(a amount) returns boolean language sql begin atomic; select amount_lt(a, a); end;
  create function step(amount, amount) returns amount language internal immutable as 'int4larger';
  create function finish(amount) returns amount language internal immutable as 'int4up';
  create aggregate greatest_of(amount) (sfunc = step, stype = amount, finalfunc = finish, combinefunc = step, sortop = >,
    msfunc = step, minvfunc = step, mstype = amount, mfinalfunc = finish);
  create function accumulate(internal, bigint) returns internal language internal immutable as 'int8_avg_accum';
  create function serialize(internal) returns bytea language internal immutable strict as 'int8_avg_serialize';
  create function deserialize(bytea, internal) returns internal language internal immutable strict as 'int8_avg_deserialize';
  create function combine(internal, internal) returns internal language internal immutable as 'int8_avg_combine';
  create aggregate average(bigint) (sfunc = accumulate, stype = internal, combinefunc = combine, serialfunc = serialize,
    deserialfunc = deserialize, finalfunc = numeric_poly_avg, finalfunc_modify = read_only);
  create function convert_narrow(integer, integer, cstring, internal, integer, boolean) returns integer
    language c strict as '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1';
  create conversion narrow for 'UTF8' to 'LATIN1' from convert_narrow;
  create function parse_start(internal, integer) returns internal language internal as 'prsd_start';
  create function parse_token(internal, internal, internal) returns internal language internal as 'prsd_nexttoken';
  create function parse_end(internal) returns void language internal as 'prsd_end';
  create function parse_types(internal) returns internal language internal as 'prsd_lextype';
  create function parse_headline(internal, internal, tsquery) returns internal language internal as 'prsd_headline';
  create text search parser words (start = parse_start, gettoken = parse_token, end = parse_end, lextypes = parse_types, headline = parse_headline);
  create function dictionary_init(internal) returns internal language internal as 'dsimple_init';
  create function dictionary_lexize(internal, internal, internal, internal) returns internal language internal as 'dsimple_lexize';
  create text search template plain (init = dictionary_init, lexize = dictionary_lexize);
  create text search dictionary terms (template = plain);
  create text search configuration english_words (parser = words);
  alter text search configuration english_words add mapping for word with terms;
  create table trips (id integer primary key, name text);
  create publication feed for table trips;
  create table heirs () inherits (trips);
  create table parts (id integer) partition by range (id);
  create table part partition of parts for values from (1) to (2);
  create schema extensions;
  create extension pg_trgm schema extensions`;

/** Everything that has a name gets another one; what they are about keeps it. */
const RENAME_EVERYTHING = `
  do $$
  declare
    found record;
  begin
    for found in
      select o.tableoid, o.oid, o.kind, (pg_identify_object(o.tableoid, o.oid, 0)).identity as identity, o.name
      from (select tableoid, oid, prokind::text as kind, proname as name from pg_proc where pronamespace = 'public'::regnamespace and prokind <> 'a') o
    loop
      execute format('alter function %s rename to %I', found.identity, found.name || '_too');
    end loop;
    for found in select oid, typname as name, typtype from pg_type
      where typnamespace = 'public'::regnamespace and typtype in ('b', 'd', 'r') and not exists (select from pg_type e where e.typarray = pg_type.oid)
        or typname = 'pair' loop
      execute format('alter %s %s rename to %I', case found.typtype when 'd' then 'domain' else 'type' end, found.oid::regtype, found.name || '_too');
    end loop;
  end
  $$;
  alter operator class amounts using btree rename to amounts_too;
  alter operator family amounts using btree rename to amounts_too;
  alter collation german rename to german_too;
  alter text search parser words rename to words_too;
  alter text search template plain rename to plain_too;
  alter text search dictionary terms rename to terms_too;
  alter foreign data wrapper files rename to files_too;
  alter server far rename to far_too;
  alter table trips rename to trips_too;
  alter table trips_too rename column id to id_too;
  alter table parts rename to parts_too;
  alter table parts_too rename column id to id_too;
  alter schema extensions rename to extensions_too;
  create schema other;
  alter operator > (amount_too, amount_too) set schema other;
  alter operator >= (amount_too, amount_too) set schema other;
  alter operator < (amount_too, integer) set schema other`;

describe.each([14, 18] as const)("On PostgreSQL %i, where everything that others mention is renamed", (major) => {
  let database: ScratchDatabase;
  let copy: ScratchDatabase;
  let before: Catalog;
  let after: Catalog;
  beforeAll(async () => {
    database = await ScratchDatabase.create(major);
    await database.run(OBJECTS);
    copy = await database.copy();
    await copy.run(RENAME_EVERYTHING);
    [before, after] = [await database.read(), await copy.read()];
  });
  afterAll(async () => {
    await copy.drop();
    await database.drop();
  });

  test("nothing else has changed", () => {
    const changes = compareCatalogs(before, after, { identity: true });
    expect(changes.filter(({ action }) => action !== "renamed").map(({ type, name }) => `${type} ${name}`)).toEqual([
      "schema other",
    ]);
    expect(changes.flatMap(({ attributes, name }) => attributes.map((each) => `${name}: ${each.name}`))).toEqual([]);
  });

  test("each attribute of which the stored form is known mentions something that was renamed", () => {
    const blind = new Set(
      before.objects.flatMap(({ type, stored, attributes }) =>
        Object.keys(stored ?? {})
          .filter((name) => name in attributes)
          .map((name) => `${type}: ${name}`),
      ),
    );
    const sides = [before, after].map(withoutStored);
    const [left, right] = sides;
    if (left === undefined || right === undefined) throw new Error("two sides");
    for (const { type, attributes } of compareCatalogs(left, right, { identity: true })) {
      for (const { name } of attributes) blind.delete(`${type}: ${name}`);
    }
    expect([...blind].sort()).toEqual([]);
  });
});

function withoutStored(catalog: Catalog): Catalog {
  return { ...catalog, objects: catalog.objects.map((object) => ({ ...object, stored: {} })) };
}
