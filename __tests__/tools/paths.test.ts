import { expect, test } from "@jest/globals";
import { joinPath, namesDatabase, otherDatabaseIn } from "../../src/tools/paths.ts";

test("a path is relative to the folder of the file that gives it", () => {
  expect(joinPath("app/sqlx.toml", "migrations/")).toBe("app/migrations");
  expect(joinPath("sqlx.toml", "./db/migrations")).toBe("db/migrations");
  expect(joinPath("app/core/diesel.toml", "../../migrations")).toBe("migrations");
  expect(joinPath("sqlx.toml", ".")).toBe(".");
});

test.each([
  ["db/sqlite/migrations", "sqlite"],
  ["db/sqlite-migrations", "sqlite-migrations"],
  ["clickhouse_migrations", "clickhouse_migrations"],
  ["services/oracle/migrations", "oracle"],
  ["db/mysqlish/migrations", null],
  ["services/clickhouse-sync/migrations", null],
  ["services/price-oracle/migrations", null],
  ["sqlite-to-postgres/migrations", null],
  ["oracle/migrations/postgres", null],
  ["postgres/d1/migrations", "d1"],
])("another database in %s: %s", (path, part) => {
  expect(otherDatabaseIn(path)).toBe(part);
});

test.each<[string, string, boolean, string | null]>([
  ["services/oracle/migrations", "services/oracle", true, null],
  ["services/oracle/migrations", ".", false, null],
  ["services/oracle/migrations", ".", true, "oracle"],
  ["services/oracle/migrations/d1", "services/oracle", true, "d1"],
  ["services/sqlite/migrations", "services/sqlite", false, "sqlite"],
])(
  "another database in %s, where something in %s says PostgreSQL (among others: %s): %s",
  (path, home, amongOthers, part) => {
    expect(otherDatabaseIn(path, { home, amongOthers })).toBe(part);
  },
);

test.each([
  ["its path names mysql", "mysql/migrations", true],
  ["its path names oracle", "services/oracle/migrations", false],
  ["its path names oracle", "db/migration/oracle", true],
  ["`a/Cargo.toml` uses sqlx with sqlite, not with postgres", "a/migrations", true],
  ["`go.mod` requires github.com/go-sql-driver/mysql, and no driver for PostgreSQL", "migrations", true],
  ["`.env` says `DATABASE_URL=mysql:…`", "db/migrations", true],
  ["this is MySQL: `AUTO_INCREMENT` at line 2 of `db/1_a.sql`", "db", true],
  ["`datetime` at line 2 of `services/mysql/1_a.sql` is no type of PostgreSQL's", "db", false],
  ["`app/application.yml` connects to h2", "app/db/migration", false],
])("%s: whether that names another database for certain", (reason, dir, certain) => {
  expect(namesDatabase(reason, dir)).toBe(certain);
});
