/**
 * Which changes take something away from applications, or refuse what was accepted: each kind says so of its own.
 */
import type { CatalogChange } from "./catalog.ts";
import { kindOf } from "./kinds/registry.ts";

/** A type that no kind makes is taken for the worst case. */
export function isDestructive(change: CatalogChange): boolean {
  if (change.cosmetic) return false;
  return kindOf(change.type)?.isDestructive(change) ?? change.action !== "added";
}
