/**
 * What COMMENT ON calls an object.
 */
import type { CatalogObject } from "./catalog.ts";
import { kindOf } from "./kinds/registry.ts";

/** `table public.trips`, `trigger touched on public.trips`; null where it cannot be said. */
export function addressOf(object: CatalogObject): string | null {
  const kind = kindOf(object.type);
  if (kind?.address !== undefined) return kind.address(object);
  return `${object.type.replace(/^.* type$/, "type")} ${object.name}`;
}
