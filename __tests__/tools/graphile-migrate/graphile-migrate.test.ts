import { expect, test } from "@jest/globals";
import { detectGraphileMigrate } from "../../../src/tools/graphile-migrate/graphile-migrate-detection.ts";
import { graphileMigrate } from "../../../src/tools/graphile-migrate/graphile-migrate.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { committedText, hashOf } from "../../support/graphile-migrate-layout.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>, tool = graphileMigrate) =>
  tool.load(fileMap(files), "migrations");
const row = (version: string, checksum: string): RecordedMigration => ({
  version,
  name: null,
  checksum,
  finished: true,
});
const configured = async (files: Record<string, string>): Promise<Tool> =>
  (await graphileMigrate.configured?.(memoryTree(files), "migrations")) ?? graphileMigrate;

/** Files by name, each after the one before. */
function chain(bodies: Record<string, string>): Record<string, string> {
  let previous: string | null = null;
  const files: Record<string, string> = {};
  for (const [name, body] of Object.entries(bodies)) {
    const hash: string = hashOf(previous, body);
    files[`migrations/committed/${name}`] = committedText(previous, hash, body);
    previous = hash;
  }
  return files;
}

const recordOf = (files: Record<string, string>): RecordedMigration[] =>
  load(files).migrations.map(({ version, checksum }) => row(version, checksum ?? ""));

test("a committed file is its headers, a version without the text of its name, and a body on its own lines", () => {
  const { migrations, problems } = load(chain({ "000001.sql": "select 1;", "000002-two_of-them.sql": "select 2;" }));
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["000001.sql", ""],
    ["000002.sql", "two_of-them"],
  ]);
  expect(migrations[1]?.up.text.split("\n").map((line) => line.trim())).toEqual(["", "", "", "select 2;", ""]);
  const [, second] = migrations;
  expect(second === undefined ? [] : graphileMigrate.plan(second).at(-2)).toMatchObject({
    values: [second?.checksum, migrations[0]?.checksum, "000002.sql"],
  });
});

test("a header that holds a message does not count for the hash", () => {
  const text = committedText(null, hashOf(null, "select 1;"), "select 1;").replace(
    "\n\n",
    "\n--! Message: the first\n\n",
  );
  expect(load({ "migrations/committed/000001-the-first.sql": text }).problems).toEqual([]);
});

test("the transaction is left out where the body's first line says so", () => {
  const { migrations } = load(
    chain({ "1.sql": "--! no-transaction\nvacuum;", "2.sql": "select 1;\n--! no-transaction" }),
  );
  const plans = migrations.map((each) =>
    graphileMigrate.plan(each).map((step) => (step.kind === "own" ? step.sql.split(" ")[0] : step.send)),
  );
  expect(plans).toEqual([
    ["message", "insert"],
    ["begin", "message", "insert", "commit"],
  ]);
});

test("current.sql with SQL in it, and committed files with other names, are listed as not run", () => {
  const { ignored } = load({
    ...chain({ "000001.sql": "select 1;" }),
    "migrations/committed/first.sql": "",
    "migrations/current.sql": "/* nothing */ -- yet\n",
    "migrations/current/1.sql": "select 1;",
    "migrations/fixtures/a.sql": "select 1;",
  });
  expect(ignored?.map(({ file }) => file)).toEqual(["migrations/committed/first.sql", "migrations/current/1.sql"]);
});

test("files that graphile-migrate cannot read are problems in its words", () => {
  const { problems, migrations } = load({
    "migrations/committed/000001.sql": "select 1;\n",
    "migrations/committed/000002.sql": committedText(null, "sha1:0", "select 2;").replaceAll("\n", "\r\n"),
    "migrations/committed/000003.sql": Buffer.from([0xff]),
  });
  expect(migrations).toEqual([]);
  expect(problems.map(({ kind }) => kind)).toEqual(["unreadable", "unreadable", "unreadable"]);
  expect(problems[0]?.message).toContain(
    "Invalid migration 'migrations/committed/000001.sql': there should be two newlines",
  );
});

test("a broken chain is a problem of the file after the break, and refused wherever it is", () => {
  const files = chain({ "000001.sql": "one", "000002.sql": "two", "000003.sql": "three" });
  const { "migrations/committed/000002.sql": _, ...head } = files;
  const history = load(head);
  expect(history.problems).toMatchObject([{ kind: "checksum", file: "migrations/committed/000003.sql" }]);
  expect(graphileMigrate.decide(recordOf(files), history).refusals).toMatchObject([
    { kind: "missing", version: "000002.sql", message: expect.stringMatching(/^Previous migration with hash/u) },
  ]);
  const { "migrations/committed/000001.sql": first, ...rest } = files;
  expect(first).toBeDefined();
  expect(graphileMigrate.decide(recordOf(files), load(rest)).refusals).toMatchObject([
    {
      kind: "missing",
      version: "000001.sql",
      message: expect.stringMatching(/^Migration '000002.sql' expected a previous/u),
    },
  ]);
});

test("what is not newer than the newest recorded file never runs", () => {
  const before = chain({ "000001.sql": "one", "000003.sql": "three" });
  const head = load(chain({ "000001.sql": "one", "000002.sql": "two", "000003.sql": "three" }));
  expect(graphileMigrate.decide(recordOf(before), head)).toMatchObject({
    pending: [],
    skipped: [{ version: "000002.sql" }],
    refusals: [],
  });
});

test("a new hash of a recorded file stops the migration after it, by the foreign key", () => {
  const before = chain({ "000001.sql": "one", "000002.sql": "two" });
  const head = load(chain({ "000001.sql": "edited", "000002.sql": "two", "000003.sql": "three" }));
  expect(graphileMigrate.decide(recordOf(before), head)).toMatchObject({
    pending: [{ version: "000003.sql" }],
    refusals: [
      { kind: "edited", version: "000001.sql", message: expect.stringContaining("migrations_previous_hash_fkey") },
    ],
  });
});

test("placeholders of .gmrc take their values; those from the environment their own names", async () => {
  const body = "grant select on a to :VISITOR, :AUTHENTICATOR; select ':VISITORS', 'x'::TEXT; -- :DATABASE_OWNER";
  const files = chain({ "000001.sql": body });
  const tool = await configured({
    ...files,
    ".gmrc": `{
  // "migrationsFolder": "elsewhere",
  "placeholders": {
    ":AUTHENTICATOR": "!ENV",
    ":VISITOR": "guest"
  }
}`,
  });
  expect(load(files, tool).problems).toEqual([]);
  expect(load(files, tool).migrations[0]?.up.text.trim()).toBe(
    "grant select on a to guest, authenticator; select ':VISITORS', 'x'::TEXT; -- current_user",
  );
});

const detect = async (files: readonly string[], json = "{}"): Promise<string[]> => {
  const tree = memoryTree(Object.fromEntries(files.map((file) => [file, file.endsWith("package.json") ? json : ""])));
  return (await detectGraphileMigrate(tree)).map(({ dir }) => dir);
};

test("a folder is known by its committed files with a .gmrc, or a package that depends on graphile-migrate", async () => {
  const committed = "db/migrations/committed/000001.sql";
  expect(await detect([committed])).toEqual([]);
  expect(await detect([committed, "db/.gmrc"])).toEqual(["db/migrations"]);
  expect(await detect([committed, "package.json"])).toEqual([]);
  expect(await detect([committed, "package.json"], '{ "dependencies": { "graphile-migrate": "1" } }')).toEqual([
    "db/migrations",
  ]);
});

test.each([
  ["{ ':T': 'x', \":READER\": '!ENV' }", "Invalid placeholders keys ':T' - expected to follow format ':ABCD_EFG_HIJ'"],
  ["{ reader: 'x', ':Ab': 'y, z: 1' }", "Invalid placeholders keys 'reader, :Ab' - expected"],
  ['{ ":PORT": 5432, ":HOST": "h" }', "Invalid placeholders values for keys ':PORT' - expected string"],
])("placeholders: %s keep it from starting", async (placeholders, words) => {
  const tool = await configured({ ".gmrc": `{\n  // names\n  "placeholders": ${placeholders}\n}` });
  const { problems } = load({}, tool);
  expect(problems).toMatchObject([{ kind: "unreadable", file: ".gmrc", line: 3 }]);
  expect(problems[0]?.message).toContain(`graphile-migrate does not start: "Setting 'placeholders': ${words}`);
});

test("good placeholders are no problem", async () => {
  const tool = await configured({ ".gmrc": `{ "placeholders": { ":READER": "!ENV", ":AB_1": "a } b" } }` });
  expect(load({}, tool).problems).toEqual([]);
});
