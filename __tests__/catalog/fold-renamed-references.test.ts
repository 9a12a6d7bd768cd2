import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { pairRenames } from "../../src/catalog/pair-renames.ts";
import { ScratchDatabase } from "./scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => (database = await ScratchDatabase.create(18)));
beforeEach(async () => database.empty());
afterAll(async () => database.drop());

const schemaWith = (column: string): string => `
  create table trips (id bigint primary key, ${column} text not null unique check (${column} <> ''));
  create index on trips (lower(${column}));
  create index by_hand on trips (id) where ${column} <> 'title';
  create view titles as select id, ${column} as shown from trips;
  create function touch() returns trigger language plpgsql as 'begin return new; end';
  create trigger touched before update of ${column} on trips for each row execute function touch();
  create policy visible on trips using (${column} <> 'x');
  create statistics together on id, ${column} from trips;`;

/** What makes the second database out of the first, neither knowing the other. */
async function told(before: string, after: string): Promise<string[]> {
  await database.run(before);
  const old = await database.read();
  await database.empty();
  await database.run(after);
  const changes = pairRenames(compareCatalogs(old, await database.read(), { identity: false }));
  return changes.map(({ action, type, name, from, attributes }) =>
    [action, type, from ?? "", name, ...attributes.map((each) => each.name)].filter((part) => part !== "").join(" "),
  );
}

const RENAMED = "renamed column public.trips.title public.trips.headline";

test("what mentions a renamed column is renamed with it: one change", async () => {
  expect(await told(schemaWith("title"), schemaWith("headline"))).toEqual([RENAMED]);
});

test("a column that was renamed by hand keeps the names that PostgreSQL generated for the old one", async () => {
  const byHand = `${schemaWith("title")} alter table trips rename title to headline;`;
  expect(await told(schemaWith("title"), byHand)).toEqual([RENAMED]);
});

test("a view that hands the new name on is a change of its own: applications see its columns", async () => {
  const view = (column: string) => `${schemaWith(column)} create view raw as select ${column} from trips;`;
  expect(await told(view("title"), view("headline"))).toEqual([RENAMED, "changed view public.raw columns"]);
  await database.empty();
  expect(
    await told(view("title"), `${schemaWith("headline")} create view raw as select headline as title from trips;`),
  ).toEqual([RENAMED]);
});

test("what says something else besides stays", async () => {
  const other = schemaWith("headline").replace("<> 'x'", "<> 'y'").replace("(lower(headline))", "(upper(headline))");
  expect(await told(schemaWith("title"), other)).toEqual([
    RENAMED,
    "removed index public.trips_lower_idx",
    "added index public.trips_upper_idx",
    "changed policy public.trips.visible using",
  ]);
});
