/**
 * A git repository, only read: its commits, and its working tree. `fetchCommit` is the one thing that adds to it.
 */
import { blobReader } from "./blob-reader.ts";
import { asCheckedOut } from "./checked-out.ts";
import { commitParents } from "./commit-parents.ts";
import { commitTree } from "./commit-tree.ts";
import { deletedFiles } from "./deleted-files.ts";
import type { DeletedFiles } from "./deleted-files.ts";
import { runGit } from "./git.ts";
import type { GitLocation } from "./git.ts";
import { locateRepository } from "./locate-repository.ts";
import type { LocatedRepository } from "./locate-repository.ts";
import { listTags, mergeBase, refsOf } from "./refs.ts";
import type { DefaultBase } from "./refs.ts";
import { repositoryName } from "./repository-name.ts";
import type { Tree } from "./tree.ts";
import { workingTree } from "./working-tree.ts";

export interface Repository {
  /** Top of the work tree; null for a bare repository. */
  readonly workTree: string | null;
  /** The commit's full name. Throws a UserError that suggests near names; `main` also finds `origin/main`. */
  resolve(ref: string): Promise<string>;
  /** Full names of a commit's parents as it names them, also where a shallow clone does not have them. */
  parents(ref: string): Promise<string[]>;
  /** Full name of the best common ancestor; null when there is none (or it is not in a shallow clone). */
  mergeBase(a: string, b: string): Promise<string | null>;
  /** The merge base of `head` (default: HEAD) with the default branch. Throws a UserError when there is none. */
  defaultBase(head?: string): Promise<DefaultBase>;
  /** Gets one commit from `origin` if the clone lacks it; false when that was not possible. */
  fetchCommit(sha: string): Promise<boolean>;
  /** The clone lacks a part of the history. */
  readonly isShallow: boolean;
  /** Files below a folder that a commit's own history has deleted, as far as `wanted`. Throws a UserError when the clone
   * lacks their contents. */
  deletedBefore(ref: string, dir: string, wanted: (path: string) => boolean): Promise<DeletedFiles>;
  /** Names of all tags, sorted. */
  tags(): Promise<string[]>;
  /** `owner/name` from the URL of `origin`, without credentials; else the folder's name. */
  name(): Promise<string>;
  /** The files of a commit, as a checkout has them. */
  tree(ref: string): Promise<Tree>;
  /** A tree that is put together from commits, as a checkout has it. */
  asCheckedOut(tree: Tree): Tree;
  /** The files as they are on disk, tracked or not, without ignored ones. Throws a UserError for a bare repository. */
  workingTree(): Promise<Tree>;
}

/**
 * `dir`: a checkout, any folder in one, a linked worktree or a bare clone. Throws a UserError when it is none of these,
 * when it does not exist, and when git is not installed.
 */
export async function openRepository(dir: string): Promise<Repository> {
  const located = await locateRepository(dir);
  const { location } = located;
  const readBlobs = blobReader(location);
  const refs = refsOf(located);
  // A commit's full name needs no looking up twice; all other names may come to mean another one.
  const commits = new Set<string>();
  const resolve = async (ref: string): Promise<string> => {
    const sha = commits.has(ref) ? ref : await refs.resolve(ref);
    commits.add(sha);
    return sha;
  };
  return {
    workTree: location.workTree,
    resolve,
    parents: async (ref) => commitParents(location, await resolve(ref)),
    mergeBase: async (a, b) => mergeBase(location, await resolve(a), await resolve(b)),
    defaultBase: (head = "HEAD") => refs.defaultBase(head),
    fetchCommit: (sha) => fetchCommit(located, sha),
    isShallow: located.isShallow,
    deletedBefore: async (ref, dir, wanted) => deletedFiles(located, await resolve(ref), dir, wanted),
    tags: () => listTags(location),
    name: () => repositoryName(location),
    tree: async (ref) => asCheckedOut(location, await commitTree(location, ref, await resolve(ref), readBlobs)),
    asCheckedOut: (tree) => asCheckedOut(location, tree),
    workingTree: () => workingTree(located),
  };
}

const fetchTimeout = 120_000;

async function fetchCommit({ location, isShallow }: LocatedRepository, sha: string): Promise<boolean> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(sha)) return false;
  if (await hasCommit(location, sha)) return true;
  // --depth would cut off the history of a clone that is complete.
  const depth = isShallow ? ["--depth=1"] : [];
  const options = ["--quiet", "--no-tags", "--no-recurse-submodules", ...depth];
  await runGit(location, ["fetch", ...options, "origin", sha], { timeout: fetchTimeout });
  return hasCommit(location, sha);
}

async function hasCommit(location: GitLocation, sha: string): Promise<boolean> {
  return (await runGit(location, ["cat-file", "-e", `${sha}^{commit}`])).status === 0;
}
