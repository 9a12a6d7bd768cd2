/**
 * Objects in words: each kind has its own.
 */
import type { CatalogObject } from "./catalog.ts";
import { kindOf } from "./kinds/registry.ts";

/** The object in the words of psql's \d, one line. */
export function describeObject(object: CatalogObject): string {
  const words = kindOf(object.type)?.describe(object) ?? `${object.name} ${object.type}`;
  return words.replaceAll(/\s+/g, " ").trim();
}
