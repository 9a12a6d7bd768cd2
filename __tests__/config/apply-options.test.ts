import { expect, test } from "@jest/globals";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { ConfigFile } from "../../src/config/config-file.ts";
import { parseConfigFile } from "../../src/config/config-file.ts";
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
    "apply: npx knex migrate:latest\ninstall: npm ci\nenv: { RAILS_ENV: test, PORT: 8080, DEBUG: false }\napply-timeout: 30s\n";
  expect(resolve(parse(text)).apply).toEqual({
    command: "npx knex migrate:latest",
    install: "npm ci",
    env: { RAILS_ENV: "test", PORT: "8080", DEBUG: "false" },
    timeout: 30_000,
  });
});

test("it has ten minutes, and nothing to install, when the file does not say", () => {
  expect(resolve(parse("apply: make migrate")).apply).toEqual({
    command: "make migrate",
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
  ["{ apply: x, env: { PGHOST: db } }", "`env.PGHOST` (gate.yml, line 1) is set by the gate"],
  ["{ apply: x, env: { 1A: db } }", "`env.1A` (gate.yml, line 1) is no name of an environment variable"],
  ["{ apply: x, env: [a] }", "`env` (gate.yml, line 1) must be a map"],
  ["{ apply: x, env: { A: [1] } }", "`env.A` (gate.yml, line 1) must be text; got a list"],
  ["{ apply: '' }", "`apply` (gate.yml, line 1) is empty"],
])("%s is refused", (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test("of several projects each has the file's command, unless it has a tool or a command itself", () => {
  const { projects } = parse(
    "apply: make migrate\nprojects:\n  - { migrations: a }\n  - { migrations: b, tool: sqlx }\n  - { migrations: c, apply: rake }\n",
  );
  expect(projects.map(({ apply, tool }) => [apply, tool])).toEqual([
    ["make migrate", null],
    [null, "sqlx"],
    ["rake", null],
  ]);
});
