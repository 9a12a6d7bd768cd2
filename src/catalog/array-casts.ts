/**
 * One form for a cast of an array. `code in ('x', 'y')` on a varchar is stored as a cast of the whole array; when its text is
 * run again, as a restored dump does, the parser casts each element instead (transformArrayExpr() in PostgreSQL's
 * parse_expr.c). Both texts become the second, which stays what it is from then on.
 */
import type { Token } from "../sql/tokens.ts";
import { tokens } from "../sql/tokens.ts";

const START = "ARRAY[";
/** Behind the array; the bracket is left out where definitions are written without the unnecessary ones. */
const CASTS = ["])::", "]::"];

/** `(ARRAY[a, b])::text[]` as `ARRAY[(a)::text, (b)::text]`, wherever PostgreSQL has written that; null stays null. */
export function distributeArrayCasts<Text extends string | null>(text: Text): Text | string {
  if (text === null || !text.includes(START) || !CASTS.some((cast) => text.includes(cast))) return text;
  return rewritten(text);
}

function rewritten(text: string): string {
  const list = [...tokens(text)];
  let [result, done] = ["", 0];
  for (const [index, token] of list.entries()) {
    if (token.start < done || token.kind !== "word" || !text.startsWith(START, token.start)) continue;
    const array = arrayAt(text, list, index);
    const cast = array === null || array.elements[0] === "" ? null : castAt(text, array.end);
    if (array === null || cast === null) continue;
    const inBrackets = text[array.end] === ")";
    result += text.slice(done, token.start - (inBrackets ? 1 : 0)) + withCast(array, { type: cast.type, inBrackets });
    done = cast.end;
  }
  return result + text.slice(done);
}

interface ArrayText {
  readonly elements: readonly string[];
  /** Offset behind its bracket. */
  readonly end: number;
}

/** `index` is that of the token ARRAY. */
function arrayAt(text: string, list: readonly Token[], index: number): ArrayText | null {
  const elements: string[] = [];
  let [depth, from] = [0, list[index + 1]?.end ?? 0];
  for (const token of list.slice(index + 1)) {
    const mark = token.kind === "mark" ? text.slice(token.start, token.end) : "";
    if (mark === "[" || mark === "(") depth += 1;
    if (mark === "]" || mark === ")") depth -= 1;
    const ends = depth === 0;
    if (ends || (mark === "," && depth === 1)) {
      elements.push(text.slice(from, token.start).trim());
      from = token.end;
    }
    if (ends) return { elements, end: token.end };
  }
  return null;
}

const NAME = String.raw`(?:"(?:[^"]|"")*"|[\w$\u{80}-\u{10ffff}]+)`;
const WORDS = "(?: (?:varying|precision|with|without|time|zone|year|month|day|hour|minute|second|to))*";
/** As format_type() writes an array type. */
const CAST = new RegExp(String.raw`\)?::(${NAME}(?:\.${NAME})?${WORDS}(?:\(\d+(?:,-?\d+)?\))?${WORDS})\[\]`, "uy");

function castAt(text: string, offset: number): { readonly type: string; readonly end: number } | null {
  CAST.lastIndex = offset;
  const type = CAST.exec(text)?.[1];
  return type === undefined ? null : { type, end: CAST.lastIndex };
}

interface ElementCast {
  readonly type: string;
  /** True where every operand of a cast is in brackets. */
  readonly inBrackets: boolean;
}

function withCast({ elements }: ArrayText, cast: ElementCast): string {
  return `ARRAY[${elements.map((element) => elementWithCast(element, cast)).join(", ")}]`;
}

/** The cast of an array of arrays is that of the innermost elements. */
function elementWithCast(element: string, cast: ElementCast): string {
  const list = [...tokens(element)];
  const inner = element.startsWith(START) ? arrayAt(element, list, 0) : null;
  if (inner?.end === element.length) return withCast(inner, cast);
  const operand = distributeArrayCasts(element);
  return cast.inBrackets || hasOperator(element, list) ? `(${operand})::${cast.type}` : `${operand}::${cast.type}`;
}

function hasOperator(text: string, list: readonly Token[]): boolean {
  let depth = 0;
  return list.some(({ kind, start, end }) => {
    const piece = text.slice(start, end);
    if (piece === "(" || piece === "[") depth += 1;
    if (piece === ")" || piece === "]") depth -= 1;
    return depth === 0 && (kind === "operator" ? piece !== "::" : /^(and|or|not|is)$/i.test(piece));
  });
}
