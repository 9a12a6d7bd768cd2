/** `projects:` in the config file, and which of them the arguments mean. */
import { Ajv } from "ajv";
import { expect, test } from "@jest/globals";
import { parse as parseYaml } from "yaml";
import { parseConfigFile } from "../../src/config/config-file.ts";
import { configSchema } from "../../src/config/config-table.ts";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import { loadOptions, loadProjects } from "../../src/config/load-options.ts";
import { createRepository } from "../support/git-repository.ts";

const rules = ["apply-failed", "out-of-order"];
const parse = (text: string) => parseConfigFile(text, "gate.yml", rules);

const THREE = `
project: shop
postgres: 16
setup: create role app;
rules: { out-of-order: note, apply-failed: warning }
projects:
  - migrations: services/billing/migrations
    tool: sqlx
    postgres: 15
    rules: { out-of-order: off }
  - project: trips
    migrations: [trips/a, trips/b]
    setup-file: trips/setup.sql
  - migrations: web/prisma/migrations
    tool: prisma
`;

test("a project has its own settings, and the file's where it has none", () => {
  const [billing, trips] = parse(THREE).projects;
  expect(billing).toMatchObject({
    project: null,
    migrations: ["services/billing/migrations"],
    tool: "sqlx",
    postgres: 15,
    setup: "create role app;",
    rules: { "out-of-order": { severity: "off" }, "apply-failed": { severity: "warning" } },
  });
  expect(trips).toMatchObject({ project: "trips", postgres: 16, tool: null });
});

test("a project's setup-file stands for the file's setup", () => {
  expect(parse(THREE).projects[1]).toMatchObject({ setup: null, setupFile: "trips/setup.sql" });
});

test.each([
  [
    "fresh-from: a.sql\nprojects:\n  - migrations: a",
    "`fresh-from` (gate.yml, line 1) beside `projects` is of one history",
  ],
  ["install: npm ci\nprojects:\n  - migrations: a", "`install` (gate.yml, line 1) beside `projects` needs `apply`"],
  ["env: { A: b }\nprojects:\n  - migrations: a", "`env` (gate.yml, line 1) beside `projects` needs `apply`"],
  [
    "tool: sqlx\nprojects:\n  - { migrations: a, apply: x }",
    "`tool` (gate.yml, line 1) beside `projects` holds for none of the projects",
  ],
  ["projects:\n  - migrations: a\n  - migrations: [b, a/]", "`projects` (gate.yml, line 1) has the folder `a` twice"],
])("what is set for nobody, or twice, is refused: %s", (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test.each([
  ["projects: []", "`projects` (gate.yml, line 1) must be a list"],
  ["projects: { a: b }", "`projects` (gate.yml, line 1) must be a list"],
  ["projects:\n  - a", "`projects[0]` (gate.yml, line 2) must be a map"],
  ["projects:\n  - name: x", "unknown key `name` (gate.yml, line 2); did you mean `project`?"],
  [
    "projects:\n  - tool: sqlx\n  - migration: x",
    "unknown key `migration` (gate.yml, line 3); did you mean `migrations`?",
  ],
  ["projects:\n  - projects: []", "unknown key `projects` (gate.yml, line 2); did you mean `project`?"],
  [
    "projects:\n  - rules: { out-of-ordr: off }",
    "unknown rule `out-of-ordr` (gate.yml, line 2); did you mean `out-of-order`?",
  ],
  ["projects:\n  - setup: a\n    setup-file: b", "`setup` and `setup-file` (gate.yml, line 3) exclude each other"],
  ["migrations: a\nprojects:\n  - tool: sqlx", "`migrations` (gate.yml, line 1) and `projects` exclude each other"],
])("%j: %s", (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test("the published schema accepts what is accepted, and refuses what is refused", () => {
  const accepts = new Ajv({ strict: false }).compile(configSchema());
  expect(accepts(parseYaml(THREE))).toBe(true);
  for (const text of [
    "projects: []",
    "projects:\n  - name: x",
    "migrations: a\nprojects:\n  - tool: sqlx",
    "projects:\n  - projects:\n      - tool: sqlx",
  ])
    expect([text, accepts(parseYaml(text))]).toEqual([text, false]);
});

async function selected(...args: readonly string[]) {
  const repository = createRepository();
  repository.write({ ".github/migration-gate.yml": THREE, "trips/setup.sql": "create role trips;" });
  repository.commit("settings");
  const command = parseArguments(["check", "--repo", repository.dir, "--head", "main", ...args], {});
  if (command.kind !== "check") throw new Error("not a check");
  const { name, projects } = await loadProjects(command.choices, rules);
  return [name, ...projects.map((each) => [each.project, each.migrations.join(" "), each.postgres, each.setup])];
}

test("without a choice every project is meant", async () => {
  expect(await selected()).toEqual([
    "shop",
    [null, "services/billing/migrations", 15, "create role app;"],
    ["trips", "trips/a trips/b", 16, "create role trips;"],
    [null, "web/prisma/migrations", 16, "create role app;"],
  ]);
});

test("a folder means its project, and one that is not listed has what holds for all", async () => {
  expect(await selected("--migrations", "trips/b", "--migrations", "elsewhere")).toEqual([
    "shop",
    ["trips", "trips/b", 16, "create role trips;"],
    [null, "elsewhere", 16, "create role app;"],
  ]);
});

test("a project's name means the project; any other is the whole's", async () => {
  expect(await selected("--project", "trips")).toEqual([
    "trips",
    ["trips", "trips/a trips/b", 16, "create role trips;"],
  ]);
  expect((await selected("--project", "other")).map((each) => each?.[0])).toEqual(["o", null, "trips", null]);
});

test("a tool means the projects that have it, or do not say", async () => {
  const projects = await selected("--tool", "prisma");
  expect(projects.slice(1).map((each) => each?.[1])).toEqual(["trips/a trips/b", "web/prisma/migrations"]);
});

test("what looks at one project asks which", async () => {
  const repository = createRepository();
  repository.write({ ".github/migration-gate.yml": THREE, "trips/setup.sql": "" });
  repository.commit("settings");
  const command = parseArguments(["diff", "main", "main", "--repo", repository.dir], {});
  if (command.kind !== "diff") throw new Error("not a diff");
  const choices = { ...command.choices, head: "main" };
  await expect(loadOptions(choices, rules)).rejects.toMatchObject({
    message: "the config file lists 3 projects, and one is looked at",
    remedy: expect.stringContaining("--migrations web/prisma/migrations"),
  });
  expect(await loadOptions({ ...choices, migrations: ["web/prisma/migrations"] }, rules)).toMatchObject({
    tool: "prisma",
  });
});
