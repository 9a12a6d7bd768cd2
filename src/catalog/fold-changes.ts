/**
 * Folds changes that are only consequences: what comes or goes with its parent, and copies of one change (a partition's
 * columns change with those of its parent).
 */
import type { Catalog, CatalogChange, CatalogObject } from "./catalog.ts";

/** The changes that stand for themselves, the others as their children; sorted. */
export function foldChanges(changes: readonly CatalogChange[], before: Catalog, after: Catalog): CatalogChange[] {
  const sides = { before: sideOf(before, changes), after: sideOf(after, changes) };
  const children = new Map<CatalogChange, CatalogObject[]>();
  const roots: CatalogChange[] = [];
  for (const change of changes.filter((each) => !isShifted(each, changes))) {
    const root = rootOf(change, sides[change.action === "removed" ? "before" : "after"]);
    const object = change.after ?? change.before;
    if (root === change || object === null) roots.push(change);
    else children.set(root, [...(children.get(root) ?? []), object]);
  }
  return roots
    .map((change) => ({ change, key: sortKey(change, sides) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ change }) => withChildren(change, children.get(change) ?? []));
}

/** What does not count and changed along with a sibling that came or went (the position of the columns behind it). */
function isShifted(change: CatalogChange, changes: readonly CatalogChange[]): boolean {
  if (!change.cosmetic || change.parent === null) return false;
  return changes.some(
    ({ action, type, parent }) =>
      (action === "added" || action === "removed") && type === change.type && parent === change.parent,
  );
}

function withChildren(change: CatalogChange, children: readonly CatalogObject[]): CatalogChange {
  return { ...change, children: [...children].sort((a, b) => compare(a.key, b.key)) };
}

interface Side {
  readonly byKey: ReadonlyMap<string, CatalogObject>;
  readonly byIdentity: ReadonlyMap<string, CatalogObject>;
  readonly changeOf: ReadonlyMap<CatalogObject, CatalogChange>;
}

function sideOf(catalog: Catalog, changes: readonly CatalogChange[]): Side {
  const changeOf = new Map<CatalogObject, CatalogChange>();
  for (const change of changes) {
    if (change.before !== null) changeOf.set(change.before, change);
    if (change.after !== null) changeOf.set(change.after, change);
  }
  return {
    byKey: new Map(catalog.objects.map((object) => [object.key, object])),
    byIdentity: new Map(catalog.objects.map((object) => [object.identity, object])),
    changeOf,
  };
}

function rootOf(change: CatalogChange, side: Side): CatalogChange {
  let root = change;
  for (let next = ownerOf(root, side); next !== null; next = ownerOf(root, side)) root = next;
  return root;
}

/** The change that this one is a part or a copy of. */
function ownerOf(change: CatalogChange, { byKey, byIdentity, changeOf }: Side): CatalogChange | null {
  const object = change.action === "removed" ? change.before : change.after;
  if (object === null) return null;
  const parent = object.parent === null ? undefined : byKey.get(object.parent);
  const leader = object.follows ? byIdentity.get(object.follows) : undefined;
  const whole = parent && changeOf.get(parent);
  if (whole?.action === change.action && (change.action === "added" || change.action === "removed")) return whole;
  const led = leader && changeOf.get(leader);
  if (led === undefined) return null;
  const isCopy = led.action === change.action && sameAttributes(led, change);
  return isCopy || (led.action === "changed" && isConsequence(change, object)) ? led : null;
}

/** Nobody named what came or went while the object that it belongs to was changed (the sequence of an identity column). */
function isConsequence({ action }: CatalogChange, object: CatalogObject): boolean {
  return object.generatedName === true && (action === "added" || action === "removed");
}

function sameAttributes(a: CatalogChange, b: CatalogChange): boolean {
  return JSON.stringify(a.attributes) === JSON.stringify(b.attributes);
}

function sortKey(change: CatalogChange, sides: { before: Side; after: Side }): string {
  const { byKey } = change.action === "removed" ? sides.before : sides.after;
  const path: string[] = [];
  for (
    let object = change.after ?? change.before;
    object;
    object = object.parent === null ? null : (byKey.get(object.parent) ?? null)
  ) {
    path.unshift(object.key);
  }
  return path.join("\0");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
