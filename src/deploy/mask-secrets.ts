/**
 * A statement's text without what is secret in it, and without comments: it rather hides too much.
 */
import type { Token } from "../sql/tokens.ts";
import { tokens } from "../sql/tokens.ts";

const HIDDEN = "***";

/** Names of what nobody else is to read: options, columns, settings, functions. */
const SECRET =
  /passw|passphrase|pwd|secret|token|credential|identified|private_?key|(?:api|access|account)_?key|crypt/iu;

/** Behind what assigns, in a connection string or a URL: everything up to the end. */
const ASSIGNED = /(?:\w*(?:passw|pwd|secret|token|key)\w*)\s*=\s*(?=[^\s=])/iu;
const USER_INFO = /(?<=:\/\/[^\s:/@']*:)[^\s']*(?=@)/gu;

export function maskSecrets(text: string): string {
  let masked = "";
  let at = 0;
  let isSecret = false;
  let [isSet, isAssigned] = [false, false];
  for (const token of tokens(text)) {
    const piece = text.slice(token.start, token.end);
    masked += text.slice(at, token.start);
    at = token.end;
    if (token.kind === "comment") masked += " ";
    else masked += isSecret && hides(token, isAssigned) ? hidden(token) : shown(token, piece);
    if (token.kind === "comment") continue;
    isSet ||= /^set$/iu.test(piece);
    isAssigned = piece === "=" || piece === ":=" || (isSet && /^to$/iu.test(piece));
    isSecret = piece !== ";" && (isSecret || SECRET.test(piece));
  }
  return masked + text.slice(at);
}

/** All strings from a secret name on, up to the statement's end: a password may be put together, or be an argument. */
function hides({ kind }: Token, isAssigned: boolean): boolean {
  return kind === "string" || kind === "dollar" || kind === "psql" || (isAssigned && kind !== "mark");
}

function hidden({ kind }: Token): string {
  return kind === "string" || kind === "dollar" ? `'${HIDDEN}'` : HIDDEN;
}

function shown({ kind }: Token, piece: string): string {
  if (kind === "dollar") {
    const tag = piece.slice(0, piece.indexOf("$", 1) + 1);
    const end = piece.length > tag.length && piece.endsWith(tag) ? tag : "";
    return `${tag}${maskSecrets(piece.slice(tag.length, piece.length - end.length))}${end}`;
  }
  return kind === "string" || kind === "psql" ? withoutPasswords(piece) : piece;
}

/** A connection string, a URL, or SQL that is run. */
function withoutPasswords(piece: string): string {
  const quote = piece.indexOf("'") + 1;
  const closed = piece.length > quote && piece.endsWith("'") ? -1 : piece.length;
  const content = piece.slice(quote, closed);
  return `${piece.slice(0, quote)}${maskedContent(content)}${closed === -1 ? "'" : ""}`;
}

function maskedContent(content: string): string {
  const plain = content.replaceAll(USER_INFO, HIDDEN);
  const found = ASSIGNED.exec(plain);
  if (found !== null) return `${plain.slice(0, found.index + found[0].length)}${HIDDEN}`;
  return SECRET.test(plain) ? maskSecrets(plain.replaceAll("''", "'")) : plain;
}
