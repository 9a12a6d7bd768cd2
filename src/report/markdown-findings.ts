/**
 * The findings in Markdown: one row each, worst first, then what was observed and why it matters, finding by finding.
 */
import type { Detail, MarkdownContext, Section } from "./detail.ts";
import { cellCode, fenced } from "./escape.ts";
import {
  collapsible,
  inlineMarkdown,
  ledMarkdown,
  placeMarkdown,
  proseMarkdown,
  summaryName,
} from "./markdown-prose.ts";
import { blocksOf, firstInlines, inlinesOf } from "./prose.ts";
import type { Finding, Report } from "./report.ts";
import { isOffer, withFewOffers } from "./report-rollbacks.ts";
import { active, placeOf, plural, ruleUrl, silenced } from "./story.ts";
import { shortened, visible } from "./visible.ts";

/** So many errors are shown open; the others unfold. */
const OPEN = 3;
/** Characters of a line of an excerpt: a seed file can have all its rows in one line. */
const EXCERPT_LINE = 400;

export function findingsSection(report: Report, detail: Detail, context: MarkdownContext): Section {
  const findings = withFewOffers(active(report));
  if (findings.length === 0) return { text: "", omitted: [] };
  const rows = findings.slice(0, detail.rows);
  // What an offer is about has a section of its own.
  const explained = rows.filter((finding) => !isOffer(finding));
  const told = explained.slice(0, detail.details);
  return {
    text: [table(rows, context), ...told.map(findingDetails)].filter((part) => part !== "").join("\n\n"),
    omitted: [
      ...leftOut(findings.length - rows.length, "finding"),
      ...leftOut(explained.length - told.length, "explanation").slice(
        0,
        hasDetails(explained.slice(told.length)) ? 1 : 0,
      ),
    ],
  };
}

function leftOut(count: number, noun: string): string[] {
  return count > 0 ? [plural(count, noun)] : [];
}

function hasDetails(findings: readonly Finding[]): boolean {
  return findings.some((finding) => detailOf(finding) !== "");
}

function table(findings: readonly Finding[], context: MarkdownContext): string {
  if (findings.length === 0) return "";
  return [
    "| | Finding | Place | What to do |",
    "| --- | --- | --- | --- |",
    ...findings.map((finding) => row(finding, context)),
  ].join("\n");
}

function row(finding: Finding, context: MarkdownContext): string {
  const rule = `[${cellCode(finding.rule)}](${ruleUrl(finding.rule)})`;
  const title = inlineMarkdown(inlinesOf(shortened(finding.title, 1000)), cellCode);
  const remedy = inlineMarkdown(firstInlines(shortened(finding.remedy ?? "", 1000)), cellCode).replace(/:$/u, " …");
  return `| ${finding.severity} | ${rule}: ${title} | ${placeMarkdown(finding, context.links)} | ${remedy} |`;
}

function findingDetails(finding: Finding, index: number): string {
  const body = detailOf(finding);
  if (body === "") return "";
  const place = placeOf(finding);
  const summary = `${finding.severity}: ${summaryName(finding.rule)}${place === "" ? "" : ` in ${summaryName(place)}`}`;
  return collapsible(summary, body, finding.severity === "error" && index < OPEN);
}

function detailOf(finding: Finding): string {
  return [proseMarkdown(finding.detail), excerptOf(finding), remedyOf(finding)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function excerptOf(finding: Finding): string {
  if (finding.excerpt === null || finding.excerpt === "") return "";
  const lines = visible(finding.excerpt).trimEnd().split("\n");
  return fenced(lines.map((line) => shortened(line, EXCERPT_LINE)).join("\n"), "sql");
}

/** The remedy, unless the row has said all of it. */
function remedyOf(finding: Finding): string {
  const blocks = blocksOf(finding.remedy ?? "");
  return blocks.length < 2 ? "" : ledMarkdown("**What to do:**", finding.remedy ?? "");
}

export function silencedSection(report: Report, detail: Detail, context: MarkdownContext): Section {
  const findings = silenced(report);
  if (findings.length === 0) return { text: "", omitted: [] };
  const shown = findings.slice(0, detail.rows);
  const omitted = leftOut(findings.length - shown.length, "silenced finding");
  const summary = `${plural(findings.length, "finding")} silenced`;
  if (shown.length === 0) return { text: summary, omitted };
  return {
    text: collapsible(summary, shown.map((finding) => silencedItem(finding, context)).join("\n"), false),
    omitted,
  };
}

function silencedItem(finding: Finding, context: MarkdownContext): string {
  const place = placeMarkdown(finding, context.links);
  const title = inlineMarkdown(inlinesOf(shortened(finding.title, 1000)), cellCode);
  const reason = inlineMarkdown(firstInlines(shortened(finding.silenced ?? "", 1000)), cellCode);
  const rule = `[${cellCode(finding.rule)}](${ruleUrl(finding.rule)})`;
  return `- ${finding.severity} ${rule}${place === "" ? "" : ` in ${place}`}: ${title}. Reason: ${reason}`;
}
