/**
 * Real git repositories in temporary folders, for tests. Identity and dates are fixed and the user's git configuration
 * is ignored, so that the same steps give the same object names everywhere. Removed after the test file.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll } from "@jest/globals";
import { GitWriter } from "./git-writer.ts";

interface CloneOptions {
  readonly bare?: boolean;
  /** Number of commits; leaves a shallow clone. */
  readonly depth?: number;
}

export interface TestRepository {
  /** The work tree, or the repository itself when it is bare. Symbolic links resolved. */
  readonly dir: string;
  /** Writes files (folders are made as needed); null removes one. Paths are relative to `dir`. */
  write(files: Readonly<Record<string, string | Uint8Array | null>>): void;
  /** Commits everything that is in the work tree, also when nothing changed. Returns the commit's full name. */
  commit(message: string): string;
  /** Makes a branch at the current commit and checks it out. */
  branch(name: string): void;
  /** Checks out a branch or (detached) a commit. */
  checkout(name: string): void;
  /** Names the current commit. */
  tag(name: string): void;
  /** Makes another branch end at the current commit. */
  moveBranch(name: string): void;
  /** Merges into the current branch, always with a merge commit. Returns its full name. */
  merge(name: string): string;
  /** A clone whose `origin` is this repository. */
  clone(options?: CloneOptions): TestRepository;
  /** Any other git command; returns what it prints, without the last line break. */
  git(...args: readonly string[]): string;
}

const folders = new Set<string>();

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
});

/** A new empty temporary folder, symbolic links resolved; removed after the test file. */
export function createFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "migration-gate-test-")));
  folders.add(folder);
  return folder;
}

/** An empty repository with the branch `main` and no commits. */
export function createRepository(): TestRepository {
  const dir = join(createFolder(), "repository");
  mkdirSync(dir);
  new GitWriter(dir).init();
  return testRepository(dir);
}

function testRepository(dir: string): TestRepository {
  let clock = 0;
  const writer = new GitWriter(dir);
  const run = (...args: readonly string[]) => git(dir, args, clock);
  return {
    dir,
    write: (files) => writeFiles(dir, files),
    commit(message) {
      clock += 1;
      const written = writer.commit({ message, author, time: timeAt(clock) / 1000 });
      if (written !== null) return written;
      run("add", "--all");
      run("commit", "--quiet", "--allow-empty", "--message", message);
      return run("rev-parse", "HEAD");
    },
    branch(name) {
      if (!writer.branch(name)) run("checkout", "--quiet", "-b", name);
    },
    checkout(name) {
      if (!writer.checkout(name)) run("checkout", "--quiet", name);
    },
    tag(name) {
      if (!writer.point(`refs/tags/${name}`)) run("tag", name);
    },
    moveBranch(name) {
      if (!writer.point(`refs/heads/${name}`)) run("branch", "--force", name);
    },
    merge(name) {
      clock += 1;
      run("merge", "--quiet", "--no-ff", "--message", `Merge ${name}`, name);
      return run("rev-parse", "HEAD");
    },
    clone: (options = {}) => clone(dir, options),
    git: run,
  };
}

function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array | null>>): void {
  for (const [path, contents] of Object.entries(files)) {
    const file = join(dir, path);
    if (contents === null) {
      rmSync(file);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
  }
}

function clone(dir: string, options: CloneOptions): TestRepository {
  const target = join(createFolder(), options.bare === true ? "clone.git" : "clone");
  const args = ["clone", "--quiet"];
  if (options.bare === true) args.push("--bare");
  if (options.depth !== undefined) args.push(`--depth=${options.depth}`, "--no-single-branch");
  // A plain path would be copied with hard links and would ignore --depth.
  git(dir, [...args, pathToFileURL(dir).href, target]);
  return testRepository(target);
}

const author = "Ada <ada@example.com>";

/** Milliseconds since 1970. `clock`: minutes after a fixed time, so that later commits have later dates. */
function timeAt(clock: number): number {
  return Date.UTC(2026, 0, 1, 12, clock);
}

function git(dir: string, args: readonly string[], clock = 0): string {
  const date = new Date(timeAt(clock)).toISOString();
  const output = execFileSync("git", ["-C", dir, ...settings, ...args], {
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: dir,
      LC_ALL: "C",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.com",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.com",
      GIT_COMMITTER_DATE: date,
    },
  });
  return output.replace(/\n$/u, "");
}

const settings = ["core.autocrlf=false", "gc.auto=0", "protocol.file.allow=always"].flatMap((setting) => [
  "-c",
  setting,
]);
