/**
 * From a change of the catalog to a change as it is reported.
 */
import type { AttributeValue, Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { describeObject } from "../catalog/describe.ts";
import { isDestructive } from "../catalog/destructive.ts";
import type { StatementPlace } from "../replay/replay.ts";
import type { ReportChange } from "./report.ts";

/** What came or went with an object (the columns of a new table) is listed under it. `catalogs`: both sides. */
export function reportChanges(
  changes: readonly CatalogChange[],
  catalogs: readonly (Catalog | null)[],
  placeOf: (change: CatalogChange) => StatementPlace | null,
  statementOf: (change: CatalogChange) => string | null = () => null,
): ReportChange[] {
  const objects = catalogs.flatMap((catalog) => catalog?.objects ?? []);
  const owners = new Map(objects.map((object) => [object.key, object]));
  return changes.flatMap((change) => {
    const place = placeOf(change);
    const statement = place === null ? statementOf(change) : null;
    const origin = { file: place?.file ?? null, line: place?.line ?? null, ...(statement !== null && { statement }) };
    const children = (change.children ?? []).map((child) => childChange(change, child));
    return [change, ...children].map((each) => reportChange(each, owners.get(each.parent ?? "") ?? null, origin));
  });
}

type Origin = Pick<ReportChange, "file" | "line" | "statement">;

function childChange(change: CatalogChange, child: CatalogObject): CatalogChange {
  const [before, after] = change.action === "removed" ? [child, null] : [null, child];
  return { ...change, type: child.type, name: child.name, parent: child.parent, attributes: [], before, after };
}

function reportChange(change: CatalogChange, owner: CatalogObject | null, origin: Origin): ReportChange {
  const object = change.after ?? change.before;
  return {
    action: change.action,
    type: change.type,
    name: change.name,
    from: change.from,
    attributes: change.attributes.map(({ name, before, after }) => ({
      name,
      before: attributeText(before),
      after: attributeText(after),
    })),
    ...origin,
    parent: owner?.name ?? null,
    parentType: owner?.type ?? null,
    destructive: isDestructive(change),
    definition: object === null ? null : describeObject(object),
  };
}

/** Longer lists (the labels of an enum) are told one on a line, so that only what differs is shown. */
const SHORT_LIST = 4;

function attributeText(value: AttributeValue): string | null {
  if (value === null) return null;
  if (typeof value !== "object") return String(value);
  return value.length > SHORT_LIST ? value.join("\n") : value.join(", ");
}
