import { beforeAll, expect, test } from "@jest/globals";
import { loadParser } from "../../src/sql/parser.ts";
import { splitStatements } from "../../src/sql/split-statements.ts";

beforeAll(loadParser);

const texts = (script: string): string[] => splitStatements(script).statements.map(({ text }) => text);

test("a statement starts at its first token and ends at its last, without comments around it", () => {
  const script = "-- first\n/* é */ select 1 -- tail\n;\n\n  create table t (\n  id int -- key\n) -- done\n";
  const { statements, error } = splitStatements(script);
  expect(error).toBeNull();
  expect(statements.map(({ text, line, endLine, kind }) => ({ text, line, endLine, kind }))).toEqual([
    { text: "select 1", line: 2, endLine: 2, kind: "SelectStmt" },
    { text: "create table t (\n  id int -- key\n)", line: 5, endLine: 7, kind: "CreateStmt" },
  ]);
  for (const { text, start, end } of statements) {
    expect(script.slice(start, end)).toBe(text);
  }
});

test("offsets are UTF-16 although the parser counts UTF-8 bytes", () => {
  const script = "select 'é😀'; select 'ü'; select 3";
  const { statements } = splitStatements(script);
  expect(statements.map(({ start, end }) => script.slice(start, end))).toEqual([
    "select 'é😀'",
    "select 'ü'",
    "select 3",
  ]);
});

test("a syntax error's place counts an emoji as one column and two UTF-16 units", () => {
  const { error } = splitStatements("select 1;\nselect 'é😀'; slect 1");
  expect(error).toEqual({ message: 'syntax error at or near "slect"', offset: 24, line: 2, column: 14 });
});

test("a file that holds only comments and semicolons has no statements", () => {
  for (const script of ["", "  \n", "-- nothing\n/* here */", ";;\n;"]) {
    expect(splitStatements(script)).toEqual({ statements: [], error: null });
  }
});

test("statements around one that PostgreSQL rejects keep their places and kinds", () => {
  const script = [
    "create table a (id int);",
    "create table `b` (id int auto_increment);",
    "do $x$ begin perform ';'; end $x$;",
    "create function f() returns int language sql begin atomic select case when true then 1 end; select 2; end;",
    "create rule r as on insert to a do (select 1; select 2); select ';' /* ; /* ; */ ; */ ;",
  ].join("\n");
  const { statements, error } = splitStatements(script);
  expect(error).toMatchObject({ line: 2, column: 14 });
  expect(statements.map(({ line, kind }) => [line, kind])).toEqual([
    [1, "CreateStmt"],
    [2, null],
    [3, "DoStmt"],
    [4, "CreateFunctionStmt"],
    [5, "RuleStmt"],
    [5, "SelectStmt"],
  ]);
});

test("psql's commands and the data of COPY are no statements", () => {
  const script = "\\restrict abc\ncopy t (a) from stdin;\nslect; 'x\n\\.\nselect 2;\n\\unrestrict abc\n";
  expect(texts(script)).toEqual(["copy t (a) from stdin", "select 2"]);
  expect(texts("select 'a' \\gexec\nselect 'b';")).toEqual(["select 'a'", "select 'b'"]);
});

test("an unclosed string, comment or dollar quote makes the rest one statement", () => {
  for (const open of ["'", '"', "$a$", "("]) {
    expect(texts(`select 1; select ${open} ; select 2;`)).toEqual(["select 1", `select ${open} ; select 2;`]);
  }
  expect(texts("select 1; select /* ; select 2")).toEqual(["select 1", "select"]);
});

test("a NUL character is a problem, and hides nothing that follows", () => {
  const { statements, error } = splitStatements("select 1;\nselect '\0';\nselect 3;");
  expect(error).toMatchObject({ line: 2, column: 9 });
  expect(statements.map(({ kind }) => kind)).toEqual(["SelectStmt", null, "SelectStmt"]);
});

test("an expression nested too deeply for the parser stays a statement without a kind", () => {
  const { statements, error } = splitStatements(`select 1; select ${"1+".repeat(100_000)}1; select 2`);
  expect(error).toBeNull();
  expect(statements.map(({ kind }) => kind)).toEqual(["SelectStmt", null, "SelectStmt"]);
});

test("a byte order mark is left for the tool to judge: PostgreSQL rejects it", () => {
  const { statements, error } = splitStatements("\uFEFFcreate table t (id int);\nselect 1;");
  expect(error).toMatchObject({ line: 1, column: 1 });
  expect(statements.map(({ kind }) => kind)).toEqual([null, "SelectStmt"]);
});

test("the tree is made when it is asked for, with locations from the statement's start", () => {
  const [, second] = splitStatements("select 1; drop table a.b").statements;
  expect(second?.node).toMatchObject({ DropStmt: { removeType: "OBJECT_TABLE" } });
  expect(second?.node).toEqual(second?.node);
});

test("places in a script of several megabytes are right in every chunk", () => {
  const line = "insert into seed (id, note) values (1, 'naïve; 😀');\n";
  const script = line.repeat(60_000);
  const { statements, error } = splitStatements(script);
  expect(error).toBeNull();
  expect(statements).toHaveLength(60_000);
  expect(statements.at(-1)).toMatchObject({ line: 60_000, kind: "InsertStmt", text: line.slice(0, -2) });
});
