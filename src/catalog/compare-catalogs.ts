/**
 * The difference between two catalogs. Knows objects, attributes and identity, and no kind by name.
 */
import type { AttributeChange, AttributeValue, Catalog, CatalogChange, CatalogObject } from "./catalog.ts";
import { foldChanges } from "./fold-changes.ts";

export interface CompareOptions {
  /** True when `after` comes from a copy of the database of `before`: objects are the same where their identity is. */
  readonly identity: boolean;
  /** Objects that lose something when they are dropped and made again: with `identity`, such a one is removed and added,
   * however much the two are alike. */
  readonly holdsRows?: (object: CatalogObject) => boolean;
}

interface Pair {
  readonly before: CatalogObject;
  readonly after: CatalogObject;
  readonly sameIdentity: boolean;
}

/** What takes `before` to `after`, sorted by what an object is shown under, then by key. */
export function compareCatalogs(before: Catalog, after: Catalog, options: CompareOptions): CatalogChange[] {
  const { pairs, removed, added } = pairObjects(before, after, options);
  const changes = [
    ...removed.map((object) => oneSided("removed", object)),
    ...added.map((object) => oneSided("added", object)),
    ...pairs.flatMap((pair) => pairChange(pair) ?? []),
  ];
  return foldChanges(changes, before, after);
}

interface Pairing {
  readonly pairs: readonly Pair[];
  readonly removed: readonly CatalogObject[];
  readonly added: readonly CatalogObject[];
}

function pairObjects(before: Catalog, after: Catalog, { identity, holdsRows }: CompareOptions): Pairing {
  const { pairs, left, right } = pairOfSameKey(before, after, identity);
  const join = (keysOf: (object: CatalogObject) => readonly string[], sameIdentity: boolean): void => {
    const candidates = new Map<string, CatalogObject>();
    for (const object of left) for (const key of keysOf(object)) if (!candidates.has(key)) candidates.set(key, object);
    for (const object of right) {
      const partner = keysOf(object)
        .map((key) => candidates.get(key))
        .find((found) => found !== undefined && left.has(found));
      if (partner === undefined) continue;
      if (identity && !sameIdentity && (holdsRows?.(object) === true || !keepsName(partner, object))) continue;
      left.delete(partner);
      right.delete(object);
      pairs.push({ before: partner, after: object, sameIdentity });
    }
  };
  if (identity) join((object) => [`${object.type} ${object.identity}`], true);
  join((object) => [object.key], false);
  for (const place of [0, 1]) join((object) => object.likeness?.slice(place, place + 1) ?? [], false);
  return { pairs, removed: [...left], added: [...right] };
}

/** Most objects are on both sides under one key: found in one walk, as both are sorted. In copies they also have to be stored
 * in one place. */
function pairOfSameKey(
  before: Catalog,
  after: Catalog,
  identity: boolean,
): { pairs: Pair[]; left: Set<CatalogObject>; right: Set<CatalogObject> } {
  const pairs: Pair[] = [];
  const [left, right] = [new Set<CatalogObject>(), new Set<CatalogObject>()];
  let place = 0;
  for (const object of after.objects) {
    let partner = before.objects[place];
    for (; partner !== undefined && partner.key < object.key; partner = before.objects[place]) {
      left.add(partner);
      place += 1;
    }
    const isPair = partner?.key === object.key && (!identity || isSamePlace(partner, object));
    if (partner?.key === object.key) place += 1;
    if (isPair && partner !== undefined) pairs.push({ before: partner, after: object, sameIdentity: identity });
    else {
      right.add(object);
      if (partner?.key === object.key) left.add(partner);
    }
  }
  for (const object of before.objects.slice(place)) left.add(object);
  return { pairs, left, right };
}

function isSamePlace(a: CatalogObject, b: CatalogObject): boolean {
  return a.type === b.type && a.identity === b.identity;
}

/** In copies of one database a rename is seen by identity; alike objects with other names are other objects. */
function keepsName(before: CatalogObject, after: CatalogObject): boolean {
  return before.key === after.key || before.name === after.name || bothGenerated(before, after);
}

function bothGenerated(before: CatalogObject, after: CatalogObject): boolean {
  return before.generatedName === true && after.generatedName === true;
}

function oneSided(action: "added" | "removed", object: CatalogObject): CatalogChange {
  const [before, after] = action === "added" ? [null, object] : [object, null];
  const { type, name, parent } = object;
  return { action, type, name, from: null, attributes: [], cosmetic: false, parent, before, after };
}

function pairChange(pair: Pair): CatalogChange | null {
  const { before, after } = pair;
  if (isUnchanged(pair)) return null;
  const significant = significantChanges(pair);
  const attributes = [...significant, ...cosmeticChanges(pair, significant)];
  const renamed = isRenamed(pair);
  if (!renamed && attributes.length === 0) return null;
  return {
    action: renamed ? "renamed" : "changed",
    type: after.type,
    name: after.name,
    from: renamed ? before.name : null,
    attributes,
    cosmetic: !renamed && significant.length === 0,
    parent: after.parent,
    before,
    after,
  };
}

/** Said of most pairs, and cheap to say. */
function isUnchanged({ before, after, sameIdentity }: Pair): boolean {
  if (before.name !== after.name) return false;
  if (sameIdentity && (before.within ?? null) !== (after.within ?? null)) return false;
  return (
    hasSameValues(before.attributes, after.attributes) &&
    hasSameValues(before.cosmetic, after.cosmetic) &&
    hasSameValues(before.written ?? NONE, after.written ?? NONE)
  );
}

const NONE: Readonly<Record<string, never>> = {};

type Values = Readonly<Record<string, AttributeValue>>;

function hasSameValues(a: Values, b: Values): boolean {
  for (const name in a) if (!isSame(a[name] ?? null, b[name] ?? null)) return false;
  for (const name in b) if (!(name in a) && !isSame(b[name] ?? null, null)) return false;
  return true;
}

function isRenamed({ before, after, sameIdentity }: Pair): boolean {
  if (sameIdentity) return before.ownName !== after.ownName || isElsewhere(before, after);
  return before.key !== after.key && before.name !== after.name && !bothGenerated(before, after);
}

/** What gets an owner is still called what it was. */
function isElsewhere(before: CatalogObject, after: CatalogObject): boolean {
  if ((before.within ?? null) === (after.within ?? null)) return false;
  return before.name !== after.name || before.parent === after.parent;
}

function significantChanges({ before, after, sameIdentity }: Pair): AttributeChange[] {
  return namesOf(before.attributes, after.attributes).flatMap((name) => {
    const [old, now] = [before.attributes[name] ?? null, after.attributes[name] ?? null];
    if (isSame(old, now) || (sameIdentity && isStoredAlike(before, after, name))) return [];
    return [{ name, before: before.written?.[name] ?? old, after: after.written?.[name] ?? now }];
  });
}

/** What differs and does not count; `significant` are those that do. */
function cosmeticChanges(
  { before, after, sameIdentity }: Pair,
  significant: readonly AttributeChange[],
): AttributeChange[] {
  const [old, now] = [
    { ...before.written, ...before.cosmetic },
    { ...after.written, ...after.cosmetic },
  ];
  const told = new Set(significant.map(({ name }) => name));
  return namesOf(old, now).flatMap((name) => {
    const change = { name, before: old[name] ?? null, after: now[name] ?? null };
    if (told.has(name) || isSame(change.before, change.after)) return [];
    return sameIdentity && isStoredAlike(before, after, name) ? [] : [change];
  });
}

function namesOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

function isStoredAlike(before: CatalogObject, after: CatalogObject, attribute: string): boolean {
  const stored = before.stored?.[attribute];
  return stored !== undefined && stored === after.stored?.[attribute];
}

function isSame(a: AttributeValue, b: AttributeValue): boolean {
  if (a === b || a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
