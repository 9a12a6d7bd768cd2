import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { detectDrizzle } from "../../../src/tools/drizzle/drizzle-detection.ts";
import { drizzle } from "../../../src/tools/drizzle/drizzle.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { journalOf, whenOf } from "../../support/drizzle-layout.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const JOURNAL = "db/meta/_journal.json";
const load = (files: Record<string, string | Buffer>, tool = drizzle) => tool.load(fileMap(files), "db");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const row = (version: string, checksum = "", name: string | null = null): RecordedMigration => ({
  version,
  name,
  checksum,
  finished: true,
});
const configured = async (files: Record<string, string>): Promise<Tool> =>
  (await drizzle.configured?.(memoryTree(files), "db")) ?? drizzle;

test("the journal says which files are migrations and in which order", () => {
  const { migrations, problems, ignored } = load({
    [JOURNAL]: journalOf(["0002_b", "0001_a"]),
    "db/0001_a.sql": "select 1;",
    "db/0002_b.sql": "select 2;",
    "db/0003_c.sql": "select 3;",
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name, checksum }) => [version, name, checksum])).toEqual([
    [String(whenOf(2)), "b", sha256("select 2;")],
    [String(whenOf(1)), "a", sha256("select 1;")],
  ]);
  expect(ignored).toMatchObject([{ file: "db/0003_c.sql", reason: expect.stringContaining("no entry for it") }]);
});

test("each part between two breakpoints is one message, its place that of the file", () => {
  const text = "create table a ();--> statement-breakpoint\ncreate table b ();\n--> statement-breakpoint\n\n";
  const [migration] = load({ [JOURNAL]: journalOf(["0001_a"]), "db/0001_a.sql": text }).migrations;
  const [step] = migration === undefined ? [] : drizzle.plan(migration);
  const pieces = step?.kind === "script" && typeof step.send !== "string" ? step.send : [];
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
    "create table a ();",
    "\ncreate table b ();\n",
  ]);
});

test("one transaction is around everything that a run applies, records included", () => {
  const [migration] = load({ [JOURNAL]: journalOf(["0001_a"]), "db/0001_a.sql": "select 1" }).migrations;
  expect(drizzle.transactionPerRun).toBe(true);
  expect(migration === undefined ? [] : drizzle.plan(migration).slice(1)).toEqual([
    {
      kind: "own",
      sql: 'insert into drizzle.__drizzle_migrations ("hash", "created_at") values ($1, $2)',
      values: [sha256("select 1"), String(whenOf(1))],
    },
  ]);
});

test("an entry without its file stops Drizzle, in its own words", () => {
  const { problems } = load({ [JOURNAL]: journalOf(["0001_a"]) });
  expect(problems).toMatchObject([
    {
      kind: "unreadable",
      file: "db/0001_a.sql",
      message: expect.stringContaining("No file db/0001_a.sql found in db folder"),
    },
  ]);
});

test.each([
  ["is not there", {}, "Can't find meta/_journal.json file"],
  ["is no JSON", { [JOURNAL]: "{" }, "no JSON"],
  ["holds a conflict", { [JOURNAL]: '{ "entries": [\n<<<<<<< HEAD\n' }, "merge conflict"],
  ["has an entry without a time", { [JOURNAL]: '{ "entries": [{ "tag": "0001_a" }] }' }, "1 of its entries"],
])("a journal that %s is a problem, not an exception", (_, files, words) => {
  const { problems, migrations } = load({ ...files, "db/0001_a.sql": "" });
  expect(problems).toMatchObject([{ kind: "unreadable", file: JOURNAL, message: expect.stringContaining(words) }]);
  expect(migrations).toEqual([]);
});

test("only the newest recorded time decides: what is older never runs, wherever the journal has it", () => {
  const head = load({
    [JOURNAL]: journalOf(["0001_a", "0005_e", "0003_c", "0006_f"]),
    ...Object.fromEntries(["0001_a", "0005_e", "0003_c", "0006_f"].map((tag) => [`db/${tag}.sql`, tag])),
  });
  const decision = drizzle.decide([row(String(whenOf(1)), "edited"), row(String(whenOf(5)))], head);
  expect(decision.pending.map(({ name }) => name)).toEqual(["f"]);
  expect(decision.skipped.map(({ name }) => name)).toEqual(["c"]);
  expect(decision.refusals).toEqual([]);
  expect(drizzle.decide([], head).pending).toHaveLength(4);
});

test("of two entries with one time the recorded one is known by its hash, and the other never runs", () => {
  const head = load({
    [JOURNAL]: journalOf(["0003_riders", "0003_stops"]),
    "db/0003_riders.sql": "riders",
    "db/0003_stops.sql": "stops",
  });
  expect(head.problems).toMatchObject([
    { kind: "duplicate-version", remedy: expect.stringContaining("`when` of its own") },
  ]);
  const decision = drizzle.decide([row(String(whenOf(3)), sha256("stops"))], head);
  expect(decision.pending).toEqual([]);
  expect(decision.skipped.map(({ name }) => name)).toEqual(["riders"]);
});

test("drizzle.config.ts names the schema and the table of the record", async () => {
  const tool = await configured({
    "drizzle.config.ts": `export default defineConfig({
  out: './db', // schema: "no"
  schema: './src/schema.ts',
  migrations: { table: 'my Migrations', schema: "public" },
});`,
    [JOURNAL]: "{}",
  });
  expect(tool.bookkeeping?.table).toBe('"public"."my Migrations"');
  expect(tool.bookkeeping?.others).toEqual([]);
});

test("without a journal, each folder with a migration.sql is a migration (1.0)", async () => {
  const files = {
    "db/20240102030405_b/migration.sql": "b",
    "db/20240101000000_a/migration.sql": "a",
    "db/20240101000000_a/snapshot.json": "{}",
    "db/20240101000000_a/extra.sql": "x",
    "db/init/migration.sql": "i",
  };
  const tool = await configured(files);
  const { migrations, problems, ignored } = load(files, tool);
  expect(migrations.map(({ version }) => version)).toEqual(["20240101000000_a", "20240102030405_b", "init"]);
  expect(ignored).toMatchObject([{ file: "db/20240101000000_a/extra.sql" }]);
  expect(problems).toMatchObject([{ kind: "misnamed", file: "db/init/migration.sql" }]);
  const [, second] = migrations;
  expect(second === undefined ? [] : tool.plan(second).at(-1)).toMatchObject({
    values: [sha256("b"), String(Date.UTC(2024, 0, 2, 3, 4, 5)), "20240102030405_b"],
  });
});

test("1.0 runs every folder that is not recorded by name, and knows rows of 0.x by their second or their hash", async () => {
  const files = {
    "db/20240101000000_a/migration.sql": "a",
    "db/20240102000000_b/migration.sql": "b",
    "db/20240103000000_c/migration.sql": "c",
    "db/20240104000000_d/migration.sql": "d",
  };
  const tool = await configured(files);
  const recorded = [
    row(String(whenOf(1) + 123)),
    row(String(whenOf(9)), sha256("b")),
    row("20240104000000_d", "", "20240104000000_d"),
  ];
  const decision = tool.decide(recorded, load(files, tool));
  expect(decision.pending.map(({ version }) => version)).toEqual(["20240103000000_c"]);
  expect(decision.refusals).toEqual([]);
  expect(tool.decide([row(String(whenOf(9)))], load(files, tool)).refusals).toMatchObject([{ kind: "missing" }]);
});

test("a folder is known by its journal, by snapshots, or by a configuration that names it", async () => {
  const detections = await detectDrizzle(
    memoryTree({
      "a/meta/_journal.json": '{ "dialect": "postgresql", "entries": [] }',
      "b/meta/_journal.json": '{ "dialect": "sqlite", "entries": [] }',
      "c/20240101000000_x/migration.sql": "",
      "c/20240101000000_x/snapshot.json": '{ "dialect": "postgresql" }',
      "app/drizzle.config.ts": 'export default { out: "../d", dialect: "mysql" }',
      "d/20240101000000_x/migration.sql": "",
      "prisma/migrations/20240101000000_x/migration.sql": "",
      "prisma/migrations/migration_lock.toml": "",
    }),
  );
  expect(detections.map(({ dir, postgres, unfit }) => [dir, postgres, unfit])).toEqual([
    ["a", true, undefined],
    ["b", false, "`b/meta/_journal.json` says sqlite"],
    ["c", true, undefined],
    ["d", false, "`app/drizzle.config.ts` says mysql"],
  ]);
});
