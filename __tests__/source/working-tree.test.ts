import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { openRepository } from "../../src/source/repository.ts";
import type { Tree } from "../../src/source/tree.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";

async function readAll(tree: Tree): Promise<Record<string, string>> {
  const files = await tree.read(tree.paths);
  return Object.fromEntries([...files].map(([path, contents]) => [path, contents.toString("utf8")]));
}

test("files are as they are on disk: edited, new and staged ones, without deleted and ignored ones", async () => {
  const repository = createRepository();
  repository.write({ "edited.sql": "old", "deleted.sql": "x", "same.sql": "same", ".gitignore": "ignored.sql\n" });
  repository.commit("one");
  repository.write({
    "edited.sql": "new",
    "deleted.sql": null,
    "ignored.sql": "x",
    "new/added.sql": "a",
    "staged.sql": "s",
  });
  repository.git("add", "staged.sql");
  const tree = await (await openRepository(repository.dir)).workingTree();
  expect(tree).toMatchObject({ ref: "working tree", sha: null });
  expect(await readAll(tree)).toEqual({
    ".gitignore": "ignored.sql\n",
    "edited.sql": "new",
    "new/added.sql": "a",
    "same.sql": "same",
    "staged.sql": "s",
  });
});

test("a repository without commits has a working tree", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "a" });
  expect(await readAll(await (await openRepository(repository.dir)).workingTree())).toEqual({ "a.sql": "a" });
});

test("a bare repository has none, and the error says what to give instead", async () => {
  const repository = createRepository();
  repository.commit("one");
  const opened = await openRepository(repository.clone({ bare: true }).dir);
  await expect(opened.workingTree()).rejects.toMatchObject({
    message: "a bare repository has no working tree",
    remedy: expect.stringContaining("--head"),
  });
});

test("reading changes nothing: neither the status nor a byte or the time of git's index", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "a", "b.sql": "b" });
  repository.commit("one");
  repository.write({ "b.sql": "edited", "c.sql": "c" });
  const status = repository.git("status", "--porcelain");
  // An index that no longer fits the file's time: git would gladly refresh it.
  utimesSync(join(repository.dir, "a.sql"), 1_000_000_000, 1_000_000_000);
  const index = join(repository.dir, ".git", "index");
  const before = { bytes: readFileSync(index), time: lstatSync(index).mtimeMs };
  const opened = await openRepository(repository.dir);
  const tree = await opened.workingTree();
  await tree.read(tree.paths);
  for (const path of tree.paths) await tree.blobId?.(path);
  await opened.name();
  await opened.tree("HEAD");
  expect(readFileSync(index).equals(before.bytes)).toBe(true);
  expect(lstatSync(index).mtimeMs).toBe(before.time);
  expect(repository.git("status", "--porcelain")).toBe(status);
});

test("names with spaces, line breaks, letters of any script and bytes that are not UTF-8 are read", async () => {
  const repository = createRepository();
  repository.write({ "a b.sql": "1", "line\nbreak.sql": "2", "旅行/ü.sql": "3", "? odd\t.sql": "4" });
  writeFileSync(Buffer.from(`${repository.dir}/caf\u00e9.sql`, "latin1"), "5");
  const opened = await openRepository(repository.dir);
  const expected = {
    "? odd\t.sql": "4",
    "a b.sql": "1",
    "caf\\xE9.sql": "5",
    "line\nbreak.sql": "2",
    "旅行/ü.sql": "3",
  };
  expect(await readAll(await opened.workingTree())).toEqual(expected);
  repository.commit("one");
  expect(await readAll(await opened.workingTree())).toEqual(expected);
  expect(await readAll(await opened.tree("HEAD"))).toEqual(expected);
});

test("a pipe, a folder in place of a file, and a repository within are left out", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "a", "was-file": "x", "pipe.sql": "x" });
  repository.commit("one");
  repository.write({ "was-file": null, "pipe.sql": null, "nested/x.sql": "x" });
  execFileSync("mkfifo", [join(repository.dir, "pipe.sql"), join(repository.dir, "other-pipe")]);
  mkdirSync(join(repository.dir, "was-file"));
  repository.git("init", "--quiet", "nested");
  expect(await readAll(await (await openRepository(repository.dir)).workingTree())).toEqual({ "a.sql": "a" });
});

test("nothing is read through a folder that a symbolic link has taken the place of", async () => {
  const repository = createRepository();
  repository.write({ "db/deep/1.sql": "mine", "a.sql": "a" });
  repository.commit("one");
  const outside = createFolder();
  mkdirSync(join(outside, "deep"));
  writeFileSync(join(outside, "deep", "1.sql"), "theirs");
  renameSync(join(repository.dir, "db"), join(createFolder(), "db"));
  symlinkSync(outside, join(repository.dir, "db"));
  expect(await readAll(await (await openRepository(repository.dir)).workingTree())).toEqual({ "a.sql": "a" });
});

test("files that a sparse checkout leaves out are not taken for deleted", async () => {
  const repository = createRepository();
  repository.write({ "app/a": "a", "migrations/1.sql": "one", "migrations/2.sql": "two" });
  repository.commit("one");
  repository.git("sparse-checkout", "set", "app");
  const tree = await (await openRepository(repository.dir)).workingTree();
  expect(await readAll(tree)).toEqual({ "app/a": "a", "migrations/1.sql": "one", "migrations/2.sql": "two" });
  expect(await tree.blobId?.("migrations/1.sql")).toBe(repository.git("rev-parse", "HEAD:migrations/1.sql"));
});

test("a file in a merge conflict is listed once, with its markers", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "base\n" });
  repository.commit("base");
  repository.branch("other");
  repository.write({ "a.sql": "theirs\n" });
  repository.commit("theirs");
  repository.checkout("main");
  repository.write({ "a.sql": "ours\n" });
  repository.commit("ours");
  expect(() => repository.merge("other")).toThrow();
  const tree = await (await openRepository(repository.dir)).workingTree();
  expect(tree.paths).toEqual(["a.sql"]);
  expect((await readAll(tree))["a.sql"]).toContain("<<<<<<<");
});

test("a blob id is git's, and line endings alone do not make another one", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "a\nb\n", "b.sql": "b\n" });
  repository.commit("one");
  repository.write({ "a.sql": "a\r\nb\r\n", "b.sql": "c\r\n" });
  const tree = await (await openRepository(repository.dir)).workingTree();
  expect(await tree.blobId?.("a.sql")).toBe(repository.git("rev-parse", "HEAD:a.sql"));
  expect(await tree.blobId?.("b.sql")).toBe(repository.git("hash-object", "--no-filters", "b.sql"));
  expect((await readAll(tree))["a.sql"]).toBe("a\r\nb\r\n");
});

test("a repository with SHA-256 names works in the same way", async () => {
  const dir = join(createFolder(), "sha256");
  createRepository().git("init", "--quiet", "--object-format=sha256", dir);
  writeFileSync(join(dir, "a.sql"), "a");
  const tree = await (await openRepository(dir)).workingTree();
  expect(await tree.blobId?.("a.sql")).toMatch(/^[0-9a-f]{64}$/u);
});
