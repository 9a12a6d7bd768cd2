/** Base is read from where base's own settings say. */
import { expect, test } from "@jest/globals";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import { loadProjects } from "../../src/config/load-options.ts";
import { planProjects } from "../../src/gate/plan-projects.ts";
import { readProject, readSides } from "../../src/gate/read-project.ts";
import { createRepository } from "../support/git-repository.ts";

type Files = Readonly<Record<string, string | null>>;

const CONFIG = ".github/migration-gate.yml";
const A = "create table a (id int);";

/** `folder: base's migrations → head's` of each project, and the notes. */
async function plan(before: Files, change: Files) {
  const repository = createRepository();
  repository.write(before);
  repository.commit("base");
  repository.branch("change");
  repository.write(change);
  repository.commit("change");
  const command = parseArguments(["check", `--repo=${repository.dir}`, "--base=main", "--head=change"], {});
  if (command.kind !== "check") throw new Error(command.kind);
  const listed = await loadProjects(command.choices, []);
  const sides = await readSides({ repository: repository.dir, base: "main", head: "change" });
  const { projects, notes, formerDirs, unjudged } = await planProjects(listed, sides, "shop");
  const read = await Promise.all(projects.map((each) => readProject(each, { ...sides, formerDirs })));
  return {
    judged: read.map(
      ({ dir, baseHistory, headHistory }) =>
        `${dir}: ${baseHistory.migrations.length} → ${headHistory.migrations.length}`,
    ),
    ignored: read.flatMap(({ headHistory }) => (headHistory.ignored ?? []).map(({ file }) => file)),
    notes,
    unjudged: unjudged.map(({ file }) => file),
  };
}

test("the config file points to another folder while the old one is still there", async () => {
  const { judged, notes } = await plan(
    { [CONFIG]: "migrations: old/migrations\n", "old/migrations/001_a.sql": A },
    { [CONFIG]: "migrations: new/migrations\n", "new/migrations/001_a.sql": "create table a (id bigint);" },
  );
  expect(judged).toEqual(["new/migrations: 1 → 1"]);
  expect(notes.join()).toContain("The settings leave out `old/migrations` now");
});

test("a project that the settings drop is judged when the change touches it, and else told", async () => {
  const before = { "a/migrations/001_a.sql": A, "b/migrations/001_a.sql": A, "c/migrations/001_a.sql": A };
  const { judged, notes } = await plan(before, {
    [CONFIG]: "projects:\n  - migrations: a/migrations\n",
    "b/migrations/001_a.sql": "create table a (id bigint);",
  });
  expect(judged).toEqual(["a/migrations: 1 → 1", "b/migrations: 1 → 1"]);
  expect(notes.map((note) => /`.*?`/u.exec(note)?.[0])).toEqual(["`b/migrations`", "`c/migrations`"]);
});

const CRATE = '[package]\nname = "x"\n[dependencies]\nsqlx = { version = "0.9", features = ["postgres"] }\n';
const DRIZZLE = 'export default { dialect: "postgresql", out: "./drizzle" };';
const JOURNAL = '{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1,"tag":"0000_a"}]}';

test.each<[string, Files, Files, string]>([
  [
    "sqlx.toml",
    { "Cargo.toml": CRATE, "migrations/1_a.sql": A },
    { "sqlx.toml": '[migrate]\nmigrations-dir = "db"\n', "db/1_a.sql": A },
    "db: 1 → 1",
  ],
  [
    "drizzle.config.ts",
    {
      "drizzle.config.ts": 'export default { dialect: "postgresql", out: "./drizzle" };',
      "drizzle/0000_a.sql": A,
      "drizzle/meta/_journal.json": JOURNAL,
    },
    {
      "drizzle.config.ts": 'export default { dialect: "postgresql", out: "./other" };',
      "other/0000_a.sql": A,
      "other/meta/_journal.json": JOURNAL,
    },
    "other: 1 → 1",
  ],
  [
    "diesel.toml",
    { "diesel.toml": "", "migrations/2024_a/up.sql": A },
    { "diesel.toml": '[migrations_directory]\ndir = "db"\n', "db/2024_a/up.sql": A },
    "db: 1 → 1",
  ],
])("%s points to another folder while the old one is still there", async (_, before, change, expected) => {
  expect((await plan(before, change)).judged).toContain(expected);
});

test("a folder moves and leaves its README behind", async () => {
  const { judged } = await plan(
    { "db/migrations/001_a.sql": A, "db/migrations/002_b.sql": "", "db/migrations/README.md": "" },
    {
      "db/migrations/001_a.sql": null,
      "db/migrations/002_b.sql": null,
      "migrations/001_a.sql": A,
      "migrations/002_b.sql": "",
    },
  );
  expect(judged).toEqual(["migrations: 2 → 2"]);
});

test("a service whose name is that of documentation or samples is judged when the change touches it", async () => {
  const { judged } = await plan(
    { "api/migrations/001_a.sql": A, "docs/migrations/001_a.sql": A, "samples/migrations/001_a.sql": A },
    { "docs/migrations/002_b.sql": "create table b (id int);" },
  );
  expect(judged).toEqual(["api/migrations: 1 → 1", "docs/migrations: 1 → 2"]);
});

const DBMATE = (sql: string): string => `-- migrate:up\n${sql}\n-- migrate:down\n`;

const touch = (path: string): [string, string] => [path.replace("001_a", "003_c"), "create table c (id int);"];

test("a folder that is left out and that the change touches is a warning, unless it is certainly another database's", async () => {
  const sources = {
    "a/migrations/001_a.sql": A,
    "b/sql/001_a.sql": A,
    "b/sql/002_b.sql": "",
    "services/oracle/migrations/001_a.sql": A,
    "legacy/mysql/migrations/001_a.sql": A,
    "services/fixtures/migrations/001_a.sql": A,
    "c/testdata/migrations/001_a.sql": A,
  };
  const change = Object.fromEntries(
    Object.keys(sources)
      .filter((path) => path.includes("001_a"))
      .map(touch),
  );
  const { judged, notes, unjudged } = await plan(sources, change);
  expect(judged).toEqual(["a/migrations: 1 → 2"]);
  expect(unjudged.map(({ file, reason }) => [file, reason])).toEqual([
    ["b/sql/003_c.sql", "its folder `b/sql` is left out (numbered .sql files that no tool is known for)"],
    [
      "services/fixtures/migrations/003_c.sql",
      "its folder `services/fixtures/migrations` is left out (its path looks like tests, examples or documentation)",
    ],
    [
      "services/oracle/migrations/003_c.sql",
      "its folder `services/oracle/migrations` is left out (its path names oracle)",
    ],
  ]);
  expect(unjudged[0]?.remedy).toContain("list `migrations: b/sql` under `projects` in the config file");
  expect(notes.join()).toContain("Left out, because they do not look like PostgreSQL's: `legacy/mysql/migrations`");
  expect(notes.join()).toContain("Left out: `c/testdata/migrations`, which the change touches");
  expect(notes.join()).not.toMatch(/oracle|b\/sql/u);
  expect((await plan(sources, { "b/sql/README.md": "" })).unjudged).toEqual([]);
});

test("services that are called vendor or benchmark are judged when the change touches them", async () => {
  const dirs = ["users", "vendor", "benchmark"].map((name) => `services/${name}/db/migrations`);
  const files = dirs.map((dir) => [`${dir}/20240101000000_a.sql`, DBMATE(A)]);
  const { judged } = await plan(
    Object.fromEntries([...files, ["vendor/acme/migrations/20240101000000_a.sql", DBMATE(A)]]),
    Object.fromEntries([...dirs, "vendor/acme/migrations"].map((dir) => [`${dir}/20240102000000_b.sql`, DBMATE("")])),
  );
  expect(judged.sort()).toEqual([`${dirs[2]}: 1 → 2`, `${dirs[0]}: 1 → 2`, `${dirs[1]}: 1 → 2`]);
});

test("a migration in a subfolder that the tool does not read is no project that begins", async () => {
  const { judged, ignored } = await plan(
    { "Cargo.toml": CRATE, "migrations/1_a.sql": A },
    { "migrations/2024/2_b.sql": "create table b (id int);" },
  );
  expect(judged).toEqual(["migrations: 1 → 1"]);
  expect(ignored).toEqual(["migrations/2024/2_b.sql"]);
});

test("a file with another dialect's words in it takes no folder away from PostgreSQL", async () => {
  const mistake = { "a/migrations/002_b.sql": "create table b (id int auto_increment primary key);" };
  const before = { "a/migrations/001_a.sql": A, "b/migrations/001_a.sql": A };
  expect((await plan(before, mistake)).judged).toEqual(["a/migrations: 1 → 2", "b/migrations: 1 → 1"]);
});

const first = (dir: string): [string, string] => [`${dir}/20240101000000_a.sql`, DBMATE(A)];
const second = (dir: string): [string, string] => [`${dir}/20240102000000_b.sql`, DBMATE("")];

test("seeds are no migrations, unless a configuration names them, and a service may be called seed", async () => {
  const dirs = ["apps/web/db", "apps/seed/db", "c/seeds", "d/seeds"];
  const plain = {
    "db/seeds/001_a.sql": "insert into a values (1);",
    "db/seeds/002_b.sql": "",
    "db/migrations/seeds/001_a.sql": "",
  };
  const files = { ...plain, "services/fixtures/drizzle.config.ts": DRIZZLE, "services/fixtures/drizzle/0000_a.sql": A };
  const { judged, unjudged, notes } = await plan(
    {
      Makefile: "up:\n\tdbmate -d d/seeds up\n",
      ...Object.fromEntries(dirs.map(first)),
      ...files,
      "services/fixtures/drizzle/meta/_journal.json": JOURNAL,
    },
    {
      ...Object.fromEntries(dirs.map(second)),
      ...Object.fromEntries(Object.keys(plain).map((path) => [path, "select 2;"])),
      "services/fixtures/drizzle/0000_a.sql": "create table a (id bigint);",
    },
  );
  expect(judged).toEqual(["apps/seed/db: 1 → 2", "apps/web/db: 1 → 2", "d/seeds: 1 → 2"]);
  expect(unjudged.map(({ file }) => file)).toEqual([
    "c/seeds/20240102000000_b.sql",
    "services/fixtures/drizzle/0000_a.sql",
  ]);
  expect(notes.map((note) => /`.*?`/u.exec(note)?.[0])).toEqual(["`db/migrations/seeds`", "`db/seeds`"]);
});
