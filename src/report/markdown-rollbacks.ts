/**
 * The generated rollbacks in Markdown, collapsed: for each what it loses, and its SQL where that is short.
 */
import type { Detail, Section } from "./detail.ts";
import { escapeText, fenced, inlineCode } from "./escape.ts";
import { collapsible, shortCode } from "./markdown-prose.ts";
import type { Report, ReportRollback } from "./report.ts";
import { rollbackHeading } from "./report-rollbacks.ts";
import { plural } from "./story.ts";
import { shortened } from "./visible.ts";

/** Lines of SQL; a longer file is named only. */
const MOST_LINES = 60;
const MOST_LOSSES = 10;

export function rollbacksSection({ rollbacks = [] }: Report, detail: Detail): Section {
  if (rollbacks.length === 0) return { text: "", omitted: [] };
  const shown = rollbacks.slice(0, detail.migrations);
  const left = rollbacks.length - shown.length;
  const heading = rollbackHeading(rollbacks);
  const omitted = left > 0 ? [plural(left, "generated rollback")] : [];
  if (shown.length === 0) return { text: heading, omitted };
  return { text: collapsible(heading, shown.map((each) => told(each, detail)).join("\n\n"), false), omitted };
}

function told(rollback: ReportRollback, detail: Detail): string {
  const { migration, file, loses, sql, reason } = rollback;
  if (file === null || sql === null)
    return `For ${shortCode(migration)} none was proven: ${inlineCode(shortened(reason ?? "", 500))}`;
  const lost = loses.slice(0, MOST_LOSSES).map((sentence) => `- ${escapeText(shortened(sentence, 500))}`);
  const more = loses.length > lost.length ? [`- and ${loses.length - lost.length} more, in the file`] : [];
  const lines = sql.trimEnd().split("\n").length;
  const isShort = lines <= Math.min(MOST_LINES, detail.valueLines) && detail.details > 0;
  return [
    `${shortCode(file)}, beside the report file, undoes ${shortCode(migration)}.${loses.length === 0 ? " It loses no data." : ""}`,
    // The head of the file says it, too.
    isShort ? "" : [...lost, ...more].join("\n"),
    isShort ? fenced(sql.trimEnd(), "sql") : `It has ${plural(lines, "line")}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
