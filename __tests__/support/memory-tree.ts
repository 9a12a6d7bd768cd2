import type { Tree } from "../../src/source/tree.ts";
import { blobIdOf } from "../../src/source/working-tree.ts";

/** A tree of files that are given as texts (or bytes) by path. */
export function memoryTree(files: Readonly<Record<string, string | Buffer>>): Tree {
  const paths = Object.keys(files).sort();
  return {
    ref: "HEAD",
    sha: null,
    paths,
    blobId: async (path) => (Object.hasOwn(files, path) ? blobIdOf(contentOf(files, path)) : null),
    read: async (wanted) => new Map(wanted.map((path) => [path, contentOf(files, path)])),
  };
}

function contentOf(files: Readonly<Record<string, string | Buffer>>, path: string): Buffer {
  const content = files[path];
  if (content === undefined) {
    throw new Error(`no such file: ${path}`);
  }
  return Buffer.from(content);
}

/** The files as an adapter's `load` gets them. */
export function fileMap(files: Readonly<Record<string, string | Buffer>>): Map<string, Buffer> {
  return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}
