/**
 * Statements that make one object anew with at most one option: two states then often differ in a single attribute.
 * `{option}` stands for nothing, or for one of the options.
 */
export interface Redefinition {
  readonly template: string;
  readonly options: readonly string[];
}

const AMOUNT = `drop type if exists amount cascade; create type amount;
  create function amount_in(cstring) returns amount language internal immutable strict as 'int4in';
  create function amount_out(amount) returns cstring language internal immutable strict as 'int4out';
  create function amount_out2(amount) returns cstring language internal immutable strict as 'int4out';
  create function amount_recv(internal) returns amount language internal immutable strict as 'int4recv';
  create function amount_send(amount) returns bytea language internal immutable strict as 'int4send';
  create type amount (input = amount_in, output = amount_out, internallength = 4 {option})`;

const MOVING = "msfunc = int4pl, minvfunc = int4mi, mstype = integer";

export const REDEFINITIONS: readonly Redefinition[] = [
  {
    template: "create or replace aggregate ag(integer) (sfunc = int4pl, stype = integer {option})",
    options: [
      ", initcond = 1",
      ", parallel = safe",
      ", combinefunc = int4pl",
      ", sspace = 8",
      ", finalfunc = int4up",
      ", sortop = >",
      ", finalfunc = int4um",
      ", finalfunc = int4up, finalfunc_modify = shareable",
    ],
  },
  {
    template: `create or replace aggregate ag(integer) (sfunc = int4pl, stype = integer, ${MOVING} {option})`,
    options: [
      ", minitcond = 2",
      ", msspace = 8",
      ", mfinalfunc = int4up",
      ", mfinalfunc = int4up, mfinalfunc_modify = shareable",
    ],
  },
  {
    template: "create or replace aggregate ag(integer) ({option}, stype = integer)",
    options: [
      "sfunc = int4mul",
      "sfunc = int4mi",
      "sfunc = int4pl, msfunc = int4mul, minvfunc = int4mi, mstype = integer",
      "sfunc = int4pl, msfunc = int4pl, minvfunc = int4pl, mstype = integer",
      "sfunc = int4pl, finalfunc = finish, finalfunc_extra",
      "sfunc = int4pl, finalfunc = finish_one",
      "sfunc = int4pl, mfinalfunc = finish, mfinalfunc_extra, msfunc = int4pl, minvfunc = int4mi, mstype = integer",
    ],
  },
  {
    template:
      "drop aggregate if exists av(bigint); create aggregate av({option}bigint) (sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg, combinefunc = int8_avg_combine)",
    options: ["a ", "b "],
  },
  {
    template:
      "drop aggregate if exists av(bigint); create aggregate av(bigint) (sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg, combinefunc = int8_avg_combine {option})",
    options: [", serialfunc = int8_avg_serialize, deserialfunc = int8_avg_deserialize"],
  },
  {
    template: "create or replace function fu(a integer) returns integer {option} language sql as $$select 1$$",
    options: [
      "strict",
      "immutable",
      "stable",
      "leakproof",
      "cost 5",
      "security definer",
      "parallel safe",
      "set search_path = ''",
      "strict support generate_series_int4_support",
    ],
  },
  {
    template:
      "drop function if exists fu(integer); create function fu({option}a integer) returns integer language sql as $$select 1$$",
    options: ["out c integer, ", "in "],
  },
  {
    template:
      "drop function if exists fu(integer); create function fu({option} integer) returns integer language sql as $$select 1$$",
    options: ["b", "a"],
  },
  {
    template:
      "drop function if exists fu(integer); create function fu(a integer {option}) returns integer language sql as $$select 1$$",
    options: ["default 1", "default 2"],
  },
  {
    template:
      "drop function if exists fu(integer); create function fu(a integer) returns {option} integer language sql as $$select 1$$",
    options: ["setof"],
  },
  {
    template:
      "drop function if exists fs(); create function fs() returns setof integer {option} language sql as $$select 1$$",
    options: ["rows 5"],
  },
  {
    template: "drop function if exists fi(integer); create function fi(integer) returns bigint {option} as 'int8inc'",
    options: ["language internal", "language internal window"],
  },
  {
    template: "drop function if exists fu(integer); create function fu(a integer) returns integer language {option}",
    options: ["sql as $$select 2$$", "plpgsql as $$begin return 1; end$$", "sql begin atomic; select a; end"],
  },
  {
    template: "create or replace procedure pc(a integer) {option} language sql as $$select 1$$",
    options: ["security definer", "set work_mem = '1MB'"],
  },
  { template: "drop type if exists ty cascade; create type ty as enum ('a' {option})", options: [", 'b'", ", 'c'"] },
  {
    template: "drop type if exists cy cascade; create type cy as (a {option})",
    options: ["text", "integer", 'text collate "C"'],
  },
  {
    template: "drop domain if exists dm cascade; create domain dm as text {option}",
    options: [
      "default 'a'",
      "not null",
      'collate "C"',
      "constraint k check (value <> '')",
      "constraint k check (value <> 'a')",
    ],
  },
  {
    template:
      "drop domain if exists dm cascade; create domain dm as text; alter domain dm add constraint k check (value <> '') {option}",
    options: ["not valid"],
  },
  {
    template: "drop type if exists rt cascade; create type rt as range (subtype = text {option})",
    options: [', collation = "C"', ", subtype_opclass = text_pattern_ops", ", multirange_type_name = rtm"],
  },
  {
    template: "drop type if exists rf cascade; create type rf as range (subtype = float8 {option})",
    options: [", subtype_diff = float8mi"],
  },
  {
    template: AMOUNT,
    options: [
      ", passedbyvalue",
      ", alignment = char",
      ", category = 'X'",
      ", category = 'X', preferred = true",
      ", default = '0'",
      ", delimiter = ';'",
      ", collatable = true",
      ", receive = amount_recv",
      ", send = amount_send",
      ", analyze = amount_analyze",
      ", typmod_in = amount_mod_in, typmod_out = amount_mod_out",
      ", output = amount_out2",
    ],
  },
  {
    template: AMOUNT.replace("internallength = 4", "internallength = variable"),
    options: [", storage = extended", ", storage = main"],
  },
  {
    template: "drop cast if exists (text as pair); create cast (text as pair) {option}",
    options: ["with inout", "with inout as implicit", "with function to_pair(text)", "with function to_pair_too(text)"],
  },
  {
    template:
      "drop operator if exists === (integer, text); create operator === (leftarg = integer, rightarg = text, function = same {option})",
    options: [
      ", hashes",
      ", merges",
      ", restrict = eqsel",
      ", join = eqjoinsel",
      ", commutator = <=>",
      ", negator = !==",
    ],
  },
  {
    template:
      "drop operator if exists === (integer, text); create operator === (leftarg = integer, rightarg = text, function = {option})",
    options: ["same", "same_too"],
  },
  {
    template:
      "drop operator class if exists oc using btree; create operator class oc {option} for type integer using btree family fam1 as function 1 btint4cmp(integer, integer)",
    options: [],
  },
  {
    template:
      "drop operator class if exists oc using btree; create operator class oc for type integer using btree family {option}",
    options: [
      "fam2 as operator 1 <",
      "fam1 as operator 1 <",
      "fam1 as operator 1 >",
      "fam1 as function 1 btint4cmp(integer, integer)",
      "fam1 as function 1 my_cmp(integer, integer)",
    ],
  },
  {
    template:
      "drop operator class if exists oh using hash; create operator class oh {option} for type mood using hash as operator 1 = (anyenum, anyenum)",
    options: ["default"],
  },
  {
    template:
      "drop operator class if exists og using gist; create operator class og for type point using gist as function 1 gist_point_consistent(internal, point, smallint, oid, internal) {option}",
    options: [", storage box"],
  },
  {
    template:
      "drop operator family if exists of using btree; create operator family of using btree; alter operator family of using btree add operator 1 < (integer, bigint) {option}",
    options: [", operator 5 > (integer, bigint)", ", function 1 (integer, bigint) btint48cmp(integer, bigint)"],
  },
  {
    template: "drop collation if exists co; create collation co ({option})",
    options: [
      "provider = icu, locale = 'de'",
      "provider = icu, locale = 'en'",
      "provider = icu, locale = 'de', deterministic = false",
      "lc_collate = 'C', lc_ctype = 'C'",
      "lc_collate = 'POSIX', lc_ctype = 'C'",
      "lc_collate = 'C', lc_ctype = 'POSIX'",
    ],
  },
  {
    template: "drop conversion if exists cn; create {option}",
    options: [
      "conversion cn for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1",
      "default conversion cn for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1",
      "conversion cn for 'UTF8' to 'LATIN1' from to_latin",
      "conversion cn for 'UTF8' to 'LATIN9' from utf8_to_iso8859",
    ],
  },
  {
    template:
      "drop text search parser if exists tp cascade; create text search parser tp (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype {option})",
    options: [", headline = prsd_headline"],
  },
  {
    template: "drop text search template if exists tt cascade; create text search template tt ({option})",
    options: ["lexize = dsimple_lexize", "lexize = dsynonym_lexize", "init = dsimple_init, lexize = dsimple_lexize"],
  },
  {
    template:
      "drop text search dictionary if exists td cascade; create text search dictionary td (template = simple {option})",
    options: [", stopwords = 'english'", ", accept = false"],
  },
  {
    template:
      'drop text search configuration if exists tc; create text search configuration tc (parser = "default"); alter text search configuration tc add mapping for word with simple {option}',
    options: [", english_stem"],
  },
  {
    template: "drop language if exists la cascade; create {option}",
    options: [
      "language la handler handler",
      "trusted language la handler handler",
      "language la handler handler_too",
      "language la handler handler inline inline",
      "language la handler handler validator validator",
    ],
  },
  {
    template: "drop access method if exists am; create access method am type {option}",
    options: ["table handler heap_tableam_handler", "index handler bthandler", "index handler hashhandler"],
  },
  {
    template: "create or replace transform for integer language sql (from sql with function {option})",
    options: ["prsd_lextype(internal)", "prsd_lextype(internal), to sql with function int4recv(internal)"],
  },
  {
    template: "drop foreign data wrapper if exists fw cascade; create foreign data wrapper fw {option}",
    options: ["handler wrap", "validator postgresql_fdw_validator", "options (a 'b')", "options (a 'c')"],
  },
  {
    template: "drop server if exists sv cascade; create server sv {option}",
    options: [
      "foreign data wrapper files",
      "type 'x' foreign data wrapper files",
      "version '1' foreign data wrapper files",
      "foreign data wrapper files options (host 'h')",
      "foreign data wrapper files_too",
    ],
  },
  {
    template: "drop user mapping if exists for public server far; create user mapping for {option} server far",
    options: ["public", "current_user"],
  },
  {
    template: "drop publication if exists pn; create publication pn {option}",
    options: [
      "for all tables",
      "for table trips",
      "for table trips, users",
      "with (publish = 'insert')",
      "with (publish_via_partition_root)",
    ],
  },
  { template: "drop extension if exists pg_trgm cascade; create extension pg_trgm {option}", options: ["schema app"] },
  {
    template: "drop event trigger if exists et; create event trigger et on {option} execute function heed()",
    options: ["ddl_command_start", "ddl_command_end", "ddl_command_end when tag in ('DROP TABLE')"],
  },
  {
    template: "drop sequence if exists sq; create sequence sq {option}",
    options: ["as smallint maxvalue 9", "maxvalue 9", "minvalue -5", "start 3", "cache 3", "cycle", "increment 3"],
  },
  {
    template: "drop table if exists ta cascade; create table ta (id integer, a text {option})",
    options: [
      "not null",
      "default 'a'",
      'collate "C"',
      "generated always as ('x') stored",
      ", constraint k primary key (id)",
      ", constraint k unique (id)",
      ", constraint k unique (id) deferrable",
      ", constraint k unique (id) deferrable initially deferred",
      ", constraint k check (id > 0)",
      ", constraint k check (id > 0) no inherit",
      ", constraint k exclude using btree (id with =)",
    ],
  },
  {
    template: "drop table if exists ta cascade; create table ta (id integer, a text) {option}",
    options: ["with (fillfactor = 50)", "partition by range (id)", "partition by list (a)", "inherits (users)"],
  },
  {
    template: "drop table if exists ta cascade; create table ta (id integer, a text); alter table ta {option}",
    options: [
      "alter a set storage external",
      "alter a set statistics 5",
      "alter a set compression pglz",
      "alter a set (n_distinct = 5)",
      "enable row level security",
      "force row level security",
      "replica identity full",
      "add constraint k check (id > 0) not valid",
    ],
  },
  {
    template: "drop index if exists ix; create index ix on trips {option}",
    options: [
      "(id)",
      "(id desc)",
      "using hash (id)",
      "(id) where id > 0",
      "(id) with (fillfactor = 50)",
      "(id) include (a)",
    ],
  },
  {
    template: "drop view if exists vi; create view vi {option}",
    options: ["as select 1 as a", "as select 2 as a", "as select 1 as b", "with (security_barrier) as select 1 as a"],
  },
  {
    template: "drop materialized view if exists mv; create materialized view mv {option}",
    options: ["as select 1 as a", "as select 2 as a", "with (fillfactor = 50) as select 1 as a"],
  },
  {
    template: "drop trigger if exists tg on users; create trigger tg {option} for each row execute function touch()",
    options: ["before insert on users", "before update on users", "after insert on users"],
  },
  {
    template: "drop policy if exists pl on users; create policy pl on users {option}",
    options: [
      "using (true)",
      "for select using (true)",
      "as restrictive using (true)",
      "to current_user using (true)",
      "using (true) with check (true)",
    ],
  },
  {
    template: "drop rule if exists ru on users; create rule ru as on {option}",
    options: [
      "delete to users do instead nothing",
      "update to users do instead nothing",
      "delete to users do also nothing",
    ],
  },
  {
    template: "drop statistics if exists st; create statistics st {option}",
    options: ['on id, "C d" from users', '(ndistinct) on id, "C d" from users'],
  },
  {
    template: "drop foreign table if exists ft; create foreign table ft (id integer) server {option}",
    options: ["far", "near", "far options (a 'b')"],
  },
];
