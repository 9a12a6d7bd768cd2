/**
 * A comparison as text, Markdown or JSON.
 */
import { UserError } from "../errors.ts";
import type { DiffReport } from "./diff-report.ts";
import { fenced, inlineCode } from "./escape.ts";
import { jsonText } from "./json-text.ts";
import { changeCounts, objectDiffs } from "./object-diff.ts";
import type { ReportChange } from "./report.ts";
import { placeOf } from "./story.ts";
import { changesLines } from "./text-changes.ts";
import type { TextOptions } from "./text.ts";
import { painter } from "./text-style.ts";
import { visibleLine } from "./visible.ts";

/** Throws a UserError for a format that only a verdict has. */
export function formatDiff(report: DiffReport, format: string, options: TextOptions): string {
  if (format === "text") return textDiff(report, options);
  if (format === "markdown") return markdownDiff(report);
  if (format === "json") return jsonText(report);
  throw new UserError(`\`diff\` cannot be written as ${format}`, {
    remedy: "Choose text, markdown or json with `--format`.",
  });
}

function headline(report: DiffReport): string {
  if (report.equal)
    return report.cosmetic.length === 0 ? "The schemas are equal" : "The schemas are equal but for layout";
  return "The schemas differ";
}

function textDiff(report: DiffReport, options: TextOptions): string {
  const page = { width: Math.max(40, options.width), paint: painter(options.colour) };
  const sections = [
    [page.paint(report.equal ? "green" : "yellow", headline(report))],
    [`from ${side(report.from, visibleLine)}`, `to   ${side(report.to, visibleLine)}`],
    changesLines(report.changes, page),
    layoutLines(report.cosmetic).map((line) => visibleLine(`Layout: ${line}`)),
    report.notes.map((note) => `Note: ${note}`),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function side({ title, version }: DiffReport["from"], code: (text: string) => string): string {
  return `${code(title)} (PostgreSQL ${visibleLine(version)})`;
}

/** One line for each table whose columns are in another order, and for each object that is written otherwise. */
function layoutLines(changes: readonly ReportChange[]): string[] {
  const moved = changes.filter(({ attributes }) => attributes.some(({ name }) => name === "position"));
  const parents = [...new Set(moved.map(({ parent }) => parent))];
  const orders = parents.map((parent) => {
    const columns = moved.filter((each) => each.parent === parent);
    return `${columns[0]?.parentType ?? "table"} ${parent}: ${orderOf(columns, "before")} before, ${orderOf(columns, "after")} after`;
  });
  const others = changes.filter((each) => !moved.includes(each));
  return [
    ...orders,
    ...others.map(({ type, name, attributes }) => `${type} ${name}: ${attributes.map((each) => each.name).join(", ")}`),
  ];
}

function orderOf(columns: readonly ReportChange[], side: "before" | "after"): string {
  const place = ({ attributes }: ReportChange): number =>
    Number(attributes.find(({ name }) => name === "position")?.[side]);
  return [...columns]
    .sort((a, b) => place(a) - place(b))
    .map(({ name, parent }) => (parent === null ? name : name.slice(parent.length + 1)))
    .join(", ");
}

function markdownDiff(report: DiffReport): string {
  const diffs = objectDiffs(report.changes, { valueLines: 40 }).map((diff) => {
    const lines = diff.lines.map((line) => `${line.sign} ${line.text}`);
    const head = diff.own ? [] : [`  ${diff.type} ${diff.name}`];
    return fenced([...head.map(visibleLine), ...lines].join("\n"), "diff");
  });
  const places = [...new Set(report.changes.map(placeOf))].filter((place) => place !== "").sort();
  return `${[
    `**${headline(report)}**${report.equal ? "" : `: ${changeCounts(report.changes)}`}`,
    `From ${side(report.from, inlineCode)} to ${side(report.to, inlineCode)}.`,
    ...diffs,
    ...(places.length === 0 ? [] : [`Made at ${places.map(inlineCode).join(", ")}.`]),
    ...layoutLines(report.cosmetic).map((line) => `Layout: ${inlineCode(line)}`),
    ...report.notes,
  ].join("\n\n")}\n`;
}
