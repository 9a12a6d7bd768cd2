/**
 * From a change of the catalog to a change as it is reported.
 */
import type { AttributeChange, AttributeValue, Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { isCommonAttribute } from "../catalog/common-attributes.ts";
import { describeObject } from "../catalog/describe.ts";
import { isDestructive } from "../catalog/destructive.ts";
import type { StatementPlace } from "../replay/replay.ts";
import type { ReportChange } from "./report.ts";

/** What came or went with an object (the columns of a new table) is listed under it. `catalogs`: before and after. */
export function reportChanges(
  changes: readonly CatalogChange[],
  catalogs: readonly (Catalog | null)[],
  placeOf: (change: CatalogChange) => StatementPlace | null,
  statementOf: (change: CatalogChange) => string | null = () => null,
): ReportChange[] {
  const objects = catalogs.flatMap((catalog) => catalog?.objects ?? []);
  const sides = catalogs.map((catalog) => new Set((catalog?.objects ?? []).map(({ key }) => key)));
  const owners = new Map(objects.map((object) => [object.key, object]));
  return changes.flatMap((change) => {
    const place = placeOf(change);
    const statement = place === null ? statementOf(change) : null;
    const origin = { file: place?.file ?? null, line: place?.line ?? null, ...(statement !== null && { statement }) };
    const children = (change.children ?? []).flatMap((child) => childChange(change, child, sides));
    return [change, ...children].map((each) => reportChange(each, owners.get(each.parent ?? "") ?? null, origin));
  });
}

type Origin = Pick<ReportChange, "file" | "line" | "statement">;

/** What changed as its parent did (a copy in a partition) has nothing of its own to tell. */
function childChange(
  change: CatalogChange,
  child: CatalogObject,
  [before, after]: readonly ReadonlySet<string>[],
): CatalogChange[] {
  const [was, is] = [before?.has(child.key) === true, after?.has(child.key) === true];
  if (was && is) return [];
  const { type, name, parent } = child;
  const sides = was
    ? ({ action: "removed", before: child, after: null } as const)
    : ({ action: "added", before: null, after: child } as const);
  return [{ ...change, ...sides, type, name, parent, from: null, attributes: [] }];
}

function reportChange(change: CatalogChange, owner: CatalogObject | null, origin: Origin): ReportChange {
  const object = change.after ?? change.before;
  return {
    action: change.action,
    type: change.type,
    name: change.name,
    from: change.from,
    attributes: attributesOf(change).map(({ name, before, after }) => ({
      name,
      before: attributeText(name, before),
      after: attributeText(name, after),
    })),
    ...(change.guessed === true && { guessed: true }),
    ...origin,
    parent: owner?.name ?? null,
    parentType: owner?.type ?? null,
    destructive: isDestructive(change),
    definition: object === null ? null : describeObject(object),
  };
}

/** Of something new its description tells most, but not what it does and what every kind of object can have. */
function attributesOf({ action, type, after, attributes }: CatalogChange): readonly AttributeChange[] {
  if (action !== "added" || after === null) return attributes;
  const names = Object.keys(after.attributes).filter(
    (name) => isCommonAttribute(name) || (name === "definition" && type.endsWith("view")),
  );
  return names.map((name) => ({ name, before: null, after: after.attributes[name] ?? null }));
}

/** Longer lists (the labels of an enum) are told one on a line, so that only what differs is shown. */
const SHORT_LIST = 4;

function attributeText(name: string, value: AttributeValue): string | null {
  if (value === null) return null;
  if (typeof value !== "object") return String(value);
  if (/^(?:privileges|grants)\b/u.test(name)) return value.join("\n");
  return value.map(entryText).join(value.length > SHORT_LIST ? "\n" : ", ");
}

/** Quoted where it would be taken for something else. */
function entryText(entry: string): string {
  const isPlain = entry !== "" && entry.trim() === entry && !/[\n"]|, /u.test(entry);
  return isPlain ? entry : JSON.stringify(entry);
}
