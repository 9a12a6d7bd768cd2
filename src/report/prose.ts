/**
 * The little Markdown in which findings are written: paragraphs, `- ` items, back-quoted code, fenced code, bold and
 * https links. Every output renders these blocks in its own way, so none of them passes raw Markdown through.
 */

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

export type Block =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | { readonly kind: "item"; readonly inlines: readonly Inline[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string };

/** Bold and links, looked for outside code only. */
const MARKED = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^[\]]+)\]\((?<url>https:\/\/[^\s()<>]+)\)/gu;

/** The inline parts of one paragraph or item, in order. */
export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const { start, stop, ticks } of codeSpans(text)) {
    inlines.push(...markedIn(text.slice(end, start)));
    inlines.push({ kind: "code", text: unpadded(text.slice(start + ticks, stop - ticks)) });
    end = stop;
  }
  return [...inlines, ...markedIn(text.slice(end))];
}

/** CommonMark 6.1: a code span reaches from a run of back-quotes to the next run of the same length. */
function codeSpans(text: string): { start: number; stop: number; ticks: number }[] {
  const runs = [...text.matchAll(/`+/gu)].map((match) => ({ at: match.index, ticks: match[0].length }));
  const later = new Map<number, number[]>();
  for (const run of runs.toReversed()) {
    const positions = later.get(run.ticks);
    if (positions === undefined) later.set(run.ticks, [run.at]);
    else positions.push(run.at);
  }
  const spans: { start: number; stop: number; ticks: number }[] = [];
  let end = 0;
  for (const { at, ticks } of runs) {
    const closers = later.get(ticks) ?? [];
    while ((closers.at(-1) ?? Infinity) <= at) closers.pop();
    const closer = closers.at(-1);
    if (at < end || closer === undefined) continue;
    end = closer + ticks;
    spans.push({ start: at, stop: end, ticks });
  }
  return spans;
}

function markedIn(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) inlines.push({ kind: "text", text: text.slice(end, match.index) });
    const { bold, label, url } = match.groups ?? {};
    inlines.push(
      bold === undefined ? { kind: "link", text: label ?? "", url: url ?? "" } : { kind: "bold", text: bold },
    );
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: "text", text: text.slice(end) });
  return inlines;
}

/** CommonMark 6.1: one space on each side belongs to the delimiters, unless the code is only spaces. */
function unpadded(code: string): string {
  return code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "" ? code.slice(1, -1) : code;
}

/** The blocks of a text in order. A fence that is never closed reaches to the end. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: "paragraph" | "item"; lines: string[] } | null = null;
  const close = (): void => {
    if (open !== null) blocks.push({ kind: open.kind, inlines: inlinesOf(open.lines.join(" ")) });
    open = null;
  };
  const lines = markdown.replaceAll("\r\n", "\n").split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const fence = /^\s*(?<ticks>`{3,})(?<language>[\w-]*)\s*$/u.exec(line)?.groups;
    const item = /^\s*(?:[-*]|\d+\.)\s+(?<rest>.*)$/u.exec(line)?.groups?.["rest"];
    if (fence !== undefined) {
      close();
      const length = closingFence(lines, index + 1, fence["ticks"] ?? "```") - index - 1;
      const text = lines.slice(index + 1, index + 1 + length).join("\n");
      blocks.push({ kind: "code", language: fence["language"] ?? "", text });
      index += length + 1;
    } else if (line.trim() === "") close();
    else if (item !== undefined) {
      close();
      open = { kind: "item", lines: [item] };
    } else if (open === null) open = { kind: "paragraph", lines: [line.trim()] };
    else open.lines.push(line.trim());
  }
  close();
  return blocks;
}

/** Index of the line that closes the fence: at least as many back-quotes and nothing else. */
function closingFence(lines: readonly string[], from: number, ticks: string): number {
  const index = lines.findIndex(
    (line, at) => at >= from && /^\s*`+\s*$/u.test(line) && line.trim().length >= ticks.length,
  );
  return index < 0 ? lines.length : index;
}

/** The first paragraph or item; for places that have one line only. */
export function firstInlines(markdown: string): readonly Inline[] {
  const block = blocksOf(markdown).find((block) => block.kind !== "code");
  return block?.inlines ?? [];
}
