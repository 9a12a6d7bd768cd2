import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CATALOGS } from "../../src/catalog/scope-sql.ts";
import type { CensusRow } from "../../src/catalog/census.ts";
import { censusSql, KNOWN, unmodelled } from "../../src/catalog/census.ts";
import { ScratchDatabase } from "./scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await ScratchDatabase.create(18);
  await database.run(`create extension hstore; create table trips (id serial primary key, name text default 'x');
    create function one() returns integer language sql as $$select 1$$;
    create function two() returns integer language sql begin atomic; select one(); end`);
});
afterAll(async () => database.drop());

test("everything in the catalogs that the kinds read is known", async () => {
  expect(unmodelled(await database.session.query<CensusRow>(censusSql()))).toEqual({});
});

test("relations and types of another kind are named by their letters", () => {
  const places = ["pg_class x", "pg_type y", "pg_type d", "pg_class r"].map((place) => ({ place, count: 3 }));
  expect(unmodelled(places)).toEqual({ "relation of another kind (x)": 3, "type of another kind (y)": 3 });
});

test("objects in a catalog that no kind reads are counted, those of extensions are not", async () => {
  const others = KNOWN.filter((oid) => oid !== CATALOGS.pg_proc);
  const census = await database.session.query<CensusRow>(censusSql(others));
  expect(unmodelled(census, others)).toEqual({ pg_proc: 2 });
});
