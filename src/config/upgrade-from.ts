/**
 * `upgrade-from`: where databases are, apart from base: refs, and the newest tags of a pattern.
 */
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../printable.ts";
import { text, yesOrNo } from "./values.ts";

export type UpgradeFrom =
  | { readonly kind: "ref"; readonly ref: string }
  | {
      readonly kind: "tags";
      readonly pattern: string;
      /** How many of the newest. */
      readonly last: number;
      readonly preReleases: boolean;
    };

export const defaultLast = 3;
/** Each may be one more replay. */
export const mostTags = 50;

const KEYS = ["tags", "last", "pre-releases"];

/** One ref or pattern, or a list of them. */
export function upgradeFrom(value: unknown, name: string): UpgradeFrom[] {
  if (!Array.isArray(value)) return [startPoint(value, name)];
  if (value.length === 0) throw new UserError(`${name} is empty`);
  return value.map((each) => startPoint(each, name));
}

function startPoint(value: unknown, name: string): UpgradeFrom {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return tagsFrom(value, name);
  // YAML reads a tag such as 1.10 as a number, and the 0 is lost.
  if (typeof value === "number") throw new UserError(`${name}: write the ref in quotes: \`"${value}"\``);
  const ref = text(value, name);
  // No ref has `*` or `?` in its name (git-check-ref-format).
  return /[*?]/u.test(ref)
    ? { kind: "tags", pattern: ref, last: defaultLast, preReleases: false }
    : { kind: "ref", ref };
}

function tagsFrom(map: object, name: string): UpgradeFrom {
  const entries = new Map<string, unknown>(Object.entries(map));
  for (const key of entries.keys()) if (!KEYS.includes(key)) throw unknownKey(key, name);
  if (!entries.has("tags")) throw new UserError(`${name}: a map needs \`tags\`, such as \`{ tags: "v*", last: 3 }\``);
  const preReleases = entries.get("pre-releases") ?? false;
  return {
    kind: "tags",
    pattern: text(entries.get("tags"), `${name}, \`tags\`,`),
    last: last(entries.get("last") ?? defaultLast, name),
    preReleases: yesOrNo(preReleases, `${name}, \`pre-releases\`,`),
  };
}

function last(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= mostTags) return value;
  throw new UserError(`${name}, \`last\`, must be a number from 1 to ${mostTags}; got \`${printable(String(value))}\``);
}

function unknownKey(key: string, name: string): UserError {
  const near = nearestName(key, KEYS);
  const question = near === null ? "" : `; did you mean \`${near}\`?`;
  return new UserError(`${name}: unknown key \`${printable(key)}\`${question}`, {
    remedy: `Known: ${KEYS.join(", ")}.`,
  });
}
