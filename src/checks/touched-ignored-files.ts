/**
 * Files among the migrations that the gate does not run and the change touches: nothing that was replayed tells what they do.
 */
import { fileName } from "../tools/paths.ts";
import type { IgnoredFile } from "../tools/tool.ts";
import type { Evidence } from "./check.ts";

export interface TouchedFile extends IgnoredFile {
  readonly change: "added" | "edited" | "deleted";
}

/** SQL that only head has and the tool does not take for a migration; and migrations that the tool runs and the gate cannot. */
export function touchedIgnoredFiles({ base, head }: Pick<Evidence, "base" | "head">): TouchedFile[] {
  const before = new Map((base.ignored ?? []).map((each) => [each.file, each]));
  const after = head.ignored ?? [];
  const touched = after.flatMap((each): TouchedFile[] => {
    const known = before.get(each.file);
    const counts = each.runByTool === true;
    if (known === undefined) return counts || /\.sql$/iu.test(each.file) ? [{ ...each, change: "added" }] : [];
    return counts && known.content !== each.content ? [{ ...each, change: "edited" }] : [];
  });
  const others = [...head.problems, ...after, ...head.migrations.map(({ up }) => up)];
  const names = new Set(others.map(({ file }) => fileName(file)));
  const gone = [...before.values()].filter(({ file, runByTool }) => runByTool === true && !names.has(fileName(file)));
  return [...touched, ...gone.map((each) => Object.assign({ change: "deleted" as const }, each))];
}
