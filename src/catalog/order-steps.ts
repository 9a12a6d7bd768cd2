/**
 * The order of a remedy's steps: what is removed goes first, then everything in the order in which it can be created. What others
 * mention is made before them, and goes only when they do not mention it any more.
 */
import type { CatalogObject } from "./catalog.ts";

export interface Step {
  /** Null for what is created. */
  readonly before: CatalogObject | null;
  /** The object, and what is created by the same statement; empty for what is removed. */
  readonly after: readonly CatalogObject[];
  readonly rank: number;
}

export function orderedSteps<Some extends Step>(steps: readonly Some[]): Some[] {
  const waiting = [...steps].sort(byRank);
  const needs = prerequisites(waiting);
  const done = new Set<Step>();
  const order: Some[] = [];
  while (waiting.length > 0) {
    const isReady = (step: Some): boolean => needs.get(step)?.every((each) => done.has(each)) ?? true;
    // Where they need each other there is no right order.
    const place = Math.max(waiting.findIndex(isReady), 0);
    const [next] = waiting.splice(place, 1);
    if (next === undefined) break;
    done.add(next);
    order.push(next);
  }
  return order;
}

function byRank(a: Step, b: Step): number {
  if (removes(a) !== removes(b)) return removes(a) ? -1 : 1;
  return removes(a) ? b.rank - a.rank : a.rank - b.rank;
}

function removes({ after }: Step): boolean {
  return after.length === 0;
}

/** The steps that have to be done before each one. */
function prerequisites(steps: readonly Step[]): Map<Step, Step[]> {
  const created = steps.filter(({ before }) => before === null);
  const creations = byName(created);
  const wholes = new Map(created.flatMap((step) => step.after.map(({ key }) => [key, step] as const)));
  const removals = byName(steps.filter(removes));
  const needs = new Map<Step, Step[]>(steps.map((step) => [step, []]));
  for (const step of steps.filter((each) => !removes(each))) {
    const parents = step.after.flatMap(({ parent }) => wholes.get(parent ?? "") ?? []);
    const made = [...parents, ...mentioned(step.after, creations)].filter((each) => each !== step);
    needs.get(step)?.push(...made);
    const gone = step.before === null ? [] : mentioned([step.before], removals);
    for (const removal of gone) needs.get(removal)?.push(step);
  }
  return needs;
}

/** Functions of one name together. */
function byName(steps: readonly Step[]): Map<string, Step[]> {
  const named = new Map<string, Step[]>();
  for (const step of steps) {
    const [object = step.before] = step.after;
    const name = QUALIFIED.exec(object?.name ?? "")?.[0] ?? "";
    if (object?.parent === null) named.set(name, [...(named.get(name) ?? []), step]);
  }
  return named;
}

const NAME = String.raw`(?:"(?:[^"]|"")*"|[\w$\u{80}-\u{10ffff}]+)`;
/** Of whatever is in a schema; operators have names of other signs. */
const QUALIFIED = new RegExp(String.raw`${NAME}\.(?:${NAME}|[-+*/<>=~!@#%^&|?\x60]+)`, "u");

function mentioned(objects: readonly CatalogObject[], steps: ReadonlyMap<string, readonly Step[]>): Step[] {
  if (steps.size === 0) return [];
  const texts = objects.flatMap(({ attributes, ddl }) => [...Object.values(attributes).flat(), ddl ?? ""]);
  const names = texts.join("\n").match(new RegExp(QUALIFIED, "gu")) ?? [];
  return [...new Set(names)].flatMap((name) => steps.get(name) ?? []);
}
