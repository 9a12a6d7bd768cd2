import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { remedySql } from "../../src/catalog/remedy-sql.ts";
import { ScratchDatabase } from "./scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await ScratchDatabase.create(18);
  await database.run("create table riders (id integer, email text)");
});
afterAll(async () => database.drop());

/** Labels are given by modules of the server; PostgreSQL comes with none, so the rows are written as such a module would. */
async function label(provider: string, subid: number, text: string): Promise<void> {
  await database.run(`set allow_system_table_mods = on; insert into pg_seclabel (objoid, classoid, objsubid, provider, label)
    values ('riders'::regclass, 'pg_class'::regclass, ${subid}, '${provider}', '${text}')`);
}

test("security labels of tables and columns count, each provider's by itself, and the remedy writes them", async () => {
  const before = await database.read();
  await label("anon", 2, "masked with value null");
  await label("Two words", 0, "it''s secret");
  const changes = compareCatalogs(before, await database.read(), { identity: true });
  expect(changes.map(({ after, attributes }) => [after?.name, attributes])).toEqual([
    ["public.riders", [{ name: 'security label for "Two words"', before: null, after: "it's secret" }]],
    ["public.riders.email", [{ name: "security label for anon", before: null, after: "masked with value null" }]],
  ]);
  expect(remedySql(changes)?.split("\n")).toEqual([
    `security label for "Two words" on table public.riders is 'it''s secret';`,
    "security label for anon on column public.riders.email is 'masked with value null';",
  ]);
});
