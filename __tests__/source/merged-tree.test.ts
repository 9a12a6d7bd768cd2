import { expect, test } from "@jest/globals";
import { mergedTree } from "../../src/source/merged-tree.ts";
import { openRepository } from "../../src/source/repository.ts";
import type { Tree } from "../../src/source/tree.ts";
import { createRepository } from "../support/git-repository.ts";

type Files = Readonly<Record<string, string | null>>;

const start = { "1.sql": "one", "2.sql": "two", "3.sql": "three", "4.sql": "four" };

/** Changes on main and on a branch since a common start; the branch is checked out. */
function diverged(onMain: Files, onBranch: Files) {
  const repository = createRepository();
  repository.write(start);
  const before = repository.commit("start");
  repository.branch("feature");
  repository.write(onBranch);
  repository.commit("branch");
  repository.checkout("main");
  repository.write(onMain);
  repository.commit("main");
  repository.checkout("feature");
  return { repository, before };
}

async function trees(onMain: Files, onBranch: Files): Promise<[base: Tree, mergeBase: Tree, head: Tree]> {
  const { repository, before } = diverged(onMain, onBranch);
  const opened = await openRepository(repository.dir);
  return [await opened.tree("main"), await opened.tree(before), await opened.tree("feature")];
}

async function readAll(tree: Tree): Promise<Record<string, string>> {
  const files = await tree.read(tree.paths);
  return Object.fromEntries([...files].map(([path, contents]) => [path, contents.toString("utf8")]));
}

/** A tree that does not know git's names for its files, and counts how often it is read. */
function withoutIds(tree: Tree): Tree & { reads: number } {
  const counted = {
    ref: tree.ref,
    sha: tree.sha,
    paths: tree.paths,
    reads: 0,
    read(paths: readonly string[]) {
      counted.reads += 1;
      return tree.read(paths);
    },
  };
  return counted;
}

test("what base added, edited and deleted since the branch was cut is taken over", async () => {
  const [base, mergeBase, head] = await trees(
    { "1.sql": "edited on main", "2.sql": null, "5.sql": "added on main" },
    { "6.sql": "added on the branch" },
  );
  const merged = await mergedTree(base, mergeBase, head);
  expect(merged).toMatchObject({ ref: "feature", sha: head.sha });
  expect(merged.paths).toEqual(["1.sql", "3.sql", "4.sql", "5.sql", "6.sql"]);
  expect(await readAll(merged)).toEqual({
    "1.sql": "edited on main",
    "3.sql": "three",
    "4.sql": "four",
    "5.sql": "added on main",
    "6.sql": "added on the branch",
  });
});

test("what head edited and deleted stays edited and deleted, also where base changed the same file", async () => {
  const [base, mergeBase, head] = await trees(
    { "1.sql": "main", "2.sql": "main", "3.sql": null, "5.sql": "main" },
    { "1.sql": "branch", "2.sql": null, "3.sql": "branch", "4.sql": null, "5.sql": "branch" },
  );
  const merged = await mergedTree(base, mergeBase, head);
  expect(await readAll(merged)).toEqual({ "1.sql": "branch", "3.sql": "branch", "5.sql": "branch" });
});

test("it is what git itself would merge", async () => {
  const { repository, before } = diverged({ "1.sql": "main", "5.sql": "main" }, { "2.sql": null, "3.sql": "branch" });
  const opened = await openRepository(repository.dir);
  const merged = await mergedTree(await opened.tree("main"), await opened.tree(before), await opened.tree("feature"));
  repository.merge("main");
  const real = await opened.tree("HEAD");
  expect(await readAll(merged)).toEqual(await readAll(real));
  for (const path of real.paths) expect(await merged.blobId?.(path)).toBe(await real.blobId?.(path));
  expect(await merged.blobId?.("2.sql")).toBeNull();
});

test("head itself is returned when base is the merge base, and when base did not change", async () => {
  const [base, mergeBase, head] = await trees({}, { "1.sql": "branch" });
  const unread = withoutIds(mergeBase);
  expect(await mergedTree(unread, mergeBase, head)).toBe(head);
  expect(unread.reads).toBe(0);
  expect(await mergedTree(base, mergeBase, head)).toBe(head);
});

test("a working tree is merged as it is on disk", async () => {
  const { repository, before } = diverged({ "1.sql": "main", "2.sql": "main", "3.sql": "main" }, {});
  repository.write({ "2.sql": "on disk", "3.sql": null, "9.sql": "new on disk" });
  const opened = await openRepository(repository.dir);
  const merged = await mergedTree(await opened.tree("main"), await opened.tree(before), await opened.workingTree());
  expect(merged).toMatchObject({ ref: "working tree", sha: null });
  expect(await readAll(merged)).toEqual({
    "1.sql": "main",
    "2.sql": "on disk",
    "4.sql": "four",
    "9.sql": "new on disk",
  });
});

test("a tree without blob ids is read only where base changed something", async () => {
  const [base, mergeBase, head] = await trees({ "1.sql": "main" }, { "2.sql": "branch" });
  const counted = withoutIds(head);
  const merged = await mergedTree(base, mergeBase, counted);
  expect(counted.reads).toBe(1);
  expect(await readAll(merged)).toEqual({ "1.sql": "main", "2.sql": "branch", "3.sql": "three", "4.sql": "four" });
});

test("a path that is in neither is an error of the caller", async () => {
  const [base, mergeBase, head] = await trees({ "1.sql": null }, {});
  const merged = await mergedTree(base, mergeBase, head);
  await expect(merged.read(["1.sql"])).rejects.toThrow('"1.sql" is not in the tree of feature');
});
