/**
 * Builds the git repository of the example: `main` with two years of commits, and one branch for each folder in
 * branches/. The same files always give the same commits: no git configuration is read, and dates are fixed.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const identity = "Triphoppa <team@triphoppa.example>";

/** The branches beside `main`, sorted by name: what each does and the verdict that the gate should give. */
export function listBranches() {
  return folders("branches").map((name) => Object.assign(readJson(`branches/${name}/branch.json`), { name }));
}

/**
 * Builds the repository in `targetDir`, an empty or missing folder, and checks `main` out.
 * Throws an `Error` with git's own message when git fails.
 */
export function buildRepository(targetDir) {
  const git = (args, input) => runGit(targetDir, args, input);
  git(["init", "--quiet", "--template=", targetDir]);
  git(["-C", targetDir, "symbolic-ref", "HEAD", "refs/heads/main"]);
  git(["-C", targetDir, "fast-import", "--quiet", "--date-format=raw"], fastImportStream());
  git(["-C", targetDir, "reset", "--quiet", "--hard", "main"]);
}

/** One stream for `git fast-import`: it needs no working tree, and one process for all commits. */
function fastImportStream() {
  const parts = [];
  for (const { date, message, files } of readJson("history.json")) {
    parts.push(
      ...commit({ branch: "main", date, message }),
      ...files.flatMap(expand).flatMap((file) => modify(file, file)),
    );
  }
  for (const branch of listBranches()) {
    const { name, date, message, deletes } = branch;
    parts.push(...commit({ branch: name, date, message, from: "main" }));
    parts.push(...deletes.map((file) => Buffer.from(`D ${file}\n`)));
    parts.push(...overlay(name).flatMap((file) => modify(file, `branches/${name}/${file}`)));
  }
  return Buffer.concat(parts);
}

function commit({ branch, date, message, from }) {
  const seconds = Date.parse(date) / 1000;
  const lines = [`commit refs/heads/${branch}`, `committer ${identity} ${seconds} +0000`];
  const parent = from === undefined ? "" : `from refs/heads/${from}\n`;
  return [Buffer.from(`${lines.join("\n")}\n`), ...data(Buffer.from(`${message}\n`)), Buffer.from(parent)];
}

function modify(path, source) {
  return [Buffer.from(`M 100644 inline ${path}\n`), ...data(readText(source))];
}

function data(bytes) {
  return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")];
}

/** A migration is named in history.json without its ending: it is two files. */
function expand(entry) {
  return entry.startsWith("migrations/") ? [`${entry}.down.sql`, `${entry}.up.sql`] : [entry];
}

/** The files that a branch adds or changes, as paths in the repository. */
function overlay(name) {
  return folders(`branches/${name}`).flatMap((folder) =>
    readdirSync(join(home, "branches", name, folder))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
}

function folders(path) {
  return readdirSync(join(home, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readJson(path) {
  return JSON.parse(readFileSync(join(home, path), "utf8"));
}

/** A checkout of this project may have turned line ends into CRLF; the commits must not depend on that. */
function readText(path) {
  return Buffer.from(readFileSync(join(home, path), "utf8").replaceAll("\r\n", "\n"));
}

function runGit(targetDir, args, input) {
  const result = spawnSync("git", args, { input, env: gitEnvironment(targetDir), encoding: "utf8" });
  if (result.error) throw new Error(`git could not be started: ${result.error.message}`, { cause: result.error });
  if (result.status !== 0) throw new Error(`git ${args.join(" ")} failed: ${result.stderr.trim()}`);
}

/**
 * The environment without the user's git: neither their configuration nor the variables that git sets for a hook
 * (GIT_DIR and others would redirect us into another repository).
 */
function gitEnvironment(targetDir) {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return {
    ...Object.fromEntries(kept),
    HOME: targetDir,
    XDG_CONFIG_HOME: targetDir,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_DEFAULT_HASH: "sha1",
    LC_ALL: "C",
  };
}
