/**
 * From the stops of a run to what the checks look at: for each migration how many ended how, and the worst of them.
 */
import type { Interruption, StuckCut } from "../checks/check.ts";
import type { CutPoint, Message } from "../replay/cut-points.ts";
import { stringConstant } from "../tools/forget-sql.ts";
import type { Migration, Tool } from "../tools/tool.ts";
import type { CutTarget, Outcome } from "./try-cut.ts";
import { changesBetween, rowChanges } from "./try-cut.ts";

type Stuck = Outcome & { readonly kind: "stuck" };

interface Tried<Kind extends Outcome = Outcome> {
  readonly point: CutPoint;
  readonly outcome: Kind;
}

/** `all`: the points of the run, in their order. */
export function tellInterruptions(
  tool: Tool,
  target: CutTarget,
  all: readonly CutPoint[],
  outcomes: ReadonlyMap<CutPoint, Outcome>,
): Interruption[] {
  return target.known.flatMap((migration) => {
    const points = all.filter((point) => point.migration === migration);
    const tried = points.flatMap((point): Tried[] => {
      const outcome = outcomes.get(point);
      return outcome === undefined || outcome.kind === "failed" || outcome.kind === "through"
        ? []
        : [{ point, outcome }];
    });
    if (tried.length === 0) return [];
    const count = (kind: Outcome["kind"]): number => tried.filter(({ outcome }) => outcome.kind === kind).length;
    const stuck = tried.flatMap(({ point, outcome }): Tried<Stuck>[] =>
      outcome.kind === "stuck" ? [{ point, outcome }] : [],
    );
    const cut = (found: Tried<Stuck> | null): StuckCut | null =>
      found === null ? null : stuckCut(tool, target, migration, found);
    const worst = worstOf(target, stuck);
    return {
      migration,
      points: points.length,
      tried: tried.length,
      atomic: count("atomic"),
      resumable: count("resumable"),
      refused: count("refused"),
      stuck: stuck.length,
      worst: cut(worst),
      failed: cut(worst === null ? null : otherFailure(stuck, worst)),
    };
  });
}

/** A stop between statements where there is one: a statement that fails leaves the same, as a rule, and between a statement and
 * its record hardly any time goes by. */
function worstOf({ messages }: CutTarget, stuck: readonly Tried<Stuck>[]): Tried<Stuck> | null {
  const half = stuck.filter(({ outcome }) => outcome.half);
  const clear = half.filter(({ point }) => !isUnrecorded(messages, point));
  return clear.find(({ point }) => point.kind !== "failing") ?? clear[0] ?? half[0] ?? stuck[0] ?? null;
}

function isUnrecorded(messages: readonly Message[], { kind, message, done }: CutPoint): boolean {
  return kind === "after" && done > 0 && messages[message + 1]?.kind === "own";
}

function otherFailure(stuck: readonly Tried<Stuck>[], worst: Tried<Stuck>): Tried<Stuck> | null {
  const other = stuck.find(
    ({ point, outcome }) => point.kind === "failing" && outcome.half && outcome.next.kind !== worst.outcome.next.kind,
  );
  return worst.point.kind === "failing" ? null : (other ?? null);
}

function stuckCut(
  tool: Tool,
  { messages, before, after }: CutTarget,
  migration: Migration,
  { point, outcome }: Tried<Stuck>,
): StuckCut {
  const { left, half, next } = outcome;
  const own = messages.flatMap((each) => (each.kind === "script" && each.migration === migration ? [each] : []));
  const statements = own.flatMap((each) => each.statements);
  const within = point.kind === "waiting" ? "waiting" : point.kind === "inside" ? "committing" : null;
  return {
    line: point.statement?.line ?? null,
    done: point.done,
    statements: statements.length,
    marking: markingOf(tool, messages, migration),
    restLine: within === "committing" ? null : (statements[point.done]?.line ?? null),
    within,
    failing: point.kind === "failing",
    unrecorded: isUnrecorded(messages, point),
    half,
    left: changesBetween(before.catalog, left.catalog, true),
    leftRows: rowChanges(before, left),
    missing: "catalog" in after ? changesBetween(left.catalog, after.catalog, false) : [],
    next,
  };
}

/** Behind its script a tool writes its record; where that is one plain statement, a hand can write it, too. */
function markingOf(tool: Tool, messages: readonly Message[], migration: Migration): StuckCut["marking"] {
  const command = tool.markApplied?.(migration);
  if (command !== undefined) return { kind: "command", text: command };
  const own = messages.filter((each) => each.migration === migration);
  const behind = own.slice(own.findLastIndex(({ kind }) => kind === "script") + 1);
  const records = behind.flatMap((each) => (each.kind === "own" && /^insert\b/iu.test(each.sql) ? [each] : []));
  const [record] = records;
  if (record === undefined || records.length > 1 || behind.some(isSetting)) return null;
  const text = record.sql.replaceAll(/\$(\d+)/gu, (whole, number: string) =>
    literal(record.values[Number(number) - 1], whole),
  );
  return text.length > LONGEST ? null : { kind: "sql", text: `${text};` };
}

/** Characters. */
const LONGEST = 600;

function isSetting(message: Message): boolean {
  return message.kind === "own" && /\bset_config\b/iu.test(message.sql);
}

function literal(value: string | number | null | undefined, otherwise: string): string {
  if (value === undefined) return otherwise;
  return value === null ? "null" : typeof value === "number" ? String(value) : stringConstant(value);
}
