import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { TestRepository } from "./git-repository.ts";
import { createFolder, createRepository } from "./git-repository.ts";

const NAMES = { "b.sql": "select 1;\n", "b/a.sql": "é\r\n", "b-a/deep/er.sql": "", b0: "x", "ä ö": "y" };
const NEXT = { "b.sql": null, "b/a.sql": "é\n", "b-a/deep/er.sql": "now", "c/new.sql": "z" };

/** The same work tree committed by git. */
function byGit(repository: TestRepository, messages: readonly string[]): string {
  const copy = join(createFolder(), "copy");
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", copy]);
  for (const [index, message] of messages.entries()) {
    repository.checkout(["main", "change"][index] ?? "");
    execFileSync("cp", ["-RTP", repository.dir, join(copy, "..", `tree${index}`)]);
    const date = `2026-01-01T12:0${index + 1}:00.000Z`;
    const env = {
      PATH: process.env["PATH"],
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_DIR: join(copy, ".git"),
      GIT_WORK_TREE: join(copy, "..", `tree${index}`),
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.com",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.com",
      GIT_COMMITTER_DATE: date,
    };
    execFileSync("git", ["add", "--all"], { env, cwd: env.GIT_WORK_TREE });
    execFileSync("git", ["commit", "--quiet", "--message", message], { env, cwd: env.GIT_WORK_TREE });
  }
  return execFileSync("git", ["rev-parse", "HEAD"], { cwd: copy, encoding: "utf8" }).trim();
}

test("commits are git's own, byte for byte, and git finds nothing to complain of", () => {
  const repository = createRepository();
  repository.write(NAMES);
  symlinkSync("b/a.sql", join(repository.dir, "link.sql"));
  writeFileSync(Buffer.from(`${repository.dir}/caf\xe9.sql`, "latin1"), "1");
  repository.commit("One: begin");
  repository.branch("change");
  repository.write(NEXT);
  chmodSync(join(repository.dir, "b0"), 0o755);
  const second = repository.commit("two");
  expect(repository.git("fsck", "--strict", "--no-dangling")).toBe("");
  expect(repository.git("status", "--porcelain")).toBe("");
  expect(readdirSync(join(repository.dir, ".git"))).not.toContain("logs");
  expect(second).toBe(byGit(repository, ["One: begin", "two"]));
});

test("branches, tags and the work tree are as git leaves them", () => {
  const repository = createRepository();
  repository.write(NAMES);
  const first = repository.commit("one");
  repository.branch("a/change");
  repository.write(NEXT);
  const second = repository.commit("two");
  repository.tag("v2");
  repository.checkout("main");
  expect(repository.git("status", "--porcelain", "--branch")).toBe("## main");
  expect(readdirSync(repository.dir).sort()).toEqual([".git", "b", "b-a", "b.sql", "b0", "ä ö"].sort());
  expect(repository.git("rev-parse", "HEAD", "a/change", "v2")).toBe([first, second, second].join("\n"));
  repository.checkout(second);
  expect(repository.git("status", "--porcelain", "--branch")).toBe("## HEAD (no branch)");
  expect(readFileSync(join(repository.dir, "b-a/deep/er.sql"), "utf8")).toBe("now");
  repository.moveBranch("main");
  expect(repository.git("rev-parse", "main")).toBe(second);
});

test("what git ignores, and a work tree with changes of its own, are left to git", () => {
  const repository = createRepository();
  repository.write({ ".gitignore": "no.sql\n", "no.sql": "1", "yes.sql": "1" });
  repository.commit("one");
  expect(repository.git("ls-files")).toBe(".gitignore\nyes.sql");
  repository.branch("change");
  repository.write({ ".gitignore": null, "no.sql": null, "yes.sql": "2" });
  repository.commit("two");
  repository.write({ "yes.sql": "3" });
  expect(() => repository.checkout("main")).toThrow("yes.sql");
  repository.git("config", "core.autocrlf", "input");
  repository.write({ "no.sql": "1" });
  repository.commit("three");
  expect(readdirSync(join(repository.dir, ".git"))).toContain("logs");
});
