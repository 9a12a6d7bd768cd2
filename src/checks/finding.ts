/**
 * The one model of what a check has to say. Every output (comment, annotations, JSON, SARIF, HTML) is made from it.
 */

export type Severity = "error" | "warning" | "note";

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** One line, under 100 characters, that names the object and what happens. Markdown: names in back-quotes. */
  readonly title: string;
  /** What was observed and why it matters. Markdown paragraphs; no headings, no raw text from SQL outside code. */
  readonly detail: string;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly endLine: number | null;
  readonly object: string | null;
  /** Machine-readable facts, stable per rule (docs/rules/<rule>.md). */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** An imperative in Markdown, with the SQL or the command to run. */
  readonly remedy: string | null;
  /** Lines of the file around the place with a caret, as they are (untrusted). */
  readonly excerpt: string | null;
  /** Set when the finding was silenced or lowered: the reason and where that is said. Such a finding never blocks. */
  readonly silenced: string | null;
}
