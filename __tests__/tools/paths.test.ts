import { expect, test } from "@jest/globals";
import { joinPath, otherDatabaseIn } from "../../src/tools/paths.ts";

test("a path is relative to the folder of the file that gives it", () => {
  expect(joinPath("app/sqlx.toml", "migrations/")).toBe("app/migrations");
  expect(joinPath("sqlx.toml", "./db/migrations")).toBe("db/migrations");
  expect(joinPath("app/core/diesel.toml", "../../migrations")).toBe("migrations");
  expect(joinPath("sqlx.toml", ".")).toBe(".");
});

test("another database is named by a whole part of the path", () => {
  expect(otherDatabaseIn("db/sqlite/migrations")).toBe("sqlite");
  expect(otherDatabaseIn("db/mysqlish/migrations")).toBeNull();
});
