/** Each tool's usual layout is known for what it is, alone, among others, and beside what only looks like it. */
import { describe, expect, test } from "@jest/globals";
import { UserError } from "../../../src/errors.ts";
import { detectProject, findMigrations } from "../../../src/tools/detection/detect-tool.ts";
import { tools } from "../../../src/tools/registry.ts";
import { memoryTree } from "../../support/memory-tree.ts";

type Files = Readonly<Record<string, string>>;

interface Row {
  readonly tool: string;
  readonly layout: string;
  readonly files: Files;
  readonly dir: string;
  /** Part of the reason that is told. */
  readonly reason: string;
}

const TABLE = "create table trips (id bigint generated always as identity primary key, status text not null);\n";
const crate = (dependency: string): string => `[package]\nname = "app"\n\n[dependencies]\n${dependency}\n`;

const rows: readonly Row[] = [
  {
    tool: "sqlx",
    layout: "a crate",
    files: {
      "Cargo.toml": crate('sqlx = { version = "0.8", features = ["postgres"] }'),
      "migrations/20240101000000_trips.sql": TABLE,
    },
    dir: "migrations",
    reason: "`Cargo.toml` depends on sqlx",
  },
  {
    tool: "sqlx",
    layout: "reversible migrations",
    files: {
      "Cargo.toml": crate('sqlx = { version = "0.8", features = ["postgres"] }'),
      "migrations/20240101000000_trips.up.sql": TABLE,
      "migrations/20240101000000_trips.down.sql": "drop table trips;",
    },
    dir: "migrations",
    reason: "`Cargo.toml` depends on sqlx",
  },
  {
    tool: "diesel",
    layout: "diesel.toml",
    files: {
      "diesel.toml": '[print_schema]\nfile = "src/schema.rs"\n',
      "migrations/2024-01-01-000000_trips/up.sql": TABLE,
      "migrations/2024-01-01-000000_trips/down.sql": "drop table trips;",
    },
    dir: "migrations",
    reason: "`diesel.toml`",
  },
  {
    tool: "prisma",
    layout: "a package",
    files: {
      "prisma/schema.prisma": 'datasource db {\n  provider = "postgresql"\n}\n',
      "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
      "prisma/migrations/20240101000000_trips/migration.sql": TABLE,
    },
    dir: "prisma/migrations",
    reason: "`prisma/migrations/migration_lock.toml`",
  },
  {
    tool: "drizzle",
    layout: "a journal",
    files: {
      "drizzle.config.ts": 'export default { dialect: "postgresql", out: "./drizzle" };\n',
      "drizzle/0000_trips.sql": TABLE,
      "drizzle/meta/_journal.json":
        '{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "version": "7", "when": 1704067200000, "tag": "0000_trips", "breakpoints": true }] }',
      "drizzle/meta/0000_snapshot.json": "{}",
    },
    dir: "drizzle",
    reason: "_journal.json",
  },
  {
    tool: "golang-migrate",
    layout: "pairs of files",
    files: {
      "go.mod": "module example.com/app\n\nrequire github.com/golang-migrate/migrate/v4 v4.18.1\n",
      "db/migrations/000001_trips.up.sql": TABLE,
      "db/migrations/000001_trips.down.sql": "drop table trips;",
    },
    dir: "db/migrations",
    reason: "`go.mod` requires golang-migrate",
  },
  {
    tool: "goose",
    layout: "annotated files",
    files: {
      "go.mod": "module example.com/app\n\nrequire github.com/pressly/goose/v3 v3.24.0\n",
      "migrations/20240101000000_trips.sql": `-- +goose Up\n${TABLE}\n-- +goose Down\ndrop table trips;\n`,
    },
    dir: "migrations",
    reason: "`-- +goose Up`",
  },
  {
    tool: "dbmate",
    layout: "annotated files",
    files: {
      "db/migrations/20240101000000_trips.sql": `-- migrate:up\n${TABLE}\n-- migrate:down\ndrop table trips;\n`,
      "db/schema.sql": TABLE,
    },
    dir: "db/migrations",
    reason: "`-- migrate:up`",
  },
  {
    tool: "node-pg-migrate",
    layout: "files of SQL in a package",
    files: {
      "package.json":
        '{ "scripts": { "migrate": "node-pg-migrate" }, "devDependencies": { "node-pg-migrate": "^9.0.0" } }',
      "migrations/1704067200000_trips.sql": `-- Up Migration\n${TABLE}\n-- Down Migration\ndrop table trips;\n`,
    },
    dir: "migrations",
    reason: "`package.json` depends on node-pg-migrate",
  },
  {
    tool: "graphile-migrate",
    layout: "committed migrations",
    files: {
      "package.json": '{ "devDependencies": { "graphile-migrate": "^1.4.1" } }',
      ".gmrc": "{}",
      "migrations/committed/000001.sql": `--! Previous: -\n--! Hash: sha1:0000000000000000000000000000000000000000\n\n${TABLE}`,
      "migrations/current.sql": "-- Enter migration here\n",
    },
    dir: "migrations",
    reason: "`.gmrc`",
  },
  {
    tool: "refinery",
    layout: "a crate",
    files: {
      "Cargo.toml": crate('refinery = { version = "0.8", features = ["tokio-postgres"] }'),
      "migrations/V1__trips.sql": TABLE,
    },
    dir: "migrations",
    reason: "`Cargo.toml` depends on refinery",
  },
  {
    tool: "flyway",
    layout: "a Spring application",
    files: {
      "pom.xml":
        "<project><dependencies><dependency><groupId>org.flywaydb</groupId><artifactId>flyway-database-postgresql</artifactId></dependency></dependencies></project>",
      "src/main/resources/db/migration/V1__trips.sql": TABLE,
      "src/main/resources/db/migration/R__views.sql": "create or replace view v as select 1 as one;\n",
    },
    dir: "src/main/resources/db/migration",
    reason: "files called `V…__….sql`",
  },
  {
    tool: "liquibase",
    layout: "formatted SQL",
    files: {
      "liquibase.properties": "changeLogFile=db/changelog/changelog.sql\nurl=jdbc:postgresql://localhost:5432/app\n",
      "db/changelog/changelog.sql": `--liquibase formatted sql\n\n--changeset ada:1\n${TABLE}--rollback drop table trips;\n`,
    },
    dir: "db/changelog",
    reason: "`db/changelog/changelog.sql` includes SQL changelogs",
  },
  {
    tool: "supabase",
    layout: "the CLI's folder",
    files: {
      "supabase/config.toml": 'project_id = "app"\n\n[db]\nmajor_version = 15\n',
      "supabase/migrations/20240101000000_trips.sql": TABLE,
      "supabase/seed.sql": "",
    },
    dir: "supabase/migrations",
    reason: "`supabase/config.toml`",
  },
  {
    tool: "atlas",
    layout: "a versioned folder",
    files: {
      "atlas.hcl":
        'env "local" {\n  dev = "docker://postgres/16/dev"\n  migration {\n    dir = "file://migrations"\n  }\n}\n',
      "migrations/20240101000000_trips.sql": TABLE,
      "migrations/atlas.sum": "h1:x=\n20240101000000_trips.sql h1:x=\n",
    },
    dir: "migrations",
    reason: "atlas",
  },
  {
    tool: "plain",
    layout: "numbered files",
    files: { "db/migrations/001_trips.sql": TABLE, "db/migrations/002_stops.sql": "create table stops (id int);" },
    dir: "db/migrations",
    reason: "numbered .sql files",
  },
];

const within = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

const found = async (files: Files): Promise<string[]> =>
  (await findMigrations(memoryTree(files), null)).fit.map(({ tool, dir }) => `${tool} ${dir}`);

async function question(files: Files): Promise<string> {
  const error: unknown = await detectProject(memoryTree(files), { tool: null, migrations: [] }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`no question was asked, but ${JSON.stringify(error)}`);
  return `${error.message}\n${error.remedy}`;
}

test("every tool is in the table", () => {
  expect([...new Set(rows.map(({ tool }) => tool))].sort()).toEqual(tools.map(({ name }) => name).sort());
});

test.each(rows)("$tool: $layout", async ({ tool, files, dir, reason }) => {
  const { fit, leftOut, programs } = await findMigrations(memoryTree(files), null);
  expect(fit.map((each) => `${each.tool} ${each.dir}`)).toEqual([`${tool} ${dir}`]);
  expect(fit[0]?.reason).toContain(reason);
  expect([leftOut, programs]).toEqual([[], []]);
});

test.each(rows)("$tool: $layout, in a folder of a monorepo", async ({ tool, files, dir }) => {
  expect(await found(within("services/trips", files))).toEqual([`${tool} services/trips/${dir}`]);
});

const expected = (several: readonly Row[]): string[] =>
  several.map(({ tool, dir }) => `${tool} services/${tool}/${dir}`).sort();
const together = (several: readonly Row[]): Files =>
  Object.assign({}, ...several.map(({ tool, files }) => within(`services/${tool}`, files))) as Files;

describe("many in one repository", () => {
  const firsts = rows.filter(({ tool }, index) => rows.findIndex((each) => each.tool === tool) === index);

  test("five of them", async () => {
    const five = firsts.filter(({ tool }) => ["sqlx", "prisma", "goose", "dbmate", "golang-migrate"].includes(tool));
    expect(five).toHaveLength(5);
    expect((await found(together(five))).sort()).toEqual(expected(five));
  });

  test("two of one tool, of which only one says that it is for PostgreSQL", async () => {
    const script = `-- +goose Up\n${TABLE}`;
    const files = {
      "a/.env": "GOOSE_DRIVER=postgres\n",
      "a/migrations/1_a.sql": script,
      "b/migrations/1_b.sql": script,
    };
    expect(await found(files)).toEqual(["goose a/migrations", "goose b/migrations"]);
  });

  test("all of them", async () => {
    expect((await found(together(firsts))).sort()).toEqual(expected(firsts));
  });
});

describe("what only looks alike", () => {
  const numbered = { "migrations/0001_trips.sql": TABLE, "migrations/0002_stops.sql": "create table stops (id int);" };
  const versioned = { "migrations/V1__trips.sql": TABLE, "migrations/V2__stops.sql": "create table stops (id int);" };

  test("the same numbered files are sqlx's in its crate, and nobody's elsewhere", async () => {
    expect(
      await found({ ...numbered, "Cargo.toml": crate('sqlx = { version = "0.8", features = ["postgres"] }') }),
    ).toEqual(["sqlx migrations"]);
    expect(await found({ ...numbered, "Cargo.toml": crate('serde = "1"') })).toEqual(["plain migrations"]);
  });

  test("V1__ is refinery's in its crate", async () => {
    expect(
      await found({ ...versioned, "Cargo.toml": crate('refinery = { version = "0.8", features = ["postgres"] }') }),
    ).toEqual(["refinery migrations"]);
  });

  test("V1__ is Flyway's elsewhere", async () => {
    expect(await found(versioned)).toEqual(["flyway migrations"]);
  });

  test("supabase/migrations is Drizzle's where Drizzle keeps its journal there", async () => {
    const journal = '{ "version": "7", "dialect": "postgresql", "entries": [] }';
    const files = { "supabase/config.toml": "", "supabase/migrations/20240101000000_trips.sql": TABLE };
    expect(await found({ ...files, "supabase/migrations/meta/_journal.json": journal })).toEqual([
      "drizzle supabase/migrations",
    ]);
  });

  test("files with dbmate's marks are dbmate's, also in a crate that uses sqlx", async () => {
    const files = {
      "Cargo.toml": crate('sqlx = { version = "0.8", features = ["postgres"] }'),
      "db/migrations/20240101000000_trips.sql": `-- migrate:up\n${TABLE}\n-- migrate:down\ndrop table trips;\n`,
    };
    expect(await found(files)).toEqual(["dbmate db/migrations"]);
  });

  test("folders of up.sql without diesel are not diesel's", async () => {
    expect(await found({ "migrations/2024-01-01-000000_trips/up.sql": TABLE })).toEqual([]);
  });

  test("numbered files that tests run are no migrations", async () => {
    expect(await found({ "src/test/queries/1_a.sql": TABLE, "src/test/queries/2_b.sql": TABLE })).toEqual([]);
    expect(await found({ "src/test/migrations/1_a.sql": TABLE })).toEqual(["plain src/test/migrations"]);
  });

  test("a folder of seeds is no folder of migrations", async () => {
    expect(await found({ ...numbered, "seeds/0001_trips.sql": "", "seeds/0002_stops.sql": "" })).toEqual([
      "plain migrations",
    ]);
  });

  test("fixtures and examples count only where there is no other", async () => {
    const sqlx = rows.find(({ tool }) => tool === "sqlx");
    const files = within("examples/shop", sqlx?.files ?? {});
    expect(await found(files)).toEqual(["sqlx examples/shop/migrations"]);
    expect(await found({ ...files, ...within("app", sqlx?.files ?? {}) })).toEqual(["sqlx app/migrations"]);
  });
});

describe("migrations that are programs are named, with the line for the config file", () => {
  test.each([
    ["Rails", { "db/migrate/20240101000000_create_trips.rb": "" }, "apply: bin/rails db:migrate"],
    ["Django", { "manage.py": "", "trips/migrations/0001_initial.py": "" }, "apply: python manage.py migrate"],
    ["Alembic", { "alembic.ini": "", "alembic/versions/3f2a_trips.py": "" }, "apply: alembic upgrade head"],
    ["Knex", { "knexfile.js": "", "migrations/20240101000000_trips.js": "" }, "apply: npx knex migrate:latest"],
    [
      "TypeORM",
      {
        "package.json": '{ "dependencies": { "typeorm": "0.3.20" } }',
        "src/data-source.ts": "",
        "src/migrations/1704067200000-Trips.ts": "",
      },
      "apply: npx typeorm migration:run -d src/data-source.ts",
    ],
    [
      "Sequelize",
      { "package.json": '{ "dependencies": { "sequelize": "6" } }', "migrations/20240101000000-trips.js": "" },
      "apply: npx sequelize-cli db:migrate",
    ],
    [
      "node-pg-migrate (JavaScript)",
      { "package.json": '{ "dependencies": { "node-pg-migrate": "9" } }', "migrations/1704067200000_trips.js": "" },
      "apply: npx node-pg-migrate up",
    ],
    [
      "node-pg-migrate (JavaScript)",
      {
        "app/package.json":
          '{ "dependencies": { "node-pg-migrate": "9" }, "scripts": { "up": "node-pg-migrate up -m db/pg" } }',
        "app/db/pg/1_trips.js": "",
      },
      "apply: cd app && npx node-pg-migrate up -m db/pg",
    ],
    [
      "Flyway (Java)",
      { "pom.xml": "<artifactId>flyway-core</artifactId>", "src/main/java/db/migration/V1_1__Trips.java": "" },
      'apply: mvn compile flyway:migrate -Dflyway.url="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE"',
    ],
    [
      "Flyway (Java)",
      { "app/build.gradle.kts": 'id("org.flywaydb.flyway")', "app/src/main/kotlin/db/migration/R__Views.kt": "" },
      "apply: cd app && ./gradlew flywayMigrate -Pflyway.url=",
    ],
    [
      "goose (Go)",
      {
        "go.mod": "module x\nrequire github.com/pressly/goose/v3 v3.27.0\n",
        "db/00001_trips.go": "",
        "tools/migrate/main.go": "",
      },
      "apply: go run ./tools/migrate up",
    ],
    [
      "refinery (Rust)",
      { "Cargo.toml": '[dependencies]\nrefinery = "0.9"\n', "migrations/V1__a.rs": "", "src/bin/migrate.rs": "" },
      "apply: cargo run --bin migrate",
    ],
    ["Ecto", { "priv/repo/migrations/20240101000000_trips.exs": "" }, "apply: mix ecto.migrate"],
    ["Laravel", { "database/migrations/2024_01_01_000000_trips.php": "" }, "apply: php artisan migrate --force"],
    ["Doctrine", { "migrations/Version20240101000000.php": "" }, "apply: php bin/console doctrine:migrations:migrate"],
    ["Liquibase (XML, YAML, JSON)", { "db/db.changelog-master.xml": "" }, "apply: liquibase update"],
    ["Entity Framework", { "Data/Migrations/20240101000000_Trips.cs": "" }, "apply: dotnet ef database update"],
    ["MikroORM", { "src/migrations/Migration20240101000000.ts": "" }, "apply: npx mikro-orm migration:up"],
  ])("%s", async (title, files, line) => {
    const asked = await question(files);
    expect(asked).toContain("No migrations in SQL were found in HEAD, but migrations that are programs:");
    expect(asked).toContain(`: ${title}\n`);
    expect(asked).toContain(line);
  });

  test("of a tool that is named, its own programs are", async () => {
    const files = { "go.mod": "require github.com/pressly/goose/v3 v3.27.0\n", "db/00001_trips.go": "" };
    const asked = detectProject(memoryTree(files), { tool: "goose", migrations: [] });
    await expect(asked).rejects.toThrow("No migrations in SQL were found in HEAD, but migrations that are programs:");
  });

  test("classes beside Flyway's scripts are judged with them", async () => {
    const files = { "pom.xml": "flyway", "src/main/java/db/migration/V2__Rows.java": "" };
    const script = { "src/main/resources/db/migration/V1__trips.sql": TABLE };
    expect((await findMigrations(memoryTree({ ...files, ...script }), null)).programs).toEqual([]);
    expect((await findMigrations(memoryTree(files), null)).programs).toHaveLength(1);
  });

  test("a project in a folder of its own is gone to first, whatever the folder is called", async () => {
    const files = { "it's $(x)/Gemfile": "", "it's $(x)/db/migrate/20240101000000_trips.rb": "" };
    expect(await question(files)).toContain(String.raw`apply: cd 'it'\''s $(x)' && bin/rails db:migrate`);
  });

  test("files that are named alike for another reason are nobody's", async () => {
    expect(await question({ "migrations/20240101000000-trips.js": "", "versions/a.py": "" })).toContain(
      "No migrations were found",
    );
  });
});

const leftOut = async (files: Files): Promise<unknown[]> => {
  const { fit, leftOut: out } = await findMigrations(memoryTree({ ...files, "app/migrations/1_a.sql": TABLE }), null);
  expect(fit.map(({ dir }) => dir)).toEqual(["app/migrations"]);
  return out.map(({ dir, unfit }) => `${dir}: ${unfit}`);
};

describe("other databases' migrations are left out, with the reason", () => {
  const mysql = "create table a (\n  id int,\n  x int AUTO_INCREMENT\n) engine=InnoDB;";
  test.each([
    ["MySQL", mysql, "this is MySQL: `AUTO_INCREMENT` at line 3 of `legacy/migrations/1_a.sql`"],
    ["SQLite", "create table a (id integer primary key autoincrement);", "this is SQLite: `autoincrement` at line 1"],
    ["SQL Server", "create table [dbo].[a] (id int identity(1,1));", "this is SQL Server: "],
    [
      "ClickHouse",
      "create table a (id UInt64) engine = MergeTree() order by id;",
      "this is ClickHouse: `engine = MergeTree`",
    ],
  ])("%s, by what PostgreSQL's grammar rejects", async (_, sql, reason) => {
    const [out] = await leftOut({ "legacy/migrations/1_a.sql": sql });
    expect(out).toContain(`legacy/migrations: ${reason}`);
  });

  const ANYBODYS = "create table trips (id bigint primary key, status text not null);";
  const later = Object.fromEntries(
    [2, 3, 4, 5].map((number) => [
      `legacy/migrations/${number}_a.sql`,
      `alter table trips add column c${number} text;`,
    ]),
  );

  test.each([
    ["a newer file's words", ANYBODYS, "alter table `trips` modify `status` int(11);", "MySQL: `modify"],
    ["back-quotes alone", ANYBODYS, "update `trips` set `status` = 'x';", "MySQL: ``trips``"],
    [
      "types that SQLite takes",
      "create table a (at timestamptz);",
      "create table b (id integer primary key) strict;",
      "SQLite",
    ],
    ["a type", ANYBODYS, "create table b (id integer primary key,\n  at DateTime);", "`datetime` at line 2 of `legacy"],
    ["a template", ANYBODYS, "\ncreate table {{ .prefix }}b (id serial);", "`{{ .prefix }}` at line 2 of `legacy"],
  ])("%s, among many files that everybody reads", async (_, first, tenth, reason) => {
    const [out] = await leftOut({ ...later, "legacy/migrations/1_a.sql": first, "legacy/migrations/10_b.sql": tenth });
    expect(out).toContain(reason);
  });

  test.each([
    ["names", ["1_a.sqlite.sql", "2_b.sqlite.sql"], "its files are named for sqlite"],
    [
      "names for several databases",
      ["1_a.mysql.up.sql", "1_a.postgres.up.sql", "2_b.up.sql"],
      "its files are named for several databases (`1_a.mysql.up.sql`)",
    ],
  ])("by the files' %s", async (_, names, reason) => {
    const files = names.map((name) => [`legacy/migrations/${name}`, ANYBODYS] as const);
    const [out] = await leftOut(Object.fromEntries(files));
    expect(out).toContain(`legacy/migrations: ${reason}`);
  });

  test("by a part of the path", async () => {
    expect(await leftOut({ "db/sqlite-migrations/1_a.sql": "create table a (id int);" })).toEqual([
      "db/sqlite-migrations: its path names sqlite-migrations",
    ]);
  });

  test("a file that is broken, or one of another dialect among many, is no other database's folder", async () => {
    expect(
      await found({
        "migrations/1_a.sql": "create tabel a;",
        "migrations/2_b.sql": mysql,
        "migrations/3_c.sql": TABLE,
      }),
    ).toEqual(["plain migrations"]);
  });

  test.each([
    ["a word of MySQL's beside PostgreSQL's own", "create table b (id int auto_increment, x jsonb);"],
    ["a type that PostgreSQL lacks beside PostgreSQL's own", "create table b (id serial, at datetime);"],
    ["a type that the migrations make", "create type datetime;\ncreate table b (at datetime);"],
    ["a mistake that is no dialect's", "alter table trips add colunm x int;"],
    ["a value that is put in", "create table `${table}` (id int);"],
    [
      "changesets for several databases",
      "--liquibase formatted sql\n--changeset a:1 dbms:mysql\ninsert ignore into a;",
    ],
    ["another's file by its name", ["2_b.mysql.sql", mysql]],
    ["another's folder within", ["mysql/2_b.sql", mysql]],
  ])("%s is no other database's folder", async (_, second) => {
    const [name, text] = typeof second === "string" ? ["2_b.sql", second] : second;
    const files = { "migrations/1_a.sql": ANYBODYS, [`migrations/${name}`]: text ?? "" };
    expect((await found(files)).map((each) => each.split(" ")[1])).toEqual(["migrations"]);
  });

  test("a folder of a crate for several databases is told by its files, where its path does not", async () => {
    const files = {
      "Cargo.toml": crate('sqlx = { version = "0.8", features = ["postgres", "sqlite"] }'),
      "server/migrations/1_a.sql": TABLE,
      "phone/migrations/1_a.sql": "create table a (id integer primary key autoincrement);",
    };
    expect(await found(files)).toEqual(["sqlx server/migrations"]);
  });

  test("the way back is not looked into", async () => {
    expect(
      await found({
        "migrations/1_a.up.sql": TABLE,
        "migrations/1_a.down.sql": "drop table `a`;",
        "migrations/2_b.down.sql": "drop table `b`;",
      }),
    ).toHaveLength(1);
  });
});
