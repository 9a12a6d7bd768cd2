/**
 * What happened to the merged migrations between two histories, on the level of files: edited, removed, renamed, added.
 */
import type { ScriptComparison } from "../sql/fingerprint.ts";
import { compareScripts } from "../sql/fingerprint.ts";
import { fileName } from "./paths.ts";
import { sentAlike } from "./sent-alike.ts";
import type { History, Migration, Tool } from "./tool.ts";

export interface Edit {
  readonly before: Migration;
  readonly after: Migration;
  readonly comparison: ScriptComparison;
  /** True when the tool wraps a transaction around one of them only, whatever their texts are. */
  readonly transaction: boolean;
  /** True when the tool cuts the script into other messages, though it says the same. */
  readonly delivery?: boolean;
}

export interface Rename {
  readonly before: Migration;
  readonly after: Migration;
  /** False when only the name behind the version changed. */
  readonly newVersion: boolean;
}

export interface HistoryComparison {
  readonly edits: readonly Edit[];
  readonly removed: readonly Migration[];
  readonly renamed: readonly Rename[];
  /** Only head has them, and they are no merged migration under another name. In head's order. */
  readonly added: readonly Migration[];
  /** Their text is another one, and the tool runs them again for that: no edits. */
  readonly reruns?: readonly Pick<Edit, "before" | "after">[];
}

/** Both sides' scripts are planned as one tool would: another configuration is no edit. Null: it is not known. */
type Sender = Pick<Tool, "bookkeeping" | "plan"> | null;

export function compareHistories(base: History, head: History, tool: Sender = null): HistoryComparison {
  const after = byVersion(head.migrations);
  const unreadable = new Set(head.problems.flatMap((problem) => [problem.file, ...(problem.others ?? [])]));
  const gone = base.migrations.filter((each) => !after.has(each.version) && !unreadable.has(each.up.file));
  const kept = base.migrations.flatMap((each) => {
    const now = counterpart(each, after.get(each.version) ?? []);
    return now === undefined ? [] : [{ before: each, after: now }];
  });
  const known = new Set(kept.map((pair) => pair.after));
  const fresh = head.migrations.filter((each) => !known.has(each));
  const moves = matchMoves(gone, fresh);
  const moved = new Set(moves.flatMap((move) => [move.before, move.after]));
  return {
    edits: kept.flatMap((pair) => (isSame(pair, tool) || isRerun(pair) ? [] : [editOf(pair, tool)])),
    removed: gone.filter((each) => !moved.has(each)),
    renamed: [...moves, ...kept.filter((pair) => hasOtherName(pair, tool)).map(inPlace)],
    added: fresh.filter((each) => !moved.has(each)),
    reruns: kept.filter((pair) => isRerun(pair) && !isSame(pair, tool)),
  };
}

/** The tool goes by the files as they are now. */
function isRerun({ after }: Pick<Edit, "before" | "after">): boolean {
  return after.runsAgain === true;
}

function counterpart(before: Migration, candidates: readonly Migration[]): Migration | undefined {
  const sameFile = candidates.find((each) => each.up.file === before.up.file);
  return sameFile ?? candidates.find((each) => each.name === before.name) ?? candidates[0];
}

/** Where the gate does not know what the runner records, it may be the file's whole name. */
function hasOtherName({ before, after }: { before: Migration; after: Migration }, tool: Sender): boolean {
  if (before.name !== after.name) return true;
  return tool?.bookkeeping === null && fileName(before.up.file) !== fileName(after.up.file);
}

function isSame({ before, after }: Pick<Edit, "before" | "after">, tool: Sender): boolean {
  const { up, checksum, transactional } = before;
  // Within a file of several a script moves up and down.
  const isMoved = checksum !== null && checksum === after.checksum && up.text.trim() === after.up.text.trim();
  if ((up.text !== after.up.text && !isMoved) || transactional !== after.transactional) return false;
  return tool === null || sentAlike(before, after, tool);
}

/** True for an edit that is more than layout. */
export function isMeant({ comparison, transaction, delivery }: Edit): boolean {
  return transaction || delivery === true || changesText({ comparison });
}

/** True when the script says something else. */
export function changesText({ comparison }: Pick<Edit, "comparison">): boolean {
  return (
    comparison.kind !== "identical" &&
    comparison.kind !== "formatting" &&
    comparison.kind !== "function-body-formatting"
  );
}

/** True when a fresh database runs exactly what an existing one has run, and then the new ones. */
export function isUnchangedPrefix(base: History, head: History, comparison: HistoryComparison): boolean {
  const semantic = comparison.edits.some((edit) => isMeant(edit) || edit.comparison.kind !== "formatting");
  if ((comparison.reruns ?? []).length > 0) return false;
  if (semantic || comparison.removed.length > 0 || base.migrations.length > head.migrations.length) return false;
  return base.migrations.every((each, index) => head.migrations[index]?.version === each.version);
}

/** Several files of one version are a problem of their own (duplicate-version) and must not hide an edit. */
function byVersion(migrations: readonly Migration[]): Map<string, Migration[]> {
  const versions = new Map<string, Migration[]>();
  for (const each of migrations) versions.set(each.version, [...(versions.get(each.version) ?? []), each]);
  return versions;
}

function editOf(pair: { before: Migration; after: Migration }, tool: Sender): Edit {
  const { before, after } = pair;
  const comparison = compareScripts(before.up.text, after.up.text);
  return {
    ...pair,
    comparison,
    transaction: before.transactional !== after.transactional,
    delivery: tool !== null && !changesText({ comparison }) && !sentAlike(before, after, tool),
  };
}

function inPlace(pair: { before: Migration; after: Migration }): Rename {
  return { ...pair, newVersion: false };
}

/** A file that is gone and a new one are the same migration when they say the same, or have the same name and hardly
 * differ. */
function matchMoves(gone: readonly Migration[], fresh: readonly Migration[]): Rename[] {
  const free = new Set(fresh);
  return gone.flatMap((before) => {
    const after = [...free].find((each) => sayTheSame(before, each));
    if (after === undefined) return [];
    free.delete(after);
    return [{ before, after, newVersion: true }];
  });
}

function sayTheSame(before: Migration, after: Migration): boolean {
  if (before.up.text === after.up.text) return true;
  const comparison = compareScripts(before.up.text, after.up.text);
  if (comparison.kind !== "semantic" && comparison.kind !== "unparsed") return true;
  return before.name === after.name && comparison.kind === "semantic" && comparison.common > 0;
}
