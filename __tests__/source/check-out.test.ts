import {
  lstatSync,
  readFileSync,
  readlinkSync,
  existsSync,
  symlinkSync,
  chmodSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { mergedTree } from "../../src/source/merged-tree.ts";
import { openRepository } from "../../src/source/repository.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";

function sample(): TestRepository {
  const repository = createRepository();
  repository.write({ "a/one.sql": "one\n", "run.sh": "#!/bin/sh\n", "ü ä.txt": "umlaut\n" });
  chmodSync(join(repository.dir, "run.sh"), 0o755);
  symlinkSync("a", join(repository.dir, "folder-link"));
  symlinkSync("a/one.sql", join(repository.dir, "file-link"));
  repository.commit("first");
  return repository;
}

function expectSample(folder: string): void {
  expect(readFileSync(join(folder, "a/one.sql"), "utf8")).toBe("one\n");
  expect(readFileSync(join(folder, "ü ä.txt"), "utf8")).toBe("umlaut\n");
  expect(lstatSync(join(folder, "run.sh")).mode & 0o111).toBe(0o111);
  expect(lstatSync(join(folder, "a/one.sql")).mode & 0o111).toBe(0);
  expect(readlinkSync(join(folder, "folder-link"))).toBe("a");
  expect(readlinkSync(join(folder, "file-link"))).toBe("a/one.sql");
  expect(existsSync(join(folder, ".git"))).toBe(false);
}

test("a commit is written as git would check it out, and the repository stays as it was", async () => {
  const repository = sample();
  repository.write({ "a/one.sql": "not committed\n" });
  repository.git("add", "--all");
  const status = repository.git("status", "--porcelain");
  const inGit = readdirSync(join(repository.dir, ".git")).sort();
  const folder = createFolder();
  await (await (await openRepository(repository.dir)).tree("main")).checkOut?.(folder);
  expectSample(folder);
  expect(repository.git("status", "--porcelain")).toBe(status);
  expect(readdirSync(join(repository.dir, ".git")).sort()).toEqual(inGit);
});

test("a commit of a bare clone is written, too", async () => {
  const folder = createFolder();
  const clone = sample().clone({ bare: true });
  await (await (await openRepository(clone.dir)).tree("main")).checkOut?.(folder);
  expectSample(folder);
});

test("what a program changed among the files is put right by a second time, and its own files stay", async () => {
  const repository = sample();
  const folder = createFolder();
  const tree = await (await openRepository(repository.dir)).tree("main");
  await tree.checkOut?.(folder);
  rmSync(join(folder, "a/one.sql"));
  rmSync(join(folder, "run.sh"));
  await tree.checkOut?.(folder);
  expectSample(folder);
});

test("the working tree is written with what is not committed, and without what git ignores", async () => {
  const repository = sample();
  repository.write({ ".gitignore": "ignored\n", ignored: "x", "new.sql": "new\n", "ü ä.txt": null });
  const folder = createFolder();
  await (await (await openRepository(repository.dir)).workingTree()).checkOut?.(folder);
  expect(readdirSync(folder).sort()).toEqual([".gitignore", "a", "file-link", "folder-link", "new.sql", "run.sh"]);
  expect(readlinkSync(join(folder, "file-link"))).toBe("a/one.sql");
  expect(lstatSync(join(folder, "run.sh")).mode & 0o111).toBe(0o111);
});

test("head as it will be merged has what base got meanwhile", async () => {
  const repository = sample();
  repository.branch("change");
  repository.write({ "head.sql": "head\n", "a/one.sql": null });
  repository.commit("head");
  repository.checkout("main");
  repository.write({ "base.sql": "base\n" });
  repository.commit("base");
  const open = await openRepository(repository.dir);
  const [base, common, head] = [await open.tree("main"), await open.tree("main~1"), await open.tree("change")];
  const folder = createFolder();
  await (await mergedTree(base, common, head)).checkOut?.(folder);
  expect(readdirSync(folder).sort()).toEqual(
    ["base.sql", "folder-link", "file-link", "head.sql", "run.sh", "ü ä.txt"].sort(),
  );
});

test("mode bits and links are told as git keeps them, and a chmod of base's is merged", async () => {
  const repository = sample();
  const base = await (await openRepository(repository.dir)).tree("main");
  expect(await base.modeOf?.("run.sh")).toBe("100755");
  expect(await base.modeOf?.("a/one.sql")).toBe("100644");
  expect([await base.modeOf?.("file-link"), base.links?.get("file-link")]).toEqual(["120000", "a/one.sql"]);
  expect(await base.modeOf?.("nowhere")).toBeNull();
  repository.branch("change");
  repository.write({ "head.sql": "head\n" });
  repository.commit("head");
  repository.checkout("main");
  repository.git("update-index", "--chmod=+x", "a/one.sql");
  repository.git("commit", "-qm", "executable");
  const open = await openRepository(repository.dir);
  const merged = await mergedTree(await open.tree("main"), await open.tree("main~1"), await open.tree("change"));
  expect(await merged.modeOf?.("a/one.sql")).toBe("100755");
  expect(await (await open.workingTree()).modeOf?.("a/one.sql")).toBe("100644");
  repository.git("config", "core.fileMode", "false");
  expect(await (await open.workingTree()).modeOf?.("a/one.sql")).toBe("100755");
});
