/**
 * Attributes of a composite type that a way back takes away or makes anew: columns of the type hold values in them.
 */
import type { CatalogObject } from "../catalog/catalog.ts";

export interface ChangedParts {
  readonly gone: readonly string[];
  readonly back: readonly string[];
}

/** One type after the way back, and `now`, before it, among all that is there then. Names, in their order. */
export function changedParts(end: CatalogObject, now: CatalogObject, all: readonly CatalogObject[]): ChangedParts {
  if (!all.some((object) => mayHold(object, now))) return { gone: [], back: [] };
  return { gone: partsWithout(now, end), back: partsWithout(end, now) };
}

/** Known by where they are stored: one that comes back is another one. */
function partsWithout({ parts = {} }: CatalogObject, { parts: others = {} }: CatalogObject): string[] {
  const own = Object.entries(parts).filter(([identity]) => !Object.hasOwn(others, identity));
  return own.map(([, { label }]) => label.slice(label.indexOf(" ") + 1));
}

/** Also within another type that names it. */
function mayHold(object: CatalogObject, type: CatalogObject): boolean {
  return (
    object !== type &&
    HOLDING.has(object.type) &&
    JSON.stringify(object.attributes).includes(JSON.stringify(type.name).slice(1, -1))
  );
}

const HOLDING: ReadonlySet<string> = new Set(["column", "composite type", "domain", "range type"]);
