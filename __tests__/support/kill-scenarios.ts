/**
 * Migrations of all shapes, whose rows tell how often each of their statements has run.
 */
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "./go-layouts.ts";
import { nodePgMigrateLayout } from "./node-pg-migrate-layout.ts";
import type { Layout, Migrations } from "./projects.ts";
import { layouts } from "./projects.ts";
import { supabaseLayout } from "./versioned-layouts.ts";

export interface KillScenario {
  readonly layout: Layout;
  readonly pending: Migrations;
  /** How an undisturbed run ends; left out: `applied`. */
  readonly end?: "rolled-back";
}

/** What production has. */
export const killBase: Migrations = {
  "1 base":
    "create table trips (id int primary key, title text); create table runs (step text, n int);\n" +
    "insert into trips select i, 'trip ' || i from generate_series(1, 3000) as i;",
};

const count = (step: string): string => `insert into runs values ('${step}', 1);`;
const later = "select pg_sleep(0.01);";

/** One statement after the other, some of rows, some of the schema. */
const mixed = (name: string): string =>
  [
    `create table ${name} (id int);`,
    count(`${name} a`),
    later,
    `alter table trips add column ${name} int;`,
    `update trips set ${name} = coalesce(${name}, 0) + 1;`,
    later,
    count(`${name} b`),
  ].join("\n");

const noTransaction = (sql: string): string => `-- no-transaction\n${sql}`;
const dbmateAlone = (sql: string): string =>
  dbmateLayout.script?.(sql, 0, "").replace("migrate:up", "migrate:up transaction:false") ?? "";
const dbmateRaw: Layout = {
  ...dbmateLayout,
  script: (sql) => (sql.startsWith("-- migrate") ? sql : `-- migrate:up\n${sql}\n-- migrate:down\n`),
};

const batches = `do $$ begin
  for i in 1..6 loop
    update trips set title = 'batch ' || id where id % 6 = i - 1 and title not like 'batch %';
    perform pg_sleep(0.005);
    commit;
  end loop;
  insert into runs values ('batches', 1);
end $$;`;

const failing = "do $$ begin if current_database() like 'deploy\\_%' then raise exception 'not here'; end if; end $$;";

export const killScenarios: Readonly<Record<string, KillScenario>> = {
  "dbmate, in transactions": {
    layout: dbmateLayout,
    pending: { "2 a": mixed("a"), "3 b": mixed("b"), "4 c": mixed("c") },
  },
  "dbmate, concurrently": {
    layout: dbmateRaw,
    pending: {
      "2 a": dbmateAlone("create index concurrently trips_title on trips (title);"),
      "3 b": mixed("b"),
      "4 c": dbmateAlone("create unique index concurrently on trips (title, id);"),
      "5 d": dbmateAlone("drop index concurrently trips_title;"),
    },
  },
  "sqlx, a file that commits": {
    layout: layouts.sqlx,
    pending: {
      "2 a": noTransaction(`begin; ${mixed("a")} commit;\nbegin; ${mixed("b")} commit;\n${mixed("c")}`),
      "3 d": mixed("d"),
      "4 e": noTransaction("create index concurrently on trips (title);"),
    },
  },
  "sqlx, a block that commits": {
    layout: layouts.sqlx,
    pending: { "2 a": noTransaction(batches), "3 b": mixed("b"), "4 c": noTransaction("vacuum trips;") },
  },
  "Prisma, which notes that it begins": {
    layout: layouts.prisma,
    pending: {
      "2 a": mixed("a"),
      "3 b": `${count("b a")}\n${later}\n${count("b b")}`,
      "4 c": "create index concurrently on trips (title);",
    },
  },
  "golang-migrate, which is dirty meanwhile": {
    layout: golangMigrateLayout,
    pending: { "2 a": mixed("a"), "3 b": "create index concurrently trips_title on trips (title);", "4 c": mixed("c") },
  },
  "goose, statement by statement": {
    layout: gooseLayout,
    pending: {
      "2 a": `-- +goose NO TRANSACTION\n${mixed("a")}\ncreate index concurrently on trips (title);\n${mixed("b")}`,
      "3 c": mixed("c"),
    },
  },
  "goose, rows only": {
    layout: gooseLayout,
    pending: {
      "2 a": `-- +goose NO TRANSACTION\n${["a", "b", "c", "d", "e"].map((step) => `${count(step)}\n${later}`).join("\n")}\nupdate runs set n = n + 1;`,
    },
  },
  "node-pg-migrate, all in one transaction": {
    layout: nodePgMigrateLayout,
    pending: { "2 a": mixed("a"), "3 b": mixed("b") },
  },
  "Supabase, in its own groups": {
    layout: supabaseLayout,
    pending: {
      "2 a": `${mixed("a")}\ncreate index concurrently on trips (title);\n${count("after")}`,
      "3 b": mixed("b"),
    },
  },
  "dbmate, which fails and goes back": {
    layout: {
      ...dbmateLayout,
      script: (sql, _, name) => `-- migrate:up\n${sql}\n-- migrate:down\ndrop table if exists ${name};${later}\n`,
    },
    pending: { "2 a": "create table a (id int);", "3 b": `create table b (id int); ${later}`, "4 c": failing },
    end: "rolled-back",
  },
  "goose, which fails half-way and goes back": {
    layout: { ...gooseLayout, script: (sql) => `-- +goose Up\n${sql}\n` },
    pending: {
      "2 a": "create table a (id int);",
      "3 b": `-- +goose NO TRANSACTION\ncreate table b (id int);\nalter table trips add column b int;\ncreate index concurrently trips_b on trips (b);\n-- +goose StatementBegin\n${failing}\n-- +goose StatementEnd`,
    },
    end: "rolled-back",
  },
};
