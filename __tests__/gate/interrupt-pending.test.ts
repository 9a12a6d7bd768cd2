/**
 * Which points are tried, and what is said about those that are not. What comes of them under each tool: interrupt-matrix.test.ts.
 */
import { expect, test } from "@jest/globals";
import { outcomeWords, SETTINGS, withInterrupt } from "../support/interrupting.ts";

const MERGED = { "1 create trips": "create table trips (id bigint primary key, title text not null);" };
const TWO = "alter table trips add column status text;\ncreate index trips_status_idx on trips (status);";
const COMMIT_INSIDE = TWO.replace("\n", "\ncommit;\n").replace(/^/u, "begin;\n");

test("several migrations: each is stopped from where the one before it ends", async () => {
  await withInterrupt(SETTINGS.plain, MERGED, async (interrupt) => {
    const { interruptions } = await interrupt(["create table a (id int);", TWO, "drop table a;"]);
    expect(interruptions.map(outcomeWords)).toEqual(["atomic", "half, fails 42701", "atomic"]);
    expect(interruptions.map(({ migration }) => migration.version)).toEqual(["2", "3", "4"]);
  });
});

test("several files in one transaction leave nothing, wherever they are stopped", async () => {
  await withInterrupt(SETTINGS.drizzle, MERGED, async (interrupt) => {
    const { interruptions } = await interrupt([TWO, "create table a (id int);"]);
    expect(interruptions.map(outcomeWords)).toEqual(["atomic", "atomic"]);
  });
});

test("a file that commits takes the files before it in the same transaction along", async () => {
  await withInterrupt(SETTINGS.drizzle, MERGED, async (interrupt) => {
    const { interruptions } = await interrupt(["create table a (id int);", COMMIT_INSIDE]);
    expect(interruptions.map(outcomeWords)).toEqual(["atomic", "half, fails 42701"]);
  });
});

test("more points than the limit are tried evenly, and that is said", async () => {
  const many = Array.from({ length: 9 }, (_, index) => `create table many_${index} (id int);`).join("\n");
  await withInterrupt(SETTINGS.plain, MERGED, async (interrupt) => {
    const { interruptions, notes } = await interrupt([many], 5);
    expect(interruptions[0]).toMatchObject({ tried: 5, stuck: 4, atomic: 1 });
    expect(notes).toEqual([expect.stringMatching(/^Stopped `db\/migrations\/0002_change.sql` at 5 of \d+ points/u)]);
  });
});

test("in one transaction the first, the middle and the last point are enough", async () => {
  const many = Array.from({ length: 9 }, (_, index) => `create table many_${index} (id int);`).join("\n");
  await withInterrupt(SETTINGS.diesel, MERGED, async (interrupt) => {
    const { interruptions, notes } = await interrupt([many]);
    expect(interruptions[0]).toMatchObject({ tried: 6, atomic: 6, points: 19 });
    expect(notes).toEqual([]);
  });
});

test("what writes the roles of the server is not stopped, and that is said", async () => {
  await withInterrupt(SETTINGS.plain, MERGED, async (interrupt) => {
    const texts = ["create table a (id int);", "create role somebody;", "create table b (id int);"];
    const { interruptions, notes } = await interrupt(texts);
    expect(interruptions.map(({ migration }) => migration.version)).toEqual(["2"]);
    expect(notes).toEqual([expect.stringContaining("`db/migrations/0003_change.sql`")]);
  });
});

test("rows that a migration has updated twice are another end, though the schema is the same", async () => {
  const merged = { "1 create counters": "create table counters (n int);\ninsert into counters values (1), (2);" };
  await withInterrupt(SETTINGS.plain, merged, async (interrupt) => {
    const twice = "update counters set n = n + 1;\nalter table counters add column if not exists a int;";
    const { interruptions } = await interrupt([twice]);
    expect(interruptions.map(outcomeWords)).toEqual(["half, differs"]);
    expect(interruptions[0]?.worst).toMatchObject({
      left: [],
      leftRows: ["public.counters.n holds other values than before"],
      next: { kind: "differs", rows: ["public.counters.n holds other values"] },
    });
  });
});

test("keys of a sequence and times that another run fills in otherwise are no other end", async () => {
  const merged = {
    "1 create kinds":
      "create table kinds (id serial primary key, name text unique, at timestamptz default clock_timestamp());",
    "2 create parts": "create table parts (kind_id int references kinds (id), name text unique);",
  };
  const rows = `begin;
insert into kinds (name) values ('walk') on conflict do nothing;
insert into parts select id, 'legs' from kinds on conflict do nothing;
commit;
alter table kinds add column if not exists a int;`;
  await withInterrupt(SETTINGS.plain, merged, async (interrupt) => {
    const { interruptions } = await interrupt([rows]);
    expect(interruptions.map(outcomeWords)).toEqual(["atomic, resumable"]);
  });
});

test("a block that commits rows only is stopped between its writes", async () => {
  const merged = { "1 create log": "create table log (word text);" };
  const block = "do $$ begin\n  insert into log values ('a');\n  commit;\n  insert into log values ('b');\nend $$;";
  await withInterrupt(SETTINGS.plain, merged, async (interrupt) => {
    const { interruptions } = await interrupt([block]);
    expect(interruptions.map(outcomeWords)).toEqual(["half committing, differs"]);
    expect(interruptions[0]?.worst?.leftRows).toEqual(["public.log holds 1 row, 0 before"]);
  });
});

test("where a failure is recorded, both what follows it and what follows a crash are told", async () => {
  await withInterrupt(SETTINGS["flyway with a lock of the session"], MERGED, async (interrupt) => {
    const { interruptions } = await interrupt([TWO]);
    expect(interruptions[0]?.failed).toMatchObject({
      failing: true,
      done: 1,
      next: { kind: "refuses", message: expect.stringContaining("Detected failed migration to version 2") },
    });
  });
});
