/**
 * Random DDL over all kinds: templates whose words are drawn from small pools, so that statements meet each other's
 * objects. Many fail; those change nothing. Constraints, indexes and sequences are named, in a way that PostgreSQL never
 * chooses: generated names have tests of their own.
 */
import fc from "fast-check";
import type { ScratchDatabase } from "./scratch-database.ts";
import { TEMPLATES_OF_TABLES } from "./random-ddl-of-tables.ts";
import { TEMPLATES_OF_TYPES } from "./random-ddl-of-types.ts";

const WORDS: Readonly<Record<string, readonly string[]>> = {
  alignment: ["char", "int4", "double"],
  action: ["on delete cascade", "on update set null", ""],
  aggregate: ["ag1", "ag2"],
  arguments: ["integer", "a integer", "b integer default 1", "text", "out c text", "variadic d integer[]"],
  body: ["select 1", "select  1 -- one", "select 2", "select count(*)::integer from trips"],
  check: ["id > 0", "id < 9", "id is not null"],
  collation: ["col1", "col2"],
  column: ["a", "b", '"C d"'],
  comment: ["null", "'one'", "'it''s'"],
  composite: ["pair", "triple"],
  configuration: ["cfg1", "cfg2"],
  constraint: ["k1", "k2", "k3"],
  conversion: ["cv1", "cv2"],
  default: ["", "", "default null", "default 7"],
  dictionary: ["terms", "words"],
  direction: ["", "desc", "nulls first", 'collate "C"'],
  domain: ["email", "label"],
  enabled: ["enable", "disable", "enable replica", "enable always"],
  enum: ["mood", "status"],
  event: ["insert", "update", "delete", "insert or update of id"],
  function: ["f1", "f2", "f3"],
  index: ["i1", "i2", "i3"],
  label: ["happy", "sad", "ok", "so so"],
  mapping: ["simple", "english_stem, simple", "terms"],
  method: ["btree", "hash", "brin"],
  nullability: ["", "not null"],
  number: ["1", "2", "5"],
  operation: ["insert", "insert, update", "delete, truncate"],
  operator: ["===", "<->", "@@@"],
  other: ["users", "trips"],
  parallel: ["safe", "restricted", "unsafe"],
  policy: ["mine", "yours"],
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
  publication: ["feed", "news"],
  range: ["span", "whole"],
  relation: ["trips", "users", '"Odd Name"', "v1"],
  schema: ["app", "public", "other"],
  sequence: ["s1", "s2"],
  setting: ["security definer", "security invoker", "set search_path = ''", "reset all"],
  server: ["far", "near"],
  statistics: ["st1", "st2"],
  storage: ["plain", "external", "extended", "main"],
  table: ["trips", "users", '"Odd Name"'],
  trigger: ["tr1", "tr2"],
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
  view: ["v1", "v2"],
  wrapper: ["files", "others"],
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
  create text search dictionary terms (template = simple);
  create text search configuration cfg1 (parser = "default");
  create foreign data wrapper files;
  create server far foreign data wrapper files`;

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

/** A schema and its later states. All statements are about a few subjects, so that objects meet their other selves. */
export function histories(states: number): fc.Arbitrary<History> {
  return fc.subarray(GROUPS, { minLength: 3, maxLength: 3 }).chain((groups) => {
    const statements = fc.constantFrom(...groups.flat()).chain(filled);
    const step = fc.array(statements, { minLength: 1, maxLength: 4, size: "max" });
    return fc.record({
      setup: fc.array(statements, { minLength: 15, maxLength: 30, size: "max" }),
      steps: fc.array(step, { minLength: states - 1, maxLength: states - 1 }),
    });
  });
}

function filled(template: string): fc.Arbitrary<string> {
  const parts = template.split(/\{(\w+)\}/);
  const words = parts.map((part, index) => (index % 2 === 0 ? fc.constant(part) : fc.constantFrom(...wordsOf(part))));
  return fc.tuple(...words).map((chosen) => chosen.join(""));
}

function wordsOf(pool: string): readonly string[] {
  const words = WORDS[pool];
  if (words === undefined) throw new Error(`there are no words for {${pool}}`);
  return words;
}
