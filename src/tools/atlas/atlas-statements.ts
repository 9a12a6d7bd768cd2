/**
 * How Atlas takes a file apart: at its delimiter, outside of brackets, quotes, comments and `begin atomic` bodies; by the file's
 * `-- atlas:delimiter` where it has one. Written after the rules of ariga/atlas 1.2.3, sql/migrate/lex.go (`Scanner`), with the
 * options of sql/postgres/driver.go (`ScanStmts`). Where PostgreSQL's own rules agree, those are used.
 */
import { scanStatements } from "../../sql/scan-statements.ts";
import type { Piece } from "../tool.ts";

/** A line `-- atlas:name value` at the very start of a file, or in its head. */
const DIRECTIVE = /^[ -~]*atlas:(\w+)(?: +(.+))?$/u;

/** Directives of the file's head: comment lines that a blank line sets apart from the statements (dir.go: `comments`). */
export function atlasDirectives(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const lines = text.split("\n");
  const count = lines.findIndex((line) => !/^(?:#|--)/u.test(line));
  const rest = count < 0 ? "" : lines.slice(count).join("\n");
  if (rest !== "" && !/^[ \t]*\n/u.test(rest)) return found;
  for (const line of count < 0 ? lines : lines.slice(0, count)) {
    const [, name, value] = DIRECTIVE.exec(line.trim()) ?? [];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), value ?? ""]);
  }
  return found;
}

/** lex.go: `init`; it must be the file's first line, blank line or not. */
function atlasDelimiter(text: string): string | null {
  const value = /^-- atlas:delimiter +(.+)/u.exec(text)?.[1];
  return value === undefined ? null : value.replaceAll(/\\[nrt]/gu, (escape) => ESCAPES[escape] ?? escape);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\n": "\n", "\\r": "\r", "\\t": "\t" };

/** Statements as Atlas sends them: with their semicolon, without another delimiter, and without the comments before them. */
export function atlasPieces(text: string): Piece[] {
  const delimiter = atlasDelimiter(text);
  if (delimiter !== null) return delimited(text, delimiter);
  const pieces: Piece[] = [];
  for (const { start, end, sent } of scanStatements(text)) {
    pieces.push({ start, end: sent > end && text[sent - 1] === ";" ? sent : end });
  }
  return pieces;
}

/** What stands in quotes does not end a statement. */
function delimited(text: string, delimiter: string): Piece[] {
  const pieces: Piece[] = [];
  let from = text.indexOf("\n") + 1;
  if (from === 0) return [];
  let at = from;
  while (at < text.length) {
    if (text.startsWith(delimiter, at)) {
      pieces.push(...content(text, from, at));
      at += delimiter.length;
      from = at;
    } else {
      at = skip(text, at);
    }
  }
  return [...pieces, ...content(text, from, text.length)];
}

/** End of the quoted text or comment that starts here, or of the character. */
function skip(text: string, at: number): number {
  const rest = text.slice(at, at + 80);
  const dollar = /^\$(?:[A-Za-zÈ-ÿ_][\wÈ-ÿ]*)*\$/u.exec(rest)?.[0];
  const ending = dollar ?? (/^['"`]/u.test(rest) ? text.charAt(at) : rest.startsWith("--") ? "\n" : null);
  const closing = ending ?? (rest.startsWith("/*") ? "*/" : null);
  if (closing === null) return at + 1;
  const end = text.indexOf(closing, at + (dollar?.length ?? 1));
  if (end < 0) return ending === null || ending === "\n" ? at + 1 : text.length;
  return closing === "\n" ? end : end + closing.length;
}

function content(text: string, from: number, to: number): Piece[] {
  const piece = text.slice(from, to);
  const [lead = ""] = /^(?:\s+|--[^\n]*\n|\/\*[^]*?\*\/)*/u.exec(piece) ?? [];
  const body = piece.slice(lead.length).trimEnd();
  return body === "" ? [] : [{ start: from + lead.length, end: from + lead.length + body.length }];
}
