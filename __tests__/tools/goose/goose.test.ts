import { expect, test } from "@jest/globals";
import { detectProject } from "../../../src/tools/detection/detect-tool.ts";
import { goose } from "../../../src/tools/goose/goose.ts";
import { parseGooseScript } from "../../../src/tools/goose/goose-script.ts";
import type { RecordedMigration, Tool } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string>, tool: Tool = goose) => tool.load(fileMap(files), "m");
const up = (sql: string): string => `-- +goose Up\n${sql}\n`;
const row = (version: string): RecordedMigration => ({ version, name: null, checksum: null, finished: true });

/** The messages of the one migration, or the problem. */
function sent(text: string, tool: Tool = goose): string[] | string {
  const { migrations, problems } = load({ "m/1_a.sql": text }, tool);
  const [migration] = migrations;
  if (migration === undefined) return `${problems[0]?.line}: ${problems[0]?.message}`;
  const script = tool.plan(migration).find((step) => step.kind === "script");
  if (script?.kind !== "script" || typeof script.send === "string") return "not in pieces";
  return script.send.map(({ start, end }) => script.script.text.slice(start, end));
}

test("files order by number, and what is not a migration is told or stops goose", () => {
  const { migrations, problems, ignored } = load({
    "m/10_b.sql": up("select 1;"),
    "m/00009_a_a.sql": up("select 1;"),
    "m/00011_c.go": "package m",
    "m/00011_c_test.go": "package m",
    "m/embed.go": "package m",
    "m/seed.sql": "select 1;",
    "m/x_y.sql": up(""),
    "m/0_zero.sql": up(""),
    "m/sub/12_d.sql": up(""),
  });
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["9", "a a"],
    ["10", "b"],
  ]);
  expect(ignored?.map(({ file }) => file)).toEqual(["m/00011_c.go"]);
  expect(problems.map(({ kind, message }) => [kind, message.split(": ").slice(2).join(": ")])).toEqual([
    ["misnamed", "migration version must be greater than zero."],
    ["misnamed", "no filename separator '_' found."],
    ["misnamed", 'strconv.ParseInt: parsing "x": invalid syntax.'],
  ]);
});

test("a statement ends with the line whose last word before a comment ends with a semicolon", () => {
  expect(sent(up("create table a (\n  id int\n); -- one\n\n-- none;\n\nselect 2; select 3;\nselect ';'\n;"))).toEqual([
    "create table a (\n  id int\n); -- one",
    "select 2; select 3;",
    "select ';'\n;",
  ]);
});

test("between StatementBegin and StatementEnd everything is one statement; comments before one are not sent", () => {
  const body = "create function f() returns int as $$\nbegin\n  -- inside;\n  return 1;\nend;\n$$ language plpgsql;";
  const text = `-- a header\n\n-- +goose up\n-- +goose StatementBegin\n-- first\n${body}\n\n-- +goose StatementEnd\nselect 1;\n`;
  expect(sent(text)).toEqual([body, "select 1;"]);
});

test("the way back is no part of the way up, and lines stay where they are", () => {
  const text = "-- +goose Up\nselect 1;\n-- +goose Down\nselect 2\n";
  const [migration] = load({ "m/1_a.sql": text }).migrations;
  expect(migration?.up.text).toBe("-- +goose Up\nselect 1;\n");
  expect(migration?.down?.text).toBe(`${" ".repeat(12)}\n${" ".repeat(9)}\n-- +goose Down\nselect 2\n`);
});

test("line ends of Windows are goose's own", () => {
  expect(sent("-- +goose Up\r\nselect\r\n1;\r\n")).toEqual(["select\n1;"]);
});

test.each([
  ["select 1;\n", "1: goose stops at this file: ERROR 1_a.sql: failed to parse SQL migration file: failed to parse"],
  ["-- +goose Up\n-- +goose Up\n", "duplicate '-- +goose Up' annotations; stateMachine=1"],
  ["-- +goose Down\n", "must start with '-- +goose Up' annotation, stateMachine=0"],
  [
    "-- +goose Up\n\nselect 1\n",
    '3: goose stops at this file: ERROR 1_a.sql: failed to parse SQL migration file: failed to parse migration: state 1, direction: up: unexpected unfinished SQL query: "select 1": missing semicolon?',
  ],
  ["-- +goose Up\nselect 1\n-- +goose Down\n", "state 1, direction: up: unexpected unfinished SQL query"],
  ["-- +goose Up\n-- +goose StatementBegin\nselect 1;\n", "missing '-- +goose StatementEnd' annotation"],
  ["-- +goose Up\n-- +goose StatementEnd\n", "'-- +goose StatementEnd' must be defined after"],
  ["-- +goose StatementBegin\n", "must be defined after '-- +goose Up' or '-- +goose Down' annotation"],
  ["-- +goose Upp\n", '"Upp" not supported: invalid annotation'],
  [" -- +goose Up\n", "contains leading whitespace: invalid annotation"],
  ["-- +goose\n", "empty annotation"],
  ["\uFEFF-- +goose Up\nselect 1;\n", "unexpected state 0 on line"],
  ["", "must start with '-- +goose Up' annotation"],
])("%j stops goose", (text, words) => {
  expect(sent(text)).toContain(words);
});

test("NO TRANSACTION counts wherever it stands", () => {
  const texts = [
    "-- +goose NO TRANSACTION\n-- +goose Up\n",
    "-- +goose Up\nselect 1;\n-- +goose Down\n-- +goose no transaction\n",
  ];
  for (const text of texts) expect(parseGooseScript(text)).toMatchObject({ script: { transactional: false } });
  const [migration] = load({ "m/1_a.sql": texts[0] ?? "" }).migrations;
  const kinds = migration === undefined ? [] : goose.plan(migration).map(({ kind }) => kind);
  expect(kinds).toEqual(["script", "own"]);
});

const configured = async (files: Record<string, string>): Promise<Tool> =>
  (await goose.configured?.(memoryTree(files), "m")) ?? goose;

test("ENVSUB takes the values of `.env`, and defaults; `$$` is a dollar sign there", async () => {
  const tool = await configured({ ".env": "ROLE=app # the owner\nEMPTY=\n", ".env.example": "ROLE=other\nMORE=1\n" });
  const text = up(
    "select '$ROLE';\n-- +goose ENVSUB ON\nselect '$ROLE', '${ROLE:1:2}', '${MORE}', '${EMPTY:-x}', '${EMPTY-y}', '${NOT:-${ROLE}s}', '${ROLE:-$WHO}', '$$1', '\\$2';\n-- +goose ENVSUB OFF\nselect '$ROLE';",
  );
  expect(sent(text, tool)).toEqual([
    "select '$ROLE';",
    "select 'app', 'pp', '1', 'x', '', 'apps', 'app', '$1', '$2';",
    "select '$ROLE';",
  ]);
});

test("a variable without a value is a problem of the file, and so is what goose cannot read", () => {
  expect(sent(up("-- +goose ENVSUB ON\nselect 1;\nselect '$WHO';"))).toContain("4: `m/1_a.sql` uses `$WHO` at line 4");
  expect(sent(up("-- +goose ENVSUB ON\nselect '$1';"))).toContain(
    "variable substitution failed: Expected identifier to start with a letter, got 1",
  );
});

test("what is older than the newest recorded version is refused, all of it in one message", () => {
  const files = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`m/${number}_a.sql`, up("select 1;")]));
  const { pending, refusals } = goose.decide([row("1"), row("4"), row("9")], load(files));
  expect(pending.map(({ version }) => version)).toEqual(["2", "3", "5"]);
  expect(refusals.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
    "out-of-order 2",
    "out-of-order 3",
    "out-of-order 5",
  ]);
  expect(refusals[0]?.message).toBe(
    "error: found 3 missing migrations before current version 9: version 2: m/2_a.sql version 3: m/3_a.sql version 5: m/5_a.sql",
  );
});

test("two files of one version are refused, a program's among them", () => {
  const history = load({ "m/1_a.sql": up(""), "m/01_b.sql": up(""), "m/1_c.go": "" });
  expect(history.problems.map(({ kind }) => kind)).toEqual(["duplicate-version", "duplicate-version"]);
  expect(goose.decide([], history).refusals[0]).toMatchObject({
    kind: "duplicate",
    version: "1",
    message: "goose: duplicate version 1 detected: m/01_b.sql m/1_a.sql",
  });
});

const detect = async (files: Record<string, string>): Promise<string> => {
  const { tool, dir, reason } = await detectProject(memoryTree(files), { tool: null, migrations: [] });
  return `${tool.name} ${dir}: ${reason}`;
};

test("goose is known by its annotations", async () => {
  const files = { "sql/schema/001_a.sql": "-- a comment\n-- +goose Up\nselect 1;\n", "sql/queries/1.sql": "" };
  expect(await detect(files)).toBe("goose sql/schema: `-- +goose Up` in `sql/schema/001_a.sql`");
  await expect(detect({ ...files, ".env": "export GOOSE_DRIVER=sqlite3\n" })).rejects.toThrow(
    "`.env` says `GOOSE_DRIVER=sqlite3`",
  );
});

test("`.env` names the table", async () => {
  expect((await configured({ ".env": 'GOOSE_TABLE="app.runs"\n' })).bookkeeping?.table).toBe("app.runs");
  expect((await configured({ ".env": "GOOSE_TABLE=\n" })).bookkeeping?.table).toBe("goose_db_version");
});

function stepsBack(up: string, down: string): string[] | undefined {
  const text = `-- +goose Up\n${up}\n-- +goose Down\n${down}\n`;
  const [migration] = goose.load(fileMap({ "m/1_a.sql": text }), "m").migrations;
  const steps = migration === undefined ? null : goose.planDown?.(migration, null);
  return steps?.flatMap((step) => {
    if (step.kind === "own") return step.sql.split(" ", 1);
    return typeof step.send === "string" ? [] : step.send.map(({ start, end }) => step.script.text.slice(start, end));
  });
}

test("the way back: its statements alone, unless goose puts values of variables into it", () => {
  const two = "drop table a;\n-- +goose StatementBegin\nselect 1; select 2;\n-- +goose StatementEnd";
  expect(stepsBack("select 0;", two)).toEqual(["BEGIN", "drop table a;", "select 1; select 2;", "DELETE", "COMMIT"]);
  expect(stepsBack("-- +goose NO TRANSACTION\nselect 0;", "drop table a;")).toEqual(["drop table a;", "DELETE"]);
  expect(stepsBack("-- +goose ENVSUB ON\nselect 0;", "drop table $a;")).toBeUndefined();
  expect(stepsBack("select 0;", "-- +goose ENVSUB ON\ndrop table $a;")).toBeUndefined();
  expect(stepsBack("-- +goose ENVSUB ON\nselect 0;\n-- +goose ENVSUB OFF", "select 1;")).toEqual([
    "BEGIN",
    "select 1;",
    "DELETE",
    "COMMIT",
  ]);
});
