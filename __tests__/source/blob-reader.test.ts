import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import type { Repository } from "../../src/source/repository.ts";
import { openRepository } from "../../src/source/repository.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";

const { PATH } = process.env;
afterEach(() => {
  process.env["PATH"] = PATH;
});

/** Returns what tells which commands git was started with since the last time. */
function watchGit(): () => string[] {
  const folder = createFolder();
  const [log, git] = [join(folder, "log"), join(folder, "git")];
  appendFileSync(log, "");
  writeFileSync(git, `#!/bin/sh\necho "$1" >>"${log}"\nPATH="${PATH}" exec git "$@"\n`);
  chmodSync(git, 0o755);
  process.env["PATH"] = `${folder}:${PATH}`;
  return () => {
    const commands = readFileSync(log, "utf8").split("\n").slice(0, -1);
    writeFileSync(log, "");
    return commands;
  };
}

async function twoBranches(): Promise<{ written: TestRepository; opened: Repository }> {
  const written = createRepository();
  written.write({ "1.sql": "one", "2.sql": "two" });
  written.commit("one");
  written.branch("change");
  written.write({ "2.sql": "zwei", "3.sql": "three" });
  written.commit("two");
  return { written, opened: await openRepository(written.dir) };
}

const textsOf = (files: ReadonlyMap<string, Buffer>): string[] => [...files.values()].map(String);

test("a file that two trees have in common is read once, and what is wanted at the same time by one process", async () => {
  const { opened } = await twoBranches();
  const [base, head] = [await opened.tree("main"), await opened.tree("change")];
  const commands = watchGit();
  const [one, two] = await Promise.all([head.read(["1.sql", "2.sql"]), head.read(["3.sql", "1.sql"])]);
  expect([textsOf(one), textsOf(two)]).toEqual([
    ["one", "zwei"],
    ["three", "one"],
  ]);
  expect(commands()).toEqual(["cat-file"]);
  expect(textsOf(await base.read(["1.sql"]))).toEqual(["one"]);
  expect(commands()).toEqual([]);
  expect(textsOf(await base.read(["2.sql", "1.sql"]))).toEqual(["two", "one"]);
  expect(commands()).toEqual(["cat-file"]);
});

test("a file that the clone lacks fails only those who ask for it", async () => {
  const { written, opened } = await twoBranches();
  const head = await opened.tree("change");
  const missing = written.git("rev-parse", "HEAD:3.sql");
  rmSync(join(written.dir, ".git/objects", missing.slice(0, 2), missing.slice(2)));
  const [whole, lacking] = await Promise.allSettled([head.read(["1.sql"]), head.read(["2.sql", "3.sql"])]);
  expect(whole).toMatchObject({ status: "fulfilled", value: new Map([["1.sql", Buffer.from("one")]]) });
  expect(lacking).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining(missing) } });
});

test("a commit's full name is looked up once, and a branch every time", async () => {
  const { written, opened } = await twoBranches();
  const commands = watchGit();
  const head = await opened.tree("change");
  await opened.mergeBase(await opened.resolve("main"), head.sha ?? "");
  expect(commands()).toEqual(["cat-file", "ls-tree", "cat-file", "merge-base"]);
  written.write({ "4.sql": "four" });
  const later = written.commit("three");
  expect(await opened.resolve("change")).toBe(later);
});

test("names that are wanted at the same time are looked up by one process", async () => {
  const { opened } = await twoBranches();
  const commands = watchGit();
  await Promise.all([opened.resolve("main"), opened.resolve("change")]);
  expect(commands()).toEqual(["cat-file"]);
  for (const ref of ["", "--all", "main\nmain", "main:1.sql", "HEAD~9"]) {
    await expect(opened.resolve(ref)).rejects.toThrow("no such ref");
  }
});

test("a checkout is found by one process", async () => {
  const { written } = await twoBranches();
  const commands = watchGit();
  expect((await openRepository(written.dir)).workTree).toBe(written.dir);
  expect(commands()).toEqual(["rev-parse"]);
});
