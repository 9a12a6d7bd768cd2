/**
 * The statements of a script with their places. PostgreSQL's own parser decides; where it rejects the text, the
 * statements before and after the rejected one are still found. Files of several megabytes are parsed in chunks, and
 * trees are made again when they are asked for, so that memory stays bounded.
 */
import type { Node, ParserError } from "./parser.ts";
import { parseScript, parseStatement } from "./parser.ts";
import type { LineIndex } from "./positions.ts";
import { lineIndex } from "./positions.ts";
import { copyData, scanStatements } from "./scan-statements.ts";
import { significantEnd } from "./tokens.ts";

export interface Statement {
  /** Without the semicolon, and without comments before and after. */
  readonly text: string;
  /** UTF-16 offsets into the script. */
  readonly start: number;
  readonly end: number;
  /** 1-based; of the first and the last token. */
  readonly line: number;
  readonly endLine: number;
  /** Name of the parse tree's root (`CreateStmt`); null where the statement does not parse. */
  readonly kind: string | null;
  /** Parse tree, made anew each time; null where the statement does not parse. Locations are UTF-8 bytes from the statement's start. */
  readonly node: Node | null;
  /** For COPY … FROM STDIN the lines of data that follow it in the script; null for every other statement. */
  readonly data: string | null;
}

/** What PostgreSQL's parser (version 18) rejects first. */
interface SyntaxProblem {
  readonly message: string;
  /** UTF-16. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Split {
  readonly statements: readonly Statement[];
  /** Null when the whole script parses. */
  readonly error: SyntaxProblem | null;
}

/** Longer scripts are parsed in pieces of about this many characters. */
const CHUNK = 1_000_000;

/** Needs `loadParser()` to have been awaited. */
export function splitStatements(text: string): Split {
  const lines = lineIndex(text);
  const statements: Statement[] = [];
  let error: ParserError | null = null;
  for (const chunk of chunks(text)) {
    const part = splitChunk(text, chunk, lines);
    for (const statement of part.statements) {
      statements.push(statement);
    }
    error ??= part.error;
  }
  return { statements, error: error && { ...error, ...lines.place(error.offset) } };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Pieces that end between two statements. */
function* chunks(text: string): Generator<Range, void, undefined> {
  let start = 0;
  if (text.length > CHUNK) {
    for (const { next } of scanStatements(text)) {
      if (next - start >= CHUNK) {
        yield { start, end: next };
        start = next;
      }
    }
  }
  yield { start, end: text.length };
}

interface ChunkSplit {
  readonly statements: readonly Statement[];
  readonly error: ParserError | null;
}

function splitChunk(text: string, { start, end }: Range, lines: LineIndex): ChunkSplit {
  const piece = start === 0 && end === text.length ? text : text.slice(start, end);
  const outcome = parseScript(piece);
  if (!outcome.ok) {
    const error = outcome.error && { ...outcome.error, offset: outcome.error.offset + start };
    return { statements: scanned(text, { start, end }, lines), error };
  }
  const statements = outcome.statements.map((raw) => {
    const length = significantEnd(piece.slice(raw.start, raw.end));
    return place(text, { start: start + raw.start, end: start + raw.start + length }, lines, {
      kind: kindOf(raw.node),
      data: null,
    });
  });
  return { statements, error: null };
}

function scanned(text: string, { start, end }: Range, lines: LineIndex): Statement[] {
  const piece = text.slice(start, end);
  return Array.from(scanStatements(piece), (span) => {
    const node = parseStatement(piece.slice(span.start, span.end));
    const range = { start: start + span.start, end: start + span.end };
    return place(text, range, lines, { kind: node && kindOf(node), data: copyData(piece, span) });
  });
}

function place(
  text: string,
  { start, end }: Range,
  lines: LineIndex,
  { kind, data }: Pick<Statement, "kind" | "data">,
): Statement {
  const own = text.slice(start, end);
  return {
    text: own,
    start,
    end,
    line: lines.lineOf(start),
    endLine: lines.lineOf(Math.max(start, end - 1)),
    kind,
    get node() {
      return kind === null ? null : parseStatement(own);
    },
    data,
  };
}

function kindOf(node: Node): string | null {
  return Object.keys(node)[0] ?? null;
}
