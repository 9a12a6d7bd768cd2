/**
 * Schema changes for a terminal: one diff for each object.
 */
import { changeCounts, objectDiffs } from "./object-diff.ts";
import type { DiffLine, ObjectDiff } from "./object-diff.ts";
import type { ReportChange } from "./report.ts";
import type { Paint } from "./text-style.ts";
import { visibleLine } from "./visible.ts";

export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

const SIGN_STYLES = { "+": "green", "-": "red", "!": "yellow", " ": "plain" } as const;

/** An empty line before what there is. */
export function blank(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

/** A heading with the counts, and a diff for each object; nothing when nothing changed. */
export function changesLines(changes: readonly ReportChange[], page: Page): string[] {
  if (changes.length === 0) return [];
  const diffs = objectDiffs(changes, { valueLines: 40 });
  const head = `Schema change: ${changeCounts(changes)}`;
  return [page.paint("bold", head), ...diffs.flatMap((diff) => blank(diffLines(diff, page)))];
}

function diffLines(diff: ObjectDiff, page: Page): string[] {
  let place = "";
  const lines = diff.lines.map((line, index) => {
    const said = line.place === place ? "" : line.place;
    if (line.place !== "") place = line.place;
    return diffLine(line, visibleLine(said), { ...page, indent: diff.own && index === 0 ? "  " : "    " });
  });
  const head = `    ${visibleLine(`${diff.type} ${diff.name}`)}`;
  return diff.own ? lines : [head, ...lines];
}

function diffLine(line: DiffLine, place: string, page: Page & { indent: string }): string {
  const text = `${page.indent}${line.sign} ${line.text}`;
  const painted = page.paint(SIGN_STYLES[line.sign], text);
  if (place === "") return painted;
  const gap = page.width - text.length - place.length;
  return gap < 2
    ? `${painted}\n        ${page.paint("dim", place)}`
    : `${painted}${" ".repeat(gap)}${page.paint("dim", place)}`;
}
