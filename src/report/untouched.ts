/**
 * Projects that a change does not touch: of several, they share one line.
 */
import { code } from "../checks/markdown.ts";
import { lineText } from "./prose-text.ts";
import { proseMarkdown } from "./markdown-prose.ts";
import type { Report } from "./report.ts";
import { nothingToSay } from "./story.ts";

export interface SortedReports {
  /** To be told in full. */
  readonly told: readonly Report[];
  /** To be told in one line. */
  readonly untouched: readonly Report[];
}

/** One report alone is always told. */
export function withoutUntouched(reports: readonly Report[]): SortedReports {
  if (reports.length < 2) return { told: reports, untouched: [] };
  return { told: reports.filter((report) => !isUntouched(report)), untouched: reports.filter(isUntouched) };
}

function isUntouched(report: Report): boolean {
  return nothingToSay(report) && report.postgres === null;
}

/** Plain text, one line and the notes; empty where there is no such report. */
export function untouchedText(reports: readonly Report[]): string {
  const lines = [...sentences(reports).map(lineText), ...notesOf(reports).map((note) => `Note: ${lineText(note)}`)];
  return lines.map((line) => `${line}\n`).join("");
}

/** The same as Markdown. */
export function untouchedMarkdown(reports: readonly Report[]): string {
  const paragraphs = [...sentences(reports), ...notesOf(reports).map((note) => `Note: ${note}`)];
  return paragraphs.map((each) => `${proseMarkdown(each)}\n`).join("\n");
}

function sentences(reports: readonly Report[]): string[] {
  if (reports.length === 0) return [];
  return [`No migration changed in ${reports.map(({ project }) => code(project)).join(", ")}.`];
}

function notesOf(reports: readonly Report[]): string[] {
  return reports.flatMap(({ notes }) => notes);
}
