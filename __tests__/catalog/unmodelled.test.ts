import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CATALOGS } from "../../src/catalog/scope-sql.ts";
import { KNOWN, unmodelledSql } from "../../src/catalog/unmodelled.ts";
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
  expect(await database.session.query(unmodelledSql())).toEqual([]);
});

test("objects in a catalog that no kind reads are counted, those of extensions are not", async () => {
  const others = KNOWN.filter((oid) => oid !== CATALOGS.pg_proc);
  expect(await database.session.query(unmodelledSql(others))).toEqual([{ kind: "pg_proc", count: 2 }]);
});
