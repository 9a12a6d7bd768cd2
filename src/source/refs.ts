/**
 * Names of commits: resolving them, and finding the commit that a branch started from.
 */
import { UserError } from "../errors.ts";
import { nearestNames } from "../nearest-name.ts";
import { printable } from "../printable.ts";
import { askTogether } from "./ask-together.ts";
import { gitOutput, gitText, runGit, withoutLineBreak } from "./git.ts";
import type { GitLocation } from "./git.ts";
import type { LocatedRepository } from "./locate-repository.ts";

/** The commit that a change is compared with when the user names none. */
export interface DefaultBase {
  /** The default branch as git names it: `origin/main`. */
  readonly branch: string;
  /** Full name of the merge base. */
  readonly sha: string;
}

const shallowRemedy =
  "This is a shallow clone: give `fetch-depth: 0` to actions/checkout, or run `git fetch --unshallow`.";

/** Looks up the names of one repository. */
export interface Refs {
  /** The commit's full name. `main` also finds `origin/main`: a checkout in CI has no other branch than its own. */
  resolve(ref: string): Promise<string>;
  /** The merge base of `head` with the default branch. */
  defaultBase(head: string): Promise<DefaultBase>;
}

/** Full names of commits by the names that were asked for; null where there is none. */
type LookUp = (refs: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

export function refsOf(repository: LocatedRepository): Refs {
  const lookUp = askTogether((refs) => commitsOf(repository.location, refs));
  return {
    resolve: (ref) => resolveRef(repository, lookUp, ref),
    defaultBase: (head) => defaultBase(repository, lookUp, head),
  };
}

async function resolveRef(repository: LocatedRepository, lookUp: LookUp, ref: string): Promise<string> {
  const found = await lookUp([ref, `origin/${ref}`]);
  const sha = found.get(ref) ?? found.get(`origin/${ref}`) ?? null;
  if (sha !== null) return sha;
  if (!(await hasCommits(repository.location, lookUp))) {
    throw new UserError("the repository has no commits yet", { remedy: "Commit the migrations first." });
  }
  throw new UserError(`no such ref \`${printable(ref)}\``, { remedy: await refRemedy(repository, ref) });
}

/** The best common ancestor of two commits, by their full names; null when they have none (or it is not in a shallow
 * clone). */
export async function mergeBase(location: GitLocation, a: string, b: string): Promise<string | null> {
  const result = await runGit(location, ["merge-base", a, b]);
  return result.status === 0 ? withoutLineBreak(result.stdout) : null;
}

async function defaultBase(repository: LocatedRepository, lookUp: LookUp, head: string): Promise<DefaultBase> {
  const headSha = await resolveRef(repository, lookUp, head);
  const branch = await defaultBranch(repository.location, lookUp);
  if (branch === null) {
    throw new UserError("cannot tell what to compare with: there is no default branch (origin/HEAD, main or master)", {
      remedy: withShallowRemedy(repository, "Name the branch or commit with `--base`."),
    });
  }
  const sha = await mergeBase(repository.location, await resolveRef(repository, lookUp, branch), headSha);
  if (sha === null) {
    throw new UserError(`\`${printable(head)}\` and the default branch \`${branch}\` have no commit in common`, {
      remedy: withShallowRemedy(repository, "Name the commit to compare with by `--base`."),
    });
  }
  return { branch, sha };
}

/** Without `refs/tags/`; in the order of git. */
export async function listTags(location: GitLocation): Promise<string[]> {
  const listed = await gitText(location, ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags"]);
  return listed === "" ? [] : listed.split("\n");
}

async function defaultBranch(location: GitLocation, lookUp: LookUp): Promise<string | null> {
  const [originHead, configured] = await Promise.all([
    runGit(location, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]),
    runGit(location, ["config", "--get", "init.defaultBranch"]),
  ]);
  const candidates = [
    withoutLineBreak(originHead.stdout),
    "origin/main",
    "origin/master",
    "main",
    "master",
    withoutLineBreak(configured.stdout),
  ];
  const found = await lookUp(candidates);
  return candidates.find((candidate) => (found.get(candidate) ?? null) !== null) ?? null;
}

async function commitsOf(location: GitLocation, refs: readonly string[]): Promise<Map<string, string | null>> {
  // No ref begins with `-` or has a control character (git-check-ref-format); a line break would be another question.
  const asked = refs.filter((ref) => /^[^-\p{Cc}]\P{Cc}*$/u.test(ref));
  const input = asked.map((ref) => `${ref}^{commit}\n`).join("");
  const { stdout } = await runGit(location, ["cat-file", "--batch-check"], { input });
  const answers = stdout.toString("utf8").split("\n");
  const found = asked.map((ref, index) => [ref, /^(?<sha>[0-9a-f]+) commit \d+$/u.exec(answers[index] ?? "")] as const);
  return new Map(found.map(([ref, answer]) => [ref, answer?.groups?.["sha"] ?? null]));
}

async function hasCommits(location: GitLocation, lookUp: LookUp): Promise<boolean> {
  const anyRef = await gitOutput(location, ["for-each-ref", "--count=1"]);
  return anyRef.length > 0 || ((await lookUp(["HEAD"])).get("HEAD") ?? null) !== null;
}

async function refRemedy(repository: LocatedRepository, ref: string): Promise<string> {
  const listed = await gitText(repository.location, ["for-each-ref", "--format=%(refname:short)"]);
  const near = nearestNames(ref, listed.split("\n"), 3).map((name) => `\`${name}\``);
  const advice = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Give a branch, a tag or a commit.";
  return withShallowRemedy(repository, advice);
}

function withShallowRemedy({ isShallow }: LocatedRepository, remedy: string): string {
  return isShallow ? `${remedy} ${shallowRemedy}` : remedy;
}
