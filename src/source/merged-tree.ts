/**
 * Head as it will be once it is merged into base, file by file: what base gained after the branch was cut is there, so
 * that it does not look deleted. A file that both sides changed is head's.
 */
import { unknownPath } from "./commit-tree.ts";
import type { Tree } from "./tree.ts";
import { blobIdOf } from "./working-tree.ts";

/** Has head's `ref` and `sha`. Is `head` itself where base changed nothing. */
export async function mergedTree(base: Tree, mergeBase: Tree, head: Tree): Promise<Tree> {
  if (base.sha !== null && base.sha === mergeBase.sha) return head;
  const fromBase = await pathsFromBase(base, mergeBase, head);
  if (fromBase.size === 0) return head;
  const kept = head.paths.filter((path) => !fromBase.has(path));
  const taken = base.paths.filter((path) => fromBase.has(path));
  const keptPaths = new Set(kept);
  const takenPaths = new Set(taken);
  const treeOf = (path: string) => (takenPaths.has(path) ? base : head);
  return {
    ref: head.ref,
    sha: head.sha,
    paths: [...kept, ...taken].sort(),
    async read(paths) {
      const stray = paths.find((path) => !keptPaths.has(path) && !takenPaths.has(path));
      if (stray !== undefined) unknownPath(stray, head.ref);
      const fromHead = await head.read(paths.filter((path) => treeOf(path) === head));
      return new Map([...fromHead, ...(await base.read(paths.filter((path) => treeOf(path) === base)))]);
    },
    blobId: async (path) => (keptPaths.has(path) || takenPaths.has(path) ? idOf(treeOf(path), path) : null),
    async checkOut(folder, wanted) {
      const among = (paths: ReadonlySet<string>): ReadonlySet<string> =>
        wanted === undefined ? paths : new Set([...wanted].filter((path) => paths.has(path)));
      await head.checkOut?.(folder, among(keptPaths));
      await base.checkOut?.(folder, among(takenPaths));
    },
  };
}

/** Paths that base changed (or added, or deleted) since the merge base and head did not. */
async function pathsFromBase(base: Tree, mergeBase: Tree, head: Tree): Promise<Set<string>> {
  const found = new Set<string>();
  const ids = contentIds();
  for (const path of new Set([...base.paths, ...mergeBase.paths])) {
    const before = await ids(mergeBase, path);
    if ((await ids(base, path)) !== before && (await ids(head, path)) === before) found.add(path);
  }
  return found;
}

/** Object names by tree, where the tree itself tells which paths it has. */
function contentIds(): (tree: Tree, path: string) => Promise<string | null> {
  const pathsOf = new Map<Tree, ReadonlySet<string>>();
  return async (tree, path) => {
    const paths = pathsOf.get(tree) ?? new Set(tree.paths);
    pathsOf.set(tree, paths);
    return paths.has(path) ? idOf(tree, path) : null;
  };
}

async function idOf(tree: Tree, path: string): Promise<string | null> {
  if (tree.blobId !== undefined) return tree.blobId(path);
  return blobIdOf((await tree.read([path])).get(path) ?? unknownPath(path, tree.ref));
}
