/**
 * An object of every kind, most of which mention others, in every attribute that can; names are renamed, owners and schemas
 * changed in several tests.
 */

/** Needs an empty schema `public`. */
export function objectsOfEveryKind(major: number): string {
  return OBJECTS + (major >= 15 ? ";\n  create publication of_schema for tables in schema extensions" : "");
}

const OBJECTS = `
  create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
  create function inline(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
  create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
  create trusted language script handler handler inline inline validator validator;
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
  create table trips (id integer primary key, name text collate german, price amount, unique (id, name), parent integer references trips, check (id > 0),
    exclude using gist (circle(point(id, id), 1) with &&) where (id > 3));
  create publication feed for table trips;
  create table heirs () inherits (trips);
  create table parts (id integer, about regclass) partition by list (about);
  create table part partition of parts for values in ('trips');
  create foreign table far_part partition of parts for values in ('parts') server far;
  create foreign table far_heirs () inherits (trips) server far;
  create schema extensions;
  create type extensions.hours as range (subtype = integer);
  create extension pg_trgm schema extensions;
  create type state as enum ('new', 'old');
  create sequence tickets owned by trips.id;
  create index by_name on trips (name) where id > 0;
  create view listed as select id, price from trips;
  create view shouted as select name from trips;
  alter view shouted alter name set default shout('b');
  create function scripted() returns integer language script as $$begin return 1; end$$;
  create procedure script_act() language script as $$begin end$$;
  create table of_type of pair;
  create materialized view totals as select id, price from trips with no data;
  create function touch() returns trigger language plpgsql as $$begin return new; end$$;
  create trigger touched before update on trips for each row execute function touch();
  create rule quiet as on delete to trips where old.id > 0 do instead nothing;
  create policy mine on trips using (id > 0) with check (id > 1);
  create statistics spread on id, name from trips;
  create function watch() returns event_trigger language plpgsql as $$begin end$$;
  create event trigger watching on ddl_command_end execute function watch();
  create procedure act(a amount, b label default 'x') language sql transform for type amount begin atomic; select amount_lt(a, a); end`;
