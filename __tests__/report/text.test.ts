import { stripVTControlCharacters } from "node:util";
import { expect, test } from "@jest/globals";
import { textReport } from "../../src/report/text.ts";
import { expectGolden } from "../support/golden.ts";
import { sample, samples } from "./samples.ts";

for (const [name, report] of Object.entries(samples)) {
  test(`the terminal report of ${name} is as reviewed`, () => {
    expectGolden(textReport(report, { width: 100, colour: false }), `${import.meta.dirname}/golden/${name}.txt`);
  });
}

test("the first line answers in under ten words whether to merge", () => {
  for (const report of Object.values(samples)) {
    const [first = ""] = textReport(report, { width: 100, colour: false }).split("\n");
    expect(first.split(" ").length).toBeLessThan(10);
    expect(first).toMatch(/^(?:Safe to merge|Do not merge|Not blocked|migration-gate could not run)/u);
  }
});

test("colour adds escapes only where it is asked for, and no other text", () => {
  const plain = textReport(samples["pass-destructive"], { width: 100, colour: false });
  const coloured = textReport(samples["pass-destructive"], { width: 100, colour: true });
  expect(plain).not.toContain("\u001B");
  expect(coloured).toContain("\u001B[31m");
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test("escapes and bidi controls from SQL never reach the terminal", () => {
  const text = textReport(samples.hostile, { width: 80, colour: false });
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(text).toContain("<U+202E>evil<U+0000>");
});

test("prose is wrapped to the width of the terminal", () => {
  const text = textReport(samples.cosmetic, { width: 60, colour: false });
  const long = text.split("\n").filter((line) => line.length > 60);
  expect(long.filter((line) => !/https:|git mv|migrations\//u.test(line))).toEqual([]);
});

test("where databases were upgraded from is told, and many are counted", () => {
  const base = { base: "2b6f0c1d", upgraded: "9c01d7ee", fresh: "9c01d7ee" };
  const two = textReport(sample({ paths: { ...base, "from v1.4.0": "9c01d7ee", "from release/1.x": null } }), {
    width: 400,
    colour: false,
  });
  expect(two).toContain(", and from databases at v1.4.0, release/1.x.\n");
  const tags = ["1", "2", "3", "4", "5", "6", "7"].map((tag) => [`from v${tag}`, null] as const);
  const pending = [{ version: "2", name: "stops", file: "migrations/2_stops.sql", statements: 1 }];
  const paths = { ...base, ...Object.fromEntries(tags) };
  const many = textReport(sample({ pending, paths }), { width: 400, colour: false });
  expect(many).toContain("and from databases at v1, v2, v3, v4, v5 and 2 more.\n");
});
