import { expect, test } from "@jest/globals";
import { detectProject } from "../../../src/tools/detection/detect-tool.ts";
import { golangMigrate } from "../../../src/tools/golang-migrate/golang-migrate.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: readonly string[]) =>
  golangMigrate.load(fileMap(Object.fromEntries(files.map((file) => [`m/${file}`, "select 1;"]))), "m");

const row = (version: string, finished = true): RecordedMigration => ({
  version,
  name: null,
  checksum: null,
  finished,
});

const configured = async (files: Record<string, string>, dir = "m"): Promise<Tool> =>
  (await golangMigrate.configured?.(memoryTree(files), dir)) ?? golangMigrate;

test("files order by number, and the version is the number without its zeros", () => {
  const { migrations } = load(["10_c.up.sql", "000009_b_b.up.sql", "1_.up.sql", "1_.down.sql"]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["1", ""],
    ["9", "b b"],
    ["10", "c"],
  ]);
  expect(migrations[0]?.down).toMatchObject({ file: "m/1_.down.sql" });
});

test("what is not run is told: other names, programs, a way back alone", () => {
  const { migrations, ignored, problems } = load([
    "1_a.up.sql",
    "2_b.sql",
    "3_c.up.go",
    "4_d.down.sql",
    "README.md",
    "sub/5_e.up.sql",
    "99999999999999999999_f.up.sql",
  ]);
  expect(migrations.map(({ version }) => version)).toEqual(["1"]);
  expect(problems).toEqual([]);
  expect(ignored?.map(({ file, reason }) => [file.slice(2), reason.slice(0, 30)])).toEqual(
    [
      ["2_b.sql", "golang-migrate passes over name"],
      ["3_c.up.go", "a migration written in .go, wh"],
      ["4_d.down.sql", "a down script without its up s"],
      ["99999999999999999999_f.up.sql", "golang-migrate passes over name"],
      ["sub/5_e.up.sql", "golang-migrate passes over name"],
    ].map(([file, reason]) => [file, reason?.slice(0, 30)]),
  );
});

test("any ending counts, so a copy that was left behind is a duplicate, in either direction", () => {
  const history = load(["1_a.up.sql", "1_a.up.sql.orig", "2_b.up.sql", "2_b.down.sql", "02_c.down.sql"]);
  expect(history.problems).toMatchObject([
    { kind: "duplicate-version", file: "m/1_a.up.sql.orig" },
    { kind: "duplicate-version", file: "m/2_b.down.sql" },
  ]);
  expect(golangMigrate.decide([], history).refusals).toEqual([
    { kind: "duplicate", version: "1", message: "duplicate migration file: 1_a.up.sql.orig" },
    { kind: "duplicate", version: "2", message: "duplicate migration file: 2_b.down.sql" },
  ]);
});

function partsOf(plan: ReturnType<Tool["plan"]>): unknown[] {
  return plan.map((step) => (step.kind === "own" ? step.values : step.send));
}

test("two ways up with two ways back are told once", () => {
  const { problems } = load(["1_a.up.sql", "1_a.down.sql", "1_b.up.sql", "1_b.down.sql"]);
  expect(problems.map(({ file }) => file)).toEqual(["m/1_b.up.sql"]);
});

test("a file is dirty before it runs and clean after it, and a blank one is not sent", () => {
  const [migration] = load(["1_a.up.sql"]).migrations;
  if (migration === undefined) throw new Error("no migration");
  expect(partsOf(golangMigrate.plan(migration))).toEqual([["1", "true"], "message", ["1", "false"]]);
  expect(partsOf(golangMigrate.plan({ ...migration, up: { file: "m/1_a.up.sql", text: " \n" } }))).toEqual([
    ["1", "true"],
    ["1", "false"],
  ]);
});

test("what sorts after the recorded version runs, what sorts before it never does", () => {
  const head = load(["1_a.up.sql", "2_b.up.sql", "3_c.up.sql", "10_d.up.sql"]);
  const { pending, skipped, refusals } = golangMigrate.decide([row("3")], head);
  expect(pending.map(({ version }) => version)).toEqual(["10"]);
  expect(skipped.map(({ version }) => version)).toEqual(["1", "2"]);
  expect(refusals).toEqual([]);
  expect(golangMigrate.decide([row("1"), row("3")], head).skipped.map(({ version }) => version)).toEqual(["2"]);
  expect(golangMigrate.decide([], head).pending).toHaveLength(4);
});

test("it refuses a dirty version, and a recorded version that no file has in either direction", () => {
  const head = load(["1_a.up.sql", "2_b.down.sql", "3_c.up.go"]);
  expect(golangMigrate.decide([row("1", false)], head).refusals).toEqual([
    { kind: "failed", version: "1", message: "Dirty database version 1. Fix and force version." },
  ]);
  expect(golangMigrate.decide([row("4")], head).refusals).toMatchObject([{ kind: "missing", version: "4" }]);
  for (const version of ["2", "3"]) expect(golangMigrate.decide([row(version)], head).refusals).toEqual([]);
});

test("the URLs of the files that start it say the table, and whether a file is cut at semicolons", async () => {
  const url = "postgres://localhost/app?sslmode=disable&x-migrations-table=my-runs&x-multi-statement=true";
  const tool = await configured({
    Makefile: `up:\n\tmigrate -database '${url}' up\n`,
    "m/1_a.up.sql": "",
  });
  expect(tool.bookkeeping?.table).toBe('"my-runs"');
  const text = "create table a (t text default ';');\n select 1 ;\n";
  const migration = tool.load(fileMap({ "m/1_a.up.sql": text }), "m").migrations[0];
  const step = migration === undefined ? undefined : tool.plan(migration)[1];
  const send = step?.kind === "script" && typeof step.send === "object" ? step.send : [];
  expect(send.map(({ start, end }) => text.slice(start, end))).toEqual([
    "create table a (t text default ';",
    "');",
    "\n select 1 ;",
  ]);
});

test("a URL for another database says nothing, nor does one beside another folder", async () => {
  const files = {
    Makefile: "up:\n\tmigrate -database 'clickhouse://localhost:9000?x-multi-statement=true' up\n",
    "other/.env": "DATABASE_URL=postgres://localhost/app?x-migrations-table=other\n",
  };
  expect((await configured(files)).bookkeeping?.table).toBe("schema_migrations");
});

const detect = async (files: Record<string, string>): Promise<string> => {
  const { tool, dir, reason } = await detectProject(memoryTree(files), { tool: null, migrations: [] });
  return `${tool.name} ${dir}: ${reason}`;
};

test("a folder is golang-migrate's when its scripts have its names, but for a stray one", async () => {
  const up = { "db/migrations/1_a.up.sql": "", "db/migrations/1_a.down.sql": "", "db/migrations/2_b.up.go": "" };
  expect(await detect(up)).toBe("golang-migrate db/migrations: files named `<number>_<text>.up.sql`");
  const module = "module app\n\nrequire (\n\tgithub.com/golang-migrate/migrate/v4 v4.19.1 // indirect\n)\n";
  expect(await detect({ ...up, "go.mod": module })).toContain("`go.mod` requires golang-migrate");
  const stray = { ...up, "db/migrations/3_c.sql": "" };
  expect(await detect(stray)).toMatch(/^plain /u);
  expect(await detect({ ...stray, "go.mod": module })).toMatch(/^golang-migrate /u);
  expect(await detect({ ...stray, "db/migrations/3_c.up.sql": "" })).toMatch(/^golang-migrate /u);
});

test("sqlx's reversible migrations are sqlx's, and another runner of such files is asked about", async () => {
  const up = { "migrations/1_a.up.sql": "", "migrations/1_a.down.sql": "" };
  const cargo = '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n';
  expect(await detect({ ...up, "Cargo.toml": cargo })).toMatch(/^sqlx migrations/u);
  await expect(detect({ ...up, "go.mod": "module app\n\nrequire github.com/uptrace/bun v1.2.0\n" })).rejects.toThrow(
    "`go.mod` requires github.com/uptrace/bun",
  );
});
