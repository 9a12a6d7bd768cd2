/**
 * Partitions that somebody makes while the database is used (a job, an extension): they are there alone, and are nothing but what
 * their table makes them. Others are differences like any.
 */
import type { Catalog, CatalogObject } from "../catalog/catalog.ts";
import { isCommonAttribute } from "../catalog/common-attributes.ts";

export interface WithoutPartitions {
  readonly catalog: Catalog;
  /** What was left out, as it is named. */
  readonly partitions: readonly string[];
}

/** What was found, without the partitions that are not expected, of tables that are. */
export function withoutRunTimePartitions(expected: Catalog, found: Catalog): WithoutPartitions {
  const known = new Set(expected.objects.map(({ key }) => key));
  const candidates = found.objects.filter((each) => partitionOf(each) !== null && !known.has(each.key));
  if (candidates.length === 0) return { catalog: found, partitions: [] };
  const family = new Family(found);
  const left = new Map<string, CatalogObject>();
  // Partitions of partitions come to their turn when theirs is left out.
  for (let before = -1; before < left.size;) {
    before = left.size;
    for (const each of candidates) {
      const parent = family.tableNamed(partitionOf(each));
      const isKnown = parent !== null && (known.has(parent.key) || left.has(parent.key));
      if (isKnown && !left.has(each.key) && family.isCopy(each, parent)) left.set(each.key, each);
    }
  }
  const objects = found.objects.filter(({ key, parent }) => !left.has(key) && (parent === null || !left.has(parent)));
  return { catalog: { ...found, objects }, partitions: [...left.values()].map(({ name }) => name).sort() };
}

function partitionOf({ type, attributes }: CatalogObject): string | null {
  const parent = attributes["partition of"];
  return type === "table" && typeof parent === "string" ? parent : null;
}

/** How a copy may differ from what it is a copy of: where it is stored, and what a partition does not have on its own. */
const OF_ITS_OWN: ReadonlySet<string> = new Set([
  "attached",
  "clustered",
  "compression",
  "identity",
  "local",
  "not null local",
  "not null name",
  "options",
  "statistics",
  "storage",
  "tablespace",
]);

class Family {
  readonly #tables: ReadonlyMap<string, CatalogObject>;
  readonly #children = new Map<string, CatalogObject[]>();

  constructor({ objects }: Catalog) {
    this.#tables = new Map(objects.flatMap((each) => (each.type === "table" ? [[each.name, each] as const] : [])));
    for (const each of objects) {
      if (each.parent === null) continue;
      const others = this.#children.get(each.parent);
      if (others === undefined) this.#children.set(each.parent, [each]);
      else others.push(each);
    }
  }

  tableNamed(name: string | null): CatalogObject | null {
    return (name === null ? undefined : this.#tables.get(name)) ?? null;
  }

  isCopy(partition: CatalogObject, table: CatalogObject): boolean {
    const originals = this.#children.get(table.key) ?? [];
    return (this.#children.get(partition.key) ?? []).every((each) =>
      originals.some((original) => isCopyOf(each, original, [partition.name, table.name])),
    );
  }
}

function isCopyOf(
  copy: CatalogObject,
  original: CatalogObject,
  [partition, table]: readonly [string, string],
): boolean {
  if (copy.type !== original.type) return false;
  if (copy.follows !== original.identity && copy.ownName !== original.ownName) return false;
  return inherited(copy).replaceAll(inJson(partition), () => inJson(table)) === inherited(original);
}

function inherited({ attributes }: CatalogObject): string {
  return JSON.stringify(
    Object.entries(attributes).filter(([name]) => !OF_ITS_OWN.has(name) && !isCommonAttribute(name)),
  );
}

function inJson(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}
