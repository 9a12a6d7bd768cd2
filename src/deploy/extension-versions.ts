/**
 * Versions of extensions that no file states: `create extension` takes whatever the server brings, and an upgrade of the server leaves
 * the one that is there. They are no differences, nor is what an extension's version makes of its own tables.
 */
import type { Catalog, CatalogObject } from "../catalog/catalog.ts";
import type { Deployment } from "./deployment.ts";

export interface WithoutVersions {
  readonly catalog: Catalog;
  /** For people: what was made alike. */
  readonly versions: readonly string[];
}

/** What was found, as if its extensions were of the expected versions. */
export function withoutUnstatedVersions(
  { walk }: Pick<Deployment, "walk">,
  expected: Catalog,
  found: Catalog,
): WithoutVersions {
  const wanted = new Map(expected.objects.flatMap((each) => (isExtension(each) ? [[each.key, each] as const] : [])));
  const versions: string[] = [];
  let stated: readonly string[] | null = null;
  const objects = found.objects.map((each) => {
    const other = wanted.get(each.key);
    if (other === undefined || versionOf(each) === versionOf(other)) return each;
    stated ??= [walk.setup ?? "", ...walk.head.migrations.map(({ up }) => up.text)].flatMap(statingVersions);
    if (stated.some((text) => names(text, each.name))) return each;
    versions.push(`${each.name} ${versionOf(each)} (${versionOf(other)} on the throwaway server)`);
    return { ...each, attributes: withAttributesOf(each, other) };
  });
  return { catalog: versions.length === 0 ? found : { ...found, objects }, versions };
}

function isExtension({ type }: CatalogObject): boolean {
  return type === "extension";
}

function versionOf({ attributes }: CatalogObject): string {
  return String(attributes["version"]);
}

/** What a version brings along. */
const BROUGHT: ReadonlySet<string> = new Set(["comment", "on its tables", "version"]);

function withAttributesOf(found: CatalogObject, expected: CatalogObject): CatalogObject["attributes"] {
  const own = Object.entries(found.attributes).filter(([name]) => !BROUGHT.has(name));
  const brought = Object.entries(expected.attributes).filter(([name]) => BROUGHT.has(name));
  return Object.fromEntries([...own, ...brought].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `create extension … version`, `alter extension … update to`. */
function statingVersions(text: string): string[] {
  const statements = text.match(/\b(?:create|alter)\s+extension\b[^;]*/giu) ?? [];
  return statements.filter((each) => /\bversion\b|\bupdate\s+to\b/iu.test(each));
}

function names(statement: string, extension: string): boolean {
  const bare = extension.replaceAll('"', "").toLowerCase();
  const words: readonly string[] = statement.toLowerCase().match(/[\w$-]+/gu) ?? [];
  return words.includes(bare);
}
