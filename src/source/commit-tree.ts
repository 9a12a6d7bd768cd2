/**
 * The files of a commit, read out of git's objects: what was committed, whatever the checkout's line endings are.
 */
import type { ReadBlobs } from "./blob-reader.ts";
import { blobReader } from "./blob-reader.ts";
import { checkOutCommit } from "./check-out.ts";
import { gitOutput } from "./git.ts";
import type { GitLocation } from "./git.ts";
import { withoutLfsPointer } from "./lfs-pointer.ts";
import { pathFromBytes, splitAtNul } from "./path-bytes.ts";
import { followLink } from "./symbolic-links.ts";
import type { Tree } from "./tree.ts";

/** Submodules and links that lead to no file of the commit are left out. `readBlobs`: where several trees share it. */
export async function commitTree(
  location: GitLocation,
  ref: string,
  sha: string,
  readBlobs: ReadBlobs = blobReader(location),
): Promise<Tree> {
  const { files: ids, links, modes } = await listFiles(location, sha, readBlobs);
  const idOf = (path: string) => ids.get(path) ?? unknownPath(path, ref);
  return {
    ref,
    sha,
    paths: [...ids.keys()].sort(),
    async read(wanted) {
      const blobs = await readBlobs(wanted.map(idOf));
      const files = new Map<string, Buffer>();
      for (const path of wanted) {
        const contents = blobs.get(idOf(path)) ?? unknownPath(path, ref);
        files.set(path, await withoutLfsPointer(location, path, contents));
      }
      return files;
    },
    blobId: async (path) => ids.get(path) ?? null,
    modeOf: async (path) => modes.get(path) ?? null,
    links,
    checkOut: (folder, wanted) =>
      checkOutCommit(location, { sha, folder, wanted: wanted === undefined ? null : [...wanted] }),
  };
}

export function unknownPath(path: string, ref: string): never {
  throw new Error(`${JSON.stringify(path)} is not in the tree of ${ref}`);
}

interface Listing {
  /** Object names by path; a link has that of the file it leads to. */
  readonly files: ReadonlyMap<string, string>;
  /** What the links say. */
  readonly links: ReadonlyMap<string, string>;
  readonly modes: ReadonlyMap<string, string>;
}

async function listFiles(location: GitLocation, sha: string, readBlobs: ReadBlobs): Promise<Listing> {
  const listing = await gitOutput(location, ["ls-tree", "-r", "-z", "--full-tree", sha]);
  const files = new Map<string, string>();
  const links = new Map<string, string>();
  const modes = new Map<string, string>();
  for (const line of splitAtNul(listing)) {
    const tab = line.indexOf("\t");
    const [mode = "", , id = ""] = line.toString("latin1", 0, tab).split(" ");
    const path = pathFromBytes(line.subarray(tab + 1));
    if (mode === "160000" /* submodule */) continue;
    modes.set(path, mode);
    if (mode === LINK) links.set(path, id);
    else files.set(path, id);
  }
  const targets = await targetsOf(links, readBlobs);
  addLinks(files, targets);
  return { files, links: targets, modes };
}

/** Mode of a symbolic link. */
export const LINK = "120000";

async function targetsOf(links: ReadonlyMap<string, string>, readBlobs: ReadBlobs): Promise<Map<string, string>> {
  const blobs = await readBlobs([...links.values()]);
  return new Map([...links].map(([path, id]) => [path, pathFromBytes(blobs.get(id) ?? Buffer.alloc(0))]));
}

function addLinks(files: Map<string, string>, targets: ReadonlyMap<string, string>): void {
  const found = [...targets.keys()].map(
    (path) => [path, followLink(path, targets, (file) => files.has(file))] as const,
  );
  for (const [path, file] of found) {
    const id = file === null ? undefined : files.get(file);
    if (id !== undefined) files.set(path, id);
  }
}
