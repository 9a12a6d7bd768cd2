/**
 * Whether two scripts are the same to PostgreSQL, decided on its parse trees without positions (constants count), and
 * if not, which statements differ. Statements that do not parse are compared by their tokens.
 */
import { createHash } from "node:crypto";
import { changedPairs, difference } from "./difference.ts";
import type { Split, Statement } from "./split-statements.ts";
import { splitStatements } from "./split-statements.ts";
import { significantTokens } from "./tokens.ts";

type Sameness =
  | "identical"
  /** White space, comments, the case of keywords, ways to quote. */
  | "formatting"
  /** As above, within the bodies of SQL and PL/pgSQL functions and DO blocks. */
  | "function-body-formatting"
  | "semantic"
  /** Differs, and PostgreSQL's parser cannot read what differs. */
  | "unparsed";

interface StatementPair {
  readonly before: Statement;
  readonly after: Statement;
}

export interface ScriptComparison {
  readonly kind: Sameness;
  /** How many statements both have. */
  readonly common: number;
  /** The first difference: null on the side that lacks the statement. Null when there is none. */
  readonly first: { readonly before: Statement | null; readonly after: Statement | null } | null;
  readonly added: readonly Statement[];
  readonly removed: readonly Statement[];
  /** A statement that stands in the place of another one of its kind. */
  readonly changed: readonly StatementPair[];
}

/** Needs `loadParser()` to have been awaited. */
export function compareScripts(before: string, after: string): ScriptComparison {
  const left = splitStatements(before);
  const count = left.statements.length;
  if (before === after) {
    return same("identical", count);
  }
  const right = splitStatements(after);
  if (sameOutside(left, right, before, after)) {
    if (sameForms(left, right, canonicalForm)) {
      return same("formatting", count);
    }
    if (sameForms(left, right, looseForm)) {
      return same("function-body-formatting", count);
    }
  }
  return differing(left, right);
}

function same(kind: Sameness, common: number): ScriptComparison {
  return { kind, common, first: null, added: [], removed: [], changed: [] };
}

/** What is no statement (data of COPY, psql's commands) is there only where the parser rejects a script. */
function sameOutside(left: Split, right: Split, before: string, after: string): boolean {
  if (left.error === null && right.error === null) {
    return true;
  }
  const [ours, theirs] = [significantTokens(before), significantTokens(after)];
  return ours.length === theirs.length && ours.every((token, index) => token === theirs[index]);
}

function sameForms(left: Split, right: Split, form: (statement: Statement) => string): boolean {
  const [ours, theirs] = [left.statements, right.statements];
  return (
    ours.length === theirs.length &&
    ours.every((statement, index) => {
      const other = theirs[index];
      return other !== undefined && (statement.text === other.text || form(statement) === form(other));
    })
  );
}

function differing(left: Split, right: Split): ScriptComparison {
  const gaps = difference(...withoutSameEnds(left.statements, right.statements), looseDigest);
  const gap = gaps[0];
  const unread = gaps.some(({ before, after }) => [...before, ...after].some(({ kind }) => kind === null));
  const missing = gaps.reduce((sum, { before }) => sum + before.length, 0);
  const pairs = gaps.map((each) => changedPairs(each, ({ kind }) => kind));
  return {
    kind: unread || gap === undefined ? "unparsed" : "semantic",
    common: left.statements.length - missing,
    first: gap === undefined ? null : { before: gap.before[0] ?? null, after: gap.after[0] ?? null },
    added: pairs.flatMap(({ added }) => added),
    removed: pairs.flatMap(({ removed }) => removed),
    changed: pairs.flatMap(({ changed }) => changed),
  };
}

/** Without the statements at both ends that are written alike, so that a long script need not be parsed again. */
function withoutSameEnds(left: readonly Statement[], right: readonly Statement[]): [Statement[], Statement[]] {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head]?.text === right[head]?.text) head += 1;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail)?.text === right.at(-1 - tail)?.text) tail += 1;
  return [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
}

/** Two statements with equal forms are the same statement to PostgreSQL. */
function canonicalForm(statement: Statement): string {
  const { node, text } = statement;
  return node === null ? tokenForm(text) : JSON.stringify(node, withoutPositions);
}

/** As canonicalForm, and the layout of function bodies does not count either. */
function looseForm(statement: Statement): string {
  const { node, text } = statement;
  if (node === null) {
    return tokenForm(text);
  }
  return JSON.stringify(node, (key, value: unknown) => withoutBodyLayout(key, withoutPositions(key, value)));
}

/** A script can have many statements, and forms are long. */
function looseDigest(statement: Statement): string {
  return createHash("sha256").update(looseForm(statement)).digest("base64");
}

function tokenForm(text: string): string {
  return significantTokens(text).join("\u0001");
}

/** Positions are numbers (CREATE TABLESPACE has a `location` that is a string, and counts). */
function withoutPositions(key: string, value: unknown): unknown {
  const position = key.endsWith("location") || key.endsWith("list_start") || key.endsWith("list_end");
  return typeof value === "number" && (position || key === "stmt_len") ? undefined : value;
}

interface Definition {
  readonly DefElem?: { readonly defname?: string; readonly arg?: unknown };
}

/** `options` of CREATE FUNCTION and `args` of DO: the body's tokens stand for its text where we know the language. */
function withoutBodyLayout(key: string, value: unknown): unknown {
  if ((key !== "options" && key !== "args") || !Array.isArray(value)) {
    return value;
  }
  const definitions = value as readonly Definition[];
  const body = definitions.find(({ DefElem }) => DefElem?.defname === "as");
  const language = definitions.find(({ DefElem }) => DefElem?.defname === "language")?.DefElem?.arg;
  const name = language === undefined && key === "args" ? "plpgsql" : stringOf(language);
  const text = stringOf(body?.DefElem?.arg);
  if (body === undefined || text === null || !/^(?:sql|plpgsql)$/iu.test(name ?? "")) {
    return value;
  }
  return definitions.map((each) => (each === body ? { body: significantTokens(text) } : each));
}

/** The text of a String node, or of the one String in a List. */
function stringOf(node: unknown): string | null {
  const { String: string, List: list } = (node ?? {}) as {
    String?: { sval?: string };
    List?: { items?: readonly unknown[] };
  };
  if (list?.items !== undefined) {
    return list.items.length === 1 ? stringOf(list.items[0]) : null;
  }
  return string === undefined ? null : (string.sval ?? "");
}
