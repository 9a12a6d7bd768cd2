import { expect, test } from "@jest/globals";
import { isWiderType } from "../../src/catalog/wider-type.ts";

test.each([
  ["smallint", "integer"],
  ["integer", "bigint"],
  ["character varying(20)", "character varying(40)"],
  ["character varying(20)", "character varying"],
  ["character varying(20)", "text"],
  ["numeric(5,2)", "numeric(7,2)"],
  ["numeric(5,2)", "numeric(6,3)"],
  ["numeric(5,2)", "numeric"],
])("%s fits into %s, and not the other way round", (narrow, wide) => {
  expect(isWiderType(narrow, wide)).toBe(true);
  expect(isWiderType(wide, narrow)).toBe(false);
});

test.each([
  ["text", "integer"],
  ["integer", "text"],
  ["integer", "numeric"],
  ["numeric(5,2)", "numeric(5,3)"],
  ["timestamp without time zone", "timestamp with time zone"],
])("%s is another type than %s", (one, other) => {
  expect(isWiderType(one, other)).toBe(false);
});
