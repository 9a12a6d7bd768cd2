import { expect, test } from "@jest/globals";
import { excerpt, lineIndex, offsetOfCodePoint, offsetsOfBytes } from "../../src/sql/positions.ts";

test("bytes, code points and UTF-16 units of one place agree", () => {
  const text = "é😀x\ny€";
  const characters = Array.from(text);
  const bytes = characters.map((_, index) => Buffer.byteLength(characters.slice(0, index).join("")));
  const offsets = characters.map((_, index) => characters.slice(0, index).join("").length);
  expect(offsetsOfBytes(text, bytes)).toEqual(offsets);
  expect(characters.map((_, index) => offsetOfCodePoint(text, index + 1))).toEqual(offsets);
  expect(offsetsOfBytes(text, [3, 99])).toEqual([3, text.length]);
  expect(offsetOfCodePoint(text, 99)).toBe(text.length);
});

test("lines are counted from 1 and columns in characters", () => {
  const text = "a\r\n😀b\n";
  const index = lineIndex(text);
  expect(index.lines).toBe(3);
  expect(index.place(text.indexOf("b"))).toEqual({ line: 2, column: 2 });
  expect(index.place(text.length)).toEqual({ line: 3, column: 1 });
  expect([1, 2, 3].map((line) => index.textOf(line))).toEqual(["a", "😀b", ""]);
  expect([1, 2, 3, 4].map((line) => index.startOf(line))).toEqual([0, 3, 7, 7]);
});

test("an excerpt shows three lines with numbers and a caret under the place", () => {
  const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\n");
  expect(excerpt(text, text.indexOf("10"))).toBe(" 9 | line 9\n10 | line 10\n   |      ^\n11 | line 11");
  expect(excerpt("one", 1)).toBe("1 | one\n  |  ^");
});

test("the caret counts an emoji as one character and repeats tabs", () => {
  expect(excerpt("\t😀\tx", 4)).toBe("1 | \t😀\tx\n  | \t \t^");
});

test("a very long line is shown through a window around the caret", () => {
  const text = `short\n${"a".repeat(500)}X${"b".repeat(500)}\nshort`;
  const shown = excerpt(text, text.indexOf("X"), { width: 20 });
  expect(shown.split("\n")).toEqual(["1 |", `2 | …${"a".repeat(9)}X${"b".repeat(10)}…`, "  |           ^", "3 |"]);
  const end = excerpt("a".repeat(300), 300, { width: 20 }).split("\n");
  expect(end[1]?.indexOf("^")).toBe(end[0]?.length);
});
