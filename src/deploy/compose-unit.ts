/**
 * A unit with the gate's note of it in the same transaction, so that the note is there exactly when the work is.
 */
import { blockWithNote } from "./block-with-note.ts";
import type { ScriptSending, Sending, Unit } from "./units.ts";
import { ownSending } from "./units.ts";

/** `mark`: null where no account is kept. `alone`: it cannot be in a transaction with anything else. */
export function composeUnit(unit: Unit, mark: string | null, alone: boolean): readonly Sending[] {
  const { sendings, end } = unit;
  const last = sendings.at(-1);
  if (mark === null || last === undefined) return sendings;
  const before = sendings.slice(0, -1);
  if (end === "own") return [...before, ownSending(mark), last];
  // What is rolled back would take the note along.
  if (end === "rollback") return [...sendings, ownSending(mark)];
  if (alone) return [...sendings.map((each) => withNote(each, mark)), ownSending(mark)];
  if (last.kind === "own") return [ownSending("begin"), ...sendings, ownSending(mark), ownSending("commit")];
  return [...before, { ...last, text: marked(last, end, mark) }];
}

function withNote(sending: Sending, mark: string): Sending {
  if (sending.kind === "own" || !/^\s*do\b/iu.test(sending.statements[0]?.text ?? "")) return sending;
  return { ...sending, text: blockWithNote(sending.statements[0]?.text ?? sending.text, mark) };
}

function marked({ text, endAt }: ScriptSending, end: Unit["end"], mark: string): string {
  // A line break ends a comment that the text may end in.
  if (end === "message" || endAt === null) return `${text}\n;\n${mark}`;
  return `${text.slice(0, endAt)}${mark};\n${text.slice(endAt)}`;
}

/** Within a message that PostgreSQL refuses in a transaction block, or that commits on its way. */
const NOT_IN_TRANSACTION: ReadonlySet<string> = new Set(["25001", "2D000"]);

/** True when an error of a unit with the note means that the unit has to be sent without. */
export function wantsToBeAlone(unit: Unit, code: string): boolean {
  const [only, ...others] = unit.sendings;
  const isSingle = others.length === 0 && only?.kind === "script" && only.statements.length === 1;
  return isSingle && unit.end === "message" && NOT_IN_TRANSACTION.has(code);
}
