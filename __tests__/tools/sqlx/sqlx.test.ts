import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { sqlx } from "../../../src/tools/sqlx/sqlx.ts";
import type { RecordedMigration } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>) => sqlx.load(fileMap(files), "migrations");
const sha384 = (text: string): string => createHash("sha384").update(text).digest("hex");
const row = (version: string, checksum: string | null): RecordedMigration => ({
  version,
  name: null,
  checksum,
  finished: true,
});

test("versions are numbers: they order by value and are recorded without leading zeros", () => {
  const { migrations, problems } = load({
    "migrations/10_ten.sql": "select 10",
    "migrations/0002_two_of_them.sql": "select 2",
    "migrations/20210425153745_date.sql": "select 3",
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["2", "two of them"],
    ["10", "ten"],
    ["20210425153745", "date"],
  ]);
});

test("the checksum is SHA-384 of the file as it is, byte order mark and line ends included", () => {
  const text = "\uFEFFselect 'é';\r\n";
  const [migration] = load({ "migrations/1_a.sql": text }).migrations;
  expect(migration?.checksum).toBe(sha384(text));
  expect(migration?.up.text).toBe(text);
});

test("an up script and its down script are one migration", () => {
  const { migrations, ignored } = load({
    "migrations/1_a.up.sql": "select 1",
    "migrations/1_a.down.sql": "select -1",
    "migrations/2_b.down.sql": "select -2",
  });
  expect(migrations).toMatchObject([{ version: "1", name: "a", down: { file: "migrations/1_a.down.sql" } }]);
  expect(ignored).toEqual([{ file: "migrations/2_b.down.sql", reason: "a down script without its up script" }]);
});

test("files in subfolders and other files do not count, and a .sql file without `_` is told", () => {
  const { migrations, problems, ignored } = load({
    "migrations/sub/1_a.sql": "",
    "migrations/README.md": "",
    "migrations/.gitkeep": "",
    "migrations/0001.sql": "",
  });
  expect([migrations, problems]).toEqual([[], []]);
  expect(ignored).toEqual([{ file: "migrations/0001.sql", reason: "sqlx skips names without `_`" }]);
});

test("a name without a number, and a number that is no i64, stop sqlx", () => {
  const { problems } = load({ "migrations/init_db.sql": "", "migrations/9223372036854775808_x.sql": "" });
  expect(problems.map(({ kind, file }) => [kind, file])).toEqual([
    ["misnamed", "migrations/9223372036854775808_x.sql"],
    ["misnamed", "migrations/init_db.sql"],
  ]);
  expect(problems[1]?.message).toContain('error parsing migration filename "init_db.sql"');
});

test("`0001` and `1` are one version", () => {
  const { migrations, problems } = load({ "migrations/0001_a.sql": "", "migrations/1_b.sql": "" });
  expect(migrations).toHaveLength(2);
  expect(problems).toMatchObject([
    { kind: "duplicate-version", file: "migrations/1_b.sql", others: ["migrations/0001_a.sql"] },
  ]);
});

test("a file that is not UTF-8 is a problem with its line", () => {
  const { migrations, problems } = load({
    "migrations/1_a.sql": Buffer.from("select 1;\n-- caf\xe9\n", "latin1"),
  });
  expect(migrations).toEqual([]);
  expect(problems).toMatchObject([{ kind: "unreadable", file: "migrations/1_a.sql", line: 2 }]);
  expect(problems[0]?.message).toContain("byte 0xe9 at offset 16");
});

test("the script is one message in a transaction with its record, and `-- no-transaction` opts out", () => {
  const { migrations } = load({
    "migrations/1_a.sql": "select 1",
    "migrations/2_b.sql": "-- no-transaction\nselect 2",
    "migrations/3_c.sql": "\n-- no-transaction\nselect 3",
  });
  const plans = migrations.map((each) =>
    sqlx.plan(each).map((step) => (step.kind === "own" ? step.sql.split(" ")[0] : step.send)),
  );
  expect(plans).toEqual([
    ["BEGIN", "message", "INSERT", "COMMIT", "UPDATE"],
    ["message", "INSERT", "UPDATE"],
    ["BEGIN", "message", "INSERT", "COMMIT", "UPDATE"],
  ]);
});

test("an edited and a missing version are refused in sqlx's words, an older new one runs", () => {
  const head = load({ "migrations/1_new.sql": "a", "migrations/2_b.sql": "b", "migrations/4_d.down.sql": "" });
  const decision = sqlx.decide([row("2", sha384("other")), row("3", sha384("c")), row("4", sha384("d"))], head);
  expect(decision.pending.map(({ version }) => version)).toEqual(["1"]);
  expect(decision.refusals).toEqual([
    {
      kind: "missing",
      version: "3",
      message: "migration 3 was previously applied but is missing in the resolved migrations",
    },
    { kind: "edited", version: "2", message: "migration 2 was previously applied but has been modified" },
  ]);
});

test("an unchanged history is not refused", () => {
  const head = load({ "migrations/1_a.sql": "a" });
  expect(sqlx.decide([row("1", sha384("a"))], head)).toEqual({ pending: [], skipped: [], refusals: [] });
});

test("sqlx.toml names the table, its schema and the characters that do not count", async () => {
  const tree = memoryTree({
    "app/sqlx.toml": `[migrate] # here
table-name = "app._migrations"
create-schemas = ["app"]
ignored-chars = [
  "\\r", # CR
  " ",
]`,
    "app/migrations/1_a.sql": "select 1;\r\n",
  });
  const tool = await sqlx.configured?.(tree, "app/migrations");
  expect(tool?.bookkeeping?.table).toBe("app._migrations");
  expect(tool?.bookkeeping?.create.map((step) => (step.kind === "own" ? step.sql.split("(")[0]?.trim() : ""))).toEqual([
    "CREATE SCHEMA IF NOT EXISTS app",
    "CREATE TABLE IF NOT EXISTS app._migrations",
  ]);
  const history = tool?.load(fileMap({ "app/migrations/1_a.sql": "select 1;\r\n" }), "app/migrations");
  expect(history?.migrations[0]?.checksum).toBe(sha384("select1;\n"));
});

test("two thousand migrations load in well under a second", () => {
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`migrations/${index}_m.sql`, "create table t (id int);\n".repeat(20)]),
  );
  const started = performance.now();
  expect(load(files).migrations).toHaveLength(2000);
  expect(performance.now() - started).toBeLessThan(1000);
});
