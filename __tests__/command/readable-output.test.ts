import { expect, test } from "@jest/globals";
import { tellingLines } from "../../src/command/readable-output.ts";

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`);

test("of a long output the first complaint and the end are shown, else the end", () => {
  expect(tellingLines("one\ntwo\n", 5)).toBe("one\ntwo");
  expect(tellingLines(numbered(9).join("\n"), 5)).toBe("line 4\nline 5\nline 6\nline 7\nline 8");
  const complains = numbered(20).with(3, "npm error code EUSAGE");
  expect(tellingLines(complains.join("\n"), 5)).toBe("npm error code EUSAGE\nline 4\n…\nline 18\nline 19");
  expect(tellingLines(numbered(20).with(17, "Error: late").join("\n"), 5)).toMatch(/^line 15\n/u);
});
