/**
 * Tags in the order of the versions in their names: `v1.10.0` after `v1.9.3`, `v2.0.0-rc.1` before `v2.0.0`.
 */

interface Version {
  /** `1.10.0` → 1, 10, 0 */
  readonly numbers: readonly bigint[];
  /** `rc.1` → `rc`, 1; empty for a release. */
  readonly preRelease: readonly (bigint | string)[];
}

/** The tags that a pattern (`*`, `?`) matches, newest first; names without a number come last. */
export function matchingTags(tags: readonly string[], pattern: string): string[] {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const wanted = new RegExp(`^${source}$`, "su");
  return tags.filter((tag) => wanted.test(tag)).sort((a, b) => compareTags(b, a));
}

/** By semantic versioning what follows a hyphen makes a pre-release; some write it without. */
export function isPreRelease(tag: string): boolean {
  return (versionOf(tag)?.preRelease.length ?? 0) > 0;
}

/** `1.4.0` alone or before a pre-release; in `app2-v1.4.0` the run of several numbers counts. */
const VERSIONS = [/(?<numbers>\d+(?:[._-]\d+)+)(?<rest>.*)$/u, /(?<numbers>\d+)(?<rest>.*)$/u] as const;

/** Null for a name without a number. What follows `+` is no part of the order. */
function versionOf(tag: string): Version | null {
  const [name = ""] = (tag.split("/").at(-1) ?? "").split("+");
  const groups = VERSIONS.map((pattern) => pattern.exec(name)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  const { numbers = "", rest = "" } = groups;
  const released = /^[._-]?(?:final|ga|release)?$/iu.test(rest);
  const identifiers = released ? [] : (rest.match(/\d+|[a-z]+/giu) ?? []);
  return {
    numbers: numbers.split(/[._-]/u).map(BigInt),
    preRelease: identifiers.map((each) => (/^\d/u.test(each) ? BigInt(each) : each.toLowerCase())),
  };
}

function compareTags(a: string, b: string): number {
  const [left, right] = [versionOf(a), versionOf(b)];
  if (left === null || right === null) {
    return Number(left !== null) - Number(right !== null) || compareText(a, b);
  }
  return compareLists(left.numbers, right.numbers, 0n) || comparePreReleases(left, right) || compareText(a, b);
}

function comparePreReleases({ preRelease: a }: Version, { preRelease: b }: Version): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  return compareLists(a, b, null);
}

/** `missing` stands for what the shorter list lacks; null sorts before everything. */
function compareLists(
  a: readonly (bigint | string)[],
  b: readonly (bigint | string)[],
  missing: bigint | null,
): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = compareItems(a[index] ?? missing, b[index] ?? missing);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers before words. */
function compareItems(a: bigint | string | null, b: bigint | string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === "bigint" ? -1 : 1;
  return a < b ? -1 : 1;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
