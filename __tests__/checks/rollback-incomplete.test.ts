import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { Reversibles } from "../support/reversible-projects.ts";
import { createReversible, reversibleTools } from "../support/reversible-projects.ts";

const merged: Reversibles = {
  "1 trips": {
    up: "create table trips (id bigint primary key, title text);\ncomment on column trips.title is 'shown';",
    down: "drop table trips;",
  },
};

describe.each(reversibleTools)("%s", (tool) => {
  test("what a down script forgets is listed, with the file that should have seen to it", async () => {
    const report = await judge(
      createReversible(tool, merged, {
        "2 stops": { up: "create table stops (id int);", down: "drop table stops;" },
        "3 forgets": {
          up: "create index trips_title on trips (title);\nalter table trips drop column title;\ncreate index trips_two on trips (id, id);",
          down: "alter table trips add column title text;",
        },
      }),
    );
    expect(verdicts(report)).toEqual(["rollback-incomplete warning"]);
    const finding = findingOf(report, "rollback-incomplete");
    expect(finding.detail).toContain("- **left behind**: index `public.trips_two`");
    expect(finding.detail).toMatch(
      /\*\*different\*\*: column `public\.trips\.title`: comment is `shown` before, `none` afterwards/u,
    );
    expect(finding.detail).toContain("The next deploy then fails");
    expect(finding.detail).toContain("The values of `public.trips.title` are gone");
    expect(finding.remedy).toContain("drop index public.trips_two;");
    expect(finding.remedy).toContain("comment on column public.trips.title is 'shown';");
    expect(finding.file).toMatch(/forgets/u);
    expect(report.paths["rolled back"]).not.toBe(report.paths.base);
  });
});

test("what a dropped table or column held, and what a narrower type has cut, is told where the schema does come back", async () => {
  const base: Reversibles = {
    "1 trips": {
      up: "create table trips (id int generated always as identity, title text, price numeric(10, 4));\ncreate table stops (id serial);",
    },
  };
  const project = createReversible("sqlx", base, {
    "2 loses": {
      up: "drop table stops;\nalter table trips drop column title;\nalter table trips alter column price type numeric(10, 2), alter id drop identity;",
      down: "create table stops (id serial);\nalter table trips add column title text;\nalter table trips alter column price type numeric(10, 4), alter id add generated always as identity;",
    },
  });
  const report = await judge(project);
  expect(verdicts(report).filter((each) => each.startsWith("rollback"))).toEqual([]);
  const told = report.notes.join("\n");
  expect(told).toContain("The rows of `public.stops` are gone: the table is made anew, empty.");
  expect(told).toContain("The values of `public.trips.title` are gone");
  expect(told).toContain("The values of `public.trips.price` are what two conversions have left of them");
  expect(told).toContain("The sequence `public.trips_id_seq` is made anew and begins at its start");
  expect(told).not.toContain("stops_id_seq");
});

test("rows that a down script drops itself count as well", async () => {
  const project = createReversible("sqlx", merged, {
    "2 stars": {
      up: "alter table trips add column stars int;",
      down: "drop table trips;\ncreate table trips (id bigint primary key, title text);\ncomment on column trips.title is 'shown';",
    },
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  expect(report.notes.join("\n")).toContain("The rows of `public.trips` are gone");
});

test("a down script that drops what was there before is told with its line", async () => {
  const project = createReversible(
    "diesel",
    { "1 trips": { up: "create table trips (id int);\ncreate index one on trips (id);" } },
    {
      "2 two": { up: "create index two on trips (id);", down: "-- both\ndrop index two;\ndrop index one;" },
    },
  );
  const finding = findingOf(await judge(project), "rollback-incomplete");
  expect(finding).toMatchObject({ file: "migrations/2024-01-02-000000_two/down.sql", line: 3, object: "public.one" });
  expect(finding.remedy).toContain("CREATE INDEX one ON public.trips");
});

test("the schema comes back and the migration cannot run again: what it fails on is told", async () => {
  const up =
    "create table if not exists kinds (id int primary key);\ninsert into flags values (1);\nalter table trips add column stars int;";
  const project = createReversible(
    "sqlx",
    { "1 trips": { up: "create table trips (id int);\ncreate table flags (id int primary key);" } },
    {
      "2 stars": { up, down: "alter table trips drop column stars;\ndrop table kinds;" },
    },
  );
  const finding = findingOf(await judge(project), "rollback-incomplete");
  expect(finding.title).toContain("the migrations cannot be applied again");
  expect(finding).toMatchObject({ line: 2, evidence: { sqlstate: "23505" } });
});

test("running again ends elsewhere where the up script looks at what is left", async () => {
  const up = `do $$ begin
  if exists (select from flags) then alter table trips add column stars bigint;
  else alter table trips add column stars int; end if;
  insert into flags values (1);
end $$;`;
  const project = createReversible(
    "goose",
    { "1 trips": { up: "create table trips (id int);\ncreate table flags (id int);" } },
    {
      "2 stars": {
        up: `-- +goose StatementBegin\n${up}\n-- +goose StatementEnd`,
        down: "alter table trips drop column stars;",
      },
    },
  );
  const finding = findingOf(await judge(project), "rollback-incomplete");
  expect(finding.title).toContain("running it again does not end in the same schema");
  expect(finding.detail).toContain(
    "changed column `public.trips.stars`: type is `integer` the first time, `bigint` the second time",
  );
});

test("the state before is what base and the migrations without a way back make", async () => {
  const project = createReversible("golang-migrate", merged, {
    "2 stops": { up: "create table stops (id int);" },
    "3 days": { up: "create table days (id int);\ncreate index stops_id on stops (id);", down: "drop table days;" },
  });
  const finding = findingOf(await judge(project), "rollback-incomplete");
  expect(finding.detail).toContain("before `000003_days.up.sql`");
  expect(finding.detail).toContain("- **left behind**: index `public.stops_id`");
  expect(finding.detail).not.toContain("public.stops`");
});

test("the down script of a merged migration is not run", async () => {
  const project = createReversible("sqlx", merged, {
    "1 trips": { ...merged["1 trips"], up: merged["1 trips"]?.up ?? "", down: "oops" },
  });
  expect(verdicts(await judge(project))).toEqual([]);
});
