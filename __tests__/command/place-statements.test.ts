import { describe, expect, test } from "@jest/globals";
import { fileNamedBy, placeStatements } from "../../src/command/place-statements.ts";
import type { SeenStatement } from "../../src/command/seen-statement.ts";
import { seenStatement } from "../../src/command/seen-statement.ts";

function ran(text: string, values: readonly string[] = []): SeenStatement {
  const statement = seenStatement(0, text, values);
  statement.completed = 1;
  statement.touched = new Set(["1259/16384/0"]);
  return statement;
}

const files = (...names: readonly string[]) => names.map((file) => ({ file, text: "" }));

describe("a record names the file of", () => {
  test.each([
    ["knex", "migrations/20240101_trips.js", ["20240101_trips.js"]],
    ["knex, compiled from TypeScript", "migrations/20240101_trips.ts", ["20240101_trips.js"]],
    ["Rails", "db/migrate/20240101000000_trips.rb", ["20240101000000"]],
    ["TypeORM", "migrations/1700000000000-Trips.ts", ["1700000000000", "Trips1700000000000"]],
    ["Django", "trips/migrations/0001_initial.py", ["trips", "0001_initial"]],
    ["Alembic", "versions/1975ea83b712_trips.py", ["1975ea83b712"]],
    ["Doctrine", "migrations/Version20240101.php", ["DoctrineMigrations\\Version20240101"]],
  ])("%s", (_tool, file, words) => {
    const others = files("a/0002_other.py", "b/1800000000000-Other.ts", "users/migrations/0001_initial.py");
    expect(fileNamedBy(words, [...others, ...files(file)])?.file).toBe(file);
  });

  test("nobody where two have the name", () => {
    expect(fileNamedBy(["0001_initial"], files("a/0001_initial.py", "b/0001_initial.py"))).toBeNull();
  });

  test("Alembic, whose revision only the text has", () => {
    const file = { file: "versions/2024_trips.py", text: 'revision: str = "abc123"\n' };
    expect(fileNamedBy(["abc123"], [...files("versions/2025_x.py"), file])).toBe(file);
  });
});

test("what runs before a record is written is the recorded file's", () => {
  const statements = [
    ran("create table a ()"),
    ran("update alembic_version set version_num='new1' where alembic_version.version_num = 'old1'"),
    ran("create table b ()"),
  ];
  const places = placeStatements(statements, files("versions/new1_a.py", "versions/old1_b.py"));
  expect([...places].map(([{ text }, { file }]) => [text, file])).toEqual([
    ["create table a ()", "versions/new1_a.py"],
  ]);
});

test("a statement that stands in a file has its lines, whatever the layout", () => {
  const text = "exports.up = (knex) =>\n  knex.raw(`\n    create  table a (\n      id int\n    )`);\n";
  const places = placeStatements([ran("create table a ( id int )")], [{ file: "m/1.js", text }]);
  expect([...places.values()]).toEqual([{ file: "m/1.js", line: 3, endLine: 5 }]);
});

test("what is in every file is in none", () => {
  expect(placeStatements([ran("commit")], [{ file: "m/1.sql", text: "commit" }]).size).toBe(0);
});
