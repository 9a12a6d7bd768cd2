import { expect, test } from "@jest/globals";
import { joinPath, otherDatabaseIn } from "../../src/tools/paths.ts";

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
])("another database in %s: %s", (path, part) => {
  expect(otherDatabaseIn(path)).toBe(part);
});
