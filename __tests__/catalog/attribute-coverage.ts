/**
 * Which attributes of which types differ in some case of the corpus. One that never does could be lost from the reader
 * without a test turning red.
 */
import type { Catalog, CatalogChange } from "../../src/catalog/catalog.ts";
import { isCommonAttribute } from "../../src/catalog/common-attributes.ts";

export class AttributeCoverage {
  readonly #read = new Set<string>();
  readonly #told = new Set<string>();

  add(catalogs: readonly Catalog[], changes: readonly CatalogChange[]): void {
    for (const { type, attributes, cosmetic } of catalogs.flatMap(({ objects }) => objects)) {
      for (const name of Object.keys({ ...attributes, ...cosmetic })) this.#read.add(place(type, name));
    }
    for (const { type, attributes } of changes) {
      for (const { name } of attributes) this.#told.add(place(type, name));
    }
  }

  /** `table: unlogged`, sorted. */
  untold(): string[] {
    return [...this.#read].filter((each) => !this.#told.has(each)).sort();
  }
}

/** What every kind can have is read by one query for all. */
function place(type: string, attribute: string): string {
  return isCommonAttribute(attribute) ? `any: ${attribute.split(" ")[0]}` : `${type}: ${attribute}`;
}
