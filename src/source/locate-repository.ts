/**
 * Finds the repository that a folder belongs to: a checkout, a sub-folder of one, a linked worktree, a bare clone.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { gitText, runGit, withoutLineBreak } from "./git.ts";
import type { GitLocation } from "./git.ts";

export interface LocatedRepository {
  readonly location: GitLocation;
  /** How objects are named. */
  readonly objectFormat: "sha1" | "sha256";
  /** The clone lacks a part of the history. */
  readonly isShallow: boolean;
}

/** Throws a UserError when there is no such folder, when it is in no repository, and when git is not installed. */
export async function locateRepository(dir: string): Promise<LocatedRepository> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`no such folder: ${dir}`, { remedy: "Give the folder of a git repository with `--repo`." });
  }
  const cwd = resolve(dir);
  const outcome = await describe({ cwd, gitDir: null, workTree: null });
  if (outcome.found !== null) return outcome.found;
  const explicit = /dubious ownership|unsafe repository|bare repository/u.test(outcome.stderr) ? findGitDir(cwd) : null;
  const second = explicit === null ? null : (await describe(explicit)).found;
  if (second !== null) return second;
  throw new UserError(`not a git repository: ${dir}`, {
    remedy: "Give a folder inside a git repository with `--repo`; in a workflow, run actions/checkout first.",
    cause: new Error(outcome.stderr.trim()),
  });
}

/** From here on git is told where the repository is, so that it neither searches nor checks who owns it. */
async function describe(start: GitLocation): Promise<{ found: LocatedRepository | null; stderr: string }> {
  const questions = ["--is-inside-work-tree", "--show-object-format", "--is-shallow-repository", "--absolute-git-dir"];
  // All at once, where there is a work tree and its name has no line break.
  const whole = await runGit(start, ["rev-parse", ...questions, "--show-toplevel"]);
  const lines = withoutLineBreak(whole.stdout).split("\n");
  if (whole.status === 0 && lines.length === 5) {
    const [, objectFormat, isShallow, gitDir = "", workTree = ""] = lines;
    return { found: located({ gitDir, workTree, objectFormat, isShallow }), stderr: "" };
  }
  const answer = await runGit(start, ["rev-parse", ...questions]);
  if (answer.status !== 0) return { found: null, stderr: answer.stderr };
  // The folder comes last because its name may hold line breaks.
  const [insideWorkTree, objectFormat, isShallow, ...rest] = withoutLineBreak(answer.stdout).split("\n");
  const workTree = insideWorkTree === "true" ? await gitText(start, ["rev-parse", "--show-toplevel"]) : null;
  return { found: located({ gitDir: rest.join("\n"), workTree, objectFormat, isShallow }), stderr: "" };
}

/** As git answers. */
interface Answers {
  readonly gitDir: string;
  readonly workTree: string | null;
  readonly objectFormat: string | undefined;
  readonly isShallow: string | undefined;
}

function located({ gitDir, workTree, objectFormat, isShallow }: Answers): LocatedRepository {
  return {
    location: { cwd: workTree ?? gitDir, gitDir, workTree },
    objectFormat: objectFormat === "sha256" ? "sha256" : "sha1",
    isShallow: isShallow === "true",
  };
}

/** What git's own search does, for versions that refuse to search in another user's folder. */
function findGitDir(from: string): GitLocation | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const gitDir = gitDirIn(folder);
    if (gitDir !== null) return { cwd: folder, gitDir, workTree: gitDir === folder ? null : folder };
    if (folder === dirname(folder)) return null;
  }
}

function gitDirIn(folder: string): string | null {
  const entry = join(folder, ".git");
  const kind = statSync(entry, { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) return entry;
  if (kind?.isFile() === true) {
    const target = /^gitdir: (?<path>.+?)\n*$/su.exec(readFileSync(entry, "utf8"))?.groups?.["path"];
    return target === undefined ? null : resolve(folder, target);
  }
  const bare = ["HEAD", "objects", "refs"].every((name) => existsSync(join(folder, name)));
  return bare ? folder : null;
}
