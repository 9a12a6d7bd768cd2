/**
 * What a stop leaves: the matrix of tools and of what is in the file. Tools that send the same messages share a row of outcomes, and
 * only some cells of such tools are tried; all of them are with `INTERRUPT_MATRIX=all` in the environment.
 */
import { expect, test } from "@jest/globals";
import type { SettingName } from "../support/interrupting.ts";
import { outcomeWords, SETTINGS, withInterrupt } from "../support/interrupting.ts";

const MERGED = {
  "1 create trips": `create table trips (id bigint primary key, title text not null);
create type mood as enum ('calm');
create procedure add_two() language plpgsql as $$
begin
  create table one (id int);
  commit;
  create table two (id int);
end $$;`,
};

const CASES = {
  "plain file": ["alter table trips add column status text;\ncreate index trips_status_idx on trips (status);"],
  concurrently: ["create index concurrently trips_title_idx on trips (title);"],
  "concurrently beside another": [
    "create table a (id int);\ncreate index concurrently trips_title_idx on trips (title);",
  ],
  "commit inside": [
    "begin;\nalter table trips add column status text;\ncommit;\ncreate index trips_status_idx on trips (status);",
  ],
  "block that commits": ["do $$ begin\n  create table one (id int);\n  commit;\n  create table two (id int);\nend $$;"],
  "procedure that commits": ["call add_two();"],
  "enum value used": ["alter type mood add value 'happy';\nalter table trips add column mood mood default 'happy';"],
  "two files": [
    "create table a (id int);\ncreate table b (id int);",
    "create table c (id int);\ncreate table d (id int);",
  ],
  "fails at the first": ["alter table nowhere add column a int;\ncreate table a (id int);\ncreate table b (id int);"],
  "fails in the middle": ["create table a (id int);\nalter table nowhere add column a int;\ncreate table b (id int);"],
  "fails at the last": ["create table a (id int);\ncreate table b (id int);\nalter table nowhere add column a int;"],
} as const;
type Case = keyof typeof CASES;
type Row = Readonly<Record<Case, string>>;

/** Each statement commits. */
const ONE_BY_ONE: Row = {
  "plain file": "half, fails 42701",
  concurrently: "half waiting, fails 42P07",
  "concurrently beside another": "half, fails 42P07",
  "commit inside": "half, fails 42701",
  "block that commits": "half committing, fails 42P07",
  "procedure that commits": "half committing, fails 42P07",
  "enum value used": "half, fails 42710",
  "two files": "half, fails 42P07 | half, fails 42P07",
  "fails at the first": "atomic",
  "fails in the middle": "half, fails 42P07",
  "fails at the last": "half, fails 42P07",
};

/** The tool's transaction holds the file and its record. What PostgreSQL refuses in one fails anyway, and leaves nothing. */
const IN_TRANSACTION: Row = {
  "plain file": "atomic",
  concurrently: "atomic",
  "concurrently beside another": "atomic",
  "commit inside": "half, fails 42701",
  "block that commits": "atomic",
  "procedure that commits": "atomic",
  "enum value used": "atomic",
  "two files": "atomic | atomic",
  "fails at the first": "atomic",
  "fails in the middle": "atomic",
  "fails at the last": "atomic",
};

/** One message, which is a transaction unless it says otherwise, and the record after it. */
const ONE_MESSAGE: Row = {
  ...IN_TRANSACTION,
  "plain file": "whole unrecorded, fails 42701",
  concurrently: "half waiting, fails 42P07",
  "block that commits": "half committing, fails 42P07",
  "procedure that commits": "half committing, fails 42P07",
  "two files": "whole unrecorded, fails 42P07 | whole unrecorded, fails 42P07",
};

/** One message, and a record before it that makes the tool refuse. */
const MARKED: Row = {
  "plain file": "refused",
  concurrently: "half waiting, refuses",
  "concurrently beside another": "refused",
  "commit inside": "half, refuses",
  "block that commits": "half committing, refuses",
  "procedure that commits": "half committing, refuses",
  "enum value used": "refused",
  "two files": "refused | refused",
  "fails at the first": "refused",
  "fails in the middle": "refused",
  "fails at the last": "refused",
};

/** The same, and each statement commits; blocks are cut at their semicolons. */
const MARKED_ONE_BY_ONE: Row = {
  ...MARKED,
  "plain file": "half, refuses",
  "concurrently beside another": "half, refuses",
  "block that commits": "refused",
  "enum value used": "half, refuses",
  "two files": "half, refuses | half, refuses",
  "fails in the middle": "half, refuses",
  "fails at the last": "half, refuses",
};

/** After a failure the tool records that it failed, after a crash it does not. */
const FAILURE_RECORDED: Row = {
  ...ONE_BY_ONE,
  "plain file": "half, fails 42701; failing: refuses",
  "concurrently beside another": "half, fails 42P07; failing: refuses",
  "commit inside": "half, fails 42701; failing: refuses",
  "enum value used": "half, fails 42710; failing: refuses",
  "two files": "half, fails 42P07; failing: refuses | half, fails 42P07; failing: refuses",
  "fails at the first": "atomic, refused",
  "fails in the middle": "half, fails 42P07; failing: refuses",
  "fails at the last": "half, fails 42P07; failing: refuses",
};

const EXPECTED: Readonly<Record<SettingName, Row>> = {
  plain: ONE_BY_ONE,
  // The record is completed outside of the transaction.
  sqlx: { ...IN_TRANSACTION, "plain file": "atomic, resumable", "two files": "atomic, resumable | atomic, resumable" },
  "sqlx without a transaction": ONE_MESSAGE,
  diesel: IN_TRANSACTION,
  "diesel without a transaction": ONE_MESSAGE,
  prisma: MARKED,
  "golang-migrate": MARKED,
  "golang-migrate by statement": MARKED_ONE_BY_ONE,
  goose: IN_TRANSACTION,
  "goose without a transaction": ONE_BY_ONE,
  dbmate: IN_TRANSACTION,
  "dbmate without a transaction": ONE_MESSAGE,
  drizzle: IN_TRANSACTION,
  "node-pg-migrate": IN_TRANSACTION,
  "graphile-migrate": IN_TRANSACTION,
  "graphile-migrate without a transaction": ONE_MESSAGE,
  // The record is a transaction of its own.
  refinery: {
    ...IN_TRANSACTION,
    "plain file": "whole unrecorded, fails 42701",
    "two files": "whole unrecorded, fails 42P07 | whole unrecorded, fails 42P07",
  },
  supabase: {
    ...IN_TRANSACTION,
    concurrently: "half waiting, fails 42P07",
    "concurrently beside another": "half, fails 42P07",
  },
  atlas: IN_TRANSACTION,
  // It counts each statement, and goes on behind the last one that it has counted.
  "atlas without a transaction": {
    ...ONE_BY_ONE,
    "plain file": "half unrecorded, fails 42701",
    "concurrently beside another": "half waiting, fails 42P07",
    "commit inside": "whole unrecorded, fails 42P07",
    "enum value used": "half unrecorded, fails 42710",
    "two files": "half unrecorded, fails 42P07 | half unrecorded, fails 42P07",
    "fails at the first": "resumable",
    "fails in the middle": "half unrecorded, fails 42P07",
    "fails at the last": "half unrecorded, fails 42P07",
  },
  // It takes no transaction where a statement refuses one.
  flyway: {
    ...IN_TRANSACTION,
    concurrently: "half waiting, fails 42P07",
    "concurrently beside another": "half, fails 42P07",
  },
  // The transaction of its lock takes the record of a failure back.
  "flyway without a transaction": ONE_BY_ONE,
  "flyway with a lock of the session": FAILURE_RECORDED,
  liquibase: IN_TRANSACTION,
  "liquibase without a transaction": ONE_BY_ONE,
};

const whole = process.env["INTERRUPT_MATRIX"] === "all";
const ALL: ReadonlySet<SettingName> = new Set(["plain"]);

test.each(Object.keys(EXPECTED) as SettingName[])("%s: what a stop leaves", async (name) => {
  const cases = (Object.keys(CASES) as Case[]).filter((key) => whole || ALL.has(name) || isTelling(name, key));
  await withInterrupt(SETTINGS[name], MERGED, async (interrupt) => {
    const found: Partial<Record<Case, string>> = {};
    for (const key of cases) {
      const { interruptions } = await interrupt(CASES[key]);
      found[key] = interruptions.map(outcomeWords).join(" | ");
    }
    expect(found).toEqual(Object.fromEntries(cases.map((key) => [key, EXPECTED[name][key]])));
  });
});

const TELLING: ReadonlySet<Case> = new Set([
  "concurrently beside another",
  "fails at the first",
  "fails in the middle",
]);

/** What shows that the transaction is where it should be, and some of what the row shares with no other. */
function isTelling(name: SettingName, key: Case): boolean {
  const usual = [IN_TRANSACTION, ONE_MESSAGE, ONE_BY_ONE, MARKED].some((each) => each[key] === EXPECTED[name][key]);
  return key === "plain file" || (key === "commit inside" && !name.includes("without")) || (!usual && TELLING.has(key));
}
