import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { Choices } from "../../src/config/choices.ts";
import { parseConfigFile } from "../../src/config/config-file.ts";
import { loadOptions } from "../../src/config/load-options.ts";
import { resolveOptions } from "../../src/config/resolve-options.ts";
import { createRepository } from "../support/git-repository.ts";

function choices(...options: readonly string[]): Choices {
  const command = parseArguments(["check", ...options], {});
  if (command.kind !== "check") throw new Error(`unexpected ${command.kind}`);
  return command.choices;
}

const file = parseConfigFile(
  "{ project: file, migrations: file, tool: file, postgres: 15, setup: select 1, session-setup: select 2, statement-timeout: 1s, fail-on: never, rules: { r: { severity: note, reason: why } } }",
  "gate.yml",
  ["r"],
);

test("where nothing is said the defaults hold", () => {
  expect(resolveOptions(choices(), null)).toEqual({
    repository: resolve("."),
    base: null,
    head: null,
    migrations: [],
    tool: null,
    apply: null,
    databaseUrl: null,
    postgres: null,
    setup: null,
    sessionSetup: null,
    schemas: { include: [], exclude: [] },
    privileges: false,
    upgradeFrom: [],
    freshFrom: null,
    allowEdits: "never",
    statementTimeout: 300_000,
    interrupts: 40,
    rules: {},
    failOn: "error",
    project: null,
  });
});

test("the config file counts more than a default", () => {
  expect(resolveOptions(choices(), file)).toMatchObject({
    migrations: ["file"],
    tool: "file",
    postgres: 15,
    setup: "select 1",
    sessionSetup: "select 2",
    statementTimeout: 1000,
    rules: { r: { severity: "note", reason: "why" } },
    failOn: "never",
    project: "file",
  });
});

test("an argument counts more than the config file", () => {
  const given = ["--migrations=mine", "--tool=mine", "--postgres=16", "--fail-on=warning", "--project=mine"];
  expect(resolveOptions(choices(...given, "--base=b", "--head=h", "--repo=r"), file)).toMatchObject({
    repository: resolve("r"),
    base: "b",
    head: "h",
    migrations: ["mine"],
    tool: "mine",
    postgres: 16,
    failOn: "warning",
    project: "mine",
    statementTimeout: 1000,
  });
});

test("the options are frozen, through and through", () => {
  const options = resolveOptions(choices(), file);
  for (const part of [options, options.migrations, options.rules, options.rules["r"]]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

test("the config file of the checked commit is used", async () => {
  const repository = createRepository();
  repository.write({ ".github/migration-gate.yml": "tool: sqlx\n" });
  repository.commit("one");
  repository.branch("feature");
  repository.write({ ".github/migration-gate.yml": "tool: diesel\n" });
  repository.commit("two");
  repository.write({ ".github/migration-gate.yml": "tool: plain\n" });
  const tools = ["--head=main", "--head=feature", "--quiet"].map(async (option) => {
    return (await loadOptions(choices(option, `--repo=${repository.dir}`), [])).tool;
  });
  expect(await Promise.all(tools)).toEqual(["sqlx", "diesel", "plain"]);
});
