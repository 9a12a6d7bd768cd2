/**
 * A tree that reads each file once: for many who look at the same few files, one after the other or at once.
 */
import type { Tree } from "./tree.ts";

export function rememberingTree(tree: Tree): Tree {
  const contents = new Map<string, Promise<ReadonlyMap<string, Buffer>>>();
  return {
    ...tree,
    async read(paths) {
      const missing = paths.filter((path) => !contents.has(path));
      const reading = missing.length === 0 ? null : tree.read(missing);
      if (reading !== null) for (const path of missing) contents.set(path, reading);
      const found = await Promise.all(paths.map(async (path) => [path, await contents.get(path)] as const));
      return new Map(found.flatMap(([path, read]) => entryOf(read, path)));
    },
  };
}

function entryOf(read: ReadonlyMap<string, Buffer> | undefined, path: string): [string, Buffer][] {
  const content = read?.get(path);
  return content === undefined ? [] : [[path, content]];
}
