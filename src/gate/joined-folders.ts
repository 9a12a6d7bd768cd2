/**
 * Folders that the change joins into one list: on base each has been a history of its own, and what is in any of them has been
 * merged.
 */
import type { Tree } from "../source/tree.ts";
import { findClaims } from "../tools/detection/detect-tool.ts";
import type { Detection, Tool } from "../tools/tool.ts";

/** Base's tool, with all of base's folders that are one history under head's. `own`: as base configures it for `dir`. */
export async function withJoinedFolders(base: Tree, head: Tool, own: Tool, dir: string): Promise<Tool> {
  const named = head.folders ?? [];
  const known = own.folders ?? [dir];
  if (own.withFolders === undefined || named.every((each) => known.includes(each))) return own;
  const claims = (await findClaims(base)).filter(({ tool, unfit }) => tool === own.name && unfit === undefined);
  const joined = claims.map(foldersOf).filter((folders) => folders.some((each) => named.includes(each)));
  const all = [...new Set([...known, ...joined.flat()])];
  return all.length === known.length ? own : own.withFolders(all);
}

function foldersOf({ dir, folders = [dir] }: Detection): readonly string[] {
  return folders;
}
