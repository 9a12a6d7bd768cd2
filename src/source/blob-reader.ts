/**
 * Reads each git object once, for all trees of a repository: base and head have most of their files in common.
 */
import { askTogether } from "./ask-together.ts";
import type { GitLocation } from "./git.ts";
import { readBlobs } from "./read-blobs.ts";

/** Contents by object name. Throws a UserError where the clone lacks one. */
export type ReadBlobs = (ids: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;

export function blobReader(location: GitLocation): ReadBlobs {
  const known = new Map<string, Buffer>();
  const read = async (ids: readonly string[]): Promise<void> => {
    for (const [id, contents] of await readBlobs(location, ids)) known.set(id, contents);
  };
  const readWithOthers = askTogether(read);
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    // What the clone lacks fails all that are read with it, and not everybody has asked for it.
    if (missing.length > 0) await readWithOthers(missing).catch(() => read(missing));
    return new Map(ids.flatMap((id) => entryOf(known, id)));
  };
}

function entryOf(known: ReadonlyMap<string, Buffer>, id: string): [string, Buffer][] {
  const contents = known.get(id);
  return contents === undefined ? [] : [[id, contents]];
}
