/**
 * Markdown for findings. Names and SQL come from files and from PostgreSQL, so they only ever appear inside code.
 */

/** Inline code whatever the text holds (CommonMark: a code span ends at a run of as many back-quotes). */
export function code(text: string): string {
  const line = text.replaceAll(/[ \t\r\n]+/gu, " ").replaceAll(/^ | $/gu, "");
  const fence = "`".repeat(longestRun(line) + 1);
  const padding = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A fenced block whatever the text holds. */
export function codeBlock(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n+$/u, "")}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
}

/** `a, b and c`, the rest counted when there are more than `most`. */
export function list(items: readonly string[], most = 5): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** `1 file`, `3 files` */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
