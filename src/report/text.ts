/**
 * The report for a terminal: whether to merge, what was run, the findings worst first, the schema diff.
 * Colour only repeats what the words say; everything is ASCII except what comes from the user's own files.
 */
import { inlineText, lineText } from "./prose-text.ts";
import { blocksOf } from "./prose.ts";
import type { Block } from "./prose.ts";
import type { Finding, Report } from "./report.ts";
import { rollbackHeading, withFewOffers } from "./report-rollbacks.ts";
import { active, blameOf, headline, placeOf, plural, ruleUrl, silenced, story } from "./story.ts";
import { blank, changesLines } from "./text-changes.ts";
import type { Page } from "./text-changes.ts";
import { painter } from "./text-style.ts";
import { visible, visibleLine } from "./visible.ts";
import { wrapped } from "./wrap.ts";

export interface TextOptions {
  /** Columns. */
  readonly width: number;
  /** True to use ANSI colours. */
  readonly colour: boolean;
}

const SEVERITY_STYLES = { error: "red", warning: "yellow", note: "cyan" } as const;
const VERDICT_STYLES = { pass: "green", block: "red", error: "red" } as const;

export function textReport(report: Report, options: TextOptions): string {
  const page: Page = { width: Math.max(40, options.width), paint: painter(options.colour) };
  const sections = [
    [page.paint(VERDICT_STYLES[report.verdict], visibleLine(headline(report)))],
    wrapped(story(report, visibleLine), page.width),
    errorLines(report, page),
    ...withFewOffers(active(report)).map((finding) => findingLines(finding, page)),
    changesLines(report.changes, page),
    rollbackLines(report, page),
    silencedLines(report, page),
    linkLines(report, page),
    report.notes.flatMap((note) => wrapped(`Note: ${lineText(note)}`, page.width, "", "  ")),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function errorLines(report: Report, page: Page): string[] {
  if (report.error === null) return [];
  return [
    ...proseLines(report.error.message, page, ""),
    "",
    ...wrapped(blameOf(report.error), page.width),
    ...remedyLines(report.error.remedy, page, ""),
  ];
}

function findingLines(finding: Finding, page: Page): string[] {
  const place = visibleLine(placeOf(finding));
  const head = page.paint(SEVERITY_STYLES[finding.severity], finding.severity);
  return [
    `${head} ${visibleLine(finding.rule)}${place === "" ? "" : `  ${place}`}`,
    ...wrapped(lineText(finding.title), page.width, "  ", "  ").map((line) => page.paint("bold", line)),
    ...excerptLines(finding, page),
    ...blank(proseLines(finding.detail, page, "  ")),
    ...blank(remedyLines(finding.remedy, page, "  ")),
  ];
}

/** The excerpt as it is, unless the detail already shows it. */
function excerptLines(finding: Finding, page: Page): string[] {
  if (finding.excerpt === null || finding.excerpt === "" || finding.detail.includes(finding.excerpt)) return [];
  const lines = visible(finding.excerpt).trimEnd().split("\n");
  return ["", ...lines.map((line) => `    ${/^[\s|]*\^/u.test(line) ? page.paint("red", line) : line}`)];
}

function remedyLines(remedy: string | null, page: Page, indent: string): string[] {
  if (remedy === null || remedy.trim() === "") return [];
  const [first = "", ...rest] = proseLines(remedy, { ...page, width: page.width - 12 }, indent);
  return [`${indent}${page.paint("bold", "What to do:")} ${first.trimStart()}`, ...rest];
}

function proseLines(markdown: string, page: Page, indent: string): string[] {
  const lines: string[] = [];
  let previous: Block["kind"] | null = null;
  for (const block of blocksOf(markdown)) {
    if (previous !== null && !(previous === "item" && block.kind === "item")) lines.push("");
    lines.push(...blockLines(block, page, indent));
    previous = block.kind;
  }
  return lines;
}

function blockLines(block: Block, page: Page, indent: string): string[] {
  if (block.kind === "code") {
    return visible(block.text)
      .split("\n")
      .map((line) => `${indent}    ${line}`);
  }
  const first = block.kind === "item" ? `${indent}- ` : indent;
  return wrapped(inlineText(block.inlines), page.width, first, " ".repeat(first.length));
}

/** The SQL as it is in the file: that is what the terminal is for where there is none. */
function rollbackLines({ rollbacks = [] }: Report, page: Page): string[] {
  if (rollbacks.length === 0) return [];
  const proven = rollbacks.flatMap(({ file, sql }) => (file === null || sql === null ? [] : [{ file, sql }]));
  return [
    page.paint("bold", rollbackHeading(rollbacks)),
    ...proven.flatMap(({ file, sql }) => blank([`  ${visibleLine(file)}`].concat(sqlLines(sql)))),
  ];
}

const MOST_SQL = 60;

function sqlLines(sql: string): string[] {
  const lines = visible(sql).trimEnd().split("\n");
  if (lines.length <= MOST_SQL) return lines.map((line) => `    ${line}`.trimEnd());
  return [`    ${plural(lines.length, "line")}, in that file`];
}

function silencedLines(report: Report, page: Page): string[] {
  const findings = silenced(report);
  if (findings.length === 0) return [];
  const head = page.paint("bold", `${plural(findings.length, "finding")} silenced`);
  return [head, ...findings.flatMap((finding) => silencedFinding(finding, page))];
}

function silencedFinding(finding: Finding, page: Page): string[] {
  const place = placeOf(finding);
  const head = visibleLine(`${finding.rule}${place === "" ? "" : `  ${place}`}`);
  const why = `${lineText(finding.title)}. Reason: ${lineText(finding.silenced ?? "")}`;
  return [`  ${head}`, ...wrapped(why, page.width, "    ", "    ")];
}

/** One link for each rule that has something to say. */
function linkLines(report: Report, page: Page): string[] {
  const rules = [...new Set(report.findings.map((finding) => finding.rule))].sort();
  return rules.map((rule) => page.paint("dim", `About ${visibleLine(rule)}: ${ruleUrl(rule)}`));
}
