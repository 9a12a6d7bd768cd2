import { expect, test } from "@jest/globals";
import { UserError } from "../../../src/errors.ts";
import { detectProject, findMigrations } from "../../../src/tools/detection/detect-tool.ts";
import { memoryTree } from "../../support/memory-tree.ts";

const detect = async (files: readonly string[] | Record<string, string>, tool: string | null = null, dir?: string) => {
  const contents = Array.isArray(files) ? Object.fromEntries(files.map((file) => [file, ""])) : files;
  const tree = memoryTree(contents as Record<string, string>);
  const found = await detectProject(tree, { tool, migrations: dir === undefined ? [] : [dir] });
  return `${found.tool.name} ${found.dir}`;
};

const question = async (...args: Parameters<typeof detect>): Promise<string> => {
  const error: unknown = await detect(...args).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) {
    throw new Error(`no question was asked, but ${String(error)}`);
  }
  return `${error.message}\n${error.remedy}`;
};

const sqlxCargo = (features: string): string =>
  `[package]\nname = "x"\n[dependencies]\nsqlx = { version = "0.8", features = [${features}] }\n`;

function goModule(drivers: string): string {
  return `module app\n\nrequire (\n\tgithub.com/golang-migrate/migrate/v4 v4.19.1\n${drivers})\n`;
}

const PGX = "\tgithub.com/jackc/pgx/v5 v5.7.1\n";
const MYSQL = "\tgithub.com/go-sql-driver/mysql v1.8.1\n";

test("Prisma is known by its lock file", async () => {
  expect(
    await detect({
      "packages/db/migrations/migration_lock.toml": 'provider = "postgresql"\n',
      "packages/db/migrations/20240101000000_a/migration.sql": "",
    }),
  ).toBe("prisma packages/db/migrations");
});

test("Prisma for another database is left out, and said", async () => {
  const files = {
    "prisma/schema.prisma": 'datasource db {\n  provider = "sqlite"\n}',
    "prisma/migrations/20240101000000_a/migration.sql": "",
  };
  expect(await question(files)).toContain("- prisma/migrations: `prisma/schema.prisma` says sqlite");
});

test("diesel is known by diesel.toml or by the crate's dependency", async () => {
  const up = { "db/2020-01-01-000000_a/up.sql": "" };
  expect(await detect({ ...up, "diesel.toml": '[migrations_directory]\ndir = "db"\n' })).toBe("diesel db");
  expect(await detect({ ...up, "Cargo.toml": '[dependencies.diesel]\nversion = "2"\nfeatures = ["postgres"]' })).toBe(
    "diesel db",
  );
  expect(await question(up)).toContain("No migrations were found in HEAD");
});

test("numbered folders most of which have no up.sql are not diesel's, unless diesel.toml names them", async () => {
  const files = { "db/1/up.sql": "", "db/2/a.sql": "", "db/3/b.sql": "" };
  const cargo = { "Cargo.toml": '[dependencies.diesel]\nversion = "2"\nfeatures = ["postgres"]' };
  expect(await question({ ...files, ...cargo })).toContain("No migrations were found");
  expect(await detect({ ...files, ...cargo, "diesel.toml": '[migrations_directory]\ndir = "db"\n' })).toBe("diesel db");
});

test("refinery's folder is for the databases of the crate whose code embeds it", async () => {
  const script = "create table a (id int);";
  const files = {
    "api/Cargo.toml": '[dependencies]\nrefinery = { version = "0.8", features = ["rusqlite"] }',
    "api/migrations/V1__a.sql": script,
    "api/build.rs": "",
    "app/Cargo.toml": '[dependencies]\nrefinery = { version = "0.8", features = ["tokio-postgres", "rusqlite"] }',
    "app/src/main.rs": 'refinery::embed_migrations!("../api/migrations");',
  };
  expect(await detect(files)).toBe("refinery api/migrations");
});

test("sqlx is known by the nearest crate, or by the members of the workspace", async () => {
  expect(await detect({ "Cargo.toml": sqlxCargo('"postgres"'), "migrations/1_a.sql": "" })).toBe("sqlx migrations");
  expect(
    await detect({
      "Cargo.toml": "[workspace]\nmembers = ['server']\n",
      "server/Cargo.toml": sqlxCargo('"postgres"'),
      "migrations/1_a.sql": "",
    }),
  ).toBe("sqlx migrations");
});

const lib = (calls: string): string => `fn run() { ${calls} }`;

test("sqlx's folders are those that a crate's code names, each crate by itself", async () => {
  const PG = sqlxCargo('"postgres"');
  const tree = memoryTree({
    "Cargo.toml": '[workspace]\nmembers = ["a", "b"]\n',
    "one/Cargo.toml": PG,
    "one/src/main.rs": lib('sqlx::migrate!(); sqlx::migrate!("db/tenant");'),
    "one/migrations/1_a.sql": "",
    "one/db/tenant/1_a.sql": "",
    "one/data/1_rows.sql": "",
    "two/Cargo.toml": PG,
    "two/src/lib.rs": lib('sqlx::migrate!("./db/schema")'),
    "two/db/schema/1_a.sql": "",
    "two/db/schema/2_b.sql": "",
    "three/Cargo.toml": PG,
    "three/src/lib.rs": lib('Migrator::new(std::path::Path::new("./schema")).await'),
    "three/schema/1_a.sql": "",
    "lite/Cargo.toml": sqlxCargo('"sqlite"'),
    "lite/src/lib.rs": lib("sqlx::migrate!()"),
    "lite/migrations/1_a.sql": "",
    "four/Cargo.toml": PG,
    "four/sql/1_a.sql": "",
  });
  const { fit, aside, leftOut } = await findMigrations(tree, null);
  expect(fit.map(({ tool, dir, reason }) => `${tool} ${dir}: ${reason}`)).toEqual([
    "sqlx four/sql: numbered .sql files, and `four/Cargo.toml` depends on sqlx",
    "sqlx one/db/tenant: `one/src/main.rs` names it",
    "sqlx one/migrations: `one/src/main.rs` names it",
    "sqlx three/schema: `three/src/lib.rs` names it",
    "sqlx two/db/schema: `two/src/lib.rs` names it",
  ]);
  expect([...aside, ...leftOut].map(({ tool, dir }) => `${tool} ${dir}`)).toEqual([
    "sqlx one/data",
    "sqlx lite/migrations",
  ]);
});

const crateWith = (dependencies: string): string => `[package]\nname = "x"\n[dependencies]\n${dependencies}\n`;

test("a crate that says nothing of its database is left out only where its code or its files show another one", async () => {
  const TABLE = "create table a (id bigserial);";
  const LITE = "create table a (id integer primary key autoincrement);";
  const tree = memoryTree({
    "s1/Cargo.toml": sqlxCargo('"postgres"'),
    "s1/migrations/1_a.sql": TABLE,
    "s2/Cargo.toml": sqlxCargo('"uuid"'),
    "s2/migrations/1_a.sql": TABLE,
    "s3/Cargo.toml": sqlxCargo('"uuid"'),
    "s3/migrations/1_a.sql": LITE,
    "s4/Cargo.toml": sqlxCargo('"uuid"'),
    "s4/src/lib.rs": "use sqlx::SqlitePool;",
    "s4/migrations/1_a.sql": "",
    "r1/Cargo.toml": crateWith('refinery = { version = "0.8", features = ["tokio-postgres"] }'),
    "r1/migrations/V1__a.sql": TABLE,
    "r2/Cargo.toml": crateWith('refinery = "0.8"\ntokio-postgres = "0.7"'),
    "r2/migrations/V1__a.sql": "",
    "d1/Cargo.toml": crateWith('diesel = { version = "2", features = ["postgres"] }'),
    "d1/migrations/2024_a/up.sql": TABLE,
    "d2/Cargo.toml": crateWith('diesel = "2"\ndiesel-async = { version = "0.5", features = ["postgres"] }'),
    "d2/migrations/2024_a/up.sql": TABLE,
  });
  const { fit, leftOut } = await findMigrations(tree, null);
  expect(fit.map(({ dir }) => dir)).toEqual(["d1", "d2", "r1", "r2", "s1", "s2"].map((each) => `${each}/migrations`));
  expect(leftOut.map(({ dir, unfit }) => `${dir}: ${unfit}`)).toEqual([
    expect.stringContaining("s3/migrations: this is SQLite: `autoincrement`"),
    "s4/migrations: `s4/src/lib.rs` works with SQLite, and nothing of its crate with PostgreSQL",
  ]);
});

const dbmateScript = (sql: string): string => `-- migrate:up\n${sql}\n-- migrate:down\n`;

test("what the files or the JDBC URL say outweighs a service's name that is also a database's", async () => {
  const URL = "spring:\n  datasource:\n    url: jdbc:postgresql://localhost/x\n";
  const tree = memoryTree({
    "a/oracle/db/migrations/1_a.sql": dbmateScript("create table a (id bigserial);"),
    "b/oracle/db/migrations/1_a.sql": dbmateScript("create table a (id int);"),
    "c/oracle/db/migrations/1_a.sql": dbmateScript("create table a (id bigserial);"),
    "c/oracle/db/migrations/2_b.sql": dbmateScript("create table b (id number(10) primary key, at datetime);"),
    "d/oracle/src/main/resources/application.yml": URL,
    "d/oracle/src/main/resources/db/migration/V1__a.sql": "create table a (id int);",
    "d/oracle/src/main/resources/db/migration/mysql/V1__a.sql": "",
    "e/migrations/oracle/1_a.sql": dbmateScript("create table a (id bigserial);"),
    "f/src/main/resources/application.yml": URL,
    "f/src/main/resources/db/migration/V1__b.sql": "create table b (id int, at datetime);",
  });
  const { fit, leftOut } = await findMigrations(tree, null);
  expect(fit.map(({ dir }) => dir)).toEqual([
    "a/oracle/db/migrations",
    "d/oracle/src/main/resources/db/migration",
    "f/src/main/resources/db/migration",
  ]);
  expect(leftOut.map(({ dir }) => dir)).toEqual([
    "b/oracle/db/migrations",
    "c/oracle/db/migrations",
    "e/migrations/oracle",
  ]);
});

const pair = (dir: string, sql: string) => ({ [`${dir}/1_a.up.sql`]: sql, [`${dir}/1_a.down.sql`]: "" });

test("a driver that only other modules need does not speak for PostgreSQL", async () => {
  const lite = "create table a (id integer primary key autoincrement);";
  const tree = memoryTree({
    "a/go.mod": goModule(PGX.replace("\n", " // indirect\n")),
    ...pair("a/migrations", lite),
    "b/go.mod": goModule(PGX),
    ...pair("b/migrations", lite),
    "c/go.mod": goModule(`\tgorm.io/driver/postgres v1.5.0\n${MYSQL.replace("\n", " // indirect\n")}`),
    ...pair("c/migrations", "create table a (id bigserial);"),
  });
  const { fit, leftOut } = await findMigrations(tree, null);
  expect(fit.map(({ dir }) => dir)).toEqual(["b/migrations", "c/migrations"]);
  expect(leftOut.map(({ unfit }) => unfit)).toEqual([expect.stringContaining("this is SQLite")]);
});

test("refinery's folders that are loaded by a literal are a history each", async () => {
  const tree = memoryTree({
    "app/Cargo.toml": crateWith('refinery = { version = "0.8", features = ["tokio-postgres"] }'),
    "Cargo.toml": '[workspace]\nmembers = ["app"]\n',
    "app/src/main.rs": lib(
      'load_sql_migrations("./migrations/core"); load_sql_migrations(Path::new("app/migrations/tenant"));',
    ),
    "app/migrations/core/V1__a.sql": "",
    "app/migrations/tenant/V1__a.sql": "",
  });
  const { fit } = await findMigrations(tree, null);
  expect(fit.map(({ dir }) => dir)).toEqual(["app/migrations/core", "app/migrations/tenant"]);
});

test("of several sqlx crates, the one for PostgreSQL is taken, features from the workspace included", async () => {
  expect(
    await detect({
      "Cargo.toml": '[workspace.dependencies]\nsqlx = { version = "0.9", features = ["uuid"] }\n',
      "client/Cargo.toml": '[dependencies]\nsqlx = { workspace = true, features = ["sqlite"] }\n',
      "client/migrations/1_a.sql": "",
      "server/Cargo.toml": '[dependencies]\nsqlx = { workspace = true, features = [\n  "postgres",\n] }\n',
      "server/migrations/1_a.sql": "",
      "kv/Cargo.toml": "[dependencies]\nsqlx.workspace = true\n",
      "kv/src/lib.rs": "use sqlx::SqlitePool;\n",
      "kv/migrations/1_a.sql": "",
    }),
  ).toBe("sqlx server/migrations");
});

test("a workspace that asks for PostgreSQL does not make SQLite's crates PostgreSQL's", async () => {
  const file = "migrations/1_a.sql";
  const tree = memoryTree({
    "Cargo.toml": '[workspace.dependencies.sqlx]\nversion = "0.8"\nfeatures = ["postgres", "uuid"]\n',
    "client/Cargo.toml": '[dependencies]\nsqlx = { workspace = true, features = ["sqlite"] }\n',
    [`client/${file}`]: "",
    "kv/Cargo.toml": "[dependencies]\nsqlx = { workspace = true }\n",
    "kv/src/database.rs": "use sqlx::sqlite::SqlitePool;\n",
    [`kv/${file}`]: "",
    "server/Cargo.toml": "[dependencies]\nsqlx = { workspace = true }\n",
    "server/src/lib.rs": "use sqlx::postgres::PgPool;\n",
    [`server/${file}`]: "",
    "both/Cargo.toml": '[dependencies]\nsqlx = { workspace = true, features = ["sqlite"] }\n',
    "both/migrations/postgres/1_a.sql": "",
  });
  const { fit, leftOut } = await findMigrations(tree, null);
  expect(fit.map(({ dir }) => dir)).toEqual(["both/migrations/postgres", "server/migrations"]);
  expect(leftOut.map(({ unfit }) => unfit)).toEqual([
    "`client/Cargo.toml` uses sqlx with sqlite, not with postgres",
    "`kv/src/database.rs` works with SQLite, and nothing of its crate with PostgreSQL",
  ]);
});

test("a crate inherits the features of the workspace's dependency", async () => {
  const files = {
    "Cargo.toml": '[workspace.dependencies]\nsqlx = { version = "0.9", features = ["sqlite"] }\n',
    "kv/Cargo.toml": "[dependencies]\nsqlx.workspace = true\n",
    "kv/migrations/1_a.sql": "",
  };
  expect(await question(files)).toContain("`kv/Cargo.toml` uses sqlx with sqlite");
});

test("a crate that uses SQLite is not taken for plain SQL files", async () => {
  const files = { "Cargo.toml": sqlxCargo('"sqlite"'), "migrations/1_a.sql": "" };
  expect(await question(files)).toContain("uses sqlx with sqlite, not with postgres");
});

test("folders of a crate for several databases are told apart by their path", async () => {
  expect(
    await detect({
      "Cargo.toml": sqlxCargo('"postgres", "sqlite"'),
      "migrations/postgres/1_a.sql": "",
      "migrations/sqlite/1_a.sql": "",
    }),
  ).toBe("sqlx migrations/postgres");
});

test.each([
  ["sqlx", { "oracle/Cargo.toml": sqlxCargo('"postgres", "sqlite"'), "oracle/migrations/1_a.sql": "" }],
  ["sqlx", { "Cargo.toml": sqlxCargo('"postgres"'), "crates/d1/migrations/1_a.sql": "" }],
  [
    "diesel",
    {
      "scylla/Cargo.toml": '[dependencies.diesel]\nversion = "2"\nfeatures = ["postgres"]',
      "scylla/migrations/2024_a/up.sql": "",
    },
  ],
  [
    "refinery",
    {
      "turso/Cargo.toml": '[dependencies]\nrefinery = { version = "0.8", features = ["tokio-postgres"] }',
      "turso/migrations/V1__a.sql": "",
    },
  ],
  ["golang-migrate", { "h2/go.mod": goModule(`${PGX}${MYSQL}`), "h2/m/1_a.up.sql": "create table a (id int);" }],
  [
    "flyway",
    {
      "oracle/src/main/resources/application.properties":
        "spring.datasource.url=jdbc:postgresql://db/app\nspring.flyway.enabled=true\n",
      "oracle/src/main/resources/db/migration/V1__a.sql": "",
      "oracle/src/main/resources/db/migration/h2/V1__a.sql": "",
    },
  ],
  [
    "liquibase",
    {
      "oracle/liquibase.properties": "changeLogFile=changelog.sql\nurl=jdbc:postgresql://db/app\n",
      "oracle/changelog.sql": "--liquibase formatted sql\n\n--changeset ada:1\ncreate table a (id int);\n",
    },
  ],
])(
  "a service that has a database's name is %s's for PostgreSQL, as its own configuration says",
  async (tool, files) => {
    const { fit } = await findMigrations(memoryTree(files), null);
    expect(fit.map((each) => each.tool)).toEqual([tool]);
  },
);

test("numbered files that are nobody else's are plain", async () => {
  expect(await detect(["db/migrations/001_a.sql", "db/seeds/001_a.sql"])).toBe("plain db/migrations");
  expect(await detect(["sql/001_a.sql", "sql/002_b.sql"])).toBe("plain sql");
  expect(await detect(["db/migrate/0.9/1_a.sql", "db/migrate/0.10/1_a.sql", "db/migrate/ALL.sql"])).toBe(
    "plain db/migrate",
  );
  expect(await detect(["migrations/up/001_a.sql", "migrations/down/001_a.sql"])).toBe("plain migrations");
});

test("a tool that is known and not supported is not run as plain SQL", async () => {
  const asked = await question({ "migrations/1_a.sql": "-- +migrate Up\n" });
  expect(asked).toContain("looks like sql-migrate");
  expect(asked).toContain("would run its down part, too");
});

test("several folders are a question with the exact options to add", async () => {
  const asked = await question(["a/migrations/1_a.sql", "b/migrations/1_a.sql"]);
  expect(asked).toContain("- a/migrations: plain SQL files (numbered .sql files)");
  expect(asked).toContain("--tool plain --migrations b/migrations");
});

test("folders within tests and examples count only where there is no other", async () => {
  const files = ["examples/a/migrations/1_a.sql", "tests/fixtures/migrations/1_a.sql"];
  expect(await detect([...files, "migrations/1_a.sql"])).toBe("plain migrations");
  expect(await detect(files.slice(0, 1))).toBe("plain examples/a/migrations");
});

test("what the user says decides", async () => {
  const files = { "Cargo.toml": sqlxCargo('"postgres"'), "a/1_a.sql": "", "b/1_a.sql": "" };
  expect(await detect(files, null, "b/")).toBe("sqlx b");
  expect(await detect(files, "plain", "./a")).toBe("plain a");
  expect(await detect({ ...files, "migrations/1_a.sql": "" }, "sqlx")).toBe("sqlx migrations");
});

test("a folder that is not there, and a tool that is not known, come with a proposal", async () => {
  expect(await question(["app/migrations/1_a.sql"], null, "migrations")).toContain(
    "Did you mean `--migrations app/migrations`?",
  );
  expect(await question(["migrations/1_a.sql"], "prism")).toContain("Did you mean `prisma`?");
});

test("a folder that fits no tool is a question", async () => {
  expect(await question(["db/readme.md"], null, "db")).toMatch(/--tool \S*\|diesel\|\S* --migrations db`/u);
});

test("a tree with no migrations says what was looked for", async () => {
  expect(await question(["README.md"])).toContain("folders of numbered `.sql` files (plain)");
});

test("goose in a program with a driver for SQLite alone is left out, and said", async () => {
  const sqlite = "\tgithub.com/mattn/go-sqlite3 v1.14.24\n\tgithub.com/pressly/goose/v3 v3.24.0\n";
  const files = { "m/1_a.sql": "-- +goose Up\nselect 1;\n", "go.mod": goModule(sqlite) };
  const told = "`go.mod` requires github.com/mattn/go-sqlite3, and no driver for PostgreSQL";
  expect(await question(files)).toContain(told);
  const program = 'package m\nimport "github.com/pressly/goose/v3"\nfunc init() { goose.AddMigration(up, down) }\n';
  const asked = await question({ ...files, "m/00002_b.go": program });
  expect(asked).toContain(told);
  expect(asked).not.toContain("goose (Go)");
});

test("golang-migrate in a program with a driver for MySQL alone is left out, and said", async () => {
  const up = { "m/1_a.up.sql": "create table a (id int);", "m/1_a.down.sql": "" };
  expect(await question({ ...up, "go.mod": goModule(MYSQL) })).toContain(
    "`go.mod` requires github.com/go-sql-driver/mysql",
  );
  expect(await detect({ ...up, "go.mod": goModule(`${MYSQL}${PGX}`) })).toBe("golang-migrate m");
});
