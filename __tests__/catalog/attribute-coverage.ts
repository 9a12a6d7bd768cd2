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
    return [...this.#read].filter((each) => !this.#told.has(each) && !PENDING.has(each)).sort();
  }
}

/** Cases that are to be written. */
const PENDING = new Set([
  "any: comment",
  "check constraint: deferrable",
  "check constraint: initially deferred",
  "column: not null name",
  "exclusion constraint: deferrable",
  "exclusion constraint: definition",
  "exclusion constraint: enforced",
  "exclusion constraint: initially deferred",
  "exclusion constraint: validated",
  "foreign key: enforced",
  "foreign key: initially deferred",
  "index: attached",
  "index: statistics",
  "materialized view: access method",
  "materialized view: column defaults",
  "materialized view: column settings",
  "materialized view: columns",
  "materialized view: options",
  "primary key: deferrable",
  "primary key: enforced",
  "primary key: initially deferred",
  "primary key: validated",
  "sequence: identity",
  "sequence: unlogged",
  "table: of type",
  "table: partition of",
  "unique constraint: enforced",
  "unique constraint: validated",
  "view: column defaults",
]);

/** What every kind can have is read by one query for all. */
function place(type: string, attribute: string): string {
  return isCommonAttribute(attribute) ? `any: ${attribute.split(" ")[0]}` : `${type}: ${attribute}`;
}
