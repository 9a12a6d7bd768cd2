/**
 * Which changes take something away from applications, or refuse what was accepted: each kind says so of its own.
 */
import type { CatalogChange } from "./catalog.ts";
import { commonAttribute, isCommonAttribute, PRIVILEGES, takesPrivileges } from "./common-attributes.ts";
import { kindOf } from "./kinds/registry.ts";

/** A type that no kind makes is taken for the worst case. */
export function isDestructive(change: CatalogChange): boolean {
  if (change.cosmetic) return false;
  if (takesAway(change)) return true;
  return kindOf(change.type)?.isDestructive(change) ?? change.action !== "added";
}

/** Without owners and privileges, which are only there when they were asked for, this is never so. */
function takesAway({ action, attributes }: CatalogChange): boolean {
  if (action === "added" || action === "removed") return false;
  return attributes.some(({ name, before, after }) => isPrivileges(name) && takesPrivileges(before, after));
}

function isPrivileges(name: string): boolean {
  return isCommonAttribute(name) && commonAttribute(name).kind === PRIVILEGES;
}
