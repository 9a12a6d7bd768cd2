/**
 * The statements of a changeset as Liquibase takes them apart: at semicolons, at `go` and `/` on a line of their own, or at
 * its `endDelimiter`, and not between BEGIN and END. It knows no dollar quotes. Read from liquibase-standard 5.0.4
 * (src/main/java/liquibase/util/StringUtil.java: `processMultiLineSQL`, src/main/javacc/…/SimpleSqlGrammar.jj).
 */
import type { Piece } from "../tool.ts";

export interface SplitOptions {
  readonly splitStatements: boolean;
  /** Null: semicolons. */
  readonly endDelimiter: string | null;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The longest of what matches counts, as in the grammar. */
const TOKENS: readonly RegExp[] = [
  /\s+/uy,
  /--[^\r\n]*/uy,
  /\/\*[\s\S]*?\*\//uy,
  /(?:_utf8|RB|[UENRB])?'(?:''|\\[\s\S]|[^\\'])*'/uy,
  /(?:_utf8|RB|[UENRB])?"(?:""|\\[\s\S]|[^\\"])*"/uy,
  /[\p{L}$_@#][\p{L}$_@#\d]*(?:[\r\n ]*\.[\r\n ]*(?:[\p{L}$_@#][\p{L}$_@#\d]*|"[^"\r\n]+"))*/uy,
  /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/uy,
  /[\s\S]/uy,
];

const COMMENT = /^(?:--|\/\*)/u;

/** Offsets into the text; comments stay in the pieces. */
export function splitChangeset(text: string, { splitStatements, endDelimiter }: SplitOptions): Piece[] {
  const tokens = merged(
    tokenize(text).filter((token) => !COMMENT.test(token.text)),
    endDelimiter,
  );
  const groups: Token[][] = [[]];
  let depth = 0;
  let previous: string | null = null;
  for (const [index, token] of tokens.entries()) {
    depth += blockChange(token.text, nextWord(tokens, index), depth);
    if (depth === 0 && splitStatements && isDelimiter(token.text, previous, endDelimiter)) groups.push([]);
    else if (token.text.trim() !== "") groups.at(-1)?.push(token);
    previous = token.text;
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
}

/** Without its comments; lines stay where they are. */
export function withoutComments(text: string): string {
  return tokenize(text)
    .map((token) => (COMMENT.test(token.text) ? token.text.replaceAll(/[^\r\n]/gu, "") : token.text))
    .join("");
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length;) {
    let end = start;
    for (const pattern of TOKENS) {
      pattern.lastIndex = start;
      if (pattern.test(text)) end = Math.max(end, pattern.lastIndex);
    }
    tokens.push({ start, end, text: text.slice(start, end) });
    start = end;
  }
  return tokens;
}

/** A delimiter of several tokens becomes one. */
function merged(tokens: readonly Token[], endDelimiter: string | null): Token[] {
  if (endDelimiter === null) return [...tokens];
  const result: Token[] = [];
  let open: Token[] = [];
  for (const token of tokens) {
    const text = [...open, token].map((each) => each.text).join("");
    if (open.length > 0 && text === endDelimiter) {
      result.push({ start: open[0]?.start ?? token.start, end: token.end, text });
      open = [];
    } else if (endDelimiter.startsWith(text) && (open.length > 0 || text !== endDelimiter)) {
      open.push(token);
    } else {
      result.push(...open, token);
      open = [];
    }
  }
  return [...result, ...open];
}

const OTHER_BEGIN = /^(?:transaction|trans|tran|dialog|conversation|distributed)$/iu;
const OTHER_END = /^(?:transaction|trans|tran)$/iu;

function blockChange(text: string, next: string, depth: number): number {
  if (/^begin$/iu.test(text) && !OTHER_BEGIN.test(next)) return 1;
  return /^end$/iu.test(text) && depth > 0 && !OTHER_END.test(next) ? -1 : 0;
}

function nextWord(tokens: readonly Token[], index: number): string {
  for (let at = index + 1; at < tokens.length; at += 1) {
    const text = tokens[at]?.text.trim() ?? "";
    if (text !== "") return text;
  }
  return "";
}

function isDelimiter(text: string, previous: string | null, endDelimiter: string | null): boolean {
  const startsLine = previous === null || previous.endsWith("\n");
  if (endDelimiter === null) return text === ";" || (/^(?:go|\/)$/iu.test(text) && startsLine);
  if (endDelimiter === "/" && !startsLine) return false;
  if (text.toLowerCase() === endDelimiter.toLowerCase()) return true;
  return endDelimiter.length > 1 && matchesAsPattern(`${previous ?? "null"}${text}`, endDelimiter);
}

/** Liquibase takes a longer delimiter for a regular expression. */
function matchesAsPattern(text: string, endDelimiter: string): boolean {
  try {
    return new RegExp(String.raw`^[\s\n\r]*(?:${endDelimiter.toLowerCase()})$`, "u").test(text.toLowerCase());
  } catch {
    return false;
  }
}
