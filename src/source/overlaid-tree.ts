/**
 * A tree in which some files have other contents.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tree } from "./tree.ts";
import { blobIdOf } from "./working-tree.ts";

/** `contents`: of files that the tree has. */
export function overlaidTree(tree: Tree, contents: ReadonlyMap<string, Buffer>): Tree {
  return {
    ...tree,
    read: async (wanted) =>
      new Map([...(await tree.read(wanted))].map(([path, own]) => [path, contents.get(path) ?? own])),
    blobId: async (path) => {
      const other = contents.get(path);
      return other === undefined ? ((await tree.blobId?.(path)) ?? null) : blobIdOf(other);
    },
    async checkOut(folder, wanted) {
      await tree.checkOut?.(folder, wanted);
      for (const [path, content] of contents)
        if (wanted?.has(path) ?? true) await writeFile(join(folder, path), content);
    },
  };
}
