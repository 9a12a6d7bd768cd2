/**
 * Random DDL over all kinds: templates whose words are drawn from small pools, so that statements meet each other's
 * objects. Many fail; those change nothing. Constraints, indexes and sequences are named, in a way that PostgreSQL never
 * chooses: generated names have tests of their own.
 */
import type { Arbitrary } from "fast-check";
import { array, constant, constantFrom, oneof, record, subarray, tuple } from "fast-check";
import type { ScratchDatabase } from "./scratch-database.ts";
import type { Redefinition } from "./random-ddl-redefining.ts";
import { REDEFINITIONS } from "./random-ddl-redefining.ts";
import { TEMPLATES_OF_TABLES } from "./random-ddl-of-tables.ts";
import { TEMPLATES_OF_TYPES } from "./random-ddl-of-types.ts";

/** One or two of each in a history, so that statements meet each other's objects. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  aggregate: ["ag1", "ag2"],
  collation: ["col1", "col2"],
  column: ["a", "b", '"C d"'],
  composite: ["pair", "triple"],
  configuration: ["cfg1", "cfg2"],
  constraint: ["k1", "k2", "k3"],
  conversion: ["cv1", "cv2"],
  dictionary: ["terms", "words"],
  domain: ["email", "label"],
  enum: ["mood", "status"],
  function: ["f1", "f2", "f3"],
  index: ["i1", "i2", "i3"],
  nth: ["1", "2"],
  operator: ["===", "<->", "@@@"],
  other: ["users", "trips"],
  policy: ["mine", "yours"],
  publication: ["feed", "news"],
  range: ["span", "whole"],
  schema: ["app", "public", "other"],
  sequence: ["s1", "s2"],
  server: ["far", "near"],
  statistics: ["st1", "st2"],
  table: ["trips", "users", '"Odd Name"'],
  trigger: ["tr1", "tr2"],
  view: ["v1", "v2"],
  wrapper: ["files", "others"],
};

/** All of them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  action: ["on delete cascade", "on update set null", ""],
  alignment: ["char", "int4", "double"],
  arguments: ["integer", "a integer", "b integer default 1", "text", "out c text", "variadic d integer[]"],
  body: ["select 1", "select  1 -- one", "select 2", "select count(*)::integer from trips"],
  check: ["id > 0", "id < 9", "id is not null"],
  comment: ["null", "'one'", "'it''s'"],
  default: ["", "", "default null", "default 7"],
  direction: ["", "desc", "nulls first", 'collate "C"'],
  enabled: ["enable", "disable", "enable replica", "enable always"],
  event: ["insert", "update", "delete", "insert or update of id"],
  label: ["happy", "sad", "ok", "so so"],
  mapping: ["simple", "english_stem, simple", "terms"],
  method: ["btree", "hash", "brin"],
  nullability: ["", "not null"],
  number: ["1", "2", "5"],
  operation: ["insert", "insert, update", "delete, truncate"],
  parallel: ["safe", "restricted", "unsafe"],
  promise: [
    "strict",
    "called on null input",
    "immutable",
    "stable",
    "volatile",
    "leakproof",
    "not leakproof",
    "cost 5",
    "cost 100",
    "security definer",
    "security invoker",
    "parallel safe",
    "parallel unsafe",
    "set search_path = ''",
    "reset search_path",
    "set work_mem = '1MB'",
    "reset all",
  ],
  setting: ["security definer", "security invoker", "set search_path = ''", "reset all"],
  storage: ["plain", "external", "extended", "main"],
  type: [
    "integer",
    "bigint",
    "text",
    "numeric(10,2)",
    "character varying(20)",
    "mood",
    "email",
    "pair",
    "timestamp with time zone",
    "integer[]",
  ],
  valid: ["", "not valid"],
};

/** What most of the statements are about. */
const PRELUDE = `
  create schema app;
  create type mood as enum ('sad', 'ok');
  create domain email as text check (value <> '');
  create type pair as (a integer, b text);
  create table trips (id integer, a text, b integer);
  create table users (id integer not null, a text, "C d" integer);
  alter table users add constraint k1 primary key (id);
  create function f1(integer) returns integer language sql as $$select 1$$;
  create function touch() returns trigger language plpgsql as $$begin return new; end$$;
  create function heed() returns event_trigger language plpgsql as $$begin end$$;
  create function same(integer, text) returns boolean language sql immutable as $$select true$$;
  create function same_too(integer, text) returns boolean language sql immutable as $$select true$$;
  create function finish(integer, integer) returns integer language internal immutable as 'int4pl';
  create function wrap() returns fdw_handler language c as '$libdir/postgres_fdw', 'postgres_fdw_handler';
  create function inline(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
  create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
  create function handler_too() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
  create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
  create function finish_one(integer) returns integer language internal immutable as 'int4um';
  create function amount_analyze(internal) returns boolean language internal strict as 'ts_typanalyze';
  create function amount_mod_in(cstring[]) returns integer language internal immutable strict as 'varchartypmodin';
  create function amount_mod_out(integer) returns cstring language internal immutable strict as 'varchartypmodout';
  create function my_cmp(integer, integer) returns integer language internal immutable strict as 'btint4cmp';
  create function to_pair(text) returns pair language sql as $$select null::pair$$;
  create function to_pair_too(text) returns pair language sql as $$select null::pair$$;
  create function to_latin(integer, integer, cstring, internal, integer, boolean) returns integer
    language c strict as '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1';
  create operator family fam1 using btree;
  create operator family fam2 using btree;
  create foreign data wrapper files_too;
  create text search dictionary terms (template = simple);
  create text search configuration cfg1 (parser = "default");
  create foreign data wrapper files;
  create server far foreign data wrapper files;
  create server near foreign data wrapper files;
  create table "Odd Name" (id integer, a text, b integer, "C d" integer)`;

/** Calls back in each state, after its statements have run; those that fail are left alone. */
export async function live(database: ScratchDatabase, history: History, visit: () => Promise<void>): Promise<void> {
  await database.empty();
  await database.run(PRELUDE);
  for (const step of [history.setup, ...history.steps]) {
    for (const statement of step) await database.session.send(statement);
    await visit();
  }
}

export interface History {
  readonly setup: readonly string[];
  /** What each later state does to the one before. */
  readonly steps: readonly (readonly string[])[];
}

const GROUPS = [...Object.values(TEMPLATES_OF_TABLES), ...Object.values(TEMPLATES_OF_TYPES)];

/** A schema and its later states. All statements are about a few subjects, so that an object meets its other selves. */
export function histories(states: number): Arbitrary<History> {
  const subjects = subarray(GROUPS, { minLength: 1, maxLength: 3 });
  const objects = subarray([...REDEFINITIONS], { minLength: 6, maxLength: 10 });
  return tuple(subjects, objects, vocabularies).chain(([groups, redefinitions, vocabulary]) => {
    const free = constantFrom(...groups.flat()).chain((template) => filled(template, vocabulary));
    const statements = oneof(free, constantFrom(...redefinitions).chain(redefined));
    const step = array(statements, { minLength: 1, maxLength: 4, size: "max" });
    return record({
      setup: array(statements, { minLength: 10, maxLength: 30, size: "max" }),
      steps: array(step, { minLength: states - 1, maxLength: states - 1 }),
    });
  });
}

function redefined({ template, options }: Redefinition): Arbitrary<string> {
  return constantFrom("", ...options).map((option) => template.replace("{option}", () => option));
}

type Vocabulary = Readonly<Record<string, readonly string[]>>;

const vocabularies: Arbitrary<Vocabulary> = record(
  Object.fromEntries(
    Object.entries(NAMES).map(([pool, words]) => [pool, subarray([...words], { minLength: 1, maxLength: 2 })]),
  ),
);

function filled(template: string, vocabulary: Vocabulary): Arbitrary<string> {
  const parts = template.split(/\{(\w+)\}/);
  const words = parts.map((part, index) =>
    index % 2 === 0 ? constant(part) : constantFrom(...(vocabulary[part] ?? valuesOf(part))),
  );
  return tuple(...words).map((chosen) => chosen.join(""));
}

function valuesOf(pool: string): readonly string[] {
  const words = VALUES[pool];
  if (words === undefined) throw new Error(`there are no words for {${pool}}`);
  return words;
}
