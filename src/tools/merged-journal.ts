/**
 * Drizzle's journal as it will be after the merge. Both sides of a merge write to it, so that taking head's would make base's newest migrations
 * look deleted; what a person does with the conflict is to keep the entries of both, base's first.
 */
import { overlaidTree } from "../source/overlaid-tree.ts";
import type { Tree } from "../source/tree.ts";
import { isRecord, parseJson } from "./manifests/package-json.ts";

export interface MergeSides {
  readonly base: Tree;
  /** Where head left base. */
  readonly before: Tree;
  readonly head: Tree;
}

const JOURNAL = /(?:^|\/)meta\/_journal\.json$/u;

/** `merged` itself where no journal was written on both sides. */
export async function withMergedJournals(merged: Tree, sides: MergeSides): Promise<Tree> {
  const shared = new Set(sides.base.paths);
  const paths = merged.paths.filter((path) => JOURNAL.test(path) && shared.has(path));
  const journals = new Map<string, Buffer>();
  for (const path of paths) {
    const [base, before, head] = [
      await textIn(sides.base, path),
      await textIn(sides.before, path),
      await textIn(sides.head, path),
    ];
    const text = base === before || head === before || base === head ? null : mergeJournals(base, before, head);
    if (text !== null) journals.set(path, Buffer.from(text));
  }
  return journals.size === 0 ? merged : overlaidTree(merged, journals);
}

async function textIn(tree: Tree, path: string): Promise<string> {
  if (!tree.paths.includes(path)) return "";
  return (await tree.read([path])).get(path)?.toString("utf8") ?? "";
}

/** Null where one of them is no journal. A tag that both have is head's, unless only base has changed it. */
export function mergeJournals(base: string, before: string, head: string): string | null {
  const [ours, common, theirs] = [entriesOf(base), entriesOf(before) ?? new Map<string, unknown>(), entriesOf(head)];
  if (ours === null || theirs === null) return null;
  const isSame = (tag: string): boolean => JSON.stringify(theirs.get(tag)) === JSON.stringify(common.get(tag));
  const kept = [...ours].filter(([tag]) => theirs.has(tag) || !common.has(tag));
  const added = [...theirs].filter(([tag]) => !ours.has(tag) && !common.has(tag));
  const entries = [
    ...kept.map(([tag, entry]) => (theirs.has(tag) && !isSame(tag) ? theirs.get(tag) : entry)),
    ...added.map(([, entry]) => entry),
  ];
  const journal = parseJson(head);
  return JSON.stringify({ ...(isRecord(journal) ? journal : {}), entries });
}

/** By tag, in their order. */
function entriesOf(text: string): Map<string, unknown> | null {
  const journal = parseJson(text);
  if (!isRecord(journal) || !Array.isArray(journal["entries"])) return null;
  const entries: readonly unknown[] = journal["entries"];
  return new Map(entries.map((entry) => [isRecord(entry) ? String(entry["tag"]) : "", entry]));
}
