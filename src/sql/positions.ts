/**
 * Places in a text. Offsets are UTF-16 code units (JavaScript), PostgreSQL's error positions are characters (code
 * points), its parse locations are UTF-8 bytes; lines and columns are 1-based and columns count characters.
 */

interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly lines: number;
  lineOf(offset: number): number;
  place(offset: number): Position;
  /** Offset of a line's first character; the end of the text for a line past the last. */
  startOf(line: number): number;
  /** A line's text without its line break. */
  textOf(line: number): string;
}

/** Lines end at a line feed, as editors and GitHub count them. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  const lineOf = (offset: number): number => lastNotAfter(starts, offset) + 1;
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  return {
    lines: starts.length,
    lineOf,
    place(offset) {
      const line = lineOf(offset);
      return { line, column: codePoints(text.slice(startOf(line), offset)) + 1 };
    },
    startOf,
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r?\n$/u, ""),
  };
}

/** Index of the last of the ascending numbers that is not after `offset`; 0 when all are. */
function lastNotAfter(ascending: readonly number[], offset: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) {
    count += 1;
  }
  return count;
}

/** UTF-16 code units of the character at an offset: 2 for a surrogate pair. */
function unitsAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** UTF-16 offset of PostgreSQL's 1-based character position; the text's end when it is past it. */
export function offsetOfCodePoint(text: string, position: number): number {
  let at = 0;
  for (let count = 1; count < position && at < text.length; count += 1) {
    at += unitsAt(text, at);
  }
  return at;
}

/** UTF-16 offsets of UTF-8 byte offsets, which must ascend. Past the end is the text's end. */
export function offsetsOfBytes(text: string, bytes: readonly number[]): number[] {
  if (Buffer.byteLength(text) === text.length) {
    return bytes.map((byte) => Math.min(byte, text.length));
  }
  let at = 0;
  let passed = 0;
  return bytes.map((byte) => {
    while (passed < byte && at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      passed += utf8Length(code);
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  });
}

function utf8Length(code: number): number {
  if (code < 0x80) {
    return 1;
  }
  if (code < 0x800) {
    return 2;
  }
  return code < 0x10000 ? 3 : 4;
}

export interface ExcerptOptions {
  /** How many lines of the text are shown (3); the place's own is in their middle. */
  readonly lines?: number;
  /** Characters of a line that are shown (110). */
  readonly width?: number;
}

/**
 * Lines of the text around an offset, with line numbers and a caret under the place. Lines longer than the width are
 * shown through a window around the caret, with `…` where something is cut off; tabs keep the caret under its place.
 */
export function excerpt(text: string, offset: number, { lines = 3, width = 110 }: ExcerptOptions = {}): string {
  const index = lineIndex(text);
  const place = index.place(offset);
  const first = Math.max(1, place.line - Math.floor((lines - 1) / 2));
  const last = Math.min(index.lines, first + lines - 1);
  const digits = String(last).length;
  const from = windowStart(index.textOf(place.line), place.column, width);
  const shown: string[] = [];
  for (let line = first; line <= last; line += 1) {
    shown.push(`${String(line).padStart(digits)} | ${clip(index.textOf(line), from, width)}`.trimEnd());
    if (line === place.line) {
      shown.push(`${" ".repeat(digits)} | ${caret(index.textOf(line), place.column, from)}`);
    }
  }
  return shown.join("\n");
}

/** First character (0-based) of the window in which the caret's column is seen with most of what precedes it. */
function windowStart(line: string, column: number, width: number): number {
  const length = codePoints(line);
  if (length <= width || column <= Math.floor((width * 3) / 4)) {
    return 0;
  }
  return Math.min(column - Math.floor(width / 2), Math.max(0, length - width));
}

function clip(line: string, from: number, width: number): string {
  if (from === 0 && line.length <= width) {
    return line;
  }
  const begin = offsetOfCodePoint(line, from + 1);
  const rest = line.slice(begin);
  const cut = offsetOfCodePoint(rest, width + 1);
  const head = from === 0 || rest === "" ? "" : "…";
  return `${head}${rest.slice(0, cut)}${cut < rest.length ? "…" : ""}`;
}

function caret(line: string, column: number, from: number): string {
  const before = line.slice(offsetOfCodePoint(line, from + 1), offsetOfCodePoint(line, column));
  const padding = Array.from(before, (character) => (character === "\t" ? "\t" : " ")).join("");
  return `${from === 0 ? "" : " "}${padding}^`;
}
