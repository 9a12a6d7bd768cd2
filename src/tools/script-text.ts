/**
 * A migration file's bytes as text. Every tool here reads UTF-8 and keeps a byte order mark unless it says otherwise.
 */
import type { FileProblem } from "./tool.ts";

export type ScriptText =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: FileProblem };

/** The text of one of a folder's files; null where it has none, and then `problems` has got the reason. */
export function readText(file: string, files: ReadonlyMap<string, Buffer>, problems: FileProblem[]): string | null {
  const { text, problem } = scriptText(file, files.get(file) ?? Buffer.alloc(0));
  if (problem !== null) problems.push(problem);
  return text;
}

/** Text of a file that is UTF-8 without a NUL; otherwise the problem, with the line of the byte that is wrong. */
export function scriptText(file: string, bytes: Buffer): ScriptText {
  if (decodes(bytes, false)) {
    const nul = bytes.indexOf(0);
    return nul < 0
      ? { text: bytes.toString("utf8"), problem: null }
      : { text: null, problem: holdsNul(file, bytes, nul) };
  }
  const offset = firstInvalidByte(bytes);
  const line = lineAt(bytes, offset);
  const value = bytes[offset]?.toString(16).padStart(2, "0");
  const message = `\`${file}\` is not UTF-8: byte 0x${value} at offset ${offset} (line ${line}).`;
  const remedy = `Save the file as UTF-8, for example: \`iconv -f ${guessEncoding(bytes)} -t UTF-8\`.`;
  return { text: null, problem: { kind: "unreadable", file, line, message, remedy } };
}

/** The protocol ends a message's text at its first NUL, and PostgreSQL's own text cannot hold one. */
function holdsNul(file: string, bytes: Buffer, offset: number): FileProblem {
  const line = lineAt(bytes, offset);
  const message = `\`${file}\` holds a NUL byte at line ${line}, which PostgreSQL's text cannot.`;
  const utf16 = bytes.subarray(0, 64).filter((byte) => byte === 0).length > 1;
  const remedy = utf16
    ? "Save the file as UTF-8, for example: `iconv -f UTF-16 -t UTF-8`."
    : "Take the byte out, for example: `tr -d '\\0'`.";
  return { kind: "unreadable", file, line, message, remedy };
}

/** 1-based. */
function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
}

/** `stream`: a character that is cut off at the end is no error. */
function decodes(bytes: Buffer, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Offset of the byte at which decoding fails: the longest good prefix is found by halving. */
function firstInvalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && decodes(bytes.subarray(0, middle), true)) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  // The good prefix may end within a character: that one's first byte is the one to name.
  while (good > 0 && !decodes(bytes.subarray(0, good), false)) {
    good -= 1;
  }
  return Math.min(good, bytes.length - 1);
}

/** UTF-16 files have a mark, or a NUL in every other byte; anything else is most often Latin-1. */
function guessEncoding(bytes: Buffer): string {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return marked || bytes.subarray(0, 64).includes(0) ? "UTF-16" : "ISO-8859-1";
}
