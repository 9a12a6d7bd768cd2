import { expect, test } from "@jest/globals";
import { CLOCK, maskClocks } from "../../src/catalog/clock-mask.ts";

const time = { since: Date.parse("2026-05-04T10:00:00Z"), until: Date.parse("2026-05-04T10:00:30Z"), offset: 2 * 3600 };

test("a timestamp that the replay can have made is hidden", () => {
  expect(maskClocks("'2026-05-04 10:00:12.345678+00'::timestamptz", time)).toBe(`'${CLOCK}'::timestamptz`);
  expect(maskClocks("'2026-05-04 12:00:12.345678'::timestamp", time)).toBe(`'${CLOCK}'::timestamp`);
  expect(maskClocks("'2026-05-04 10:00:31+00'", time)).toBe(`'${CLOCK}'`);
});

test("any other timestamp and every date stay", () => {
  for (const text of [
    "'2026-05-04 09:59:58+00'",
    "'2026-05-04 10:01:00'",
    "'2026-05-04 12:00:12+00'",
    "'2026-05-04'",
  ]) {
    expect(maskClocks(text, time)).toBe(text);
  }
});
