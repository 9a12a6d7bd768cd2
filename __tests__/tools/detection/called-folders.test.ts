import { expect, test } from "@jest/globals";
import { calledFolders } from "../../../src/tools/detection/called-folders.ts";
import type { CalledTool } from "../../../src/tools/detection/called-folders.ts";
import { findMigrations } from "../../../src/tools/detection/detect-tool.ts";
import { formerlyPointedAt } from "../../../src/tools/detection/pointed-folder.ts";
import { memoryTree } from "../../support/memory-tree.ts";

const THERE = { "db/a/1_a.sql": "", "db/b/1_b.sql": "", "app/db/a/1_a.sql": "" };

const called = async (tool: CalledTool, file: string, text: string): Promise<string[]> =>
  (await calledFolders(memoryTree({ ...THERE, [file]: text }), tool)).map(({ dirs }) => dirs.join());

test.each<[CalledTool, string, string, string[]]>([
  ["goose", "Makefile", "up:\n\t@goose -dir=./db/a postgres $(URL) up\n", ["db/a"]],
  ["goose", "Makefile", "DIR ?= db/a\nup:\n\tgoose -table x -dir $(DIR) up && echo -dir db/b\n", ["db/a"]],
  ["goose", "Makefile", "DIR = db/a\nDIR = db/b\nup:\n\tgoose -dir ${DIR} up\n", []],
  ["goose", "Makefile", "up:\n\tgoose -dir $(shell pwd)/db/a up\n\tmongoose -dir db/b\n", []],
  ["goose", "Makefile", "up:\n\tgoose -dir db/c up\n", []],
  ["goose", "app/Taskfile.yml", "cmds:\n  - go run ./bin/goose -dir db/a up\n", ["app/db/a"]],
  ["goose", ".github/workflows/ci.yml", "      - run: goose -dir 'db/a' up\n", ["db/a"]],
  ["dbmate", "Makefile", "up:\n\tdbmate -d db/a \\\n\t  --migrations-dir db/b up\n", ["db/a,db/b"]],
  ["dbmate", "app/package.json", '{ "scripts": { "up": "dbmate --migrations-dir=db/a up" } }', ["app/db/a"]],
  ["golang-migrate", "justfile", "up:\n  migrate -path db/a -database $URL up\n", ["db/a"]],
  ["golang-migrate", "justfile", "up:\n  migrate -source file://db/b -database $URL up\n", ["db/b"]],
  ["golang-migrate", "justfile", "up:\n  sqlx migrate run --source db/a\n", []],
  [
    "dbmate",
    "Makefile",
    "# dbmate -d db/a,db/b up \\\n  dbmate -d db/a up\nup:\n\tdbmate -d db/b up # -d db/a\n",
    ["db/b"],
  ],
  ["dbmate", ".github/workflows/ci.yml", "    # dbmate -d db/a \\\n    - run: dbmate -u 'x#y' -d db/b up\n", ["db/b"]],
  ["dbmate", "app/package.json", '{ "scripts": { "up": "echo # && dbmate -d db/a up" } }', ["app/db/a"]],
  ["goose", "run.py", "goose -dir db/a up", []],
])("%s in %s: %j", async (tool, file, text, folders) => {
  expect(await called(tool, file, text)).toEqual(folders);
});

const up = "create table a (id int);";
const block = `-- migrate:up\n${up}\n-- migrate:down\n`;

test("dbmate's folders on one command line are one history", async () => {
  const files = { "one/1_a.sql": block, "two/2_b.sql": block, Makefile: "up:\n\tdbmate -d one -d two up\n" };
  const { fit } = await findMigrations(memoryTree(files), null);
  expect(fit).toMatchObject([{ dir: "one", folders: ["one", "two"] }]);
});

test("a folder that golang-migrate is called with is its own, whatever else lies there", async () => {
  const files = { "migrate/1_a.up.sql": up, "migrate/seed.sql": "", "migrate/other.sql": "" };
  const found = async (more: Record<string, string>) =>
    (await findMigrations(memoryTree({ ...files, ...more }), null)).fit.map(({ tool }) => tool);
  expect(await found({})).toEqual(["plain"]);
  expect(await found({ Makefile: "up:\n\tmigrate -path migrate -database $(URL) up\n" })).toEqual(["golang-migrate"]);
});

const gooseBlock = `-- +goose Up\n${up}\n-- +goose Down\n`;

test.each<[string, string, Record<string, string>]>([
  ["goose -dir DIR mysql $(URL) up", "goose for mysql", { "1_a.sql": gooseBlock }],
  ["GOOSE_DRIVER=sqlite3 goose -dir DIR up", "goose for sqlite3", { "1_a.sql": gooseBlock }],
  ['migrate -database "mysql://x" -path DIR up', "migrate for mysql", { "1_a.up.sql": up }],
  ["dbmate --url=sqlite:x.db -d DIR up", "dbmate for sqlite", { "1_a.sql": block }],
])("a call says which database a folder is for: %s", async (command, words, file) => {
  const within = (dir: string) =>
    Object.fromEntries(Object.entries(file).map(([name, text]) => [`${dir}/${name}`, text]));
  const other = command.replace("DIR", "db/other");
  const own = command.replace("DIR", "db/own").replaceAll(/mysql|sqlite3?/gu, "postgres");
  const both = own.replace("db/own", "db/other");
  const found = async (...calls: string[]) => {
    const tree = memoryTree({
      ...within("db/own"),
      ...within("db/other"),
      Makefile: calls.map((each) => `x:\n\t${each}\n`).join(""),
    });
    const { fit, leftOut } = await findMigrations(tree, null);
    return [
      ...fit.map(({ dir, postgres }) => `${dir} ${String(postgres)}`),
      ...leftOut.map(({ dir, unfit }) => `${dir}: ${unfit}`),
    ];
  };
  expect(await found(other, own)).toEqual(["db/own true", `db/other: \`Makefile\` calls ${words}`]);
  expect(await found(other, both)).toEqual(["db/other true", "db/own false"]);
});

test("a call that is pointed to another folder moves the history", async () => {
  const [base, head] = ["db/a", "db/b"].map((dir) =>
    memoryTree({ ...THERE, Makefile: `up:\n\tgoose -dir ${dir} up\n` }),
  );
  expect(base && head && (await formerlyPointedAt(base, head, "goose", "db/b"))).toBe("db/a");
});
