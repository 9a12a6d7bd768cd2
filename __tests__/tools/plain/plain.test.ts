import { expect, test } from "@jest/globals";
import { plain } from "../../../src/tools/plain/plain.ts";
import { fileMap } from "../../support/memory-tree.ts";

const load = (files: readonly string[] | Record<string, string | Buffer>) => {
  const contents = Array.isArray(files) ? Object.fromEntries(files.map((file) => [file, "select 1;"])) : files;
  return plain.load(fileMap(contents as Record<string, string>), "db");
};

const order = (...files: string[]) =>
  load(files.map((file) => `db/${file}`)).migrations.map(({ up }) => up.file.slice(3));

test("files order by number and then by name, whatever the style", () => {
  expect(order("10_c.sql", "9_b.sql", "001_a.sql")).toEqual(["001_a.sql", "9_b.sql", "10_c.sql"]);
  expect(order("V2__b.sql", "V1.10__c.sql", "V1.2__a.sql")).toEqual(["V1.2__a.sql", "V1.10__c.sql", "V2__b.sql"]);
  expect(order("2024-01-10-c.sql", "2024-01-02-b.sql", "2023-12-31-a.sql")).toEqual([
    "2023-12-31-a.sql",
    "2024-01-02-b.sql",
    "2024-01-10-c.sql",
  ]);
});

test("the version is the number however it is written, and the whole name for a date", () => {
  const { migrations, problems } = load(["db/001_add_trips.up.sql", "db/2024-01-02-a.sql", "db/2024-01-02-b.sql"]);
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["1", "add trips"],
    ["2024-01-02-a", "a"],
    ["2024-01-02-b", "b"],
  ]);
});

test.each(["db/1_a.down.sql", "db/1_a_down.sql", "db/1_a.rollback.sql", "db/down/1_a.sql"])(
  "%s is the down script of 1_a.sql",
  (file) => {
    const { migrations, ignored } = load(["db/1_a.sql", file]);
    expect(migrations).toMatchObject([{ up: { file: "db/1_a.sql" }, down: { file } }]);
    expect(ignored).toEqual([]);
  },
);

test("what looks like a migration and is not run is told", () => {
  const { migrations, ignored } = load([
    "db/1_a.sql",
    "db/2_b.up.go",
    "db/3_c.down.sql",
    "db/seed.sql",
    "db/old/4_d.sql",
    "db/migrations.go",
    "db/README.md",
  ]);
  expect(migrations).toHaveLength(1);
  expect(ignored).toEqual([
    expect.objectContaining({
      file: "db/2_b.up.go",
      reason: "a migration written in .go, which only its own tool runs",
    }),
    { file: "db/3_c.down.sql", reason: "a down script without its up script" },
    { file: "db/old/4_d.sql", reason: "it lies in a subfolder" },
    { file: "db/seed.sql", reason: "its name does not start with a number" },
  ]);
});

test("folders of releases are one history in their order, unless there are files beside them", () => {
  const files = ["v1.10/1_d.sql", "v1.9/2_b.sql", "v1.9/10_c.up.sql", "v1.9/1_a.sql", "v1.9.1/0_e.sql"];
  const { migrations, problems } = load([...files, "v1.9/10_c.down.sql", "LATEST.sql"].map((file) => `db/${file}`));
  expect(migrations.map(({ version }) => version)).toEqual(["1.9/1", "1.9/2", "1.9/10", "1.9.1/0", "1.10/1"]);
  expect(migrations[2]?.down?.file).toBe("db/v1.9/10_c.down.sql");
  expect(problems).toEqual([]);
  expect(order(...files, "1_a.sql")).toEqual(["1_a.sql"]);
  expect(order("10/1_c.sql", "9/01_b.sql", "1.5/1_a.sql")).toEqual(["1.5/1_a.sql", "9/01_b.sql", "10/1_c.sql"]);
});

test("two files of one number are a problem, and the one whose name has not run is pending", () => {
  const { migrations, problems } = load(["db/1_a.sql", "db/001_b.sql"]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["1", "b"],
    ["1", "a"],
  ]);
  const recorded = [{ version: "1", name: "a", checksum: null, finished: true }];
  expect(plain.decide(recorded, load(["db/1_a.sql", "db/001_b.sql"])).pending).toMatchObject([{ name: "b" }]);
  expect(problems).toMatchObject([{ kind: "duplicate-version", file: "db/1_a.sql", others: ["db/001_b.sql"] }]);
});

test("psql leaves out a byte order mark", () => {
  expect(load({ "db/1_a.sql": "\uFEFFselect 1" }).migrations[0]?.up.text).toBe("select 1");
});

test("psql's commands that change nothing are fine, others are a problem with their line", () => {
  const harmless = "\\restrict x\n\\set ON_ERROR_STOP on\n\\echo hello\nselect 1;\n\\unrestrict x\n";
  expect(load({ "db/1_a.sql": harmless }).problems).toEqual([]);
  expect(load({ "db/1_a.sql": "select 1;\n\\i other.sql\n" }).problems).toMatchObject([
    { kind: "unreadable", file: "db/1_a.sql", line: 2 },
  ]);
});

test("each file is a session of its own, statement by statement", () => {
  const [migration] = load(["db/1_a.sql"]).migrations;
  expect(migration === undefined ? [] : plain.plan(migration)).toMatchObject([{ kind: "script", send: "statements" }]);
  expect([plain.sessionPerMigration, plain.bookkeeping]).toEqual([true, null]);
});

test("every version that has not run runs, however old", () => {
  const recorded = [{ version: "2", name: null, checksum: null, finished: true }];
  const { pending, refusals } = plain.decide(recorded, load(["db/1_a.sql", "db/2_b.sql", "db/3_c.sql"]));
  expect(pending.map(({ version }) => version)).toEqual(["1", "3"]);
  expect(refusals).toEqual([]);
});
