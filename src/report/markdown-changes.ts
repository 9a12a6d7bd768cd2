/**
 * The schema change in Markdown: one `diff` fence for each object, destructive ones first, counts in every heading.
 */
import type { Detail, MarkdownContext, Section } from "./detail.ts";
import { fenced } from "./escape.ts";
import { collapsible, lineMarkdown, placeMarkdown, shortCode, summaryName } from "./markdown-prose.ts";
import { changeCounts, objectDiffs } from "./object-diff.ts";
import type { ObjectDiff } from "./object-diff.ts";
import type { Report } from "./report.ts";
import { placeOf, plural } from "./story.ts";

/** A diff of so many lines is shown open, as long as all of them together are short. */
const OPEN_LINES = 25;
const OPEN_TOTAL = 80;
/** So many places are named below a diff. */
const PLACES = 5;

export function changesSection(report: Report, detail: Detail, context: MarkdownContext): Section {
  if (report.changes.length === 0) return { text: "", omitted: [] };
  const diffs = objectDiffs(report.changes, { valueLines: detail.valueLines });
  const open = diffs.reduce((sum, diff) => sum + diff.lines.length, 0) <= OPEN_TOTAL;
  const named = diffs.slice(0, detail.objects);
  const told = named.slice(0, detail.diffs).map((diff) => diffDetails(diff, open, context));
  const listed = named.slice(detail.diffs).map((diff) => `- ${heading(diff, shortCode)}`);
  const head = `#### Schema change: ${changeCounts(report.changes)}`;
  const omitted = diffs.length - told.length;
  return {
    text: [head, ...told, listed.join("\n")].filter((part) => part !== "").join("\n\n"),
    omitted: [
      ...(omitted > 0 ? [`the diff of ${plural(omitted, "object")}`] : []),
      ...(hasLongValue(diffs, detail) ? [`values of more than ${plural(detail.valueLines, "line")}`] : []),
    ],
  };
}

function hasLongValue(diffs: readonly ObjectDiff[], detail: Detail): boolean {
  const attributes = diffs.flatMap((diff) => diff.changes).flatMap((change) => change.attributes);
  return attributes.some(({ before, after }) =>
    [before, after].some((value) => value !== null && value.split("\n").length > detail.valueLines),
  );
}

/** `table trips: 1 removed, 2 added`; counts only where there is more than one change. */
function heading(diff: ObjectDiff, code: (name: string) => string): string {
  const [only] = diff.changes;
  const counts = diff.changes.length === 1 && diff.own ? (only?.action ?? "") : changeCounts(diff.changes);
  return `${diff.type} ${code(diff.name)}: ${counts}${diff.destructive ? " (destructive)" : ""}`;
}

function diffDetails(diff: ObjectDiff, open: boolean, context: MarkdownContext): string {
  const lines = diff.lines.map((line) => `${line.sign} ${line.text}`.trimEnd());
  const body = [fenced(lines.join("\n"), "diff"), placesOf(diff, context)].filter((part) => part !== "").join("\n\n");
  return collapsible(heading(diff, summaryName), body, open && lines.length <= OPEN_LINES);
}

/** Of changes that no file is known for. */
function statementsOf({ changes }: ObjectDiff): string {
  const statements = [...new Set(changes.flatMap(({ statement }) => statement ?? []))];
  const more = statements.length - PLACES;
  const shown = statements.slice(0, PLACES).map(shortCode);
  return shown.length === 0
    ? ""
    : `Made by ${shown.join(", ")}${more > 0 ? ` and ${plural(more, "more statement")}` : ""}`;
}

/** The distinct places that made the changes, in the order of the lines; a file is named once. */
function placesOf(diff: ObjectDiff, context: MarkdownContext): string {
  const places = [...new Map(diff.changes.map((change) => [placeOf(change), change])).values()];
  const known = places.filter((change) => change.file !== null);
  const shown = known.slice(0, PLACES).map((change, index) => {
    const again = known[index - 1]?.file === change.file;
    return again ? lineMarkdown(change, context.links) : placeMarkdown(change, context.links);
  });
  if (shown.length === 0) return statementsOf(diff);
  const more = known.length - shown.length;
  return `Made by ${shown.join(", ")}${more > 0 ? ` and ${plural(more, "more place")}` : ""}`;
}
