/**
 * Names of commits: resolving them, and finding the commit that a branch started from.
 */
import { UserError } from "../errors.ts";
import { nearestNames } from "../nearest-name.ts";
import { printable } from "../printable.ts";
import { gitOutput, gitText, runGit, withoutLineBreak } from "./git.ts";
import type { GitLocation } from "./git.ts";

/** The commit that a change is compared with when the user names none. */
export interface DefaultBase {
  /** The default branch as git names it: `origin/main`. */
  readonly branch: string;
  /** Full name of the merge base. */
  readonly sha: string;
}

const shallowRemedy =
  "This is a shallow clone: give `fetch-depth: 0` to actions/checkout, or run `git fetch --unshallow`.";

/** The commit's full name. `main` also finds `origin/main`: a checkout in CI has no other branch than its own. */
export async function resolveRef(location: GitLocation, ref: string): Promise<string> {
  const sha = (await commitOf(location, ref)) ?? (await commitOf(location, `origin/${ref}`));
  if (sha !== null) return sha;
  if (!(await hasCommits(location))) {
    throw new UserError("the repository has no commits yet", { remedy: "Commit the migrations first." });
  }
  throw new UserError(`no such ref \`${printable(ref)}\``, { remedy: await refRemedy(location, ref) });
}

/** The best common ancestor of two commits, by their full names; null when they have none (or it is not in a shallow
 * clone). */
export async function mergeBase(location: GitLocation, a: string, b: string): Promise<string | null> {
  const result = await runGit(location, ["merge-base", a, b]);
  return result.status === 0 ? withoutLineBreak(result.stdout) : null;
}

/** The merge base of `head` with the default branch. */
export async function defaultBase(location: GitLocation, head: string): Promise<DefaultBase> {
  const headSha = await resolveRef(location, head);
  const branch = await defaultBranch(location);
  if (branch === null) {
    throw new UserError("cannot tell what to compare with: there is no default branch (origin/HEAD, main or master)", {
      remedy: await withShallowRemedy(location, "Name the branch or commit with `--base`."),
    });
  }
  const sha = await mergeBase(location, await resolveRef(location, branch), headSha);
  if (sha === null) {
    throw new UserError(`\`${printable(head)}\` and the default branch \`${branch}\` have no commit in common`, {
      remedy: await withShallowRemedy(location, "Name the commit to compare with by `--base`."),
    });
  }
  return { branch, sha };
}

export async function isShallow(location: GitLocation): Promise<boolean> {
  return (await gitText(location, ["rev-parse", "--is-shallow-repository"])) === "true";
}

/** Without `refs/tags/`; in the order of git. */
export async function listTags(location: GitLocation): Promise<string[]> {
  const listed = await gitText(location, ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags"]);
  return listed === "" ? [] : listed.split("\n");
}

async function defaultBranch(location: GitLocation): Promise<string | null> {
  const originHead = await runGit(location, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  const configured = await runGit(location, ["config", "--get", "init.defaultBranch"]);
  const candidates = [
    withoutLineBreak(originHead.stdout),
    "origin/main",
    "origin/master",
    "main",
    "master",
    withoutLineBreak(configured.stdout),
  ];
  for (const candidate of candidates) {
    if (candidate !== "" && (await commitOf(location, candidate)) !== null) return candidate;
  }
  return null;
}

async function commitOf(location: GitLocation, ref: string): Promise<string | null> {
  // No ref begins with `-` (git-check-ref-format), and git would take it for an option.
  if (ref === "" || ref.startsWith("-") || ref.includes("\0")) return null;
  const result = await runGit(location, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
  return result.status === 0 ? withoutLineBreak(result.stdout) : null;
}

async function hasCommits(location: GitLocation): Promise<boolean> {
  const anyRef = await gitOutput(location, ["for-each-ref", "--count=1"]);
  return anyRef.length > 0 || (await commitOf(location, "HEAD")) !== null;
}

async function refRemedy(location: GitLocation, ref: string): Promise<string> {
  const listed = await gitText(location, ["for-each-ref", "--format=%(refname:short)"]);
  const near = nearestNames(ref, listed.split("\n"), 3).map((name) => `\`${name}\``);
  const advice = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Give a branch, a tag or a commit.";
  return withShallowRemedy(location, advice);
}

async function withShallowRemedy(location: GitLocation, remedy: string): Promise<string> {
  return (await isShallow(location)) ? `${remedy} ${shallowRemedy}` : remedy;
}
