import { expect, test } from "@jest/globals";
import { parseConfigFile } from "../../src/config/config-file.ts";

function parse(text: string) {
  return parseConfigFile(text, "gate.yml", []);
}

const tags = (pattern: string, last = 3, preReleases = false) => ({ kind: "tags", pattern, last, preReleases });

test("upgrade-from is a ref, a pattern with a count, or a list of both", () => {
  expect(parse("upgrade-from: release/1.x").upgradeFrom).toEqual([{ kind: "ref", ref: "release/1.x" }]);
  expect(parse('upgrade-from: "v*"').upgradeFrom).toEqual([tags("v*")]);
  expect(parse('upgrade-from: { tags: "v*", last: 1, pre-releases: true }').upgradeFrom).toEqual([tags("v*", 1, true)]);
  expect(parse('upgrade-from: [production, "1.10", { tags: "v?.*" }]').upgradeFrom).toEqual([
    { kind: "ref", ref: "production" },
    { kind: "ref", ref: "1.10" },
    tags("v?.*"),
  ]);
});

test.each([
  ["upgrade-from: []", "`upgrade-from` (gate.yml, line 1) is empty"],
  ["upgrade-from: 1.10", '`upgrade-from` (gate.yml, line 1): write the ref in quotes: `"1.1"`'],
  ["upgrade-from: { last: 3 }", "a map needs `tags`"],
  ["upgrade-from: { tag: v1 }", "unknown key `tag`; did you mean `tags`?"],
  ['upgrade-from: { tags: "v*", last: 0 }', "`last`, must be a number from 1 to 50; got `0`"],
  ["fresh-from: { then: pending }", "`fresh-from` (gate.yml, line 1) needs `files`"],
  ["fresh-from: { files: a.sql, then: all }", "`fresh-from.then` (gate.yml, line 1) must be nothing or pending"],
  ["fresh-from: ../a.sql", "must be a file within the repository"],
  ["allow-edits: always", "`allow-edits` (gate.yml, line 1) must be never or unreleased"],
])("%s is refused in one sentence", (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test("fresh-from is a file, a list, or files and what comes then", () => {
  expect(parse("fresh-from: db/structure.sql").freshFrom).toEqual({
    files: ["db/structure.sql"],
    afterwards: "nothing",
  });
  expect(parse("fresh-from: { files: [a.sql, ./b.sql], then: pending }").freshFrom).toEqual({
    files: ["a.sql", "b.sql"],
    afterwards: "pending",
  });
});

test("allow-edits: unreleased needs to be told what is released", () => {
  expect(() => parse("tool: sqlx\nallow-edits: unreleased")).toThrow(
    "`allow-edits: unreleased` (gate.yml, line 2) needs `upgrade-from`: without it nobody knows what is released",
  );
  expect(parse("allow-edits: never").allowEdits).toBe("never");
});
