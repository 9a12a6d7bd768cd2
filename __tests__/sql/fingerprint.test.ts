import { beforeAll, expect, test } from "@jest/globals";
import { compareScripts } from "../../src/sql/fingerprint.ts";
import { loadParser } from "../../src/sql/parser.ts";

beforeAll(loadParser);

const kind = (before: string, after: string): string => compareScripts(before, after).kind;
const body = (text: string, language = "plpgsql"): string =>
  `create function f() returns int language ${language} as $$${text}$$`;

const copy = (data: string): string => `copy t from stdin;\n${data}\n\\.\n`;

test("the same text is identical", () => {
  expect(kind("select 1", "select 1")).toBe("identical");
});

test("white space, comments, keyword case, line ends and ways to quote are formatting", () => {
  const before = "CREATE TABLE trips (id INT, note TEXT DEFAULT 'a''b');\n";
  expect(kind(before, '-- trips\r\ncreate table trips\r\n  (id integer, "note" text default $$a\'b$$)')).toBe(
    "formatting",
  );
});

test("a constant, a name or the order of statements is semantic", () => {
  expect(kind("select 1", "select 2")).toBe("semantic");
  expect(kind("select 'a\r\nb'", "select 'a\nb'")).toBe("semantic");
  expect(kind("create table a (b int)", "create table a (c int)")).toBe("semantic");
  expect(kind("drop table a; drop table b", "drop table b; drop table a")).toBe("semantic");
  expect(kind("create tablespace t location '/a'", "create tablespace t location '/b'")).toBe("semantic");
});

test("layout, comments and keyword case within SQL and PL/pgSQL bodies are told apart", () => {
  expect(kind(body("begin return 1; end"), body("\n-- one\nBEGIN\n  RETURN 1;\nEND\n"))).toBe(
    "function-body-formatting",
  );
  expect(kind(body("select 1", "SQL"), body("select  1", "sql"))).toBe("function-body-formatting");
  expect(kind("do $$begin null; end$$", "do $x$begin\n null; end$x$")).toBe("function-body-formatting");
});

test("what a body does or quotes counts, and so does the layout of other languages", () => {
  expect(kind(body("begin return 1; end"), body("begin return 2; end"))).toBe("semantic");
  expect(kind(body("begin raise 'a  b'; end"), body("begin raise 'a b'; end"))).toBe("semantic");
  expect(kind(body("begin return a<=b; end"), body("begin return a< =b; end"))).toBe("semantic");
  expect(kind(body("if x:\n  y()", "plpython3u"), body("if x:\n y()", "plpython3u"))).toBe("semantic");
});

test("the first difference and the differing statements are named", () => {
  const before = "create table a (id int);\ncreate index i on a (id);\ndrop table x;\nselect 1;";
  const after = "create table a (id bigint);\nselect 1;\ninsert into a values (1);";
  const comparison = compareScripts(before, after);
  expect(comparison.first?.before?.line).toBe(1);
  expect(comparison.first?.after?.line).toBe(1);
  expect(comparison.changed.map((pair) => [pair.before.text, pair.after.text])).toEqual([
    ["create table a (id int)", "create table a (id bigint)"],
  ]);
  expect(comparison.removed.map(({ text }) => text)).toEqual(["create index i on a (id)", "drop table x"]);
  expect(comparison.added.map(({ text }) => text)).toEqual(["insert into a values (1)"]);
  expect(comparison.common).toBe(1);
});

test("a statement stands for one of its own kind, not for its neighbour", () => {
  const { changed, removed } = compareScripts("drop table x; create table a (id int)", "create table a (id bigint)");
  expect(changed.map((pair) => pair.before.text)).toEqual(["create table a (id int)"]);
  expect(removed.map(({ text }) => text)).toEqual(["drop table x"]);
});

test("a side that has nothing more has no first statement", () => {
  expect(compareScripts("select 1", "select 1; select 2").first).toMatchObject({ before: null, after: { line: 1 } });
});

test("scripts that PostgreSQL rejects are compared by their tokens", () => {
  expect(kind("create table `a` (id int);", "CREATE TABLE  `a` (id int); -- x")).toBe("formatting");
  expect(kind("create table `a` (id int);", "create table `b` (id int);")).toBe("unparsed");
  expect(kind(copy("1"), copy("2"))).toBe("unparsed");
  expect(kind("select 1; slect", "select 2; slect")).toBe("semantic");
});
