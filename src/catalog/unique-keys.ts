/**
 * Makes keys unique: objects without a name of their own can have equal content (two generated indexes on one column).
 */
import type { CatalogObject } from "./catalog.ts";

/** Numbers the objects of one key by their content, so that the numbers are the same in every database. */
export function withUniqueKeys(objects: readonly CatalogObject[]): CatalogObject[] {
  const groups = new Map<string, CatalogObject[]>();
  for (const object of objects) {
    const group = groups.get(object.key);
    if (group === undefined) groups.set(object.key, [object]);
    else group.push(object);
  }
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : numbered(group)));
}

function numbered(group: readonly CatalogObject[]): CatalogObject[] {
  return [...group].sort((a, b) => (content(a) < content(b) ? -1 : 1)).map(withNumber);
}

function content({ attributes, name }: CatalogObject): string {
  return JSON.stringify([attributes, name]);
}

function withNumber(object: CatalogObject, index: number): CatalogObject {
  return index === 0 ? object : { ...object, key: `${object.key} (${index + 1})` };
}
