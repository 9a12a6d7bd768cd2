/**
 * The files of an `includeAll`. Read from liquibase-standard 5.0.4: src/main/java/liquibase/changelog/DatabaseChangeLog.java
 * (`includeAll`, `findResources`), resource/ResourceAccessor.java (`SearchOptions`).
 */
import { relativeTo } from "./liquibase-config.ts";

type Attributes = Readonly<Record<string, string>>;

/** The changelogs of the folder and below, sorted by their paths. */
export function folderFiles(contents: ReadonlyMap<string, Buffer>, folder: string, attributes: Attributes): string[] {
  return found(contents, folder, attributes)
    .filter((path) => /\.(?:sql|ya?ml|xml|json)$/u.test(path))
    .sort();
}

/** A README is enough for a folder that is not. */
export function isEmptyFolder(contents: ReadonlyMap<string, Buffer>, folder: string, attributes: Attributes): boolean {
  return found(contents, folder, attributes).length === 0;
}

function found(contents: ReadonlyMap<string, Buffer>, folder: string, attributes: Attributes): string[] {
  const { endsWithFilter = "", minDepth = "0", maxDepth = "2147483647" } = attributes;
  return [...contents.keys()].filter((path) => {
    if (folder !== "." && !path.startsWith(`${folder}/`)) return false;
    const depth = relativeTo(path, folder).split("/").length;
    return path.endsWith(endsWithFilter.trim()) && depth >= Number(minDepth) && depth <= Number(maxDepth);
  });
}
