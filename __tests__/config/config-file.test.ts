import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { loadConfigFile, parseConfigFile } from "../../src/config/config-file.ts";
import { configKeys, configSchema } from "../../src/config/config-table.ts";
import { newestMajor, oldestMajor } from "../../src/config/defaults.ts";
import { UserError } from "../../src/errors.ts";
import { supportedMajors } from "../../src/postgres/installation.ts";
import { openRepository } from "../../src/source/repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";

const rules = ["altered-migration", "apply-failed", "out-of-order"];
const nothing = {
  project: null,
  migrations: null,
  tool: null,
  postgres: null,
  setup: null,
  setupFile: null,
  sessionSetup: null,
  schemas: null,
  privileges: null,
  upgradeFrom: null,
  freshFrom: null,
  apply: null,
  rollback: null,
  install: null,
  env: null,
  applyTimeout: null,
  allowEdits: null,
  statementTimeout: null,
  interrupts: null,
  failOn: null,
  rules: {},
  projects: [],
};

function parse(text: string) {
  return parseConfigFile(text, "gate.yml", rules);
}

test("every key is read", () => {
  const text = `
project: trips
migrations: [db/migrations/, ./other]
tool: sqlx
postgres: 16
session-setup: set role app;
schemas: { include: app, exclude: [audit, "part_*"] }
privileges: true
upgrade-from: v1.4.0
fresh-from: db/structure.sql
allow-edits: unreleased
setup: |
  create role app;
  create extension citext;
statement-timeout: 30s
interrupts: 12
fail-on: warning
rules:
  out-of-order: off
  apply-failed: warning
  altered-migration:
    severity: note
    reason: the old files were reformatted
`;
  expect(parse(text)).toEqual({
    path: "gate.yml",
    project: "trips",
    migrations: ["db/migrations", "other"],
    tool: "sqlx",
    postgres: 16,
    setup: "create role app;\ncreate extension citext;",
    setupFile: null,
    sessionSetup: "set role app;",
    schemas: { include: ["app"], exclude: ["audit", "part_*"] },
    privileges: true,
    upgradeFrom: [{ kind: "ref", ref: "v1.4.0" }],
    freshFrom: { files: ["db/structure.sql"], afterwards: "nothing" },
    apply: null,
    rollback: null,
    install: null,
    env: null,
    applyTimeout: null,
    allowEdits: "unreleased",
    statementTimeout: 30_000,
    interrupts: 12,
    failOn: "warning",
    rules: {
      "out-of-order": { severity: "off", reason: null },
      "apply-failed": { severity: "warning", reason: null },
      "altered-migration": { severity: "note", reason: "the old files were reformatted" },
    },
    projects: [],
  });
});

test.each(["", "\n", "# nothing yet\n", "---\n", "{}"])("the file %j says nothing", (text) => {
  expect(parse(text)).toEqual({ path: "gate.yml", ...nothing });
});

test.each([
  ["5min", 300_000],
  ["30s", 30_000],
  ["500ms", 500],
  ["1.5 h", 5_400_000],
  ["90", 90_000],
  ["0.5", 500],
])("statement-timeout: %s is %d ms", (written, expected) => {
  expect(parse(`statement-timeout: ${written}`).statementTimeout).toBe(expected);
});

test.each(["-1", "1.5", "many", "true"])("interrupts: %s is refused", (written) => {
  expect(() => parse(`interrupts: ${written}`)).toThrow(
    "`interrupts` (gate.yml, line 1) must be a whole number from 0 to 10000; got",
  );
});

test("one folder needs no list", () => {
  expect(parse("migrations: .").migrations).toEqual(["."]);
});

test.each([
  ["tool: sqlx\nmigration: x", "unknown key `migration` (gate.yml, line 2); did you mean `migrations`?"],
  ["colour: red", "unknown key `colour` (gate.yml, line 1)"],
  ["rules:\n  out-of-ordr: off", "unknown rule `out-of-ordr` (gate.yml, line 2); did you mean `out-of-order`?"],
  [
    "rules:\n  out-of-order:\n    severity: note\n    reasn: x",
    "unknown key `reasn` (gate.yml, line 4); did you mean `reason`?",
  ],
  ["rules:\n  out-of-order:\n    reason: x", "`out-of-order` (gate.yml, line 2) needs a `severity`"],
  ["privileges: maybe", "`privileges` (gate.yml, line 1) must be `true` or `false`; got `maybe`"],
  ["schemas: [app]", "`schemas` (gate.yml, line 1) must be a map"],
  ["schemas: { exclud: app }", "unknown key `exclud` (gate.yml, line 1); did you mean `exclude`?"],
  ["schemas: { exclude: [3] }", "`schemas.exclude` (gate.yml, line 1) must be text; got `3`"],
  ["rules: off", "`rules` (gate.yml, line 1) must be a map"],
  ["rules:\n  out-of-order: 3", "`out-of-order` (gate.yml, line 2) must be error, warning, note or off; got `3`"],
  [
    "rules:\n  out-of-order: { severity: none }",
    "`out-of-order.severity` (gate.yml, line 2) must be error, warning, note or off; got `none`",
  ],
  [
    "rules:\n  out-of-order:\n    severity: off\n    reason: [x]",
    "`out-of-order.reason` (gate.yml, line 4) must be text; got a list",
  ],
  ["\nfail-on: erorr", "`fail-on` (gate.yml, line 2) must be error, warning or never; got `erorr`"],
  ["tool:", "`tool` (gate.yml, line 1) must be text; got nothing"],
  ["project: 2024", "`project` (gate.yml, line 1) must be text; got `2024`"],
  ["setup: {a: b}", "`setup` (gate.yml, line 1) must be text; got a map"],
  ["postgres: 13", "`postgres` (gate.yml, line 1) must be a major version of PostgreSQL, 14 to 18; got `13`"],
  [
    "statement-timeout: soon",
    "`statement-timeout` (gate.yml, line 1) must be a time such as `5min`, `30s` or `500ms`, or a number of seconds; got `soon`",
  ],
  [
    "statement-timeout: 0",
    "`statement-timeout` (gate.yml, line 1) must be a time such as `5min`, `30s` or `500ms`, or a number of seconds; got `0`",
  ],
  ["migrations: []", "`migrations` (gate.yml, line 1) is empty"],
  [
    "setup-file: ../secret",
    "`setup-file` (gate.yml, line 1) must be a file within the repository, relative to its root; got `../secret`",
  ],
  ["setup: x\nsetup-file: y", "`setup` and `setup-file` (gate.yml, line 2) exclude each other"],
  ["- a\n- b", "gate.yml must be a map of settings, such as `tool: sqlx`"],
])("%j: %s", (text, message) => {
  expect(() => parse(text)).toThrow(UserError);
  expect(() => parse(text)).toThrow(new UserError(message));
});

test("what is no YAML is one sentence with its line", () => {
  expect(() => parse("tool: a\ntool: b")).toThrow("gate.yml, line 2 is not valid YAML: Map keys must be unique");
  expect(() => parse("tool: sqlx\nmigrations: [a")).toThrow(/^gate\.yml, line 2 is not valid YAML: [^\n]+$/u);
});

test("aliases work, and aliases without end are refused", () => {
  const aliased = "rules:\n  out-of-order: &lower { severity: note, reason: agreed }\n  apply-failed: *lower";
  expect(parse(aliased).rules["apply-failed"]).toEqual({ severity: "note", reason: "agreed" });
  const rows = Array.from({ length: 20 }, (_, n) => `- &a${n + 1} [${Array(9).fill(`*a${n}`).join(",")}]`);
  const bomb = `migrations:\n- &a0 [x]\n${rows.join("\n")}`;
  expect(() => parse(bomb)).toThrow(UserError);
});

test("a hostile key is shown in one line", () => {
  expect(() => parse('"a\\n::error::x": 1')).toThrow("unknown key `a\\x0a::error::x` (gate.yml, line 1)");
});

test("the file is read from head's tree, not from disk", async () => {
  const repository = createRepository();
  repository.write({ ".github/migration-gate.yml": "tool: sqlx\n" });
  repository.commit("one");
  repository.write({ ".github/migration-gate.yml": "tool: diesel\n" });
  const opened = await openRepository(repository.dir);
  expect(await loadConfigFile(await opened.tree("HEAD"), null, rules)).toMatchObject({
    path: ".github/migration-gate.yml",
    tool: "sqlx",
  });
  expect(await loadConfigFile(await opened.workingTree(), null, rules)).toMatchObject({ tool: "diesel" });
});

test("the longer file extension is found too, and no file is no settings", async () => {
  const repository = createRepository();
  repository.commit("one");
  repository.write({ ".github/migration-gate.yaml": "tool: sqlx\n" });
  const opened = await openRepository(repository.dir);
  expect(await loadConfigFile(await opened.tree("HEAD"), null, rules)).toBeNull();
  expect(await loadConfigFile(await opened.workingTree(), null, rules)).toMatchObject({ tool: "sqlx" });
});

test("a file that is named is read from disk", async () => {
  const repository = createRepository();
  repository.write({ ".github/migration-gate.yml": "tool: sqlx\n" });
  repository.commit("one");
  const tree = await (await openRepository(repository.dir)).tree("HEAD");
  const file = join(createFolder(), "other.yml");
  await expect(loadConfigFile(tree, file, rules)).rejects.toThrow(`cannot read the config file ${file}: `);
  writeFileSync(file, "postgres: 15\n");
  expect(await loadConfigFile(tree, file, rules)).toMatchObject({ path: file, postgres: 15, tool: null });
});

test("setup-file is read from head's tree", async () => {
  const repository = createRepository();
  repository.write({
    ".github/migration-gate.yml": "setup-file: ./db/setup.sql\n",
    "db/setup.sql": "create role app;\n",
  });
  repository.commit("one");
  repository.write({ "db/setup.sql": null, "db/setups.sql": "" });
  const opened = await openRepository(repository.dir);
  expect(await loadConfigFile(await opened.tree("HEAD"), null, rules)).toMatchObject({ setup: "create role app;\n" });
  await expect(loadConfigFile(await opened.workingTree(), null, rules)).rejects.toThrow(
    "`setup-file` of .github/migration-gate.yml: there is no file `db/setup.sql` in working tree; did you mean `db/setups.sql`?",
  );
});

test("the published schema is the one that the table of keys makes", () => {
  const published: unknown = JSON.parse(readFileSync("schema/config.schema.json", "utf8"));
  expect(published).toEqual(configSchema());
});

test("every key's example is accepted", () => {
  const forCommand = new Set<string>(["rollback", "install", "env", "apply-timeout"]);
  for (const { key, example } of configKeys) {
    const also = forCommand.has(key) ? "apply: make migrate\n" : "";
    expect(() => parse(`${also}${key}: ${example}`)).not.toThrow();
  }
});

test("the majors that can be asked for are those that can be started", () => {
  const majors = Array.from({ length: newestMajor - oldestMajor + 1 }, (_, index) => oldestMajor + index);
  expect(majors).toEqual(supportedMajors);
});
