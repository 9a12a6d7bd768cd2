/**
 * The statements that set what every kind of object can have: `comment on`, `security label`, `owner to`, `grant` and `revoke`.
 */
import type { AttributeValue, CatalogObject } from "./catalog.ts";
import { literal } from "./changes.ts";
import { byGrantee, COMMENT, commonAttribute, EXTENSIONS, OWNER, SECURITY_LABEL } from "./common-attributes.ts";

/**
 * The statements that take the attributes of these names from what `before` has to what `after` has.
 * `address`: as COMMENT ON calls the object, null where that is not known. Null where they are not plain:
 * nothing gives an extension to somebody else.
 */
export function commonStatements(
  before: CatalogObject | null,
  after: CatalogObject,
  names: readonly string[],
  address: string | null,
): string[] | null {
  const statements = names.map((name) => {
    const { kind, part } = commonAttribute(name);
    const place = part === null ? address : addressOfPart(after, part);
    if (place === null) return null;
    const [old, now] = [before?.attributes[name] ?? null, after.attributes[name] ?? null];
    const text = now === null ? "null" : literal(String(now));
    if (kind === COMMENT) return [`comment on ${place} is ${text}`];
    if (kind.startsWith(SECURITY_LABEL)) return [`${kind} on ${place} is ${text}`];
    if (kind === EXTENSIONS) return extensionStatements(place, old, now);
    if (kind === OWNER) return place.startsWith("extension ") ? null : [`alter ${place} owner to ${String(now)}`];
    return grantStatements(place, [old, now], String(after.attributes[OWNER] ?? "current_user"));
  });
  return statements.includes(null) ? null : statements.flatMap((group) => group ?? []);
}

function extensionStatements(address: string, before: AttributeValue, after: AttributeValue): string[] {
  const [old, now] = [namesIn(before), namesIn(after)];
  return [
    ...old.filter((name) => !now.includes(name)).map((name) => `alter ${address} no depends on extension ${name}`),
    ...now.filter((name) => !old.includes(name)).map((name) => `alter ${address} depends on extension ${name}`),
  ];
}

function namesIn(value: AttributeValue): readonly string[] {
  return typeof value === "object" && value !== null ? value : [];
}

function addressOfPart(object: CatalogObject, label: string): string | null {
  return Object.values(object.parts ?? {}).find((part) => part.label === label)?.address ?? null;
}

function grantStatements(
  address: string,
  [before, after]: readonly [AttributeValue, AttributeValue],
  owner: string,
): string[] | null {
  const target = grantTarget(address);
  if (target === null) return null;
  const [old, now] = [byGrantee(before), byGrantee(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((grantee) => old.get(grantee) !== now.get(grantee))
    .flatMap((grantee) => {
      const who = grantee === "owner" ? owner : grantee;
      const granted = grantsTo(who, now.get(grantee) ?? "", target);
      return old.has(grantee) ? [`revoke ${target("all")} from ${who}`].concat(granted) : granted;
    });
}

function grantsTo(who: string, privileges: string, target: (privilege: string) => string): string[] {
  const all = privileges === "" ? [] : privileges.toLowerCase().split(", ");
  const option = " with grant option";
  const delegable = all.filter((each) => each.endsWith(option)).map((each) => each.slice(0, -option.length));
  const plain = all.filter((each) => !each.endsWith(option));
  return [
    ...(plain.length === 0 ? [] : [`grant ${target(plain.join(", "))} to ${who}`]),
    ...(delegable.length === 0 ? [] : [`grant ${target(delegable.join(", "))} to ${who}${option}`]),
  ];
}

/** `all on table public.trips`, `all (id) on table public.trips`; null for objects without privileges. */
function grantTarget(address: string): ((privilege: string) => string) | null {
  const column = /^column (.*)\.("(?:[^"]|"")*"|[^."]+)$/s.exec(address);
  if (column) {
    return (list) =>
      `${list
        .split(", ")
        .map((privilege) => `${privilege} (${column[2]})`)
        .join(", ")} on table ${column[1]}`;
  }
  const [, keyword = "", name = ""] = KEYWORDS.exec(address) ?? [];
  if (keyword === "") return null;
  const word = /view|table/.test(keyword) ? "table" : keyword === "server" ? "foreign server" : keyword;
  return (list) => `${list} on ${word} ${name}`;
}

const KEYWORDS =
  /^(materialized view|view|foreign table|table|sequence|function|procedure|schema|type|domain|language|foreign data wrapper|server) (.*)$/s;
