/**
 * Symbolic links between the files of one tree. A link to a folder, to nothing, or out of the tree is no file.
 */
import { posix } from "node:path";

/**
 * The file that a link leads to, through further links if need be; null when it leads to no file of the tree.
 * `targets`: what each link says, by the link's path.
 */
export function followLink(
  path: string,
  targets: ReadonlyMap<string, string>,
  isFile: (path: string) => boolean,
): string | null {
  let current = path;
  for (let hops = 0; hops < 10; hops += 1) {
    const target = targets.get(current);
    if (target === undefined) return isFile(current) ? current : null;
    if (target.startsWith("/")) return null;
    current = posix.join(posix.dirname(current), target);
  }
  return null;
}
