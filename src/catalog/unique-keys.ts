/**
 * Makes keys unique: objects without a name of their own can have equal content (two generated indexes on one column).
 */
import type { CatalogObject } from "./catalog.ts";

/** Numbers the objects of one key by their content, so that the numbers are the same in every database. */
export function withUniqueKeys(objects: readonly CatalogObject[]): CatalogObject[] {
  const repeated = repeatedKeys(objects);
  const groups = new Map<string, CatalogObject[]>([...repeated].map((key) => [key, []]));
  for (const object of objects) groups.get(object.key)?.push(object);
  return [...objects.filter(({ key }) => !repeated.has(key)), ...[...groups.values()].flatMap(numbered)];
}

function repeatedKeys(objects: readonly CatalogObject[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const { key } of objects) {
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  return repeated;
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
