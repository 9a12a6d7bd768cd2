/**
 * The report as GitHub Markdown, for the comment and the job summary: the answer first, then what was run, then the
 * findings, then the schema change. Fits any limit by rendering less, and says then what was left out.
 */
import { LADDER } from "./detail.ts";
import type { Detail, MarkdownContext, Section } from "./detail.ts";
import { inlineCode } from "./escape.ts";
import { changesSection } from "./markdown-changes.ts";
import { findingsSection, silencedSection } from "./markdown-findings.ts";
import { tableDiagram } from "./mermaid.ts";
import { collapsible, ledMarkdown, placeMarkdown, proseMarkdown } from "./markdown-prose.ts";
import { rollbacksSection } from "./markdown-rollbacks.ts";
import type { LinkBase } from "./permalink.ts";
import type { Report } from "./report.ts";
import { blameOf, headline, plural, story } from "./story.ts";
import { shortened } from "./visible.ts";

export interface MarkdownOptions {
  readonly limit: { readonly size: number; readonly unit: "characters" | "bytes" } | null;
  /** Null: places are not linked. */
  readonly links: LinkBase | null;
  /** Markdown that says where the whole report is: "the [job summary](https://…)". */
  readonly whole: string | null;
}

/** Characters of a message where there is no room for more. */
const SHORT = 1000;
const EMOJI = { pass: "✅", block: "❌", error: "🚫" } as const;

/** The most detailed rendering that fits the limit; the last step of the ladder has a bounded length. */
export function markdownReport(report: Report, options: MarkdownOptions): string {
  let text = "";
  for (const detail of LADDER) {
    text = rendered(report, detail, options);
    if (fits(text, options.limit)) return text;
  }
  return text;
}

function fits(text: string, limit: MarkdownOptions["limit"]): boolean {
  if (limit === null) return true;
  return (limit.unit === "bytes" ? Buffer.byteLength(text) : text.length) <= limit.size;
}

function rendered(report: Report, detail: Detail, options: MarkdownOptions): string {
  const context: MarkdownContext = { links: options.links };
  const sections = [
    findingsSection(report, detail, context),
    changesSection(report, detail, context),
    diagramSection(report, detail),
    rollbacksSection(report, detail),
    silencedSection(report, detail, context),
    pendingSection(report, detail, context),
    notesSection(report, detail),
  ];
  const parts = [
    `### ${EMOJI[report.verdict]} ${headline(report)}`,
    storyPart(report),
    errorPart(report, detail),
    ...sections.map((section) => section.text),
    omittedPart(sections, options.whole),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function storyPart(report: Report): string {
  const told = story(report, inlineCode);
  return `${inlineCode(shortened(report.project, 120))}${told === "" ? "" : `: ${told}`}`;
}

function errorPart(report: Report, detail: Detail): string {
  if (report.error === null) return "";
  const limit = detail.details === 0 ? SHORT : Infinity;
  const { message, remedy } = report.error;
  const told = remedy === null ? "" : ledMarkdown("**What to do:**", shortened(remedy, limit));
  return [proseMarkdown(shortened(message, limit)), blameOf(report.error), told]
    .filter((part) => part !== "")
    .join("\n\n");
}

function diagramSection(report: Report, detail: Detail): Section {
  const diagram = tableDiagram(report.tables);
  if (diagram === "" || !detail.diagram) return { text: "", omitted: diagram === "" ? [] : ["the diagram"] };
  return {
    text: collapsible(`Diagram of ${plural(report.tables.length, "touched table")}`, diagram, false),
    omitted: [],
  };
}

function pendingSection(report: Report, detail: Detail, context: MarkdownContext): Section {
  const { pending } = report;
  if (pending.length === 0) return { text: "", omitted: [] };
  const summary = `${plural(pending.length, "pending migration")}${statementCount(pending)}`;
  const shown = pending.slice(0, detail.migrations);
  const left = pending.length - shown.length;
  const omitted = left > 0 ? [`the names of ${plural(left, "migration")}`] : [];
  if (shown.length === 0) return { text: summary, omitted };
  const items = shown.map((migration) => {
    const count = migration.statements === null ? "" : `: ${plural(migration.statements, "statement")}`;
    return `- ${placeMarkdown({ file: migration.file, line: null }, context.links)}${count}`;
  });
  return { text: collapsible(summary, items.join("\n"), false), omitted };
}

function statementCount(pending: Report["pending"]): string {
  if (pending.some((migration) => migration.statements === null)) return "";
  return `, ${plural(
    pending.reduce((sum, migration) => sum + (migration.statements ?? 0), 0),
    "statement",
  )}`;
}

function notesSection(report: Report, detail: Detail): Section {
  const shown = report.notes.slice(0, detail.rows);
  const left = report.notes.length - shown.length;
  return {
    text: shown.map((note) => ledMarkdown("Note:", shortened(note, SHORT))).join("\n\n"),
    omitted: left > 0 ? [plural(left, "note")] : [],
  };
}

function omittedPart(sections: readonly Section[], whole: string | null): string {
  const omitted = sections.flatMap((section) => section.omitted);
  if (omitted.length === 0) return "";
  return `Left out to fit: ${omitted.join(", ")}. ${whole === null ? "" : `The whole report is in ${whole}.`}`.trimEnd();
}
