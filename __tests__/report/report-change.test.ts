import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { reportChanges } from "../../src/report/report-change.ts";
import type { ReportChange } from "../../src/report/report.ts";
import { ScratchDatabase } from "../catalog/scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => (database = await ScratchDatabase.create(18)));
beforeEach(async () => database.empty());
afterAll(async () => database.drop());

async function reported(before: string, after: string): Promise<ReportChange[]> {
  await database.run(before);
  const old = await database.read();
  await database.empty();
  await database.run(after);
  const now = await database.read();
  return reportChanges(compareCatalogs(old, now, { identity: false }), [old, now], () => null);
}

const told = ({ action, type, name }: ReportChange): string => `${action} ${type} ${name}`;

test("what goes because its owner changed is removed, not changed", async () => {
  const changes = await reported(
    "create table t (a int generated always as identity)",
    "create table t (a int not null)",
  );
  expect(changes.map(told)).toEqual(["changed column public.t.a", "removed sequence public.t_a_seq"]);
});

test("what comes because its owner changed is added; copies in partitions have nothing of their own to tell", async () => {
  const table =
    "create table p (a int, b int) partition by range (a); create table c partition of p for values from (0) to (9);";
  const index = await reported(`${table} create index i on only p (a)`, `${table} create index i on p (a)`);
  expect(index.map(told)).toContain("added index public.c_a_idx");
  await database.empty();
  const check = "alter table p add constraint positive check (a > 0)";
  const copies = await reported(`${table} ${check}`, `${table} ${check.replace("> 0", "> 1")}`);
  expect(copies.map(told)).toEqual(["changed check constraint public.p.positive"]);
});

test("something new is told with its comment, a view with its query, and with what is special about it", async () => {
  const [table, view] = await reported(
    "select 1",
    `create table t (id int) with (fillfactor = 70); alter table t enable row level security; comment on table t is 'mine';
     create view v with (security_invoker = true) as select id from t`,
  ).then((changes) => changes.filter(({ parent }) => parent === null));
  expect(table?.definition).toBe("public.t table with (fillfactor=70) row security");
  expect(table?.attributes).toEqual([{ name: "comment", before: null, after: "mine" }]);
  expect(view?.definition).toBe("public.v view (id integer) with (security_invoker=true)");
  expect(view?.attributes).toMatchObject([{ name: "definition", before: null }]);
});

test("row security that is switched off takes something away", async () => {
  const table = "create table t (id int); alter table t enable row level security;";
  const changes = await reported(table, `${table} alter table t disable row level security`);
  expect(changes.map(({ type, destructive }) => [type, destructive])).toEqual([["table", true]]);
});

test("labels with a comma in them are told apart", async () => {
  const [change] = await reported("create type e as enum ('x, y')", "create type e as enum ('x', 'y')");
  expect(change?.attributes).toEqual([{ name: "labels", before: '"x, y"', after: "x, y" }]);
});

test("columns that are in another order are told also where one was added", async () => {
  const changes = await reported("create table t (a int, b int, c int)", "create table t (b int, c int, a int, d int)");
  expect(changes.map(told)).toContain("changed column public.t.a");
  await database.empty();
  expect((await reported("create table t (a int, b int, c int)", "create table t (b int, c int)")).map(told)).toEqual([
    "removed column public.t.a",
  ]);
});
