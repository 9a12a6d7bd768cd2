/** Several projects in one repository: each that the change touches is judged, and the others make no noise. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runCheck } from "../../src/cli/run-check.ts";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { Report } from "../../src/report/report.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";
import { serverUrl } from "../support/servers.ts";

type Files = Readonly<Record<string, string | null>>;

const CARGO = '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n';
const LOCK = 'provider = "postgresql"\n';
/** Three services, three tools. */
const THREE: Files = {
  "services/billing/Cargo.toml": CARGO,
  "services/billing/migrations/20240101000000_bills.sql": "create table bills (id int);",
  "services/trips/db/migrations/001_trips.sql": "create table trips (id int);",
  "web/prisma/migrations/migration_lock.toml": LOCK,
  "web/prisma/migrations/20240101000000_users/migration.sql": "create table users (id int);",
};

function repositoryOf(base: Files, change: Files): TestRepository {
  const repository = createRepository();
  repository.write(base);
  repository.commit("base");
  repository.branch("change");
  repository.write(change);
  repository.commit("change");
  return repository;
}

async function check(repository: TestRepository, format = "json", ...args: readonly string[]) {
  const output = join(createFolder(), "report");
  const command = parseArguments(
    [
      "check",
      "--repo",
      repository.dir,
      "--base",
      "main",
      "--head",
      "change",
      "--quiet",
      "--project",
      "shop",
      ...args,
    ].concat(["--database-url", serverUrl(18), "--format", format, "--output", output]),
    {},
  );
  if (command.kind !== "check") throw new Error("not a check");
  const status = await runCheck(command).catch((error: unknown) => error);
  const text = existsSync(output) ? readFileSync(output, "utf8") : "";
  const reports = format === "json" && text !== "" ? [JSON.parse(text) as Report | Report[]].flat() : [];
  return { status, text, reports };
}

const summary = ({ project, tool, migrationsDir, verdict, postgres }: Report): unknown[] => [
  project,
  tool,
  migrationsDir,
  verdict,
  postgres === null ? "not run" : "run",
];

test("every project has a report, and those that the change does not touch are not run", async () => {
  const repository = repositoryOf(THREE, {
    "services/trips/db/migrations/002_stops.sql": "create table stops (id int);",
    "web/prisma/migrations/20240101000000_users/migration.sql": "create table users (id bigint);",
  });
  const { status, reports } = await check(repository);
  expect(reports.map(summary)).toEqual([
    ["shop: services/billing", "sqlx", "services/billing/migrations", "pass", "not run"],
    ["shop: services/trips", "plain", "services/trips/db/migrations", "pass", "run"],
    ["shop: web", "prisma", "web/prisma/migrations", "block", "run"],
  ]);
  expect(status).toBe(1);
});

test("projects that the change does not touch share one line", async () => {
  const repository = repositoryOf(THREE, {
    "services/trips/db/migrations/002_stops.sql": "create table stops (id int);",
  });
  const { text } = await check(repository, "text");
  expect(text).toContain("Applied 1 pending plain migration in services/trips/db/migrations");
  expect(text).toMatch(/\nNo migration changed in `shop: services\/billing`, `shop: web`\.\n$/u);
  expect(text.match(/Safe to merge/gu)).toHaveLength(1);
});

test("where nothing is touched, one line is all", async () => {
  const { status, text } = await check(repositoryOf(THREE, { "README.md": "hello" }), "markdown");
  expect([status, text]).toEqual([
    0,
    "No migration changed in `shop: services/billing`, `shop: services/trips`, `shop: web`.\n",
  ]);
});

test("a tool's own configuration is part of the project", async () => {
  const repository = repositoryOf(THREE, {
    "services/billing/sqlx.toml": '[migrate]\ntable-name = "billing_migrations"\n',
  });
  const { reports } = await check(repository);
  expect(reports.map((report) => [report.project, report.postgres === null])).toEqual([
    ["shop: services/billing", false],
    ["shop: services/trips", true],
    ["shop: web", true],
  ]);
});

test("projects do not meet on the server: each may make the role of the same name", async () => {
  const repository = repositoryOf(
    { "a/migrations/1_a.sql": "create table a (id int);", "b/migrations/1_b.sql": "create table b (id int);" },
    {
      "a/migrations/2_role.sql": "create role several_projects_app;",
      "b/migrations/2_role.sql": "create role several_projects_app;",
    },
  );
  const { status, reports } = await check(repository);
  expect(reports.flatMap((report) => report.findings)).toEqual([]);
  expect(status).toBe(0);
});

test("a project whose folder is gone is judged, and not forgotten", async () => {
  const repository = repositoryOf(THREE, { "services/trips/db/migrations/001_trips.sql": null });
  const { status, reports } = await check(repository);
  expect(status).toBe(1);
  expect(reports.map(({ project, findings }) => [project, findings.map(({ rule }) => rule)])).toEqual([
    ["shop: services/billing", []],
    ["shop: services/trips", expect.arrayContaining(["deleted-migration"])],
    ["shop: web", []],
  ]);
});

test("services that move at once are each compared with their own past", async () => {
  const base = {
    "old/a/migrations/1_init.sql": "create table a (id int);",
    "old/b/migrations/1_init.sql": "create table b (id int);",
    "old/c/migrations/1_init.sql": "create table c (id int);",
  };
  const moved = Object.fromEntries(
    Object.entries(base).flatMap(([path, sql]) => [
      [path, null],
      [path.replace("old", "new"), sql],
    ]),
  );
  const { reports } = await check(repositoryOf(base, moved));
  expect(reports.map(({ project, verdict }) => [project, verdict])).toEqual([
    ["shop: new/a", "pass"],
    ["shop: new/b", "pass"],
    ["shop: new/c", "pass"],
  ]);
});

test("a change cannot take its migrations for another database's to have them left out", async () => {
  const repository = repositoryOf(
    { "a/migrations/1_a.sql": "create table a (id int);", "b/migrations/1_b.sql": "create table b (id int);" },
    { "b/migrations/1_b.sql": "create table b (id int AUTO_INCREMENT);" },
  );
  const { status, reports } = await check(repository);
  expect(status).toBe(1);
  expect(reports.map(({ project, verdict }) => [project, verdict])).toEqual([
    ["shop: a", "pass"],
    ["shop: b", "block"],
  ]);
});

test("a folder that two tools claim is asked back, with the entries to add", async () => {
  const repository = repositoryOf(THREE, {
    "services/billing/diesel.toml": '[migrations_directory]\ndir = "migrations"\n',
    "services/billing/migrations/2024-01-02-000000_x/up.sql": "select 1;",
    "services/billing/migrations/2024-01-02-000000_x/down.sql": "select 1;",
  });
  const { status } = await check(repository);
  expect(status).toMatchObject({
    message: expect.stringContaining("`services/billing/migrations` fits more than one tool in change"),
    remedy: [
      "List the projects in .github/migration-gate.yml:",
      "projects:",
      "  - { migrations: services/billing/migrations, tool: diesel } # or sqlx",
      "  - { migrations: services/trips/db/migrations, tool: plain }",
      "  - { migrations: web/prisma/migrations, tool: prisma }",
    ].join("\n"),
  });
});

test("the config file's projects are judged, with their names and settings", async () => {
  const repository = repositoryOf(THREE, {
    ".github/migration-gate.yml": [
      "projects:",
      "  - project: the bills",
      "    migrations: services/billing/migrations",
      "    tool: plain",
      "  - migrations: web/prisma/migrations",
      "    rules: { altered-migration: off, paths-diverge: off }",
    ].join("\n"),
    "web/prisma/migrations/20240101000000_users/migration.sql": "create table users (id bigint);",
  });
  const { status, reports } = await check(repository);
  expect(reports.map(summary)).toEqual([
    ["the bills", "plain", "services/billing/migrations", "pass", "not run"],
    ["shop: web", "prisma", "web/prisma/migrations", "pass", "run"],
  ]);
  expect(status).toBe(0);
});

test("what is left out is told once, with the reason", async () => {
  const repository = repositoryOf(
    {
      ...THREE,
      "legacy/migrations/1_a.sql": "create table a (\n  id int AUTO_INCREMENT\n) engine=InnoDB;",
      "events/clickhouse/migrations/1_a.sql": "create table a (id UInt64) engine = MergeTree order by id;",
      "admin/db/migrate/20240101000000_create_a.rb": "",
    },
    { "services/trips/db/migrations/002_stops.sql": "create table stops (id int);" },
  );
  const { reports } = await check(repository);
  expect(reports.map(({ project, notes }) => [project, notes])).toEqual([
    ["shop: services/billing", []],
    [
      "shop: services/trips",
      [
        "Left out, because they do not look like PostgreSQL's: `events/clickhouse/migrations` (its path names clickhouse); `legacy/migrations` (this is MySQL: `AUTO_INCREMENT` at line 2 of `legacy/migrations/1_a.sql`).",
        "Not judged: the migrations of Rails in `admin/db/migrate`, which are programs. A project with `apply: bin/rails db:migrate` in the config file has them run.",
      ],
    ],
    ["shop: web", []],
  ]);
});

const rails = (name: string): string => `admin/db/migrate/2024010100000${name}.rb`;

test("programs beside the projects are told by the first one where the change touches them", async () => {
  const sqlFile =
    "databaseChangeLog: [{ changeSet: { id: 1, author: a, changes: [{ sqlFile: { path: sql/a.sql } }] } }]";
  const changelog = { "accounts/db.changelog-master.yaml": sqlFile, "sql/a.sql": "select 1;" };
  const repository = repositoryOf(
    { ...THREE, ...changelog, [rails("1_a")]: "" },
    { [rails("1_a")]: "# x", [rails("2_b")]: "", "sql/a.sql": "select 2;" },
  );
  const { reports } = await check(repository);
  expect(reports.map(({ findings }) => findings.map(({ detail }) => detail))).toEqual([
    [
      `Rails runs the file, and the gate does not: it is a program, and so are \`${rails("2_b")}\`. So what it does, and whether it can be applied, was not judged.`,
      "Liquibase (XML, YAML, JSON) runs the file, and the gate does not: it is a program. So what it does, and whether it can be applied, was not judged.",
    ],
    [],
    [],
  ]);
  expect(reports.flatMap(({ notes }) => notes).join("\n")).not.toContain("Not judged");
});

test("a new folder that is called almost like the tool's own is no project: its files are never run", async () => {
  const base = { "supabase/config.toml": "", "supabase/migrations/20240101000000_a.sql": "create table a (id int);" };
  const file = "supabase/migration/20240102000000_b.sql";
  const mistaken = repositoryOf(base, { [file]: "create table b (id int);" });
  for (const settings of [[], ["--migrations", "supabase/migrations", "--tool", "supabase"]]) {
    const { reports } = await check(mistaken, "json", ...settings);
    expect(reports.map(({ tool, findings }) => [tool, findings.map((each) => [each.rule, each.file])])).toEqual([
      ["supabase", [["ignored-file", file]]],
    ]);
    expect(reports[0]?.findings[0]?.detail).toContain("is not one: the migrations are in `supabase/migrations`.");
  }
});

test("several reports are one SARIF log", async () => {
  const { text } = await check(repositoryOf(THREE, { "README.md": "hello" }), "sarif");
  expect((JSON.parse(text) as { runs: unknown[] }).runs).toHaveLength(3);
});
