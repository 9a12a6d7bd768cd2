/**
 * Between unrelated databases everything that mentions a renamed column differs as well. What says the same but for the new
 * name is a consequence and no change of its own: renaming the column renames it there, too.
 */
import { significantTokens } from "../sql/tokens.ts";
import type { AttributeValue, CatalogChange, CatalogObject } from "./catalog.ts";

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Attributes that applications see under the name: the columns of a view are its own. */
const OWN = new Set(["columns", "arguments", "result"]);

export function foldRenamedReferences(changes: readonly CatalogChange[]): CatalogChange[] {
  const renamings = changes.flatMap(renamingOf);
  if (renamings.length === 0) return [...changes];
  const folded = new Set(twins(changes, renamings));
  return changes.flatMap((change) => {
    if (folded.has(change)) return [];
    if (change.action !== "changed") return [change];
    const attributes = change.attributes.filter(
      ({ name, before, after }) => OWN.has(name) || !saySame(before, after, renamings),
    );
    if (attributes.length === change.attributes.length) return [change];
    return attributes.length === 0 ? [] : [{ ...change, attributes }];
  });
}

/** Of a column or another part of an object. */
function renamingOf({ action, parent, before, after }: CatalogChange): Renaming[] {
  const [from, to] = [before?.ownName, after?.ownName];
  const isPart = action === "renamed" && parent !== null;
  return isPart && from !== undefined && to !== undefined && from !== to ? [{ from, to }] : [];
}

/** Pairs that are known by what they say, as nobody gave them a name (or the name was left behind), so that one looks gone and
 * the other new. */
function twins(changes: readonly CatalogChange[], renamings: readonly Renaming[]): CatalogChange[] {
  const added = new Set(changes.filter(({ action }) => action === "added"));
  return changes.flatMap((gone) => {
    if (gone.action !== "removed") return [];
    const twin = [...added].find((each) => areTwins(gone, each, renamings));
    if (twin === undefined) return [];
    added.delete(twin);
    return [gone, twin];
  });
}

function areTwins(gone: CatalogChange, fresh: CatalogChange, renamings: readonly Renaming[]): boolean {
  const [before, after] = [gone.before, fresh.after];
  if (before === null || after === null || gone.type !== fresh.type || gone.parent !== fresh.parent) return false;
  const nameless = before.generatedName === true && after.generatedName === true;
  if (!nameless && before.name !== after.name) return false;
  return namesOf(before, after).every((name) => {
    const [old, now] = [before.attributes[name] ?? null, after.attributes[name] ?? null];
    return old === now || saySame(old, now, renamings);
  });
}

function namesOf(before: CatalogObject, after: CatalogObject): string[] {
  return [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])];
}

function saySame(before: AttributeValue, after: AttributeValue, renamings: readonly Renaming[]): boolean {
  if (before === null || after === null) return false;
  const words = (value: AttributeValue): string => withNewNames(significantTokens(String(value)), renamings).join(" ");
  return words(before) === words(after);
}

/** A view says `title AS headline` where only one of the two is renamed. */
function withNewNames(tokens: readonly string[], renamings: readonly Renaming[]): string[] {
  const names = new Map(renamings.map(({ from, to }) => [from, to]));
  const renamed = tokens.map((token) => names.get(token) ?? token);
  return renamed.filter((token, index) => {
    const isAs = (at: number): boolean => renamed[at]?.toLowerCase() === "as" && renamed[at - 1] === renamed[at + 1];
    return !isAs(index) && !(isAs(index - 1) && token === renamed[index - 2]);
  });
}
