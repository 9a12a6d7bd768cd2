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
  const now = await database.read();
  const changes = pairRenames(compareCatalogs(old, now, { identity: false }), { before: old, after: now });
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

function serials(one: string, other: string): string {
  return `create table legs (${one} serial, ${other} serial);`;
}

test("the sequence of a renamed column goes with it, whether it keeps its name or has a new one", async () => {
  const byHand = `${serials("id", "stop")} alter table legs rename id to nr; alter table legs rename stop to halt`;
  const to = ["renamed column public.legs.stop public.legs.halt", "renamed column public.legs.id public.legs.nr"];
  const back = ["renamed column public.legs.nr public.legs.id", "renamed column public.legs.halt public.legs.stop"];
  for (const after of [byHand, serials("nr", "halt")]) {
    expect(await told(serials("id", "stop"), after)).toEqual(to);
    await database.empty();
    expect(await told(after, serials("id", "stop"))).toEqual(back);
    await database.empty();
  }
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

const OTHER = (column: string): string =>
  `create table z (id int, ${column} text); create table p (alpha int unique, beta int unique);`;

test.each([
  ["a policy", "create policy q on p using (X > 0)"],
  ["an index", "create index by_hand on p (X)"],
  ["a check", "alter table p add constraint positive check (X > 0)"],
  ["a foreign key", "create table c (id int, constraint there foreign key (id) references p (X))"],
  ["a foreign key of its table", "alter table z add constraint there foreign key (id) references p (X)"],
  ["a policy of its table", "create policy q on z using (id in (select X from p))"],
  ["a view", "create view v as select X as shown from p"],
  ["a function", "create function f() returns int language sql as 'select X from p'"],
  ["a generated column", "create table g (alpha int, beta int, c int generated always as (X * 2) stored)"],
])("%s that means another column of the same name is a change of its own", async (_, sql) => {
  const changes = await told(
    `${OTHER("alpha")} ${sql.replace("X", "alpha")}`,
    `${OTHER("beta")} ${sql.replace("X", "beta")}`,
  );
  expect(changes).toContain("renamed column public.z.alpha public.z.beta");
  expect(changes.length).toBeGreaterThan(1);
});

test.each([
  ["of another type", "create table z (id int, beta int); create table p (id int)"],
  ["in another place", "create table z (beta text, id int); create table p (id int)"],
  ["in another table", "create table z (id int); create table p (id int, beta text)"],
])("a column %s is another column", async (_, after) => {
  const changes = await told("create table z (id int, alpha text); create table p (id int)", after);
  expect(changes).toContain("removed column public.z.alpha");
  expect(changes).toContain(`added column public.${after.endsWith("text)") ? "p" : "z"}.beta`);
});

function zWith(column: string): string {
  return `${OTHER(column)} create policy q on z using (${column} <> ''); create index on z (lower(${column}))`;
}

test("on its own table the name means the renamed column, whatever other tables have", async () => {
  expect(await told(zWith("alpha"), zWith("beta"))).toEqual(["renamed column public.z.alpha public.z.beta"]);
});

test.each([
  ["a type", "create type alpha as enum (); create type beta as enum (); create table c (id X)"],
  ["labels", "create type e as enum ('X')"],
  ["a comment", "comment on table z is 'X'"],
  [
    "a called function",
    "create function alpha(int) returns bool language sql immutable as 'select true'; create function beta(int) returns bool language sql immutable as 'select false'; alter table z add constraint known check (X(id))",
  ],
  [
    "a table",
    "create schema s; create table s.alpha (id int); create table s.beta (id int); create view v as select id from s.X",
  ],
])("%s with the names of a renamed column says something else", async (_, sql) => {
  const of = (name: string): string => `create table z (id int, ${name} text); ${sql.replaceAll("X", name)}`;
  const changes = await told(of("alpha"), of("beta"));
  expect(changes).toContain("renamed column public.z.alpha public.z.beta");
  expect(changes.length).toBeGreaterThan(1);
});

test("only the case of a comment is a change, also beside a rename", async () => {
  const before = "create table z (id int, alpha text); comment on table z is 'PII: yes'";
  const after = "create table z (id int, beta text); comment on table z is 'pii: YES -- never'";
  expect(await told(before, after)).toHaveLength(2);
});
