/**
 * The parents of a commit as the commit itself names them, also where a shallow clone does not have them.
 */
import { gitText } from "./git.ts";
import type { GitLocation } from "./git.ts";

/** Full names, in order. `sha` must be in the clone. */
export async function commitParents(location: GitLocation, sha: string): Promise<string[]> {
  // `rev-parse sha^1` finds nothing beyond a shallow clone's edge; the object still says it.
  const text = await gitText(location, ["cat-file", "commit", sha]);
  const header = text.split("\n\n", 1)[0] ?? "";
  return [...header.matchAll(/^parent (?<sha>[0-9a-f]+)$/gmu)].map((match) => match.groups?.["sha"] ?? "");
}
