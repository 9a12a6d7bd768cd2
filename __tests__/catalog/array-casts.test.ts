import { expect, test } from "@jest/globals";
import { distributeArrayCasts } from "../../src/catalog/array-casts.ts";

test.each([
  [
    "CHECK (((code)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))",
    "CHECK (((code)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])))",
  ],
  ["(ARRAY[f(1, 2), (a + b)])::numeric(10,2)[]", "ARRAY[(f(1, 2))::numeric(10,2), ((a + b))::numeric(10,2)]"],
  ["(ARRAY[x])::timestamp(3) with time zone[]", "ARRAY[(x)::timestamp(3) with time zone]"],
  [`(ARRAY['a,]'::text])::"My"."T y"[] = b`, `ARRAY[('a,]'::text)::"My"."T y"] = b`],
  ["(ARRAY[ARRAY[a], ARRAY[b]])::text[]", "ARRAY[ARRAY[(a)::text], ARRAY[(b)::text]]"],
  ["(ARRAY[(ARRAY[a])::text[]])::text[] || (ARRAY[c])::text[]", "ARRAY[(ARRAY[(a)::text])::text] || ARRAY[(c)::text]"],
  [
    "kind = ANY (ARRAY['x'::bpchar, a || b, f(c)]::text[])",
    "kind = ANY (ARRAY['x'::bpchar::text, (a || b)::text, f(c)::text])",
  ],
])("the cast of an array is that of its elements: %s", (text, expected) => {
  expect(distributeArrayCasts(text)).toBe(expected);
  expect(distributeArrayCasts(expected)).toBe(expected);
});

test.each([
  "'(ARRAY[a])::text[]'::text",
  "(ARRAY[a])::text",
  "(ARRAY[a])::public.list AND x[1]",
  "(ARRAY[a])[1]",
  "ARRAY[]::text[]",
  "(ARRAY[]::text[])::character varying[]",
  `"(ARRAY[a])::text[]"`,
])("what only looks like one stays: %s", (text) => expect(distributeArrayCasts(text)).toBe(text));
