/**
 * How much of a report is rendered: an ordered ladder from everything to the verdict alone. A report that is too long
 * for its place is rendered again one step lower, never cut, and says what was left out.
 */
import type { LinkBase } from "./permalink.ts";

export interface Detail {
  /** The diagram of the touched tables. */
  readonly diagram: boolean;
  /** A value in the diff (a view's query, a function's body) with more lines is told by its number of lines. */
  readonly valueLines: number;
  /** Migrations listed by name. */
  readonly migrations: number;
  /** Objects whose diff is shown. */
  readonly diffs: number;
  /** Objects named at all. */
  readonly objects: number;
  /** Findings with their explanation. */
  readonly details: number;
  /** Findings with a row. */
  readonly rows: number;
}

/** A part of the report, and what it left out ("13 explanations"). */
export interface Section {
  readonly text: string;
  readonly omitted: readonly string[];
}

export interface MarkdownContext {
  readonly links: LinkBase | null;
}

const EVERYTHING: Detail = {
  diagram: true,
  valueLines: Infinity,
  migrations: Infinity,
  diffs: Infinity,
  objects: Infinity,
  details: Infinity,
  rows: Infinity,
};

/** From everything to nothing but the first two lines, each step with less than the one before. */
export const LADDER: readonly Detail[] = steps([
  {},
  { diagram: false },
  { valueLines: 40 },
  { valueLines: 6, migrations: 20 },
  { details: 50, diffs: 50 },
  { details: 20, diffs: 20 },
  { details: 5, diffs: 5, objects: 100, rows: 100 },
  { details: 0, diffs: 0, objects: 50, rows: 50 },
  { valueLines: 1, migrations: 0, objects: 0, rows: 10 },
  { rows: 0 },
]);

function steps(reductions: readonly Partial<Detail>[]): Detail[] {
  const ladder: Detail[] = [];
  for (const reduction of reductions) ladder.push({ ...(ladder.at(-1) ?? EVERYTHING), ...reduction });
  return ladder;
}
