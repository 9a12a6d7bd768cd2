/**
 * Small questions about changes and objects that several kinds ask.
 */
import type { AttributeValue, CatalogChange, CatalogObject } from "./catalog.ts";
import { isCommonAttribute } from "./common-attributes.ts";

export function textOf(object: CatalogObject, attribute: string): string | null {
  const value = object.attributes[attribute];
  return typeof value === "string" ? value : null;
}

export function isTrue(object: CatalogObject, attribute: string): boolean {
  return object.attributes[attribute] === true;
}

export function listOf(object: CatalogObject, attribute: string): readonly string[] {
  const value: AttributeValue | undefined = object.attributes[attribute];
  return typeof value === "object" && value !== null ? value : [];
}

/** The name without what it is qualified by, quoted. */
export function ownNameOf(object: CatalogObject): string {
  return object.ownName ?? object.name;
}

export function isRemovedOrRenamed(change: CatalogChange): boolean {
  return change.action === "removed" || change.action === "renamed";
}

/** Names of the attributes of its own kind that differ and count. */
export function changedAttributes(change: CatalogChange): string[] {
  return countingAttributes(change).filter((name) => !isCommonAttribute(name));
}

/** Names of the attributes that every kind can have (its comment) and that differ. */
export function changedCommonAttributes(change: CatalogChange): string[] {
  return countingAttributes(change).filter(isCommonAttribute);
}

function countingAttributes({ cosmetic, attributes, before, after }: CatalogChange): string[] {
  if (cosmetic) return [];
  const counting = { ...before?.attributes, ...after?.attributes };
  return attributes.map(({ name }) => name).filter((name) => name in counting);
}

/** A text as an SQL string constant. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** True when `longer` is `shorter` with more entries in between. */
export function isExtendedBy(shorter: readonly string[], longer: readonly string[]): boolean {
  let matched = 0;
  for (const entry of longer) if (entry === shorter[matched]) matched += 1;
  return matched === shorter.length;
}
