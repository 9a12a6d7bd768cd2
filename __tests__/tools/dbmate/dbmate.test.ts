import { expect, test } from "@jest/globals";
import { dbmate } from "../../../src/tools/dbmate/dbmate.ts";
import { detectProject } from "../../../src/tools/detection/detect-tool.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string>) => dbmate.load(fileMap(files), "m");
const block = (up: string, options = ""): string => `-- migrate:up${options}\n${up}\n-- migrate:down\nselect 0;\n`;
const row = (version: string): RecordedMigration => ({ version, name: null, checksum: null, finished: true });

test("files order by name, and the version is what they begin with, as it is written", () => {
  const { migrations, ignored } = load({
    "m/9.sql": block(""),
    "m/10-b_b.sql": block(""),
    "m/010.sql": block(""),
    "m/schema.sql": "",
    "m/notes.md": "",
    "m/sub/1_a.sql": block(""),
  });
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["010", ""],
    ["10", "b b"],
    ["9", ""],
  ]);
  expect(ignored).toEqual([{ file: "m/schema.sql", reason: "dbmate skips names that do not begin with a number" }]);
});

test("the two blocks are two scripts, each at its place in the file, its directive included", () => {
  const text = `-- by Ada\n\n${block("select 1;")}`;
  const [migration] = load({ "m/1_a.sql": text }).migrations;
  expect(migration?.up).toEqual({ file: "m/1_a.sql", text: `${" ".repeat(9)}\n\n-- migrate:up\nselect 1;\n` });
  expect(migration?.down?.text.trimStart()).toBe("-- migrate:down\nselect 0;\n");
  expect(migration?.down?.text.split("\n").indexOf("-- migrate:down")).toBe(
    text.split("\n").indexOf("-- migrate:down"),
  );
});

test.each([
  ["", true],
  [" transaction:false", false],
  ["\ttransaction:true", true],
  [" x:y transaction:false", false],
  [" transaction:false:no", true],
])("the options %j make a transaction: %j", (options, transactional) => {
  const [migration] = load({ "m/1_a.sql": block("select 1;", options) }).migrations;
  expect(migration?.transactional).toBe(transactional);
  const kinds = migration === undefined ? [] : dbmate.plan(migration).map((step) => step.kind);
  expect(kinds).toEqual(transactional ? ["own", "script", "own", "own"] : ["script", "own"]);
});

function problemsOf(text: string): unknown[] {
  return load({ "m/1_a.sql": text }).problems.map(({ line, message }) => [line, message]);
}

test("what dbmate cannot read is a problem with its line", () => {
  expect(problemsOf("\n-- note\nselect 1;\n-- migrate:up\n-- migrate:down\n")).toEqual([
    [3, `dbmate stops at this file: "dbmate does not support statements preceding the '-- migrate:up' block".`],
  ]);
  expect(problemsOf("-- migrate:up\n-- migrate:down\n\n-- migrate:down\n")).toEqual([
    [4, `dbmate stops at this file: "dbmate requires every '-- migrate:down' to be preceded by a '-- migrate:up'".`],
  ]);
});

test("what is not recorded runs, however old; recorded versions without a file are not looked at", () => {
  const head = load({ "m/1_a.sql": block(""), "m/2_b.sql": block(""), "m/3_c.sql": block("") });
  const { pending, skipped, refusals } = dbmate.decide([row("2"), row("9")], head);
  expect(pending.map(({ version }) => version)).toEqual(["1", "3"]);
  expect([skipped, refusals]).toEqual([[], []]);
});

const configured = async (files: Record<string, string>): Promise<Tool> =>
  (await dbmate.configured?.(memoryTree(files), "m")) ?? dbmate;

test("the table may be in the first schema of the URL's search path", async () => {
  const url = "DATABASE_URL=postgres://localhost/app?sslmode=disable&search_path=app,public\n";
  expect((await configured({ ".env": url })).bookkeeping?.table).toBe("app.schema_migrations");
  expect((await configured({ ".env.sample": url, ".env": "DBMATE_MIGRATIONS_TABLE=Runs" })).bookkeeping?.table).toBe(
    '"Runs"',
  );
});

const detect = async (files: Record<string, string>): Promise<string> => {
  const { tool, dir, reason } = await detectProject(memoryTree(files), { tool: null, migrations: [] });
  return `${tool.name} ${dir}: ${reason}`;
};

test("dbmate is known by its directives, and left out for another database", async () => {
  const files = { "db/migrations/20240101_a.sql": `\n${block("select 1;")}`, "db/schema.sql": "" };
  expect(await detect(files)).toBe("dbmate db/migrations: `-- migrate:up` in `db/migrations/20240101_a.sql`");
  await expect(detect({ ...files, ".env.example": 'DATABASE_URL="mysql://localhost/app"' })).rejects.toThrow(
    "`.env.example` says `DATABASE_URL=mysql:…`",
  );
});
