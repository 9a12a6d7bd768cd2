/**
 * Splits a text into statements by its tokens, by the rules of psql (src/fe_utils/psqlscan.l): at a semicolon outside
 * parentheses and outside the BEGIN … END body of CREATE FUNCTION or PROCEDURE. For texts that the parser rejects.
 * Lines of data after COPY … FROM STDIN, and psql's own commands, are no statements.
 */
import type { Token } from "./tokens.ts";
import { tokens } from "./tokens.ts";

/** UTF-16 offsets: from the first token to the end of the last one, without the semicolon and comments around. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Behind the semicolon (or the command of psql) that sends the statement. */
  readonly sent: number;
  /** Where the next statement may start: as `sent`, or behind the data of a COPY. */
  readonly next: number;
  /** True for COPY … FROM STDIN. */
  readonly readsData: boolean;
}

/** The lines that psql sends as the data of COPY … FROM STDIN; null for every other statement. */
export function copyData(text: string, { sent, next, readsData }: Span): string | null {
  if (!readsData) return null;
  const lines = text.slice(sent, next);
  const first = lines.indexOf("\n") + 1;
  return first === 0 ? "" : lines.slice(first).replace(/(?<before>^|\n)\\\.\r?$/u, "$<before>");
}

/** Every statement's span, in order. */
export function* scanStatements(text: string): Generator<Span, void, undefined> {
  let from = 0;
  while (from < text.length) {
    const span = nextStatement(text, from);
    if (span === null) {
      return;
    }
    if (span.end > span.start) {
      yield span;
    }
    from = span.next;
  }
}

class Statement {
  start = -1;
  end = -1;
  private parens = 0;
  private blocks = 0;
  /** First letters of the leading words among CREATE, OR, REPLACE, FUNCTION, PROCEDURE: `cf`, `corp` … */
  private head = "";
  private words = 0;
  private copy = false;
  private stdin = false;

  /** True when the token is the semicolon that ends the statement. */
  add(text: string, token: Token): boolean {
    const mark = token.kind === "mark" ? text[token.start] : "";
    if (mark === ";" && this.parens === 0 && this.blocks === 0) {
      return true;
    }
    this.parens = Math.max(0, this.parens + (mark === "(" ? 1 : 0) - (mark === ")" ? 1 : 0));
    if (token.kind === "word") {
      this.addWord(text.slice(token.start, token.end).toLowerCase());
    }
    this.start = this.start < 0 ? token.start : this.start;
    this.end = token.end;
    return false;
  }

  get readsData(): boolean {
    return this.copy && this.stdin;
  }

  private addWord(word: string): void {
    this.copy ||= this.words === 0 && word === "copy";
    this.stdin ||= this.parens === 0 && word === "stdin";
    this.words += 1;
    if (this.words <= 4 && /^(?:create|or|replace|function|procedure)$/u.test(word)) {
      this.head += word[0];
    }
    if (this.parens > 0 || !/^c(?:or)?[fp]/u.test(this.head)) {
      return;
    }
    if (word === "begin" || (word === "case" && this.blocks > 0)) {
      this.blocks += 1;
    } else if (word === "end" && this.blocks > 0) {
      this.blocks -= 1;
    }
  }
}

function nextStatement(text: string, from: number): Span | null {
  const statement = new Statement();
  for (const token of tokens(text, from)) {
    if (token.kind === "comment" || (token.kind === "psql" && !sends(text, token))) {
      continue;
    }
    if (token.kind === "psql" || statement.add(text, token)) {
      const { start, end, readsData } = statement;
      return { start, end, readsData, sent: token.end, next: readsData ? dataEnd(text, token.end) : token.end };
    }
  }
  const { start, end, readsData } = statement;
  return end < 0 ? null : { start, end, readsData, sent: text.length, next: text.length };
}

/** psql's commands that send what has been read so far: \g, \gexec, \gset … */
function sends(text: string, token: Token): boolean {
  return /^\\(?:g(?:x|set|exec|desc)?\b|crosstabview\b)/u.test(text.slice(token.start, token.end));
}

/** Data starts on the line after the COPY and ends with a line that holds only `\.`. */
function dataEnd(text: string, from: number): number {
  const close = /^\\\.\r?$/gmu;
  close.lastIndex = from;
  return close.test(text) ? close.lastIndex : text.length;
}
