/**
 * Folds changes that are only consequences: what comes or goes with its parent, and copies of one change (a partition's
 * columns change with those of its parent).
 */
import type { Catalog, CatalogChange, CatalogObject } from "./catalog.ts";
import { isCommonAttribute } from "./common-attributes.ts";

/** The changes that stand for themselves, the others as their children; sorted. */
export function foldChanges(changes: readonly CatalogChange[], before: Catalog, after: Catalog): CatalogChange[] {
  if (changes.length === 0) return [];
  const sides = { before: sideOf(before, changes), after: sideOf(after, changes) };
  const children = new Map<CatalogChange, CatalogObject[]>();
  const roots: CatalogChange[] = [];
  const shifted = shiftedFamilies(changes, before, after);
  for (const change of changes.filter((each) => !(each.cosmetic && shifted.has(family(each))))) {
    const root = rootOf(change, sides[change.action === "removed" ? "before" : "after"]);
    const object = change.after ?? change.before;
    if (root === change || object === null) roots.push(change);
    else if (!children.get(root)?.push(object)) children.set(root, [object]);
  }
  return roots
    .map((change) => ({ change, key: sortKey(change, sides) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ change }) => withChildren(change, children.get(change) ?? []));
}

/** Siblings of which some came or went and the others kept their order: that their positions are others now (those of the
 * columns behind a dropped one) is a consequence. */
function shiftedFamilies(changes: readonly CatalogChange[], before: Catalog, after: Catalog): Set<string> {
  const moving = new Set(
    changes.flatMap((each) => (each.parent !== null && each.action !== "changed" ? [family(each)] : [])),
  );
  if (moving.size === 0) return moving;
  const [old, now] = [ordered(before, moving), ordered(after, moving)];
  for (const name of moving) {
    const [left, right] = [old.get(name) ?? [], now.get(name) ?? []];
    const [inLeft, inRight] = [new Set(left), new Set(right)];
    const stayed = left.filter((key) => inRight.has(key)).join("\0");
    if (stayed !== right.filter((key) => inLeft.has(key)).join("\0")) moving.delete(name);
  }
  return moving;
}

/** Keys by position, for each of the families. */
function ordered({ objects }: Catalog, families: ReadonlySet<string>): Map<string, string[]> {
  const members = new Map<string, CatalogObject[]>();
  for (const object of objects) {
    const name = family(object);
    if (families.has(name)) members.set(name, [...(members.get(name) ?? []), object]);
  }
  return new Map(
    [...members].map(([name, some]) => [name, some.sort((a, b) => position(a) - position(b)).map(({ key }) => key)]),
  );
}

function position({ cosmetic }: CatalogObject): number {
  return Number(cosmetic["position"] ?? 0);
}

function family({ type, parent }: Pick<CatalogObject, "type" | "parent">): string {
  return JSON.stringify([type, parent]);
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
  return { ...ownersOf([...changeOf.keys()], catalog), changeOf };
}

/** What the objects belong to, directly or not: few of many, so that there is no map of all. */
function ownersOf(objects: readonly CatalogObject[], catalog: Catalog): Pick<Side, "byKey" | "byIdentity"> {
  const byKey = new Map<string, CatalogObject>();
  const byIdentity = new Map<string, CatalogObject>();
  const asked = new Set<string>();
  for (let some = objects; some.length > 0;) {
    const wanted = new Set(
      some.flatMap(({ parent, follows }) => [parent ?? "", follows ?? ""]).filter((each) => !asked.has(each)),
    );
    for (const each of wanted) asked.add(each);
    some =
      wanted.size === 0 ? [] : catalog.objects.filter(({ key, identity }) => wanted.has(key) || wanted.has(identity));
    for (const object of some) {
      byKey.set(object.key, object);
      byIdentity.set(object.identity, object);
    }
  }
  return { byKey, byIdentity };
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
  const isCopy = led.action === change.action && sameAttributes(led, change) && isHandedOn(change);
  return isCopy || (led.action === "changed" && isConsequence(change, object)) ? led : null;
}

/** Nobody named what came or went while the object that it belongs to was changed (the sequence of an identity column). */
function isConsequence({ action }: CatalogChange, object: CatalogObject): boolean {
  return object.generatedName === true && (action === "added" || action === "removed");
}

/** What is set on a table alone and not on its partitions and heirs (ATPrepCmd() in PostgreSQL's tablecmds.c). */
const OF_ONE = new Set(["compression", "options"]);

function isHandedOn({ attributes }: CatalogChange): boolean {
  return !attributes.some(({ name }) => OF_ONE.has(name) || isCommonAttribute(name));
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
