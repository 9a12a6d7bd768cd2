/**
 * Attributes that every kind of object can have: comment, owner, privileges. Those of a part of it are called
 * `comment of column id`.
 */
import type { AttributeValue, CatalogObject } from "./catalog.ts";

export const COMMENT = "comment";
export const OWNER = "owner";
export const PRIVILEGES = "privileges";

const COMMON = new RegExp(`^(${COMMENT}|${OWNER}|${PRIVILEGES})(?: of (.*))?$`, "s");

/** True for an attribute that belongs to no kind in particular. */
export function isCommonAttribute(name: string): boolean {
  return COMMON.test(name);
}

/** `comment of column id`: which of the three, and of which part; null for the object's own. */
export function commonAttribute(name: string): { readonly kind: string; readonly part: string | null } {
  const [, kind = "", part] = COMMON.exec(name) ?? [];
  return { kind, part: part ?? null };
}

/** The names of the comments on an object. */
export function commentNames(object: CatalogObject): string[] {
  return Object.keys(object.attributes).filter((name) => commonAttribute(name).kind === COMMENT);
}

/** True when somebody can do less than before. */
export function takesPrivileges(before: AttributeValue, after: AttributeValue): boolean {
  const now = new Set(grantsOf(after));
  return grantsOf(before).some((grant) => !now.has(grant) && !now.has(`${grant} with grant option`));
}

/** `SELECT, UPDATE with grant option`, by grantee. */
export function byGrantee(value: AttributeValue): Map<string, string> {
  const lines = typeof value === "object" && value !== null ? value : [];
  return new Map(lines.map((line) => splitGrant(line)));
}

function splitGrant(line: string): [string, string] {
  const end = line.lastIndexOf(": ");
  return [line.slice(0, end), line.slice(end + 2)];
}

function grantsOf(value: AttributeValue): string[] {
  return [...byGrantee(value)].flatMap(([grantee, list]) => list.split(", ").map((each) => `${grantee}: ${each}`));
}
