import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { SchemaFilter } from "../../src/catalog/schema-filter.ts";
import { ScratchDatabase } from "./scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await ScratchDatabase.create(18);
  await database.run(`create schema app; create schema part_1; create schema part_2; create schema "Odd.*";
    create table app.trips (id serial primary key, name text); create index on app.trips (name);
    create view part_1.names as select name from app.trips; create table part_2.log (line text);
    create function app.f() returns trigger language plpgsql as $$begin return new; end$$;
    create trigger t before insert on part_2.log for each row execute function app.f();
    create cast (text as bytea) without function as assignment`);
});
afterAll(async () => database.drop());

async function names(schemas: Partial<SchemaFilter>): Promise<string[]> {
  const { objects } = await database.read({ schemas: { include: [], exclude: [], ...schemas } });
  return objects.filter(({ type }) => type !== "extension").map(({ type, name }) => `${type} ${name}`);
}

test("an excluded schema goes with all that is in it", async () => {
  expect(await names({ exclude: ["app", "public"] })).toEqual([
    "cast (text as bytea)",
    "column part_2.log.line",
    'schema "Odd.*"',
    "schema part_1",
    "schema part_2",
    "table part_2.log",
    "trigger part_2.log.t",
    "view part_1.names",
  ]);
});

test("only what is included stays, and what is in no schema", async () => {
  expect(await names({ include: ["part_?"], exclude: ["*_2"] })).toEqual([
    "cast (text as bytea)",
    "schema part_1",
    "view part_1.names",
  ]);
});

test("a pattern knows no other signs than * and ?", async () => {
  expect(await names({ include: ["Odd.*", "a.p"] })).toEqual(["cast (text as bytea)", 'schema "Odd.*"']);
});

test("without a filter everything is read", async () => {
  expect(await names({})).toEqual(
    (await database.read()).objects
      .filter(({ type }) => type !== "extension")
      .map(({ type, name }) => `${type} ${name}`),
  );
});
