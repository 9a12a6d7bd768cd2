/**
 * The files that changesets in XML, YAML and JSON take their SQL and their rows from. Read from liquibase-standard 5.0.4:
 * src/main/java/liquibase/change/core/{SQLFile,LoadData,LoadUpdateData,CreateProcedure,CreateView}Change.java.
 */
import type { LiquibaseConfig } from "./liquibase-config.ts";
import type { ChangelogNode } from "./liquibase-nodes.ts";
import { allNodes } from "./liquibase-nodes.ts";
import { joinPath } from "../paths.ts";

/** Where each file may be, the likeliest place first. `changelog`: the file that the changeset is in. */
export function filesNamedIn(
  changeset: ChangelogNode,
  { changelog, expand }: { readonly changelog: string; readonly expand: (text: string) => string },
  config: LiquibaseConfig,
): string[][] {
  return allNodes(changeset).flatMap(({ kind, attributes }) => {
    const given = attributes[NAMES[kind] ?? ""];
    if (given === undefined || given === "") return [];
    return [placesOf(expand(given), { changelog, relative: attributes["relativeToChangelogFile"] === "true" }, config)];
  });
}

const NAMES: Readonly<Record<string, string>> = {
  sqlFile: "path",
  loadData: "file",
  loadUpdateData: "file",
  createProcedure: "path",
  createFunction: "path",
  createPackage: "path",
  createPackageBody: "path",
  createTrigger: "path",
  createView: "path",
};

/** Of a path in a changelog. */
export function placesOf(
  given: string,
  { changelog, relative }: { readonly changelog: string; readonly relative: boolean },
  { searchPath }: LiquibaseConfig,
): string[] {
  const path = given
    .replaceAll("\\", "/")
    .replace(/^classpath:\/?/u, "")
    .replace(/^\//u, "");
  return relative ? [joinPath(changelog, path)] : searchPath.map((each) => joinPath(`${each}/x`, path));
}
