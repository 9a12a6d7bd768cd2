/**
 * Which schemas are compared. Objects that are in no schema (casts, event triggers) always are.
 */
import type { Catalog, CatalogObject, ObjectIdentity } from "./catalog.ts";
import { CATALOGS } from "./scope-sql.ts";

export interface SchemaFilter {
  /** Names, or patterns with `*` and `?`; empty: all. */
  readonly include: readonly string[];
  /** Names or patterns; stronger than `include`. */
  readonly exclude: readonly string[];
}

export const EVERY_SCHEMA: SchemaFilter = { include: [], exclude: [] };

export function inSchemas(objects: Catalog["objects"], filter: SchemaFilter): readonly CatalogObject[] {
  if (filter.include.length + filter.exclude.length === 0) return objects;
  const byIdentity = new Map(objects.map((object) => [object.identity, object]));
  return objects.filter((object) => {
    const schema = schemaOf(object, byIdentity);
    return schema === null || includesSchema(unquoted(schema.name), filter);
  });
}

function schemaOf(object: CatalogObject, byIdentity: ReadonlyMap<ObjectIdentity, CatalogObject>): CatalogObject | null {
  let found: CatalogObject | undefined = object;
  while (found !== undefined && !found.identity.startsWith(`${CATALOGS.pg_namespace}/`)) {
    found = byIdentity.get(found.within ?? "");
  }
  return found ?? null;
}

/** `name`: without quotes. */
export function includesSchema(name: string, { include, exclude }: SchemaFilter): boolean {
  const matches = (patterns: readonly string[]): boolean => patterns.some((pattern) => toRegExp(pattern).test(name));
  return (include.length === 0 || matches(include)) && !matches(exclude);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
