/**
 * What the tool's rollback has done on the upgraded database: the evidence of `rollback-failed` and `rollback-incomplete`,
 * and what is lost in words.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { WayBack } from "../replay/way-back.ts";
import type { RollbackOffer } from "../rollback/rollback-offer.ts";
import type { Migration } from "../tools/tool.ts";
import type { PathState } from "./check.ts";
import { code } from "./markdown.ts";

export interface Rollback extends WayBack {
  /** As the tool's users run it. */
  readonly command: string;
  /** Null: nothing was run. */
  readonly state: PathState | null;
  /** After what was undone has been applied again; null when a down script failed. */
  readonly again: PathState | null;
  /** From the state before those migrations to the one after their down scripts. */
  readonly differences: readonly RollbackDifference[];
  readonly records: RecordDifference;
  /** From `upgraded` to the state after applying them again. */
  readonly againDifferences: readonly CatalogChange[];
  readonly againRecords: RecordDifference;
  readonly lost: readonly LostRows[];
}

export interface RollbackDifference {
  /** `added`: the down scripts have left it. */
  readonly change: CatalogChange;
  /** The migration whose down script should have seen to it; null when nobody was seen to touch the object. */
  readonly migration: Migration | null;
  /** The line of the down script that made the difference; null where it does nothing about it. */
  readonly line: number | null;
}

/** Versions, with `(unfinished)` behind those that are. */
export interface RecordDifference {
  readonly missing: readonly string[];
  readonly left: readonly string[];
}

/** What no down script brings back: `remade` is empty, `converted` has what two conversions have left,
 * `restarted` is a sequence at its start. */
export interface LostRows {
  readonly type: string;
  readonly name: string;
  readonly how: "remade" | "converted" | "restarted";
}

/** What the gate has instead of a down script that does not work: a sentence, empty when there is none. */
export function insteadWords(offers: readonly RollbackOffer[], migration: Migration | null): string {
  const outcome = offers.find((each) => each.migration === migration)?.outcome;
  return outcome?.proven === true ? ` Or take ${code(outcome.file)}: it is generated, and proven.` : "";
}

const MOST = 10;

/** Sentences; empty when every table and column is what it was. */
export function lostWords({ lost }: Pick<Rollback, "lost">): string {
  const more = lost.length > MOST ? [`${lost.length - MOST} more tables or columns lose something, too.`] : [];
  return [...lost.slice(0, MOST).map(sentence), ...more].join(" ");
}

function sentence({ type, name, how }: LostRows): string {
  if (how === "converted")
    return `The values of ${code(name)} are what two conversions have left of them: the type comes back, what it held may not.`;
  if (how === "restarted")
    return `The sequence ${code(name)} is made anew and begins at its start: it gives numbers again that it has given.`;
  return type === "column"
    ? `The values of ${code(name)} are gone: the column is made anew, and the down script cannot know what it held.`
    : `The rows of ${code(name)} are gone: the table is made anew, empty.`;
}
