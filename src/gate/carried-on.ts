/**
 * Which of head's folders carry base's histories on, where a list of locations is another one now. A folder that the tool does not
 * look into any longer is no project that begins: what it lacks is told where the history goes on.
 */
import { isWithin } from "../tools/manifests/cargo.ts";
import type { Detection } from "../tools/tool.ts";

export interface CarriedOn {
  /** Head's, without folders that a list has dropped. */
  readonly found: readonly Detection[];
  /** Where base has the history, by head's folder, where that is another one. */
  readonly formerDirs: ReadonlyMap<string, string>;
}

export function carriedOn(base: readonly Detection[], head: readonly Detection[]): CarriedOn {
  const dropped = new Set<Detection>();
  const formerDirs = new Map<string, string>();
  for (const before of base) {
    const kin = head.filter((each) => belongsTo(each, before, head));
    const named = kin.filter(isNamed);
    const carriers =
      named.length > 0
        ? named
        : kin
            .filter(({ dir }) => dir === before.dir)
            .concat(kin)
            .slice(0, 1);
    for (const each of kin) if (!carriers.includes(each)) dropped.add(each);
    for (const { dir } of carriers) if (dir !== before.dir) formerDirs.set(dir, before.dir);
  }
  return { found: head.filter((each) => !dropped.has(each)), formerDirs };
}

const CONFIGURED = /\b(?:names|makes|embeds?)\b/u;

/** By a configuration file. */
export function isNamed({ reason }: Detection): boolean {
  return CONFIGURED.test(reason);
}

/** Flyway looks into folders within folders, so that naming one of them drops the others. */
function belongsTo(now: Detection, { tool, dir, folders = [dir] }: Detection, head: readonly Detection[]): boolean {
  if (now.tool !== tool) return false;
  if (folders.includes(now.dir)) return true;
  return tool === "flyway" && dir !== "." && isWithin(now.dir, dir) && !head.some((each) => each.dir === dir);
}
