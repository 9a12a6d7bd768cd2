import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CatalogChange } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { remedySql } from "../../src/catalog/remedy-sql.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const SCHEMA = (tablespace: string): string => `
  create table trips (id integer constraint trips_key primary key ${tablespace === "" ? "" : `using index${tablespace}`})${tablespace};
  create table parts (id integer) partition by range (id)${tablespace};
  create index by_id on trips (id)${tablespace};
  create materialized view m${tablespace} as select 1 as one`;

function told(changes: readonly CatalogChange[]): unknown[] {
  return changes.map(({ type, name, attributes }) => [type, name, attributes]);
}

describe.each([14, 18] as const)("On PostgreSQL %i", (major) => {
  let [plain, apart]: ScratchDatabase[] = [];
  let space = "";
  beforeAll(async () => {
    [plain, apart] = [await ScratchDatabase.create(major), await ScratchDatabase.create(major)];
    space = `space_of_${apart.name}`;
    await apart.run("set allow_in_place_tablespaces = on");
    await apart.run(`create tablespace ${space} location ''`);
  });
  afterAll(async () => {
    await plain?.drop();
    await apart?.empty();
    await apart?.run(`drop tablespace ${space}`);
    await apart?.drop();
  });

  test("the tablespace of a table, an index, a key and a materialized view counts, and the remedy sets it", async () => {
    if (plain === undefined || apart === undefined) throw new Error("no databases");
    await plain.run(SCHEMA(""));
    await apart.run(SCHEMA(` tablespace ${space}`));
    const [before, after] = [await plain.read(), await apart.read()];
    const changes = compareCatalogs(before, after, { identity: false });
    const attributes = [{ name: "tablespace", before: null, after: space }];
    expect(told(changes)).toEqual([
      ["materialized view", "public.m", attributes],
      ["table", "public.parts", attributes],
      ["table", "public.trips", attributes],
      ["index", "public.by_id", attributes],
      ["primary key", "public.trips.trips_key", attributes],
    ]);
    await plain.run(remedySql(changes) ?? "");
    expect(told(compareCatalogs(await plain.read(), after, { identity: false }))).toEqual([]);
    expect(remedySql(compareCatalogs(after, before, { identity: false }))).toBeNull();
  });

  test("what is made there anew is made there by the remedy", async () => {
    if (plain === undefined || apart === undefined) throw new Error("no databases");
    await plain.empty();
    const after = await apart.read();
    await plain.run(remedySql(compareCatalogs(await plain.read(), after, { identity: false })) ?? "");
    expect(told(compareCatalogs(await plain.read(), after, { identity: false }))).toEqual([]);
  });
});
