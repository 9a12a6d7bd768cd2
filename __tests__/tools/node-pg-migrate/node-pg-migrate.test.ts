import { expect, test } from "@jest/globals";
import { detectNodePgMigrate } from "../../../src/tools/node-pg-migrate/node-pg-migrate-detection.ts";
import { nodePgMigrate } from "../../../src/tools/node-pg-migrate/node-pg-migrate.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>, tool = nodePgMigrate) => tool.load(fileMap(files), "migrations");
const row = (version: string): RecordedMigration => ({ version, name: version, checksum: null, finished: true });
const configured = async (files: Record<string, string>): Promise<Tool> =>
  (await nodePgMigrate.configured?.(memoryTree(files), "migrations")) ?? nodePgMigrate;
const uses = (script: string): string =>
  JSON.stringify({ dependencies: { "node-pg-migrate": "^9" }, scripts: { migrate: script } });

test("files order by their number, and one of 17 digits is a time", () => {
  const { migrations, problems } = load({
    "migrations/10_ten.sql": "",
    "migrations/9_nine.sql": "",
    "migrations/20240101000000500_day.sql": "",
    "migrations/1704067200000_before.sql": "",
    "migrations/1704067200999-after.sql": "",
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["9_nine", "nine"],
    ["10_ten", "ten"],
    ["1704067200000_before", "before"],
    ["20240101000000500_day", "day"],
    ["1704067200999-after", "after"],
  ]);
});

test("comments divide a file into up and down, and lines stay the file's", () => {
  const [first, second] = load({
    "migrations/1_a.sql": "-- Up Migration\ncreate table a ();\n-- Down Migration\ndrop table a;",
    "migrations/2_b.sql": "create table b ();",
  }).migrations;
  expect(first?.up.text.trimEnd()).toBe("-- Up Migration\ncreate table a ();");
  expect(first?.down?.text.split("\n").slice(2)).toEqual(["-- Down Migration", "drop table a;"]);
  expect(second?.down).toBeNull();
});

test("without a comment for the way up all of the file runs, the way down included", () => {
  const text = "create table a ();\n-- Down Migration\ndrop table a;";
  expect(load({ "migrations/1_a.sql": text }).migrations[0]?.up.text).toBe(text);
});

test("pairs of .up.sql and .down.sql are one migration each, known by the name before", () => {
  const { migrations, ignored } = load({
    "migrations/1_a.up.sql": "up",
    "migrations/1_a.down.sql": "down",
    "migrations/2_b.sql": "b",
    "migrations/3_c.down.sql": "c",
  });
  expect(migrations.map(({ version, up, down }) => [version, up.text, down?.text])).toEqual([
    ["1_a", "up", "down"],
    ["2_b", "b", undefined],
  ]);
  expect(ignored).toEqual([{ file: "migrations/3_c.down.sql", reason: "a down script without its up script" }]);
});

test("programs and files in subfolders are listed as not run; hidden files are nothing; the rest are problems", () => {
  const { migrations, ignored, problems } = load({
    "migrations/1_a.ts": "",
    "migrations/2_b.sql": "",
    "migrations/old/1_a.sql": "",
    "migrations/.gitkeep": "",
    "migrations/README.md": "",
    "migrations/3_data.csv": "",
    "migrations/4_it's.sql": "",
  });
  expect(migrations.map(({ version }) => version)).toEqual(["2_b"]);
  expect(ignored).toMatchObject([
    { file: "migrations/1_a.ts", reason: "it is a program, and the gate runs only SQL", runByTool: true },
    { file: "migrations/old/1_a.sql", reason: "node-pg-migrate reads only the folder itself" },
  ]);
  expect(problems.map(({ kind, file }) => [kind, file])).toEqual([
    ["unreadable", "migrations/3_data.csv"],
    ["misnamed", "migrations/4_it's.sql"],
    ["misnamed", "migrations/README.md"],
  ]);
});

test("every late and every missing migration is refused in node-pg-migrate's words", () => {
  const head = load({ "migrations/1_a.sql": "", "migrations/2_late.sql": "", "migrations/3_c.sql": "" });
  expect(nodePgMigrate.decide([row("1_a"), row("3_c")], head)).toMatchObject({
    pending: [{ version: "2_late" }],
    skipped: [],
    refusals: [
      {
        kind: "out-of-order",
        version: "2_late",
        message: "Not run migration 2_late is preceding already run migration 3_c",
      },
    ],
  });
  expect(nodePgMigrate.decide([row("0_gone"), row("1_a")], head).refusals).toMatchObject([
    { kind: "missing", version: "0_gone", message: "Not run migration 1_a is preceding already run migration 0_gone" },
  ]);
});

test("the newest migration deleted is not noticed, and neither is an edit", () => {
  const head = load({ "migrations/1_a.sql": "edited" });
  expect(nodePgMigrate.decide([row("1_a"), row("2_b")], head)).toEqual({ pending: [], skipped: [], refusals: [] });
});

test("options come from package.json's scripts and from the files that they name", async () => {
  const tool = await configured({
    "package.json": uses("tsc && node-pg-migrate -f config/db.json -t 'my runs' -s app public --no-check-order up"),
    "config/db.json": '{ "db": { "migrations-schema": "meta", "ignore-pattern": ".*\\\\.md" } }',
  });
  expect(tool.bookkeeping?.table).toBe('"meta"."my runs"');
  expect(tool.bookkeeping?.create[0]).toMatchObject({ sql: 'SET search_path TO "app", "public"' });
  const { problems } = load({ "migrations/README.md": "" }, tool);
  expect(problems).toEqual([]);
  const head = load({ "migrations/1_a.sql": "", "migrations/2_b.sql": "" }, tool);
  expect(tool.decide([row("2_b")], head).refusals).toEqual([]);
});

test("without the single transaction each migration has one of its own", async () => {
  const tool = await configured({ "package.json": uses("node-pg-migrate up --no-single-transaction") });
  const [migration] = load({ "migrations/1_a.sql": "" }, tool).migrations;
  expect(tool.transactionPerRun).toBe(false);
  expect(
    migration === undefined ? [] : tool.plan(migration).map((step) => (step.kind === "own" ? step.sql : "")),
  ).toEqual(["BEGIN", "", "INSERT INTO public.pgmigrations (name, run_on) VALUES ($1, NOW())", "COMMIT"]);
});

const dirs = async (files: Record<string, string>): Promise<unknown[]> =>
  (await detectNodePgMigrate(memoryTree(files))).map(({ dir, unfit }) => [dir, unfit !== undefined]);

test("a folder is known by the package that depends on node-pg-migrate, or that names it", async () => {
  const script = { "migrations/1_a.sql": "", "db/steps/1_a.sql": "", "fixtures/1_a.sql": "" };
  expect(await dirs({ ...script, "package.json": "{}" })).toEqual([]);
  expect(await dirs({ ...script, "package.json": uses("node-pg-migrate up") })).toEqual([["migrations", false]]);
  expect(await dirs({ ...script, "package.json": uses("node-pg-migrate up -m db/steps") })).toEqual([
    ["db/steps", false],
  ]);
  expect(await dirs({ "api/package.json": uses("x"), "api/migrations/1_a.js": "" })).toEqual([
    ["api/migrations", true],
  ]);
});

test("a folder migrations elsewhere in the package counts only where there is none in its place", async () => {
  const elsewhere = { "package.json": uses("x"), "src/migrations/1_a.sql": "", "web/migrations/1_a.sql": "" };
  expect(await dirs({ ...elsewhere, "web/package.json": "{}" })).toEqual([["src/migrations", false]]);
  expect(await dirs({ ...elsewhere, "migrations/1_a.sql": "" })).toEqual([["migrations", false]]);
});
