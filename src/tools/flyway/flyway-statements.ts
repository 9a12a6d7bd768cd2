/**
 * The statements of a script as Flyway's own parser takes them apart, and whether each may run in a transaction. Read from
 * flyway-core/src/main/java/org/flywaydb/core/internal/parser/Parser.java and
 * flyway-database/flyway-database-postgresql/…/PostgreSQLParser.java; what those get wrong is kept.
 */
import type { Piece } from "../tool.ts";

export interface FlywayStatement extends Piece {
  /** UTF-16 offset of its first token that is no comment. */
  readonly offset: number;
  readonly transactional: boolean;
  /** True for COPY … FROM STDIN, whose data follows in the script. */
  readonly copy: boolean;
  /** True for `create index concurrently` and `drop index concurrently`. */
  readonly concurrently: boolean;
}

export interface FlywayScript {
  readonly statements: readonly FlywayStatement[];
  /** Where a statement begins that never ends: a `begin atomic` is open at the end of the file. */
  readonly incomplete: number | null;
}

/** Keywords of a statement after which it is not looked at any more (`getTransactionalDetectionCutoff`). */
const CUTOFF = 10;

const CONCURRENTLY = /^(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY$/u;

/** Compared with all keywords so far, outside of parentheses, so each matches when its last word has just been read.
 * ALTER TYPE … ADD VALUE counts before PostgreSQL 12 only. */
const NOT_IN_TRANSACTION = [
  /^(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)$/u,
  /^ALTER SYSTEM$/u,
  CONCURRENTLY,
  /^REINDEX(?: VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)$/u,
  /^VACUUM$/u,
  /^DISCARD ALL$/u,
];

const COPY = /^COPY(?: .*)? FROM STDIN$/u;

export function flywayStatements(text: string): FlywayScript {
  const reader = new Reader(text);
  const statements: FlywayStatement[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) {
    if (next.incomplete) return { statements, incomplete: next.offset };
    statements.push(next);
  }
  return { statements, incomplete: null };
}

type TokenKind = "space" | "comment" | "word" | "delimiter" | "other" | "parenthesis" | "blank";

interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** In the order in which Flyway asks. A dollar sign always begins a quoted text; only capital E, B and X have escapes. */
const TOKENS: readonly (readonly [TokenKind, RegExp])[] = [
  ["other", /\$[^$]*(?:\$|$)/uy],
  ["other", /'(?:[^']|'')*(?:'|$)/uy],
  ["parenthesis", /[()]/uy],
  ["other", /"(?:[^"]|"")*(?:"|$)(?:\.(?:"(?:[^"]|"")*(?:"|$)|[\p{L}\p{N}_$]*)){0,2}/uy],
  ["comment", /--[^\r\n]*/uy],
  ["comment", /\/\*/uy],
  ["other", /\p{Nd}+/uy],
  ["other", /[BEX]'(?:\\[\s\S]|''|[^'\\])*(?:'|$)/uy],
  ["other", /U&'(?:[^']|'')*(?:'|$)/uy],
  ["delimiter", /;/uy],
  ["word", /[\p{L}_][\p{L}\p{N}_$]*(?:\.(?:"(?:[^"]|"")*(?:"|$)|[\p{L}\p{N}_$]*)){0,2}/uy],
  ["space", /[ \r\u00A0]/uy],
  ["blank", /\s+/uy],
  ["other", /[\s\S]/uy],
];

/** What is known of the statement that is being read. */
interface Current {
  start: number;
  end: number;
  offset: number | null;
  tokens: number;
  words: string[];
  simplified: string;
  transactional: boolean | null;
  copy: boolean;
  concurrently: boolean;
  lastWord: string | null;
}

type Found = FlywayStatement & { readonly incomplete: boolean };

class Reader {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  /** Open blocks: `ATOMIC` of an SQL function's body, and `CASE` within. */
  private readonly blocks: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Null at the end. */
  next(): Found | null {
    let current = begin(this.at);
    for (;;) {
      const token = this.token();
      if (token === null) return this.last(current);
      if (token.kind === "space" || token.kind === "parenthesis" || this.isShortBlank(token)) {
        this.countParenthesis(token);
        if (current.tokens === 0) current = begin(this.at);
        else current.end = this.at;
        continue;
      }
      if (token.kind === "delimiter" && current.offset === null) {
        current = begin(this.at);
        continue;
      }
      const word = token.kind === "word" ? this.keyword(token) : null;
      if (word !== null && this.depth === 0) {
        current.words.push(word);
        this.countBlocks(current, word);
      }
      if (token.kind === "delimiter" && this.depth === 0 && this.blocks.length === 0)
        return this.finish(current, false);
      this.add(current, token, word);
    }
  }

  private add(current: Current, token: Token, word: string | null): void {
    current.tokens += 1;
    current.end = token.end;
    const silent = token.kind === "comment" || token.kind === "blank";
    if (!silent && token.kind !== "delimiter") current.offset ??= token.start;
    if (!silent && this.depth === 0) current.lastWord = word;
    if (word === null || this.depth !== 0 || current.words.length > CUTOFF) return;
    classify(current, word);
  }

  private last(current: Current): Found | null {
    if (current.offset === null) return null;
    // Of parentheses Flyway takes no account there: the rest of the file is one statement.
    return this.finish(current, this.blocks.length > 0);
  }

  private finish(current: Current, incomplete: boolean): Found {
    const { start, end, copy, concurrently } = current;
    if (copy) this.skipCopyData();
    const offset = current.offset ?? start;
    return { start, end, offset, transactional: current.transactional ?? true, copy, concurrently, incomplete };
  }

  /** The rest of the line after the semicolon, and the lines up to `\.`. */
  private skipCopyData(): void {
    const pattern = /[^\n]*(?:\n|$)/uy;
    pattern.lastIndex = this.at;
    pattern.exec(this.text);
    this.at = pattern.lastIndex;
    while (this.at < this.text.length) {
      const line = pattern.exec(this.text)?.[0] ?? "";
      this.at = pattern.lastIndex;
      if (line.trim() === "\\.") return;
    }
  }

  private countParenthesis({ kind, start }: Token): void {
    if (kind === "parenthesis") this.depth += this.text[start] === "(" ? 1 : -1;
  }

  /** `adjustBlockDepth` */
  private countBlocks(current: Current, word: string): void {
    const block = this.blocks.at(-1);
    if (word === "ATOMIC" && current.lastWord === "BEGIN") this.blocks.push("ATOMIC");
    else if (word === "CASE" && block === "ATOMIC") this.blocks.push("CASE");
    else if (word === "END" && block !== undefined) this.blocks.pop();
  }

  /** Upper case; null for what is an identifier to Flyway, because it has a digit, a dollar sign or a dot. */
  private keyword({ start, end }: Token): string | null {
    const text = this.text.slice(start, end);
    return /^[\p{L}_]+$/u.test(text) ? text.toUpperCase() : null;
  }

  private isShortBlank({ kind, start, end }: Token): boolean {
    return kind === "blank" && this.text.slice(start, end).split("\n").length <= 2;
  }

  private token(): Token | null {
    const start = this.at;
    if (start >= this.text.length) return null;
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = start;
      if (!pattern.test(this.text)) continue;
      this.at = this.endOf(start, pattern.lastIndex);
      return { kind, start, end: this.at };
    }
    return null;
  }

  /** Comments nest, and a dollar quote ends where its tag comes again, or never where the tag is longer than a line. */
  private endOf(start: number, end: number): number {
    const opening = this.text.slice(start, end);
    if (opening === "/*") return this.endOfComment(end);
    if (!opening.startsWith("$")) return end;
    const closing = opening.includes("\n") ? -1 : this.text.indexOf(opening, end);
    return closing < 0 ? this.text.length : closing + opening.length;
  }

  private endOfComment(from: number): number {
    const marks = /\/\*|\*\//gu;
    marks.lastIndex = from;
    let open = 1;
    for (let mark = marks.exec(this.text); mark !== null; mark = marks.exec(this.text)) {
      open += mark[0] === "/*" ? 1 : -1;
      if (open === 0) return marks.lastIndex;
    }
    return this.text.length;
  }
}

function begin(at: number): Current {
  return {
    start: at,
    end: at,
    offset: null,
    tokens: 0,
    words: [],
    simplified: "",
    transactional: null,
    copy: false,
    concurrently: false,
    lastWord: null,
  };
}

function classify(current: Current, word: string): void {
  if (current.copy && current.transactional !== null) return;
  current.simplified += `${current.simplified === "" ? "" : " "}${word}`;
  const { simplified } = current;
  current.copy ||= COPY.test(simplified);
  current.concurrently ||= CONCURRENTLY.test(simplified);
  if (NOT_IN_TRANSACTION.some((pattern) => pattern.test(simplified))) current.transactional = false;
}
