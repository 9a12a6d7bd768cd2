/**
 * The schema changes as one diff for each object, in the words of psql's `\d`: a heading and lines with a sign.
 * Pure text without markup; every output puts it into its own frame.
 */
import { lineDiff } from "./line-diff.ts";
import type { ReportAttribute, ReportChange } from "./report.ts";
import { placeOf } from "./story.ts";
import { visible, visibleLine } from "./visible.ts";

type Sign = "+" | "-" | "!" | " ";

export interface DiffLine {
  readonly sign: Sign;
  readonly text: string;
  /** Where the change was made; empty when that is not known or the line above has said it. */
  readonly place: string;
}

export interface ObjectDiff {
  readonly type: string;
  /** Untrusted. */
  readonly name: string;
  readonly destructive: boolean;
  /** True when the first line is about the object itself, so that it needs no heading. */
  readonly own: boolean;
  readonly changes: readonly ReportChange[];
  readonly lines: readonly DiffLine[];
}

const ACTIONS = ["removed", "changed", "renamed", "added"] as const satisfies readonly ReportChange["action"][];
const SIGNS = { added: "+", removed: "-", renamed: "!", changed: "!" } as const;

export interface DiffDetail {
  /** A value (a view's query, a function's body) with more lines is told by its number of lines. */
  readonly valueLines: number;
}

/** One diff for each object, destructive ones first, then by name and type. */
export function objectDiffs(changes: readonly ReportChange[], detail: DiffDetail): ObjectDiff[] {
  const groups = new Map<string, ReportChange[]>();
  for (const change of changes) {
    const key = JSON.stringify(ownerOf(change));
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => objectDiff(group, detail)).sort(byDangerThenName);
}

function ownerOf(change: ReportChange): { name: string; type: string } {
  if (change.parent === null) return { name: change.name, type: change.type };
  return { name: change.parent, type: change.parentType ?? "object" };
}

function objectDiff(group: readonly ReportChange[], detail: DiffDetail): ObjectDiff {
  const [first] = group;
  if (first === undefined) throw new Error("a group of changes is never empty");
  const changes = [...group].sort(byRank);
  return {
    ...ownerOf(first),
    destructive: changes.some((change) => change.destructive),
    own: changes.some((change) => change.parent === null),
    changes,
    lines: changes.flatMap((change) => linesOf(change, detail)),
  };
}

/** The object itself, then what is taken away, then the rest as the report has it (sort is stable). */
function byRank(left: ReportChange, right: ReportChange): number {
  return rank(left) - rank(right);
}

function rank(change: ReportChange): number {
  if (change.parent === null) return 0;
  return change.destructive ? 1 : 2;
}

function byDangerThenName(left: ObjectDiff, right: ObjectDiff): number {
  if (left.destructive !== right.destructive) return left.destructive ? -1 : 1;
  return compare(left.name, right.name) || compare(left.type, right.type);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function linesOf(change: ReportChange, detail: DiffDetail): DiffLine[] {
  const first: DiffLine = {
    sign: SIGNS[change.action],
    text: titleOf(change),
    place: placeOf(change) || (change.statement ?? ""),
  };
  if (change.action === "removed") return [first];
  return [first, ...change.attributes.flatMap((attribute) => attributeLines(attribute, detail))];
}

function titleOf(change: ReportChange): string {
  const name = shortName(change.name, change.parent);
  const former = shortName(change.from ?? "?", change.parent);
  const titles = {
    added: specification(change, name),
    removed: specification(change, name),
    renamed: `${change.type} ${former} renamed to ${name}${change.guessed === true ? " (or another one in its place)" : ""}`,
    changed: `${change.type} ${name} changed`,
  } satisfies Record<ReportChange["action"], string>;
  return visibleLine(titles[change.action]);
}

/** A definition may say the type by itself: `schema billing`, `public.trips table`, `public.open_trips view (id bigint)`. */
function specification({ type, name, definition }: ReportChange, own: string): string {
  if (definition === null) return `${type} ${own}`;
  if (definition === type || definition.startsWith(`${type} `)) return definition;
  const named = `${name} ${type}`;
  return definition.startsWith(named) ? `${type} ${name}${definition.slice(named.length)}` : `${type} ${definition}`;
}

/** `public.trips.status` under `public.trips` is `status`. */
function shortName(name: string, parent: string | null): string {
  return parent !== null && name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name;
}

function attributeLines(attribute: ReportAttribute, detail: DiffDetail): DiffLine[] {
  const [before, after] = [attribute.before, attribute.after].map((value) => (value === null ? null : visible(value)));
  const name = visibleLine(attribute.name);
  const long = Math.max(lineCount(before), lineCount(after));
  if (long > detail.valueLines) {
    return [line("!", `  ${name}: ${lineCount(before)} lines before, ${lineCount(after)} lines after`)];
  }
  if (long > 1) {
    return [
      line("!", `  ${name}:`),
      ...lineDiff(before?.split("\n") ?? [], after?.split("\n") ?? []).map(({ sign, text }) =>
        line(sign, `    ${text}`),
      ),
    ];
  }
  return [
    ...(typeof before === "string" ? [line("-", `  ${name}: ${before}`)] : []),
    ...(typeof after === "string" ? [line("+", `  ${name}: ${after}`)] : []),
  ];
}

function lineCount(value: string | null | undefined): number {
  return typeof value === "string" ? value.split("\n").length : 0;
}

function line(sign: Sign, text: string): DiffLine {
  return { sign, text, place: "" };
}

/** `1 removed, 2 added`, worst first. */
export function changeCounts(changes: readonly ReportChange[]): string {
  return ACTIONS.map((action) => ({ action, count: changes.filter((change) => change.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => `${count} ${action}`)
    .join(", ");
}
