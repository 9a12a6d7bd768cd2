import { expect, test } from "@jest/globals";
import { DEFAULT_REFINERY_SETTINGS } from "../../../src/tools/refinery/refinery-crates.ts";
import { refinery, refineryChecksum, refineryWith } from "../../../src/tools/refinery/refinery.ts";
import type { Migration, RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>, tool: Tool = refinery) => tool.load(fileMap(files), "migrations");
const rowOf = ({ version, name, checksum }: Migration): RecordedMigration => ({
  version,
  name,
  checksum,
  finished: true,
});
const ownSql = (tool: Tool, migration: Migration | undefined): string[] =>
  migration === undefined
    ? []
    : tool.plan(migration).map((step) => (step.kind === "own" ? (step.sql.split(" ")[0] ?? "") : "script"));

const cargo = (features: string): string =>
  `[package]\nname = "app"\n\n[dependencies]\nrefinery = { version = "0.9", features = [${features}] }\n`;

/** Made with refinery_core 0.9.1 (the last one with its feature `int8-versions`). */
test.each([
  ["create_trips", 1n, "create table trips (id bigint primary key, title text);", false, "4371031722493028766"],
  ["create_stops", 3n, "create table stops (id bigint primary key);", false, "1289592841818728150"],
  ["add_stops", 42n, "create table stops (id bigint);\n-- ünïcode 🙂\n", false, "17867392330265019817"],
  ["c", 20240504090241n, "select 1;", true, "12257216088248799498"],
])("%s %s has the checksum that refinery records", (name, version, text, wide, checksum) => {
  expect(refineryChecksum(name, version, text, wide)).toBe(checksum);
});

test("folders within the folder count, versions order as numbers, other names are told", () => {
  const { migrations, problems, ignored } = load({
    "migrations/V10__ten.sql": "select 10",
    "migrations/V2__two_of_them.sql": "select 2",
    "migrations/deep/er/U3__three.sql": "select 3",
    "migrations/V4__in_rust.rs": "",
    "migrations/mod.rs": "",
    "migrations/V5_one_underscore.sql": "",
    "migrations/V6__with-dash.sql": "",
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["2", "two_of_them"],
    ["3", "three"],
    ["10", "ten"],
  ]);
  expect(ignored?.map(({ file }) => file)).toEqual([
    "migrations/V4__in_rust.rs",
    "migrations/V5_one_underscore.sql",
    "migrations/V6__with-dash.sql",
  ]);
});

test.each(["V1.2__dotted", "V20240504090241__long"])("refinery stops at %s.sql", (name) => {
  expect(load({ [`migrations/${name}.sql`]: "" }).problems).toMatchObject([{ kind: "misnamed" }]);
});

test("the Cargo feature int8-versions takes versions that are dates", () => {
  const wide = refineryWith({ ...DEFAULT_REFINERY_SETTINGS, wideVersions: true });
  const { migrations, problems } = load({ "migrations/V20240504090241__c.sql": "select 1;" }, wide);
  expect(problems).toEqual([]);
  expect(migrations).toMatchObject([{ version: "20240504090241", checksum: "12257216088248799498" }]);
});

test("script and record have a transaction each under the synchronous driver, share one under tokio-postgres, and all files share one when grouped", () => {
  const [migration] = load({ "migrations/V1__a.sql": "select 1" }).migrations;
  expect(ownSql(refinery, migration)).toEqual(["BEGIN", "script", "COMMIT", "BEGIN", "INSERT", "COMMIT"]);
  const asynchronous = refineryWith({ ...DEFAULT_REFINERY_SETTINGS, recordsInTransaction: true });
  expect(ownSql(asynchronous, migration)).toEqual(["BEGIN", "script", "INSERT", "COMMIT"]);
  const grouped = refineryWith({ ...DEFAULT_REFINERY_SETTINGS, grouped: true });
  expect(grouped.transactionPerRun).toBe(true);
  expect(ownSql(grouped, migration)).toEqual(["script", "INSERT"]);
});

test("a late file is refused, unless its name begins with U", () => {
  const base = load({ "migrations/V1__a.sql": "a", "migrations/V5__e.sql": "e" }).migrations.map(rowOf);
  const head = load({
    "migrations/V1__a.sql": "a",
    "migrations/V2__b.sql": "b",
    "migrations/U3__c.sql": "c",
    "migrations/V5__e.sql": "e",
    "migrations/V6__f.sql": "f",
  });
  const { pending, refusals } = refinery.decide(base, head);
  expect(pending.map(({ version }) => version)).toEqual(["2", "3", "6"]);
  expect(refusals).toEqual([
    { kind: "out-of-order", version: "2", message: "migration V2__b is missing from the filesystem" },
  ]);
});

test("with set_abort_missing(false) a late file is never run, and with set_abort_divergent(false) an edit passes", () => {
  const lax = refineryWith({ ...DEFAULT_REFINERY_SETTINGS, abortMissing: false, abortDivergent: false });
  const base = load({ "migrations/V1__a.sql": "a", "migrations/V5__e.sql": "e" }).migrations.map(rowOf);
  const head = load({ "migrations/V2__b.sql": "b", "migrations/V5__e.sql": "edited" });
  const { pending, skipped, refusals } = lax.decide(base, head);
  expect([pending, refusals]).toEqual([[], []]);
  expect(skipped.map(({ version }) => version)).toEqual(["2"]);
  expect(lax.refusesEdits).toBe(false);
});

test("the name counts: another one behind the same version is refused", () => {
  const base = load({ "migrations/V1__a.sql": "a" }).migrations.map(rowOf);
  const { refusals } = refinery.decide(base, load({ "migrations/V1__b.sql": "a" }));
  expect(refusals).toEqual([
    { kind: "edited", version: "1", message: "applied migration V1__a is different than filesystem one V1__b" },
  ]);
});

test("only a crate that depends on refinery makes it refinery's folder, and embed_migrations! names it", async () => {
  const files = { "db/sql/one/V1__a.sql": "", "db/sql/V2__b.sql": "" };
  expect(await refinery.detect(memoryTree(files))).toEqual([]);
  const crate = {
    ...files,
    "Cargo.toml": cargo('"tokio-postgres"'),
    "src/lib.rs": 'mod embedded { use refinery::embed_migrations; embed_migrations!("./db/sql"); }',
  };
  expect(await refinery.detect(memoryTree(crate))).toEqual([
    { tool: "refinery", dir: "db/sql", reason: "`src/lib.rs` names it", postgres: true },
  ]);
});

test("a crate with refinery for SQLite is not for us", async () => {
  const files = { "Cargo.toml": cargo('"rusqlite"'), "migrations/V1__a.sql": "" };
  expect(await refinery.detect(memoryTree(files))).toMatchObject([
    { dir: "migrations", unfit: "`Cargo.toml` uses refinery with rusqlite, not with PostgreSQL" },
  ]);
});

test("features and calls on the runner set it up", async () => {
  const tree = memoryTree({
    "Cargo.toml": cargo('"tokio-postgres-rustls", "int8-versions"'),
    "migrations/V1__a.sql": "",
    "src/main.rs": `embedded::migrations::runner()
        .set_grouped(true)
        .set_abort_missing(false)
        .set_migration_table_name("app.history")`,
  });
  const tool = await refinery.configured?.(tree, "migrations");
  expect(tool).toMatchObject({ transactionPerRun: true, refusesEdits: true, bookkeeping: { table: "app.history" } });
  expect(tool?.load(fileMap({ "migrations/V20240504090241__c.sql": "" }), "migrations").problems).toEqual([]);
});
