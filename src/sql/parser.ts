/**
 * PostgreSQL's own grammar (libpg_query, PostgreSQL 18) as WebAssembly. Load it once, then parse synchronously.
 * Every position that leaves this file is a UTF-16 offset into the given text.
 */
import type { Node } from "libpg-query";
import { hasSqlDetails, loadModule, parsePlPgSQLSync, parseSync } from "libpg-query";
import { offsetOfCodePoint, offsetsOfBytes } from "./positions.ts";

export type { Node };

/** What PostgreSQL's parser would answer, and where (UTF-16 offset). */
export interface ParserError {
  readonly message: string;
  readonly offset: number;
}

interface RawStatement {
  /** Where PostgreSQL sees the statement; what comes after its last token (white space, comments) may be included. */
  readonly start: number;
  readonly end: number;
  readonly node: Node;
}

export type ParseOutcome =
  | { readonly ok: true; readonly statements: readonly RawStatement[] }
  /** `error` is null when the parser itself gave up (a text nested too deeply for it): PostgreSQL has to say. */
  | { readonly ok: false; readonly error: ParserError | null };

/** Must have been awaited once before anything in this folder is called that parses. */
export async function loadParser(): Promise<void> {
  await loadModule();
}

/** Parses a whole text. Throws only when the parser was not loaded. */
export function parseScript(text: string): ParseOutcome {
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    return { ok: false, error: { message: "a NUL character cannot be part of SQL", offset: nul } };
  }
  if (text.trim() === "") {
    return { ok: true, statements: [] };
  }
  try {
    return { ok: true, statements: located(text, parseSync(text).stmts ?? []) };
  } catch (error) {
    return { ok: false, error: parserError(text, error) };
  }
}

/** The tree of a text that holds one statement; null when it does not parse. Locations in it are UTF-8 bytes. */
export function parseStatement(text: string): Node | null {
  const outcome = parseScript(text);
  return outcome.ok && outcome.statements.length === 1 ? (outcome.statements[0]?.node ?? null) : null;
}

/** False when PL/pgSQL's grammar refuses the `do` block. That it knows no types and tables is no reason. */
export function parsesAsBlock(text: string): boolean {
  try {
    parsePlPgSQLSync(text);
    return true;
  } catch (error) {
    return !(error instanceof Error && error.message.startsWith("syntax error"));
  }
}

interface BytePlace {
  readonly stmt?: Node;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

/** Zero values are left out of the parser's JSON: no location is 0, no length is "up to the end". */
function located(text: string, raw: readonly BytePlace[]): RawStatement[] {
  const bytes = raw.flatMap(({ stmt_location: start = 0, stmt_len: length }) => [
    start,
    length === undefined ? Number.POSITIVE_INFINITY : start + length,
  ]);
  const offsets = offsetsOfBytes(text, bytes);
  return raw.flatMap(({ stmt }, index) => {
    const start = offsets[2 * index] ?? 0;
    const end = offsets[2 * index + 1] ?? text.length;
    return stmt === undefined ? [] : [{ start, end, node: stmt }];
  });
}

function parserError(text: string, error: unknown): ParserError | null {
  if (hasSqlDetails(error) && error.sqlDetails !== undefined) {
    // Zero-based, in characters: libpg_query passes on PostgreSQL's cursorpos, the wrapper subtracts 1.
    const position = error.sqlDetails.cursorPosition;
    return { message: error.message, offset: offsetOfCodePoint(text, position + 1) };
  }
  // A RangeError is the stack's end; a WebAssembly.RuntimeError has no type in Node.js's declarations.
  if (error instanceof RangeError || (error instanceof Error && error.name === "RuntimeError")) {
    return null;
  }
  throw error;
}
