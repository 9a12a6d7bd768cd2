import { expect, test } from "@jest/globals";
import { findPsqlCommands } from "../../src/sql/psql-commands.ts";

test("commands are found between and within statements, with their lines", () => {
  const script = "\\restrict k9\n\\connect app\nselect 1 \\gexec\n\\i other.sql\n\\! ls\n\\d+ t";
  expect(findPsqlCommands(script).map(({ command, line }) => [command, line])).toEqual([
    ["\\restrict", 1],
    ["\\connect", 2],
    ["\\gexec", 3],
    ["\\i", 4],
    ["\\!", 5],
    ["\\d+", 6],
  ]);
});

test("backslashes in strings, comments and the data of COPY are no commands", () => {
  const script =
    "select E'\\'\\connect'; -- \\i x\n/* \\q */ select $$\\i$$;\ncopy t from stdin;\na\\N\n\\.\n\\echo done";
  expect(findPsqlCommands(script).map(({ text, line }) => [text, line])).toEqual([["\\echo done", 6]]);
});
