/**
 * A block that commits on its way can be in no transaction with the gate's note: the note goes into its last one, so that a block that
 * has come to its end is never run again.
 */
import { parsesAsBlock, parseStatement } from "../sql/parser.ts";

interface DefElem {
  readonly defname?: string;
  readonly arg?: { readonly String?: { readonly sval?: string } };
}

/** The block within another one; the text as it is where that cannot be: another language, an option of the compiler. */
export function blockWithNote(text: string, mark: string): string {
  const body = bodyOf(text);
  if (body === null) return text;
  const tag = `$gate${"_".repeat(longestTag(body) + 1)}$`;
  // It may end in `end`, in `end;`, and in a comment behind either.
  const ended = [`${body.trimEnd().replace(/;$/u, "")}\n;`, body];
  const nested = ended.map((each) => `do ${tag}\nbegin\n${each}\n${mark};\nend\n${tag}`);
  return nested.find(parsesAsBlock) ?? text;
}

function bodyOf(text: string): string | null {
  const node = parseStatement(text) as {
    readonly DoStmt?: { readonly args?: readonly { DefElem?: DefElem }[] };
  } | null;
  const options = (node?.DoStmt?.args ?? []).map((each) => each.DefElem ?? {});
  const value = (name: string): string | null =>
    options.find(({ defname }) => defname === name)?.arg?.String?.sval ?? null;
  return ["plpgsql", null].includes(value("language")) ? value("as") : null;
}

function longestTag(body: string): number {
  return Math.max(0, ...[...body.matchAll(/\$gate(?<more>_*)\$/gu)].map(({ groups }) => groups?.["more"]?.length ?? 0));
}
