/**
 * How the Supabase CLI takes a migration apart, and which of its parts share a transaction. Watched in the server's log under
 * CLI 3.1.0; the rules of 2.x are in apps/cli-go/pkg/parser/{token,state}.go and apps/cli-go/pkg/migration/file.go.
 */
import { scanStatements } from "../../sql/scan-statements.ts";
import { significantTokens } from "../../sql/tokens.ts";
import type { Piece } from "../tool.ts";

export interface StatementGroup {
  readonly pieces: readonly Piece[];
  /** True where the pieces, and the record behind the last of them, are one transaction. */
  readonly transaction: boolean;
}

/** Every statement without its semicolon, with the comments before it; comments behind the last one are a piece, too. */
export function supabasePieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { sent } of scanStatements(text)) {
    pieces.push(...trimmed(text, from, sent));
    from = sent;
  }
  return [...pieces, ...trimmed(text, from, text.length)];
}

/** Semicolons before a statement end empty ones. */
function trimmed(text: string, from: number, to: number): Piece[] {
  const piece = text.slice(from, to).replace(/[\s;]+$/u, "");
  const content = piece.replace(/^[\s;]+/u, "");
  return content === "" ? [] : [{ start: from + piece.length - content.length, end: from + piece.length }];
}

/** `-- pg-delta: transaction=false` as the first line turns the transaction off. */
const WITHOUT_TRANSACTION = /^\uFEFF?-- pg-delta: transaction=false\r?(?:\n|$)/u;

/** A file that says `begin` or `commit` itself is sent statement by statement; otherwise what cannot run in a transaction is
 * sent alone, and what is between is a transaction each. The last group is the one that the record belongs to. */
export function supabaseGroups(text: string): StatementGroup[] {
  const pieces = supabasePieces(text);
  const words = pieces.map(({ start, end }) => significantTokens(text.slice(start, end)).join(" "));
  if (WITHOUT_TRANSACTION.test(text) || words.some(controlsTransaction)) {
    return [{ pieces, transaction: false }];
  }
  const groups: StatementGroup[] = [];
  let together: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (!runsAlone(words[index] ?? "")) {
      together.push(piece);
      continue;
    }
    if (together.length > 0) groups.push({ pieces: together, transaction: true });
    groups.push({ pieces: [piece], transaction: false });
    together = [];
  }
  return [...groups, { pieces: together, transaction: true }];
}

function controlsTransaction(words: string): boolean {
  return (
    /^(?:begin|start transaction|commit|end|abort|prepare transaction)\b/u.test(words) ||
    /^rollback\b(?! (?:(?:work|transaction) )?to\b)/u.test(words)
  );
}

function runsAlone(words: string): boolean {
  return (
    /^(?:create (?:unique )?index concurrently|drop index concurrently|vacuum|alter system|cluster)\b/u.test(words) ||
    /^reindex\b.*\bconcurrently\b/su.test(words)
  );
}
