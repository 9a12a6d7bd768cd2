/**
 * The two blocks of a dbmate migration. Follows dbmate 2.36, pkg/dbmate/migration.go: `parseMigrationContents`.
 */
import { scanStatements } from "../../sql/scan-statements.ts";
import type { Piece } from "../tool.ts";

export interface DbmateScript {
  /** From `-- migrate:up` to `-- migrate:down`, and from there to the next section or the end; UTF-16 offsets. */
  readonly up: Piece;
  readonly down: Piece;
  /** Unless the directive says `transaction:false`. */
  readonly transactional: boolean;
  /** Where a second `-- migrate:up` begins; null as a rule. */
  readonly secondUp: number | null;
}

export interface DbmateError {
  readonly message: string;
  /** UTF-16 offset. */
  readonly offset: number;
}

// Go's `^` and `$` stand at line feeds only.
const UP = /(?<![^\n])--\s*migrate:up(?:\s*(?![^\n])|\s+\S+)/gu;
const DOWN = /(?<![^\n])--\s*migrate:down(?:\s*(?![^\n])|\s+\S+)/gu;

export function parseDbmateScript(text: string): { script: DbmateScript } | { error: DbmateError } {
  const ups = [...text.matchAll(UP)].map(({ index }) => index);
  const [first, second] = ups;
  if (first === undefined)
    return failed("dbmate requires each migration to define an up block with '-- migrate:up'", 0);
  const early = statementBefore(text, first);
  if (early !== null) return failed("dbmate does not support statements preceding the '-- migrate:up' block", early);
  const sections = ups.map((start, index) => ({ start, end: ups[index + 1] ?? text.length }));
  const errors = sections.flatMap((section) => errorIn(text, section) ?? []);
  if (errors[0] !== undefined) return { error: errors[0] };
  const end = second ?? text.length;
  const down = downsIn(text, { start: first, end })[0] ?? end;
  return {
    script: {
      up: { start: first, end: down },
      down: { start: down, end },
      transactional: isTransactional(text.slice(first, down)),
      secondUp: second ?? null,
    },
  };
}

/** What the directive that a block begins with says. */
export function isTransactional(block: string): boolean {
  return optionOf(block.split("\n", 1)[0] ?? "", "transaction") !== "false";
}

function failed(message: string, offset: number): { error: DbmateError } {
  return { error: { message, offset } };
}

/** Offset of the first line before the block that is neither empty nor a comment. */
function statementBefore(text: string, end: number): number | null {
  let offset = 0;
  for (const line of text.slice(0, end).split("\n")) {
    // To Go a byte order mark is no white space.
    if (!/^[^\S\uFEFF]*(?:--|$)/u.test(line)) return offset;
    offset += line.length + 1;
  }
  return null;
}

function downsIn(text: string, { start, end }: Piece): number[] {
  return [...text.slice(start, end).matchAll(DOWN)].map(({ index }) => start + index);
}

function errorIn(text: string, section: Piece): DbmateError | null {
  const [first, second] = downsIn(text, section);
  if (second !== undefined)
    return { message: "dbmate requires every '-- migrate:down' to be preceded by a '-- migrate:up'", offset: second };
  return first === undefined
    ? { message: "dbmate requires each migration to define a down block with '-- migrate:down'", offset: section.start }
    : null;
}

/** `-- migrate:up transaction:false other:value`; the last of several counts. */
function optionOf(directive: string, name: string): string | null {
  const pairs = directive.replace(/^--\s*migrate:(?:up|down)/u, "").split(/\s+/u);
  const values = pairs.map((pair) => pair.split(":")).filter((parts) => parts.length === 2 && parts[0] === name);
  return values.at(-1)?.[1] ?? null;
}

const ENDS = /^(?:commit|end|rollback|abort)(?:\s+(?:work|transaction))?(?:\s+and\s+no\s+chain)?$/iu;
const BEGINS = /^(?:begin|start\s+transaction)\b|\band\s+chain$/iu;

/** Where a script ends the transaction that is around it and begins no other; null when it does not. */
export function endOfTransaction(text: string): number | null {
  if (!/\b(?:commit|end|rollback|abort)\b/iu.test(text)) return null;
  let found: number | null = null;
  for (const { start, end } of scanStatements(text)) {
    const statement = text.slice(start, end);
    if (ENDS.test(statement)) found = start;
    else if (BEGINS.test(statement) && !/\bno\s+chain$/iu.test(statement)) found = null;
  }
  return found;
}
