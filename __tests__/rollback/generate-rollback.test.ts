/** Ways back that are generated, run and compared. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Database, Server } from "../../src/postgres/server.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withSession } from "../../src/postgres/with-session.ts";
import type { FoundRollback } from "../../src/rollback/find-rollback.ts";
import { findRollback } from "../../src/rollback/find-rollback.ts";
import type { RollbackStates } from "../../src/rollback/generate-rollback.ts";
import { lossSentence } from "../../src/rollback/losses.ts";
import { proveRollback } from "../../src/rollback/prove-rollback.ts";
import { holdServer } from "../support/held-server.ts";

let server: Server;
let release: () => Promise<void>;
let base: Database;
beforeAll(async () => {
  ({ server, release } = await holdServer(18));
  base = await server.createDatabase();
  await run(base, BASE);
});
afterAll(async () => {
  await base.drop();
  await release();
});

async function run(database: Database, sql: string): Promise<void> {
  await withSession(database, async (session) => {
    const { error } = await session.send(sql);
    if (error !== null) throw new Error(`${error.message}: ${sql}`);
  });
}

const BASE = `create table trips (id bigint primary key, title text not null, seats bigint, price numeric(10,4), note text);
  create table stops (id bigint primary key, trip_id bigint references trips on delete cascade, place text);
  create type mood as enum ('sad', 'ok');
  create table diary (id bigint primary key, mood mood default 'ok', body text constraint short check (length(body) < 9));
  create view open_trips as select id, title from trips;
  create function twice(n integer) returns integer language sql immutable as 'select n * 2';
  create index trips_title on trips (title);
  create table ledger (version text primary key);
  create schema other; create table other.parts (id integer)`;

function after<T>(migration: string, use: (states: RollbackStates) => Promise<T>): Promise<T> {
  const scope = { major: server.major, exclude: ["public.ledger"], since: null };
  return withDatabase(server, base, async (copy) => {
    await run(copy, migration);
    return use({ server, after: copy, before: base, scope });
  });
}

function lossesOf(found: FoundRollback): string[] {
  if ("reason" in found) throw new Error(found.reason);
  return found.losses.map((each) => lossSentence(each, (name) => name));
}

test("what one migration may do is undone, and what that loses is told from the catalog", async () => {
  const migration = `alter table trips rename title to headline;
    alter table trips alter seats type integer, alter price type numeric(12,4), drop note;
    create table trains (id serial primary key, name text);
    alter table stops alter place set not null, drop constraint stops_trip_id_fkey, add foreign key (trip_id) references trips;
    alter type mood add value 'glad'; alter table diary drop constraint short; alter table diary rename to journal;
    create or replace function twice(n integer) returns integer language plpgsql as 'begin return n + n; end';
    drop index trips_title; create unique index on trips (headline);
    alter table stops add ledger_version text references ledger`;
  const found = await after(migration, (states) => findRollback(states));
  expect(lossesOf(found)).toEqual([
    "The column public.stops.ledger_version goes away, and with it what was written to it since.",
    "The table public.trains goes away, and with it what was written to it since.",
    "The column public.trips.note comes back without its values.",
    "The values of public.trips.seats have been integer in between: what that could not hold is lost.",
    "The values of public.trips.price become numeric(10,4): those that do not fit are cut off, or stop the rollback.",
    "The enum type public.mood loses glad: rows that hold it stop the rollback.",
    "The check constraint public.diary.short refuses rows again: those that it would have refused since stop the rollback.",
  ]);
  const { script } = found as Exclude<FoundRollback, { reason: string }>;
  expect(script.transactional).toBe(true);
  expect(script.statements).toContain("alter table public.trips rename column headline to title");
  expect(script.statements).toContain("alter table public.journal rename to diary");
  expect(script.statements.join("\n")).not.toMatch(/owner|grant/iu);
});

test("one name after the other is given back", async () => {
  const chain = `alter table trips rename note to remark; alter table trips rename title to note;
    alter table trips rename seats to title; alter type mood rename to feeling; alter type feeling rename value 'ok' to 'fine'`;
  expect(lossesOf(await after(chain, (states) => findRollback(states)))).toEqual([]);
});

test("a kind that the planner lacks is undone by a plain statement", async () => {
  const migration = "create statistics together on title, note from trips; alter table trips add stars integer";
  const found = await after(migration, (states) => findRollback(states));
  expect(lossesOf(found)).toEqual([
    "The column public.trips.stars goes away, and with it what was written to it since.",
  ]);
  expect("script" in found && found.script.statements.join("\n")).toContain("drop statistics public.together");
});

test.each([
  [
    "a column that rows need a value for",
    "alter table stops drop trip_id; alter table trips drop title cascade",
    "nothing says what rows have in public.trips.title, which would come back not null without a default",
  ],
  [
    "a swap, after which the schema alone looks right",
    "alter table trips rename note to tmp; alter table trips rename title to note; alter table trips rename tmp to title",
    "what is in public.trips.note would have another name",
  ],
])("%s is not offered, and the reason told", async (_, migration, reason) => {
  expect(await after(migration, (states) => findRollback(states))).toEqual({ reason });
});

test("what fails, and what ends elsewhere, is no proof", async () => {
  const wrong = ["alter table trips drop stars", "alter table trips alter stars drop default", "drop table nowhere"];
  const proofs = await after("alter table trips add stars integer default 1", (states) =>
    Promise.all(wrong.map((statement) => proveRollback(states, { statements: [statement], transactional: true }))),
  );
  expect(proofs[0]).toMatchObject({ proven: true });
  expect(proofs[1]).toMatchObject({ proven: false, differences: [{ action: "removed", name: "public.trips.stars" }] });
  expect(proofs[2]).toMatchObject({ proven: false, statement: "drop table nowhere", error: { code: "42P01" } });
});

test("only schemas that are compared are brought back, and grants where they count", async () => {
  const migration = "drop table other.parts; alter table ledger add x text; grant select on trips to public";
  const found = await after(migration, async (states) => [
    await findRollback({ ...states, scope: { ...states.scope, schemas: { include: [], exclude: ["other"] } } }),
    await findRollback({ ...states, scope: { ...states.scope, privileges: true } }),
  ]);
  expect(found).toMatchObject([
    { script: { statements: [] } },
    { script: { statements: expect.arrayContaining([expect.stringMatching(/^revoke all on table/iu)]) } },
  ]);
});
