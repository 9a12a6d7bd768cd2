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
  const links = new Map([
    ...[...(head.links ?? [])].filter(([path]) => !fromBase.has(path)),
    ...[...(base.links ?? [])].filter(([path]) => fromBase.has(path)),
  ]);
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
    modeOf: async (path) => (fromBase.has(path) ? base : head).modeOf?.(path) ?? null,
    links,
    async checkOut(folder, wanted) {
      const all = [...kept, ...taken, ...links.keys()];
      const among = wanted === undefined ? all : all.filter((path) => wanted.has(path));
      await head.checkOut?.(folder, new Set(among.filter((path) => !fromBase.has(path))));
      await base.checkOut?.(folder, new Set(among.filter((path) => fromBase.has(path))));
    },
  };
}

/** Paths that base changed (or added, or deleted) since the merge base and head did not. */
async function pathsFromBase(base: Tree, mergeBase: Tree, head: Tree): Promise<Set<string>> {
  const found = new Set<string>();
  const [now, before, ours] = [base, mergeBase, head].map(withPlaces) as [Placed, Placed, Placed];
  for (const path of new Set([...now.places, ...before.places])) {
    if ((await differs(now, before, path)) && !(await differs(ours, before, path))) found.add(path);
  }
  return found;
}

interface Placed {
  readonly tree: Tree;
  readonly paths: ReadonlySet<string>;
  /** Files, and links that lead to none. */
  readonly places: ReadonlySet<string>;
}

function withPlaces(tree: Tree): Placed {
  const paths = new Set(tree.paths);
  return { tree, paths, places: new Set([...paths, ...(tree.links?.keys() ?? [])]) };
}

/** In content, in mode bits as far as both know them, or in what a symbolic link says. */
async function differs(a: Placed, b: Placed, path: string): Promise<boolean> {
  if (a.places.has(path) !== b.places.has(path)) return true;
  if (!a.places.has(path)) return false;
  if (a.tree.links?.get(path) !== b.tree.links?.get(path) || a.paths.has(path) !== b.paths.has(path)) return true;
  if (a.paths.has(path) && (await idOf(a.tree, path)) !== (await idOf(b.tree, path))) return true;
  const [before, after] = [await a.tree.modeOf?.(path), await b.tree.modeOf?.(path)];
  return before !== undefined && after !== undefined && before !== after;
}

async function idOf(tree: Tree, path: string): Promise<string | null> {
  if (tree.blobId !== undefined) return tree.blobId(path);
  return blobIdOf((await tree.read([path])).get(path) ?? unknownPath(path, tree.ref));
}
