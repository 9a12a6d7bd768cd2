/** `migration-gate init` on repositories as they are, and what it leaves behind. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, jest, test } from "@jest/globals";
import { parse } from "yaml";
import { checks } from "../../src/checks/registry.ts";
import { runInit } from "../../src/cli/run-init.ts";
import { parseConfigFile } from "../../src/config/config-file.ts";
import { UserError } from "../../src/errors.ts";
import { createRepository } from "../support/git-repository.ts";

const CONFIG = ".github/migration-gate.yml";
const WORKFLOW = ".github/workflows/migration-gate.yml";

afterEach(() => {
  jest.restoreAllMocks();
});

async function init(files: Readonly<Record<string, string>>, force = false) {
  const repository = createRepository();
  repository.write(files);
  repository.commit("files");
  return { ...(await initIn(repository.dir, force)), repository };
}

/** Standard output is where a user reads it. */
async function initIn(dir: string, force = false) {
  let printed = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text, ...rest) => {
    printed += String(text);
    for (const done of rest) if (typeof done === "function") done();
    return true;
  });
  const outcome = await runInit({ kind: "init", repository: dir, force }).catch((error: unknown) => error);
  jest.restoreAllMocks();
  const read = (file: string): string => (existsSync(join(dir, file)) ? readFileSync(join(dir, file), "utf8") : "");
  return { outcome, printed, config: read(CONFIG), workflow: read(WORKFLOW) };
}

const settings = (text: string) =>
  parseConfigFile(
    text,
    CONFIG,
    checks.map(({ id }) => id),
  );
/** With the comment signs of the block that begins with `key` taken away. */
const uncommented = (text: string, key: string): string =>
  text.replace(new RegExp(`^# ${key}:.*\n(?:# .*\n)*`, "mu"), (block) => block.replaceAll(/^# /gmu, ""));

const SQLX = {
  "Cargo.toml": '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n',
  "migrations/1_trips.sql":
    'create extension if not exists "pgcrypto"; -- create extension postgis\ncreate table trips (id int);',
};
const MONOREPO = {
  ...Object.fromEntries(Object.entries(SQLX).map(([path, text]) => [`billing/${path}`, text])),
  "web/prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
  "web/prisma/migrations/20240101000000_users/migration.sql": "create table users (id int);",
};

test("what is found is told, and what detection knows need not be configured", async () => {
  const { outcome, printed, config } = await init({
    ...SQLX,
    "compose.yml": "services:\n  db:\n    image: postgres:16.4-alpine\n",
  });
  expect(outcome).toBe(0);
  expect(printed).toBe(
    [
      "Found:",
      "  migrations: sqlx, 1 migration (numbered .sql files, and `Cargo.toml` depends on sqlx)",
      "",
      "PostgreSQL:",
      "  16 (compose.yml says postgres:16.4-alpine)",
      "",
      "Extensions that the migrations create:",
      "  pgcrypto",
      "",
      `Wrote ${CONFIG}`,
      `Wrote ${WORKFLOW}`,
      "",
      "What is left to do:",
      "  Commit both files and open a pull request.",
      "  Make the job `gate` a required status check: Settings, Rules, Rulesets.",
      "",
    ].join("\n"),
  );
  expect(settings(config)).toMatchObject({ tool: null, migrations: null, postgres: 16, rules: {}, projects: [] });
});

test("every line that is a comment can be taken as it is", async () => {
  const { config } = await init(SQLX);
  const keys = ["migrations", "tool", "postgres", "setup", "schemas", "fail-on", "rules"];
  const all = keys.reduce((text, key) => uncommented(text, key), config);
  expect(settings(all)).toMatchObject({ tool: "sqlx", migrations: ["migrations"], postgres: 16, failOn: "warning" });
});

test("several projects are listed as comments", async () => {
  const { printed, config } = await init(MONOREPO);
  expect(printed).toContain("  billing/migrations: sqlx, 1 migration");
  expect(printed).toContain("  web/prisma/migrations: Prisma Migrate, 1 migration");
  expect(settings(config).projects).toEqual([]);
  expect(settings(uncommented(config, "projects")).projects).toMatchObject([
    { migrations: ["billing/migrations"], tool: "sqlx" },
    { migrations: ["web/prisma/migrations"], tool: "prisma" },
  ]);
});

test("the workflow is the README's", async () => {
  const { workflow } = await init({ ...SQLX, Dockerfile: "FROM postgres:16\n", "ci/Dockerfile": "FROM rust:1\n" });
  const [, readme = ""] =
    /```yaml\n# \.github\/workflows\/[\w-]+\.yml\n([^]*?)```/u.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(parse(readme)).not.toBeNull();
  expect(parse(workflow)).toEqual(parse(readme));
});

test("without a hint the gate starts a server of its own", async () => {
  const { workflow, config } = await init(SQLX);
  const { jobs } = parse(workflow) as { jobs: { gate: { services?: unknown; steps: unknown[] } } };
  expect(jobs.gate.services).toBeUndefined();
  expect(jobs.gate.steps.at(-1)).toEqual({ uses: "migration-gate/migration-gate@v1" });
  expect(config).toContain("\n# postgres: 16\n");
});

const imageIn = (workflow: string): string | undefined =>
  (parse(workflow) as { jobs: { gate: { services?: { postgres: { image: string } } } } }).jobs.gate.services?.postgres
    .image;

test.each([
  ["a public image with extensions is taken", "postgis/postgis:16-3.4", "", "postgis/postgis:16-3.4"],
  ["a private image stands for its major version", "registry.example.com/team/postgres:15.2", "", "postgres:15"],
  ["an extension asks for an image that has it", "postgres:17", "create extension vector;", "pgvector/pgvector:pg17"],
  ["a version that is too old is not taken", "postgres:12", "", undefined],
  ["a version that is not written down is not guessed", "postgres:${POSTGRES:-latest}", "", undefined],
])("%s", async (_, image, sql, expected) => {
  const { workflow } = await init({
    ...SQLX,
    "docker-compose.yml": `services:\n  db:\n    image: "${image}"\n`,
    "migrations/2_more.sql": sql,
  });
  expect(imageIn(workflow)).toBe(expected);
});

test("of several versions the one that most files name is taken, and the others are told", async () => {
  const { printed, config } = await init({
    ...SQLX,
    "compose.yml": "services:\n  db:\n    image: postgres:15\n",
    ".github/workflows/ci.yml": "services:\n  a:\n    image: postgres:17\n  b:\n    image: postgres:15-alpine\n",
  });
  expect(printed).toContain("  17 (.github/workflows/ci.yml says postgres:17)\n");
  expect(printed).toContain("  15 (.github/workflows/ci.yml says postgres:15-alpine, and 1 more says 15), taken\n");
  expect(settings(config).postgres).toBe(15);
});

test("files that are there are not overwritten, unless forced", async () => {
  const repository = createRepository();
  repository.write({ ...SQLX, ".github/migration-gate.yaml": "tool: sqlx\n" });
  repository.commit("files");
  const { outcome, workflow } = await initIn(repository.dir);
  expect(outcome).toBeInstanceOf(UserError);
  expect(outcome).toMatchObject({
    message: ".github/migration-gate.yaml is there already; nothing was written",
    remedy: "Give `--force` to have what is there replaced.",
  });
  expect(workflow).toBe("");
  expect(await initIn(repository.dir, true)).toMatchObject({ outcome: 0, config: "" });
  expect(readFileSync(join(repository.dir, ".github/migration-gate.yaml"), "utf8")).toContain("# tool: sqlx");
});

test("a folder of a repository means the repository, and a bare one has nowhere to write to", async () => {
  const { repository } = await init(SQLX);
  const clone = repository.clone();
  expect(await initIn(join(clone.dir, "migrations"))).toMatchObject({ outcome: 0 });
  expect(existsSync(join(clone.dir, WORKFLOW))).toBe(true);
  const { outcome } = await initIn(repository.clone({ bare: true }).dir);
  expect(outcome).toMatchObject({ remedy: "Run it in a checkout." });
});

test("a repository without migrations is told what to do", async () => {
  const { outcome, printed, config } = await init({ "README.md": "hello" });
  expect(outcome).toBe(0);
  expect(printed).toContain("No migrations in SQL were found.\n");
  expect(printed).toContain("until then the gate cannot run");
  expect(settings(config)).toMatchObject({ migrations: null, tool: null });
  expect(config).toContain("# migrations: db/migrations\n");
});

test("other databases' folders are told with the reason", async () => {
  const { printed } = await init({ ...SQLX, "mysql/migrations/1_a.sql": "" });
  expect(printed).toContain("Left out:\n  mysql/migrations: its path names mysql\n");
});

test("a folder that two tools claim is asked for, and nothing is chosen", async () => {
  const { printed, config } = await init({
    ...SQLX,
    "diesel.toml": "",
    "migrations/2024-01-01-000000_a/up.sql": "select 1;",
  });
  expect(printed).toContain("Say in the config file which tool migrations belongs to; until then the gate asks.");
  expect(settings(config).projects).toEqual([]);
  expect(config).toContain("#   - { migrations: migrations, tool: diesel } # or not: ");
});

test("hostile names of files stay within their line", async () => {
  const { outcome, config, printed } = await init({
    "a\n tool: evil #/migrations/1_a.sql": "select 1;",
    "deploy/a\ntool: evil #.yml": "image: postgres:16\n",
  });
  expect(outcome).toBe(0);
  expect(settings(config)).toMatchObject({ tool: null, postgres: 16 });
  expect(printed).not.toContain("\n tool: evil");
});

test("migrations that are programs have their command, what it needs, and their folders", async () => {
  const { printed, config } = await init({
    "web/package.json": '{ "dependencies": { "knex": "3" } }',
    "web/pnpm-lock.yaml": "",
    "web/migrations/20240101000000_trips.js": "",
  });
  expect(printed).toContain("  web/migrations: Knex, applied by `cd web && npx knex migrate:latest`\n");
  expect(printed).toContain("Add steps to the workflow");
  expect(config).toContain('\n# rollback: "cd web && npx knex migrate:rollback"\n');
  expect(settings(config)).toMatchObject({
    apply: "cd web && npx knex migrate:latest",
    install: "cd web && pnpm install --frozen-lockfile",
    migrations: ["web/migrations"],
  });
});

test("several folders of programs are listed", async () => {
  const { config } = await init({
    "manage.py": "",
    "requirements.txt": "",
    "stops/migrations/0001_initial.py": "",
    "trips/migrations/0001_initial.py": "",
  });
  expect(settings(config)).toMatchObject({
    apply: "python manage.py migrate",
    install: "pip install -r requirements.txt",
    migrations: ["stops/migrations", "trips/migrations"],
  });
});

test("beside SQL, programs are told and not configured", async () => {
  const { printed, config } = await init({ ...SQLX, "admin/db/migrate/20240101000000_trips.rb": "" });
  expect(printed).toContain("Migrations that are programs:\n  admin/db/migrate: Rails");
  expect(settings(config)).toMatchObject({ apply: null, migrations: null });
  expect(config).toContain("# Not judged: Rails in admin/db/migrate. To have it, list the projects:");
});

test("programs beside several projects are in the list", async () => {
  const { config } = await init({ ...MONOREPO, "admin/Gemfile": "", "admin/db/migrate/20240101000000_trips.rb": "" });
  expect(settings(uncommented(config, "projects")).projects).toMatchObject([
    { migrations: ["billing/migrations"], tool: "sqlx" },
    { migrations: ["web/prisma/migrations"], tool: "prisma" },
    { migrations: ["admin/db/migrate"], apply: "cd admin && bin/rails db:migrate", tool: null },
  ]);
});

test("nothing is written through a symbolic link out of the repository", async () => {
  const repository = createRepository();
  const outside = mkdtempSync(join(tmpdir(), "outside-"));
  symlinkSync(outside, join(repository.dir, ".github"));
  const { outcome } = await initIn(repository.dir, true);
  expect(outcome).toBeInstanceOf(UserError);
  expect(String(outcome)).toContain(".github is a symbolic link that leads out of the repository");
  expect(readdirSync(outside)).toEqual([]);
  rmSync(outside, { recursive: true });
});

test("programs beside SQL are proposed with what their command needs", async () => {
  const { config } = await init({
    "api/migrations/001_a.sql": "create table a (id int);",
    "web/package.json": '{ "dependencies": { "knex": "3" } }',
    "web/package-lock.json": "{}",
    "web/migrations/20240101000000_a.js": "",
  });
  expect(config).toContain("install: ");
  expect(config).toContain("npm ci");
});
