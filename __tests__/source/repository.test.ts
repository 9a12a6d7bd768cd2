import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { UserError } from "../../src/errors.ts";
import { nameFromUrl } from "../../src/source/repository-name.ts";
import { openRepository } from "../../src/source/repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";
import type { TestRepository } from "../support/git-repository.ts";

/** main: one, two; feature: one, three. */
function twoBranches(): { repository: TestRepository; one: string; two: string; three: string } {
  const repository = createRepository();
  repository.write({ "migrations/1.sql": "select 1;\n" });
  const one = repository.commit("one");
  repository.branch("feature");
  repository.write({ "migrations/3.sql": "select 3;\n" });
  const three = repository.commit("three");
  repository.checkout("main");
  repository.write({ "migrations/2.sql": "select 2;\n" });
  const two = repository.commit("two");
  repository.checkout("feature");
  return { repository, one, two, three };
}

async function failure(promise: Promise<unknown>): Promise<UserError> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

/** GIT_TEST_ASSUME_DIFFERENT_OWNER is the switch of git's own tests for a repository that is another user's. */
const othersCheckout = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };

/** Runs with environment variables set, and puts the former ones back. */
async function withEnvironment<T>(variables: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

test("a checkout, a folder in it, a linked worktree and a bare clone all open as the same repository", async () => {
  const { repository, three } = twoBranches();
  const worktree = join(createFolder(), "linked");
  repository.git("worktree", "add", "--quiet", "--detach", worktree, "main");
  const places = [repository.dir, join(repository.dir, "migrations"), worktree, repository.clone({ bare: true }).dir];
  for (const dir of places) {
    const opened = await openRepository(dir);
    expect(await opened.resolve("feature")).toBe(three);
    expect((await opened.tree("feature")).paths).toEqual(["migrations/1.sql", "migrations/3.sql"]);
  }
  expect((await (await openRepository(join(repository.dir, "migrations"))).workingTree()).paths).toEqual([
    "migrations/1.sql",
    "migrations/3.sql",
  ]);
  expect((await (await openRepository(worktree)).workingTree()).paths).toEqual([
    "migrations/1.sql",
    "migrations/2.sql",
  ]);
});

test("the .git folder itself opens as a repository without a working tree", async () => {
  const { repository, three } = twoBranches();
  const opened = await openRepository(join(repository.dir, ".git"));
  expect(await opened.resolve("HEAD")).toBe(three);
  expect(await opened.name()).toBe("repository");
});

test("a repository whose folder has a line break in its name opens", async () => {
  const dir = join(createFolder(), "line\nbreak");
  const { repository, three } = twoBranches();
  repository.git("clone", "--quiet", repository.dir, dir);
  expect(await (await openRepository(dir)).resolve("HEAD")).toBe(three);
});

test("a folder that is in no repository is one clear sentence", async () => {
  const dir = createFolder();
  const error = await failure(openRepository(dir));
  expect(error.message).toBe(`not a git repository: ${dir}`);
  expect(error.remedy).toContain("actions/checkout");
});

test("a folder that does not exist is one clear sentence", async () => {
  const dir = join(createFolder(), "absent");
  expect((await failure(openRepository(dir))).message).toBe(`no such folder: ${dir}`);
});

test("a machine without git is one clear sentence", async () => {
  const { repository } = twoBranches();
  const error = await withEnvironment({ PATH: createFolder() }, () => failure(openRepository(repository.dir)));
  expect(error.message).toBe("git is not installed, or not on the PATH");
});

test("a checkout that belongs to another user is read: it is declared safe", async () => {
  const { repository, three } = twoBranches();
  // Telling git where the repository is would suffice too (next test); here only the declaration gets through.
  const gitWithoutLocation = gitWithout("GIT_DIR", "GIT_WORK_TREE");
  await withEnvironment({ ...othersCheckout, PATH: gitWithoutLocation }, async () => {
    const opened = await openRepository(repository.dir);
    expect(await opened.resolve("HEAD")).toBe(three);
    expect((await opened.workingTree()).paths).toHaveLength(2);
  });
});

test("a checkout that belongs to another user is read by a git that ignores safe.directory on the command line", async () => {
  const { repository, three } = twoBranches();
  const oldGit = gitWithout("GIT_CONFIG_COUNT");
  await withEnvironment({ ...othersCheckout, PATH: oldGit }, async () => {
    for (const dir of [repository.dir, join(repository.dir, "migrations"), repository.clone({ bare: true }).dir]) {
      const opened = await openRepository(dir);
      expect(await opened.resolve("feature")).toBe(three);
      expect((await opened.tree("feature")).paths).toHaveLength(2);
    }
    expect((await (await openRepository(repository.dir)).workingTree()).paths).toHaveLength(2);
    expect((await failure(openRepository(createFolder()))).message).toContain("not a git repository");
  });
});

test("variables that git sets for hooks do not lead to another repository", async () => {
  const { repository, three } = twoBranches();
  const other = createRepository();
  other.commit("other");
  await withEnvironment({ GIT_DIR: join(other.dir, ".git"), GIT_WORK_TREE: other.dir }, async () => {
    expect(await (await openRepository(repository.dir)).resolve("HEAD")).toBe(three);
  });
});

test("git settings given in the environment still count", async () => {
  const { repository } = twoBranches();
  repository.git("remote", "add", "origin", "ours:trips");
  const variables = {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "url.https://user:secret@github.com/acme/.insteadOf",
    GIT_CONFIG_VALUE_0: "ours:",
  };
  await withEnvironment(variables, async () => {
    expect(await (await openRepository(repository.dir)).name()).toBe("acme/trips");
  });
});

test("listing files does not run the program that a repository names as its file system monitor", async () => {
  const { repository } = twoBranches();
  const trace = join(createFolder(), "ran");
  const hook = join(createFolder(), "monitor");
  writeFileSync(hook, `#!/bin/sh\ntouch '${trace}'\n`, { mode: 0o755 });
  repository.git("config", "core.fsmonitor", hook);
  await (await openRepository(repository.dir)).workingTree();
  expect(existsSync(trace)).toBe(false);
});

test("refs resolve to full commit names: branches, tags, short names, parents", async () => {
  const { repository, one, two, three } = twoBranches();
  repository.git("tag", "--annotate", "--message", "v1", "v1", "main");
  const opened = await openRepository(repository.dir);
  expect(await opened.resolve("main")).toBe(two);
  expect(await opened.resolve("v1")).toBe(two);
  expect(await opened.resolve(three.slice(0, 12))).toBe(three);
  expect(await opened.resolve("HEAD~1")).toBe(one);
});

test("a detached HEAD resolves, and its merge base with the default branch is found", async () => {
  const { repository, one, three } = twoBranches();
  repository.checkout(three);
  const opened = await openRepository(repository.dir);
  expect(await opened.resolve("HEAD")).toBe(three);
  expect(await opened.defaultBase()).toEqual({ branch: "main", sha: one });
});

test("a branch that only the origin has is found by its short name", async () => {
  const { repository, two } = twoBranches();
  expect(await (await openRepository(repository.clone().dir)).resolve("main")).toBe(two);
});

test("a mistyped ref is answered with near names", async () => {
  const { repository } = twoBranches();
  const error = await failure((await openRepository(repository.dir)).resolve("faeture"));
  expect(error.message).toBe("no such ref `faeture`");
  expect(error.remedy).toBe("Did you mean `feature`?");
});

test("in a shallow clone a missing ref is answered with the exact fetch-depth to add", async () => {
  const { repository } = twoBranches();
  const opened = await openRepository(repository.clone({ depth: 1 }).dir);
  expect(opened.isShallow).toBe(true);
  const error = await failure(opened.resolve("HEAD~1"));
  expect(error.remedy).toContain("`fetch-depth: 0`");
});

test("a hostile ref is no ref, in one short line", async () => {
  const { repository } = twoBranches();
  const opened = await openRepository(repository.dir);
  const hostile = [
    "--all",
    "-x",
    "",
    "main\nHEAD",
    "a\0b",
    "HEAD:migrations",
    "$(id)",
    "main..feature",
    "x".repeat(5000),
  ];
  for (const ref of hostile) {
    const error = await failure(opened.resolve(ref));
    expect(error.message).toMatch(/^no such ref `\P{Cc}{0,101}`$/u);
  }
});

test("a repository without commits says so", async () => {
  const opened = await openRepository(createRepository().dir);
  expect((await failure(opened.resolve("HEAD"))).message).toBe("the repository has no commits yet");
  expect((await failure(opened.defaultBase())).message).toBe("the repository has no commits yet");
});

test("the merge base is the commit that the branch was cut from", async () => {
  const { repository, one } = twoBranches();
  const opened = await openRepository(repository.dir);
  expect(await opened.mergeBase("main", "feature")).toBe(one);
});

test("unrelated histories have no merge base", async () => {
  const { repository } = twoBranches();
  repository.git("checkout", "--quiet", "--orphan", "island");
  repository.commit("island");
  const opened = await openRepository(repository.dir);
  expect(await opened.mergeBase("main", "island")).toBeNull();
  expect((await failure(opened.defaultBase())).message).toContain("have no commit in common");
});

test("the default branch is what the origin calls its HEAD", async () => {
  const { repository, one } = twoBranches();
  repository.git("branch", "--move", "main", "trunk");
  repository.checkout("trunk");
  const clone = repository.clone();
  clone.checkout("feature");
  expect(await (await openRepository(clone.dir)).defaultBase()).toEqual({ branch: "origin/trunk", sha: one });
});

test("without an origin the default branch is the configured one", async () => {
  const { repository, one } = twoBranches();
  repository.git("branch", "--move", "main", "stable");
  const opened = await openRepository(repository.dir);
  const error = await failure(opened.defaultBase());
  expect(error.message).toContain("there is no default branch");
  expect(error.remedy).toContain("--base");
  repository.git("config", "init.defaultBranch", "stable");
  expect(await opened.defaultBase("feature")).toEqual({ branch: "stable", sha: one });
});

test("a shallow clone of depth 1 fetches two commits and reads both", async () => {
  const { repository, one, two, three } = twoBranches();
  const clone = repository.clone({ depth: 1 });
  repository.checkout("main");
  repository.write({ "migrations/4.sql": "select 4;\n" });
  const between = repository.commit("between");
  const four = repository.commit("four");
  const opened = await openRepository(clone.dir);
  expect(await opened.fetchCommit(one)).toBe(true);
  expect(await opened.fetchCommit(four)).toBe(true);
  expect(await opened.fetchCommit(three)).toBe(true);
  expect((await opened.tree(one)).paths).toEqual(["migrations/1.sql"]);
  expect((await opened.tree(four)).paths).toEqual(["migrations/1.sql", "migrations/2.sql", "migrations/4.sql"]);
  expect((await opened.tree(two)).sha).toBe(two);
  expect(() => clone.git("cat-file", "-e", between)).toThrow();
});

test("fetching a commit does not cut off the history of a complete clone", async () => {
  const { repository } = twoBranches();
  const clone = repository.clone();
  repository.write({ "migrations/5.sql": "select 5;\n" });
  const five = repository.commit("five");
  const opened = await openRepository(clone.dir);
  expect(await opened.fetchCommit(five)).toBe(true);
  expect(opened.isShallow).toBe(false);
  expect(await opened.mergeBase(five, "main")).not.toBeNull();
});

test("a commit that cannot be fetched is a plain no", async () => {
  const { repository } = twoBranches();
  const opened = await openRepository(repository.clone().dir);
  expect(await opened.fetchCommit("0123456789012345678901234567890123456789")).toBe(false);
  expect(await opened.fetchCommit("--upload-pack=touch x")).toBe(false);
  expect(await (await openRepository(repository.dir)).fetchCommit("0".repeat(40))).toBe(false);
});

test.each([
  ["https://github.com/acme/trips.git", "acme/trips"],
  ["https://x-access-token:secret@github.com/acme/trips", "acme/trips"],
  ["https://github.com/acme/trips/?token=secret", "acme/trips"],
  ["git@github.com:acme/trips.git", "acme/trips"],
  ["ssh://git@example.com:2222/group/sub/trips.git/", "group/sub/trips"],
  ["/srv/git/trips.git", null],
  ["../trips", null],
  ["file:///srv/git/trips.git", null],
  ["C:\\git\\trips", null],
])("the origin %s is called %s", (url, name) => {
  expect(nameFromUrl(url)).toBe(name);
});

test("without a URL the repository is called as its folder", async () => {
  const { repository } = twoBranches();
  expect(await (await openRepository(repository.dir)).name()).toBe("repository");
  expect(await (await openRepository(repository.clone({ bare: true }).dir)).name()).toBe("clone");
});

/** A PATH whose git is started without some variables. Before version 2.38 it ignored `safe.directory` given in one. */
function gitWithout(...variables: readonly string[]): string {
  const folder = createFolder();
  const path = process.env["PATH"] ?? "";
  const script = `#!/bin/sh\nunset ${variables.join(" ")}\nPATH='${path}' exec git "$@"\n`;
  writeFileSync(join(folder, "git"), script, { mode: 0o755 });
  return `${folder}:${path}`;
}
