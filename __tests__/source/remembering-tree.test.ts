import { expect, test } from "@jest/globals";
import { rememberingTree } from "../../src/source/remembering-tree.ts";
import { memoryTree } from "../support/memory-tree.ts";

test("each file is read once, also by many at once", async () => {
  const tree = memoryTree({ a: "A", b: "B", c: "C" });
  const read: string[][] = [];
  const remembering = rememberingTree({
    ...tree,
    read: (paths) => {
      read.push([...paths]);
      return tree.read(paths);
    },
  });
  const answers = await Promise.all([
    remembering.read(["a", "b"]),
    remembering.read(["b", "c"]),
    remembering.read(["b"]),
  ]);
  expect(answers.map((each) => [...each].map(([path, content]) => `${path}=${content.toString()}`))).toEqual([
    ["a=A", "b=B"],
    ["b=B", "c=C"],
    ["b=B"],
  ]);
  expect(read).toEqual([["a", "b"], ["c"]]);
});

test("a file that cannot be read is an error for everyone who asks for it", async () => {
  const remembering = rememberingTree(memoryTree({ a: "A" }));
  await expect(remembering.read(["missing"])).rejects.toThrow("no such file: missing");
  await expect(remembering.read(["missing", "a"])).rejects.toThrow("no such file: missing");
});
