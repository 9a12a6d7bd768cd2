/**
 * psql's own commands (`\connect`, `\i`, `\set` …) in a script: text that only psql understands, outside of strings,
 * comments and the data of COPY.
 */
import { lineIndex } from "./positions.ts";
import { scanStatements } from "./scan-statements.ts";
import { tokens } from "./tokens.ts";

export interface PsqlCommand {
  /** With its backslash: `\connect`. */
  readonly command: string;
  /** The whole command, to the end of its line. */
  readonly text: string;
  /** UTF-16 offsets into the script. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const HARMLESS =
  /^\\(?:restrict|unrestrict|echo|qecho|warn|timing|pset|x|a|t|conninfo|set\s+(?:ON_ERROR_STOP|QUIET|ECHO|VERBOSITY|AUTOCOMMIT\s+on)|encoding\s+'?utf-?8'?)(?:\s|$)/iu;

/** True for commands that change nothing about what the statements do. */
export function keepsStatements({ text }: Pick<PsqlCommand, "text">): boolean {
  return HARMLESS.test(text);
}

/** In the order of the script. */
export function findPsqlCommands(text: string): PsqlCommand[] {
  if (!text.includes("\\")) {
    return [];
  }
  const lines = lineIndex(text);
  const found: PsqlCommand[] = [];
  for (const { start, end } of commandTokens(text)) {
    const own = text.slice(start, end).trimEnd();
    found.push({
      command: /^\\(?:[A-Za-z_]+\+?|.)?/u.exec(own)?.[0] ?? "\\",
      text: own,
      start,
      end: start + own.length,
      line: lines.lineOf(start),
    });
  }
  return found;
}

/** Backslashes between statements and within them, not in what follows a COPY … FROM STDIN. */
function* commandTokens(text: string): Generator<{ start: number; end: number }, void, undefined> {
  let from = 0;
  for (const { sent, next } of [...scanStatements(text), { sent: text.length, next: text.length }]) {
    for (const token of tokens(text, from)) {
      if (token.start >= sent) {
        break;
      }
      if (token.kind === "psql") {
        yield token;
      }
    }
    from = next;
  }
}
