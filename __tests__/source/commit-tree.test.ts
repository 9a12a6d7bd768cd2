import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { openRepository } from "../../src/source/repository.ts";
import type { Tree } from "../../src/source/tree.ts";
import { createRepository } from "../support/git-repository.ts";

async function textOf(tree: Tree, path: string): Promise<string | undefined> {
  return (await tree.read([path])).get(path)?.toString("utf8");
}

test("a commit's tree has its ref, its commit, its sorted paths and its contents, not those on disk", async () => {
  const repository = createRepository();
  repository.write({ "b.sql": "b\n", "a/c.sql": "c\n", "a.sql": "a\n" });
  const sha = repository.commit("one");
  repository.write({ "b.sql": "changed\n", "new.sql": "new\n", "a.sql": null });
  const tree = await (await openRepository(repository.dir)).tree("main");
  expect(tree).toMatchObject({ ref: "main", sha, paths: ["a.sql", "a/c.sql", "b.sql"] });
  expect(await textOf(tree, "b.sql")).toBe("b\n");
  expect(await textOf(tree, "a.sql")).toBe("a\n");
});

test("files are read from a bare clone and from a shallow one", async () => {
  const repository = createRepository();
  repository.write({ "a.sql": "old\n" });
  repository.commit("one");
  repository.write({ "a.sql": "a\n" });
  repository.commit("two");
  for (const clone of [repository.clone({ bare: true }), repository.clone({ depth: 1 })]) {
    expect(await textOf(await (await openRepository(clone.dir)).tree("HEAD"), "a.sql")).toBe("a\n");
  }
});

test("file names with spaces, line breaks, quotes and letters of any script are kept", async () => {
  const repository = createRepository();
  const names = [
    "a b.sql",
    "line\nbreak.sql",
    'quote".sql',
    "tab\t.sql",
    "überfahrt.sql",
    "旅行.sql",
    "-x",
    "$(id).sql",
  ];
  repository.write(Object.fromEntries(names.map((name) => [name, `${name}\n`])));
  repository.commit("one");
  const tree = await (await openRepository(repository.dir)).tree("HEAD");
  expect(tree.paths).toEqual(names.toSorted());
  for (const name of names) expect(await textOf(tree, name)).toBe(`${name}\n`);
});

test("a file name that is not UTF-8 shows its bytes, and the file is there", async () => {
  const repository = createRepository();
  repository.write({ "caf\u00e9.sql": "utf-8\n" });
  const id = repository.git("hash-object", "-w", "caf\u00e9.sql");
  repository.git("add", "--all");
  const tree = treeWithLatin1Name(repository.git("write-tree"), id, repository.dir);
  repository.git("update-ref", "refs/heads/main", repository.git("commit-tree", "-m", "one", tree));
  const read = await (await openRepository(repository.dir)).tree("main");
  expect(read.paths).toEqual(["caf\\xE9.sql", "café.sql"]);
  expect(await textOf(read, "caf\\xE9.sql")).toBe("utf-8\n");
});

test("two thousand files and one of five megabytes are read in one go, byte for byte", async () => {
  const repository = createRepository();
  const large = Buffer.alloc(5 * 1024 * 1024, "insert into t values (1);\n\0\u00e4");
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [
      `migrations/${index}.sql`,
      `select ${index};\n`.repeat(1 + (index % 40)),
    ]),
  );
  repository.write({ ...files, "migrations/seed.sql": large, "migrations/empty.sql": "" });
  repository.commit("one");
  const tree = await (await openRepository(repository.dir)).tree("HEAD");
  const contents = await tree.read(tree.paths);
  expect(contents.size).toBe(2002);
  for (const [path, text] of Object.entries(files)) expect(contents.get(path)?.toString("utf8")).toBe(text);
  expect(contents.get("migrations/seed.sql")?.equals(large)).toBe(true);
  expect(contents.get("migrations/empty.sql")).toHaveLength(0);
});

test("a link to a file is that file; links to folders, to nothing and out of the tree are left out", async () => {
  const repository = createRepository();
  repository.write({ "db/1.sql": "one\n", "app/keep": "" });
  const links = {
    "app/link.sql": "../db/1.sql",
    "app/again.sql": "link.sql",
    "app/folder": "../db",
    "app/nothing": "absent",
    "app/out": "../../../etc/passwd",
    "app/absolute": "/etc/passwd",
    "app/loop": "loop",
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(repository.dir, path));
  repository.commit("one");
  const opened = await openRepository(repository.dir);
  for (const tree of [await opened.tree("HEAD"), await opened.workingTree()]) {
    expect(tree.paths).toEqual(["app/again.sql", "app/keep", "app/link.sql", "db/1.sql"]);
    expect(await textOf(tree, "app/again.sql")).toBe("one\n");
    expect(await tree.blobId?.("app/link.sql")).toBe(await tree.blobId?.("db/1.sql"));
  }
});

test("submodules are left out", async () => {
  const library = createRepository();
  library.write({ "x.sql": "x" });
  library.commit("one");
  const repository = createRepository();
  repository.git("submodule", "--quiet", "add", library.dir, "library");
  repository.commit("one");
  const opened = await openRepository(repository.dir);
  expect((await opened.tree("HEAD")).paths).toEqual([".gitmodules"]);
  expect((await opened.workingTree()).paths).toEqual([".gitmodules"]);
});

test("a Git LFS pointer is never given out as the file: it is looked up, or named as a problem", async () => {
  const contents = "insert into t values (1);\n";
  const oid = createHash("sha256").update(contents).digest("hex");
  const repository = createRepository();
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${contents.length}\n`;
  repository.write({ "seed.sql": pointer, "other.sql": "select 1;\n" });
  repository.commit("one");
  const opened = await openRepository(repository.dir);
  const trees = [await opened.tree("HEAD"), await opened.workingTree()];
  for (const tree of trees) {
    await expect(tree.read(["other.sql", "seed.sql"])).rejects.toMatchObject({
      name: "UserError",
      message: "`seed.sql` is kept in Git LFS and its contents were not downloaded",
      remedy: expect.stringContaining("`lfs: true`"),
    });
    expect(await textOf(tree, "other.sql")).toBe("select 1;\n");
  }
  repository.write({ [`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: contents });
  for (const tree of trees) expect(await textOf(tree, "seed.sql")).toBe(contents);
});

test("a path that is not in the tree is an error of the caller", async () => {
  const repository = createRepository();
  repository.commit("one");
  const opened = await openRepository(repository.dir);
  for (const tree of [await opened.tree("HEAD"), await opened.workingTree()]) {
    await expect(tree.read(["absent"])).rejects.toThrow('"absent" is not in the tree of');
    expect(await tree.blobId?.("absent")).toBeNull();
  }
});

/** Adds an entry with a name in Latin-1 to a tree object, which no file system call could make everywhere. */
function treeWithLatin1Name(tree: string, blob: string, dir: string): string {
  const listing = Buffer.concat([
    execFileSync("git", ["-C", dir, "ls-tree", "-z", tree]),
    Buffer.from(`100644 blob ${blob}\tcaf\u00e9.sql\0`, "latin1"),
  ]);
  return execFileSync("git", ["-C", dir, "mktree", "-z"], { input: listing, encoding: "utf8" }).trim();
}
