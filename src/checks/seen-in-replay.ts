/**
 * Under a tool that is known by its command alone, what becomes of a merged file that is not as it was is not known beforehand:
 * the replay has shown it.
 */
import type { Divergence, Evidence } from "./check.ts";
import { reachedEnd } from "./check.ts";
import type { Severity } from "./finding.ts";

/** A warning where the command ran all the same and every path ends alike; null under a tool whose ways are known. */
export function severitySeen({ tool, paths }: Evidence, divergence: readonly Divergence[]): Severity | null {
  if (tool.judgedByReplay !== true) return null;
  const alike = reachedEnd(paths.upgraded) && reachedEnd(paths.fresh) && divergence.length === 0;
  return alike ? "warning" : "error";
}

/** What the command did; empty under a tool whose ways are known. */
export function seenWords({ tool, paths }: Evidence): string {
  if (tool.judgedByReplay !== true || paths.upgraded === null) return "";
  return reachedEnd(paths.upgraded)
    ? `${tool.title} was run with the change on a database that had run base's files, and came to its end.`
    : `${tool.title} was run with the change on a database that had run base's files, and failed.`;
}
