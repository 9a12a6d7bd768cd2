/**
 * A tolerant reader of SQL tokens by PostgreSQL's lexical rules (manual, "Lexical Structure"; src/backend/parser/scan.l)
 * for texts that the real parser rejects, and for comparing texts without their layout. It never fails: what is not
 * closed ends with the text. Offsets are UTF-16.
 */

type TokenKind =
  | "word"
  | "quoted-name"
  | "string"
  /** A dollar-quoted string. */
  | "dollar"
  | "number"
  | "operator"
  /** `;`, brackets, commas and whatever else stands alone. */
  | "mark"
  | "comment"
  /** psql's: from a backslash to the end of the line. */
  | "psql";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const word = /[A-Za-z_\u{80}-\u{10ffff}][\w$\u{80}-\u{10ffff}]*/uy;
const number = /\d\w*(?:\.(?!\.)\w*)?(?:(?<=[eE])[+-]\d+)?|\.\d\w*(?:(?<=[eE])[+-]\d+)?|\$\d+/uy;
const dollarTag = /\$(?:[A-Za-z_\u{80}-\u{10ffff}][\w\u{80}-\u{10ffff}]*)?\$/uy;
const operator = /::|:=|\.\.|[~!@#^&|`?+\-*/%<>=]+/uy;
const space = /[ \t\n\r\f\v]+/uy;
const restOfLine = /[^\n\r]*/uy;

/** Every token from an offset on, comments included, in order. */
export function* tokens(text: string, from = 0): Generator<Token, void, undefined> {
  let at = matchEnd(space, text, from);
  while (at < text.length) {
    const token = tokenAt(text, at);
    yield token;
    at = matchEnd(space, text, token.end);
  }
}

/** End of a sticky pattern's match at an offset; the offset itself when it does not match. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function tokenAt(text: string, start: number): Token {
  return commentAt(text, start) ?? quotedAt(text, start) ?? dollarAt(text, start) ?? plainAt(text, start);
}

function commentAt(text: string, start: number): Token | null {
  if (text.startsWith("--", start)) {
    return { kind: "comment", start, end: matchEnd(restOfLine, text, start) };
  }
  return text.startsWith("/*", start) ? { kind: "comment", start, end: blockCommentEnd(text, start) } : null;
}

const commentMark = /\/\*|\*\//gu;

/** Block comments nest in PostgreSQL. */
function blockCommentEnd(text: string, start: number): number {
  commentMark.lastIndex = start;
  let depth = 0;
  for (let mark = commentMark.exec(text); mark !== null; mark = commentMark.exec(text)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) {
      return commentMark.lastIndex;
    }
  }
  return text.length;
}

const prefix = /(?:[uU]&|[eEbBxX])?(?=['"])/uy;

function quotedAt(text: string, start: number): Token | null {
  prefix.lastIndex = start;
  const found = prefix.exec(text)?.[0];
  if (found === undefined) {
    return null;
  }
  const open = start + found.length;
  if (text[open] === "'") {
    const escapes = found === "e" || found === "E";
    return { kind: "string", start, end: quoteEnd(text, open, escapes ? escapedQuote : singleQuote) };
  }
  // Only U& can stand before a quoted name; any other letter is a word of its own.
  return found.length === 1 ? null : { kind: "quoted-name", start, end: quoteEnd(text, open, doubleQuote) };
}

const singleQuote = /''|'/gu;
const escapedQuote = /\\[^]|''|'/gu;
const doubleQuote = /""|"/gu;

function quoteEnd(text: string, open: number, mark: RegExp): number {
  mark.lastIndex = open + 1;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0].length === 1) {
      return mark.lastIndex;
    }
  }
  return text.length;
}

function dollarAt(text: string, start: number): Token | null {
  if (text[start] !== "$") {
    return null;
  }
  const tagEnd = matchEnd(dollarTag, text, start);
  if (tagEnd === start) {
    return null;
  }
  const close = text.indexOf(text.slice(start, tagEnd), tagEnd);
  return { kind: "dollar", start, end: close < 0 ? text.length : close + tagEnd - start };
}

function plainAt(text: string, start: number): Token {
  if (text[start] === "\\") {
    return { kind: "psql", start, end: matchEnd(restOfLine, text, start) };
  }
  for (const [kind, pattern] of [
    ["word", word],
    ["number", number],
  ] as const) {
    const end = matchEnd(pattern, text, start);
    if (end > start) {
      return { kind, start, end };
    }
  }
  const end = operatorEnd(text, start);
  return end > start ? { kind: "operator", start, end } : { kind: "mark", start, end: start + 1 };
}

/** An operator ends where a comment starts, and ends in + or - only with one of ~ ! @ # % ^ & | ` ? (scan.l). */
function operatorEnd(text: string, start: number): number {
  const full = text.slice(start, matchEnd(operator, text, start));
  const comment = full.search(/--|\/\*/u);
  let run = comment > 0 ? full.slice(0, comment) : full;
  if (!/[~!@#%^&|`?]/u.test(run)) {
    run = run.length > 1 ? run.slice(0, 1) + run.slice(1).replace(/[+-]+$/u, "") : run;
  }
  return start + run.length;
}

/** The text's tokens without comments and layout; unquoted words in lower case. Equal lists mean the same to PostgreSQL. */
export function significantTokens(text: string): string[] {
  const found: string[] = [];
  for (const { kind, start, end } of tokens(text)) {
    if (kind !== "comment") {
      const piece = text.slice(start, end);
      found.push(kind === "word" ? downcased(piece) : piece);
    }
  }
  return found;
}

/** As PostgreSQL folds a name in a UTF-8 database: ASCII letters only (scansup.c: `downcase_identifier`). */
function downcased(word: string): string {
  return word.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

/** Where the last token that is no comment ends; 0 when there is none. */
export function significantEnd(text: string): number {
  if (!text.includes("--") && !text.includes("/*")) {
    return text.trimEnd().length;
  }
  let last = 0;
  for (const { kind, end } of tokens(text)) {
    last = kind === "comment" ? last : end;
  }
  return last;
}
