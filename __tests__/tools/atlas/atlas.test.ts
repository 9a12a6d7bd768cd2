import { expect, test } from "@jest/globals";
import { atlasPieces } from "../../../src/tools/atlas/atlas-statements.ts";
import { atlasSums, atlasSumText } from "../../../src/tools/atlas/atlas-sum.ts";
import { atlas, atlasWith } from "../../../src/tools/atlas/atlas.ts";
import type { History, Migration, RecordedMigration } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const TRIPS = { "20240101000000_create_trips.sql": "create table trips (id bigint primary key);\n" };
const STOPS = { "20240103000000_create_stops.sql": "create table stops (id bigint primary key);\n" };

const sumOf = (files: Record<string, string>): string =>
  atlasSumText(atlasSums(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))));
const load = (files: Record<string, string>, sum: string = sumOf(files)): History =>
  atlas.load(
    fileMap(
      Object.fromEntries(Object.entries({ ...files, "atlas.sum": sum }).map(([name, text]) => [`m/${name}`, text])),
    ),
    "m",
  );
const named = (...versions: string[]): History =>
  load(Object.fromEntries(versions.map((version) => [`${version}_a.sql`, "select 1;"])));
const rowOf = ({ version, name, checksum }: Migration): RecordedMigration => ({
  version,
  name,
  checksum,
  finished: true,
});
const rows = (...versions: string[]): RecordedMigration[] => named(...versions).migrations.map(rowOf);
const statements = (text: string): string[] => atlasPieces(text).map(({ start, end }) => text.slice(start, end));
const versions = (migrations: readonly Migration[]): string[] => migrations.map(({ version }) => version);

/** The hashes are those of `openssl dgst -sha256` on the names and texts, one behind the other. */
test("atlas.sum goes on from file to file, and has a sum of all in its first line", () => {
  expect(sumOf({ ...TRIPS, ...STOPS })).toBe(`h1:L2WPiRTiJtcNMSsqo65jPu2Fu6fg7ysvEhe84eTsT38=
20240101000000_create_trips.sql h1:ili5H40vsUQ7na68n0xVVhSDlUHkRITNqWkfAhjbNXk=
20240103000000_create_stops.sql h1:fsGA6CwAIVWJt8mR4DmZY0sqewxsTxfs1kCNP/7tIhk=
`);
  expect(load({ ...TRIPS, ...STOPS })).toMatchObject({
    problems: [],
    migrations: [
      { version: "20240101000000", name: "create_trips", checksum: "ili5H40vsUQ7na68n0xVVhSDlUHkRITNqWkfAhjbNXk=" },
      { version: "20240103000000", name: "create_stops" },
    ],
  });
});

test.each([
  [
    "edited",
    { "20240101000000_create_trips.sql": "create table t ();" },
    "L2: 20240101000000_create_trips.sql was edited",
  ],
  ["added", { "20240102000000_b.sql": "select 1;" }, "L3: 20240102000000_b.sql was added"],
  ["added at the end", { "20240104000000_b.sql": "select 1;" }, "L4: 20240104000000_b.sql was added"],
])("a file that was %s without `atlas migrate hash` is refused in Atlas's words", (_, change, words) => {
  const { problems } = load({ ...TRIPS, ...STOPS, ...change }, sumOf({ ...TRIPS, ...STOPS }));
  expect(problems).toMatchObject([{ kind: "unreadable", file: "m/atlas.sum" }]);
  expect(problems[0]?.message).toContain(`checksum mismatch (${words})`);
});

test("a removed file, an atlas.sum that a merge has spoilt, and none at all are refused, too", () => {
  const sum = sumOf({ ...TRIPS, ...STOPS });
  expect(load(TRIPS, sum).problems[0]?.message).toContain("L3: 20240103000000_create_stops.sql was removed");
  expect(load({ ...TRIPS, ...STOPS }, sum.replace("h1:L2WP", "h1:XXXX")).problems).toMatchObject([{ line: 1 }]);
  expect(load(TRIPS, `${sum}<<<<<<< ours\n`).problems[0]?.message).toContain("checksum file format invalid");
  expect(atlas.load(fileMap({ "m/1_a.sql": "" }), "m").problems[0]?.message).toContain("checksum file not found");
});

test("statements keep their semicolon; -- atlas:delimiter sets another one, which is not sent", () => {
  expect(statements("-- trips\ncreate table a (id int); insert into a values (1); select 2")).toEqual([
    "create table a (id int);",
    "insert into a values (1);",
    "select 2",
  ]);
  expect(statements("-- atlas:delimiter \\n\\n\\n\nselect 1; select 2;\n\n\n-- b\nselect '\n\n\n';\n")).toEqual([
    "select 1; select 2;",
    "select '\n\n\n';",
  ]);
});

test("-- atlas:txmode none in the file's head turns the transaction off, and each statement is counted", () => {
  const { migrations, problems } = load({
    "1_a.sql": "-- atlas:txmode none\n\nselect 1;\nselect 2;",
    "2_b.sql": "-- atlas:txmode none\nselect 1;",
    "3_c.sql": "-- atlas:txmode all\n\nselect 1;",
  });
  expect(migrations.map(({ transactional }) => transactional)).toEqual([false, true, true]);
  expect(problems).toMatchObject([{ file: "m/3_c.sql" }]);
  const sent = migrations.map((each) =>
    atlas.plan(each).map((step) => (step.kind === "own" ? step.sql.split(" ")[0] : "script")),
  );
  expect(sent.slice(0, 2)).toEqual([
    ["INSERT", "script", "UPDATE", "script", "UPDATE"],
    ["BEGIN", "INSERT", "script", "UPDATE", "COMMIT"],
  ]);
});

test("a late file is refused, run or skipped by the order that is set; below the first recorded one it never runs", () => {
  const head = named("1", "2", "3", "5", "6");
  const message =
    "migration file 3_a.sql was added out of order. See: https://atlasgo.io/versioned/apply#non-linear-error";
  const linear = atlas.decide(rows("2", "5"), head);
  expect(linear.refusals).toEqual([{ kind: "out-of-order", version: "3", message }]);
  expect([versions(linear.pending), versions(linear.skipped)]).toEqual([["3", "6"], ["1"]]);
  const free = atlasWith({ order: "non-linear", schema: "public" }).decide(rows("2", "5"), head);
  expect([free.refusals, versions(free.pending)]).toEqual([[], ["3", "6"]]);
  const skip = atlasWith({ order: "linear-skip", schema: "public" }).decide(rows("2", "5"), head);
  expect([versions(skip.pending), versions(skip.skipped)]).toEqual([["6"], ["1", "3"]]);
});

test("a new database starts with the newest checkpoint, an existing one passes over all of them", () => {
  const checkpoint = "-- atlas:checkpoint v1\n\nselect 1;";
  const head = load({
    "1_a.sql": "select 1;",
    "2_c.sql": checkpoint,
    "3_b.sql": "select 1;",
    "4_c.sql": checkpoint,
    "5_d.sql": "select 1;",
  });
  expect([versions(head.migrations), versions(head.fresh ?? [])]).toEqual([
    ["1", "3", "5"],
    ["4", "5"],
  ]);
  const pending = (...recorded: RecordedMigration[]) => versions(atlas.decide(recorded, head).pending);
  expect(pending()).toEqual(["4", "5"]);
  expect(pending(...rows("1", "3"))).toEqual(["5"]);
  expect(pending(...rows("4"))).toEqual(["5"]);
  expect(atlas.decide(rows("4"), head).skipped.map(({ version }) => version)).toEqual(["1", "3"]);
  const begun = { version: "4", name: "c", checksum: null, finished: false, done: 0 };
  expect(pending(begun)).toEqual(["4", "5"]);
});

test("atlas.sum makes a folder Atlas's, unless its files are written for another tool; atlas.hcl sets it up", async () => {
  const files = { "db/migrations/1_a.sql": "select 1;", "db/migrations/atlas.sum": "" };
  expect(await atlas.detect(memoryTree(files))).toMatchObject([
    { dir: "db/migrations", reason: "`atlas.sum` beside the files" },
  ]);
  const goose = { ...files, "db/migrations/1_a.sql": "-- +goose Up\nselect 1;" };
  expect(await atlas.detect(memoryTree(goose))).toEqual([]);
  const hcl = (text: string) => memoryTree({ ...files, "atlas.hcl": text });
  expect(await atlas.detect(hcl('env "a" {\n  dev = "docker://mysql/8/dev"\n}\n'))).toMatchObject([
    { unfit: "`atlas.hcl` is for mysql" },
  ]);
  const tree = hcl(
    'env "a" {\n  url = "postgres://x"\n  migration {\n    exec_order = NON_LINEAR\n    revisions_schema = "public"\n  }\n}\n',
  );
  expect(await atlas.detect(tree)).toMatchObject([{ postgres: true }]);
  const tool = await atlas.configured?.(tree, "db/migrations");
  expect(tool?.bookkeeping?.table).toBe('"public"."atlas_schema_revisions"');
  expect(tool?.decide(rows("1", "3"), named("1", "2", "3")).refusals).toEqual([]);
});
