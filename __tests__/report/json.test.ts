import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "@jest/globals";
import { jsonReport } from "../../src/report/json.ts";
import type { Report } from "../../src/report/report.ts";
import { expectGolden } from "../support/golden.ts";
import { sample, samples } from "./samples.ts";

const schema = JSON.parse(readFileSync(`${import.meta.dirname}/../../schema/report.schema.json`, "utf8")) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

for (const [name, report] of Object.entries(samples)) {
  test(`the JSON report of ${name} is as the published schema says`, () => {
    validate(JSON.parse(jsonReport(report)));
    expect(validate.errors).toBeNull();
  });
}

test("the schema refuses a report without a verdict, and an error without its message", () => {
  const { verdict: _, ...rest } = samples.cosmetic;
  expect(validate(rest)).toBe(false);
  expect(validate({ ...samples["could-not-run"], error: null })).toBe(false);
  expect(validate({ ...samples.cosmetic, findings: [{ rule: "x" }] })).toBe(false);
});

test("every field that the schema describes is written", () => {
  const { properties } = schema as { properties: object };
  expect(Object.keys(JSON.parse(jsonReport(sample({}))) as object)).toEqual(Object.keys(properties));
});

test("the JSON report is as reviewed", () => {
  expectGolden(jsonReport(samples["block-altered"]), `${import.meta.dirname}/golden/block-altered.json`);
});

test("the order of keys does not hang on how the report was put together", () => {
  const reversed = Object.fromEntries(Object.entries(samples["block-altered"]).reverse()) as unknown as Report;
  expect(jsonReport(reversed)).toBe(jsonReport(samples["block-altered"]));
});

test("hostile text comes back unchanged, and is visible in the file", () => {
  const text = jsonReport(samples.hostile);
  expect(JSON.parse(text)).toEqual(samples.hostile);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
});

test("paths from releases come after the others, in their order, and are digests", () => {
  const report = sample({ paths: { "from v2": null, "from v1": "c1", fresh: "f", upgraded: "f", base: "b" } });
  const written = JSON.parse(jsonReport(report)) as Report;
  expect(Object.keys(written.paths)).toEqual(["base", "upgraded", "fresh", "from v2", "from v1"]);
  expect([validate(written), validate.errors]).toEqual([true, null]);
  expect(validate({ ...written, paths: { ...written.paths, "from v2": 2 } })).toBe(false);
});
