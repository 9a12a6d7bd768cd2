/**
 * Attributes that every kind of object can have: comment, security labels, owner, privileges. Those of a part of it are called
 * `comment of column id`.
 */
import type { AttributeValue, CatalogObject } from "./catalog.ts";

export const COMMENT = "comment";
export const OWNER = "owner";
export const PRIVILEGES = "privileges";
/** With the provider that it is for behind it: `security label for anon`. */
export const SECURITY_LABEL = "security label for";

/** Of functions, indexes, materialized views and triggers that go away with an extension. */
export const EXTENSIONS = "depends on extension";

const PROVIDER = String.raw`(?:"(?:[^"]|"")*"|[^" ]+)`;
const COMMON = new RegExp(
  `^(${COMMENT}|${OWNER}|${PRIVILEGES}|${EXTENSIONS}|${SECURITY_LABEL} ${PROVIDER})(?: of (.*))?$`,
  "s",
);

/** True for an attribute that belongs to no kind in particular. */
export function isCommonAttribute(name: string): boolean {
  return COMMON.test(name);
}

/** `comment of column id`: which of them, and of which part; null for the object's own. */
export function commonAttribute(name: string): { readonly kind: string; readonly part: string | null } {
  const [, kind = "", part] = COMMON.exec(name) ?? [];
  return { kind, part: part ?? null };
}

/** The names of the attributes that say something about an object: its comments and security labels, and the extensions that it
 * depends on. */
export function commentNames(object: CatalogObject): string[] {
  return Object.keys(object.attributes).filter((name) =>
    /^(comment|security label|depends)/.test(commonAttribute(name).kind),
  );
}

/** True when somebody can do less than before. */
export function takesPrivileges(before: AttributeValue, after: AttributeValue): boolean {
  const now = new Set(grantsOf(after));
  return grantsOf(before).some(
    (grant) => !now.has(grant) && !now.has(`${grant} with grant option`) && !holdsAll(grant, now),
  );
}

/** `app: all` stands for every privilege that there is. */
function holdsAll(grant: string, now: ReadonlySet<string>): boolean {
  const [grantee] = splitGrant(grant);
  const all = [
    `${grantee}: all with grant option`,
    ...(grant.endsWith(" with grant option") ? [] : [`${grantee}: all`]),
  ];
  return all.some((each) => now.has(each));
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
