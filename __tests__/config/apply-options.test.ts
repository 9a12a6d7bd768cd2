import { Ajv } from "ajv";
import { expect, test } from "@jest/globals";
import { parse as parseYaml } from "yaml";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { ConfigFile } from "../../src/config/config-file.ts";
import { parseConfigFile } from "../../src/config/config-file.ts";
import { configSchema } from "../../src/config/config-table.ts";
import type { GateOptions } from "../../src/config/options.ts";
import { resolveOptions } from "../../src/config/resolve-options.ts";

function parse(text: string): ConfigFile {
  return parseConfigFile(text, "gate.yml", []);
}

function resolve(file: ConfigFile, ...options: readonly string[]): GateOptions {
  const command = parseArguments(["check", ...options], {});
  if (command.kind !== "check") throw new Error(`unexpected ${command.kind}`);
  return resolveOptions(command.choices, file);
}

test("a command comes with what it needs", () => {
  const text =
    "apply: npx knex migrate:latest\nrollback: npx knex migrate:rollback\ninstall: npm ci\nenv: { RAILS_ENV: test, PORT: 8080, DEBUG: false }\napply-timeout: 30s\n";
  expect(resolve(parse(text)).apply).toEqual({
    command: "npx knex migrate:latest",
    rollback: "npx knex migrate:rollback",
    install: "npm ci",
    env: { RAILS_ENV: "test", PORT: "8080", DEBUG: "false" },
    timeout: 30_000,
  });
});

test("it has ten minutes, and nothing to install, when the file does not say", () => {
  expect(resolve(parse("apply: make migrate")).apply).toEqual({
    command: "make migrate",
    rollback: null,
    install: null,
    env: {},
    timeout: 600_000,
  });
});

test("a tool on the command line counts more than a command in the file", () => {
  expect(resolve(parse("apply: make migrate"), "--tool=sqlx")).toMatchObject({ apply: null, tool: "sqlx" });
});

test.each([
  ["{ apply: x, tool: sqlx }", "`apply` (gate.yml, line 1) and `tool` exclude each other"],
  ["install: npm ci", "`install` (gate.yml, line 1) needs `apply`: it is for that command"],
  [
    "tool: sqlx\nrollback: sqlx migrate revert",
    "`rollback` (gate.yml, line 2) needs `apply`: it undoes what that command has applied",
  ],
  [
    "apply: x\nprojects:\n  - { tool: sqlx, migrations: a, rollback: y }\n  - { migrations: b }",
    "`rollback` (gate.yml, line 3) needs `apply`",
  ],
  ["{ apply: x, rolback: y }", "unknown key `rolback` (gate.yml, line 1); did you mean `rollback`?"],
  ["{ apply: x, rollback: [y] }", "`rollback` (gate.yml, line 1) must be one command; got a list"],
  ["{ apply: x, env: { PGHOST: db } }", "`env.PGHOST` (gate.yml, line 1) is set by the gate"],
  ["{ apply: x, env: { 1A: db } }", "`env.1A` (gate.yml, line 1) is no name of an environment variable"],
  ["{ apply: x, env: [a] }", "`env` (gate.yml, line 1) must be a map"],
  ["{ apply: x, env: { A: [1] } }", "`env.A` (gate.yml, line 1) must be text; got a list"],
  ["{ apply: [a, b] }", "`apply` (gate.yml, line 1) must be one command; got a list"],
  ["{ apply: x, rollback: true }", "`rollback` (gate.yml, line 1) must be a command; got `true`"],
  ["{ apply: 'x ${{ github.ref }}' }", "`apply` (gate.yml, line 1) has an expression of GitHub's"],
  ["{ apply: x, env: { A: '${{ secrets.A }}' } }", "`env.A` (gate.yml, line 1) has an expression of GitHub's"],
  [
    "{ apply: x, env: { PATH: '$PATH:/x' } }",
    "`env.PATH` (gate.yml, line 1) is taken as it is written: `$PATH` is not",
  ],
  ["{ apply: '' }", "`apply` (gate.yml, line 1) is empty"],
])("%s is refused", (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test("of several projects each has the file's commands, unless it has a tool or a command itself", () => {
  const { projects } = parse(
    "apply: make migrate\nrollback: make undo\nprojects:\n  - { migrations: a }\n  - { migrations: b, tool: sqlx }\n  - { migrations: c, apply: rake }\n",
  );
  const resolved = projects.map((each) => resolve(each));
  expect(resolved.map(({ apply, tool }) => [apply?.command, apply?.rollback, tool])).toEqual([
    ["make migrate", "make undo", null],
    [undefined, undefined, "sqlx"],
    ["rake", null, null],
  ]);
});

test("where databases are, and which edits are allowed, goes together with a command", () => {
  const text = "apply: make migrate\nupgrade-from: v1\nallow-edits: unreleased\nfresh-from: schema.sql\n";
  expect(resolve(parse(text))).toMatchObject({ upgradeFrom: [{ kind: "ref", ref: "v1" }], allowEdits: "unreleased" });
  expect(new Ajv({ strict: false }).compile(configSchema())(parseYaml(text))).toBe(true);
});
