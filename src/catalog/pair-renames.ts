/**
 * Between unrelated databases identity tells nothing, so a renamed column looks like one that is gone and one that is
 * new. Where both have the same owner, the same place in it and the same attributes, they are told as a rename: the
 * remedy then keeps the rows. What only mentions them is a consequence.
 */
import { isDeepStrictEqual } from "node:util";
import type { AttributeValue, CatalogChange, CatalogObject } from "./catalog.ts";
import { OWNED_SEQUENCE } from "./column-ddl.ts";
import type { Catalogs } from "./fold-renamed-references.ts";
import { foldRenamedReferences } from "./fold-renamed-references.ts";

/** Only a pair without a rival is taken for a rename. */
export function pairRenames(changes: readonly CatalogChange[], catalogs: Catalogs): CatalogChange[] {
  const removed = changes.filter((change) => change.action === "removed" && change.parent !== null);
  const pairs = removed.flatMap((before) => {
    const matches = changes.filter((after) => areTheSame(before, after));
    const [after] = matches;
    const rivals = removed.filter((each) => after !== undefined && areTheSame(each, after));
    return after !== undefined && matches.length === 1 && rivals.length === 1 ? [{ before, after }] : [];
  });
  const gone = new Set(pairs.map(({ before }) => before));
  const renames = new Map(pairs.map(({ before, after }) => [after, renaming(before, after)]));
  return foldRenamedReferences(
    changes.filter((change) => !gone.has(change)).map((change) => renames.get(change) ?? change),
    catalogs,
  );
}

function areTheSame({ type, parent, before }: CatalogChange, { action, after, ...other }: CatalogChange): boolean {
  if (action !== "added" || before === null || after === null) return false;
  if (type !== other.type || parent !== other.parent) return false;
  // An object without a place (an index) is known by what it is, and that is not the same.
  if (before.cosmetic["position"] === undefined) return false;
  return isDeepStrictEqual(before.cosmetic, after.cosmetic) && haveSameAttributes(before, after);
}

function haveSameAttributes(before: CatalogObject, after: CatalogObject): boolean {
  const names = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  return [...names].every((name) => {
    const [old, now] = [before.attributes[name] ?? null, after.attributes[name] ?? null];
    if (isDeepStrictEqual(old, now)) return true;
    // A name that PostgreSQL generated for the column's former name stays behind.
    const usual = name.endsWith(" name") ? null : OWNED_SEQUENCE;
    return old === usual ? namedFor(now, before) : now === usual && namedFor(old, after);
  });
}

function namedFor(value: AttributeValue, { ownName = "" }: CatalogObject): boolean {
  return typeof value === "string" && value.includes(`_${ownName}_`);
}

function renaming(before: CatalogChange, after: CatalogChange): CatalogChange {
  return { ...after, action: "renamed", from: before.name, before: before.before, guessed: true };
}
