import { describe, expect, test } from "@jest/globals";
import { differForCommand } from "../../src/gate/read-command-project.ts";
import { memoryTree } from "../support/memory-tree.ts";

const BASE = { "run.cjs": "1", "steps/1.sql": "select 1;", "settings.json": "{}" };

const mayDiffer = (files: Readonly<Record<string, string>>): Promise<boolean> =>
  differForCommand(memoryTree(BASE), memoryTree({ ...BASE, ...files }), ["steps"]);

describe("what a command makes of a change that leaves the folder of migrations alone", () => {
  test.each([
    ["a file of settings", { "settings.json": "[]" }],
    ["a module that migrations may load", { "lib/helper.js": "exports.x = 1;\n" }],
    ["the gate's own settings", { ".github/migration-gate.yml": "apply: node run.cjs\n" }],
    ["settings of the gate under another name", { ".github/gates/steps.yml": "apply: node run.cjs\n" }],
    ["a program beside documentation", { "docs/conf.py": "x = 1\n" }],
  ])("may differ by %s", async (_, files) => {
    expect(await mayDiffer(files)).toBe(true);
  });

  test("does not differ by documentation and GitHub's own files", async () => {
    const files = { "README.md": "1", "docs/a/b.html": "2", LICENSE: "3", ".github/workflows/test.yml": "on: push" };
    expect(await mayDiffer(files)).toBe(false);
  });
});

test("documentation within the folder of migrations may be read, and so may any where no folder is named", async () => {
  expect(await mayDiffer({ "steps/README.md": "1" })).toBe(true);
  expect(await differForCommand(memoryTree(BASE), memoryTree({ ...BASE, "README.md": "1" }), [])).toBe(true);
});
