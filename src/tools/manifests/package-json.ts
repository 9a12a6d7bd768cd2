/**
 * What the package.json files of a tree say about one dependency, and the scripts beside it.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { fileName } from "../paths.ts";

export interface PackageDependency {
  /** Path of the package.json. */
  readonly file: string;
  /** Folder of the package.json. */
  readonly dir: string;
  /** Texts of its `scripts`. */
  readonly scripts: readonly string[];
}

const TABLES = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** Every package that names the dependency, sorted by path. */
export async function packagesWith(tree: Tree, dependency: string): Promise<PackageDependency[]> {
  const files = tree.paths.filter((path) => fileName(path) === "package.json" && !/(?:^|\/)node_modules\//u.test(path));
  const contents = await tree.read(files);
  return files.flatMap((file) => {
    const json = parseJson(contents.get(file)?.toString("utf8") ?? "");
    const names = TABLES.flatMap((table) => Object.keys(recordAt(json, table)));
    if (!names.includes(dependency)) return [];
    const scripts = Object.values(recordAt(json, "scripts")).filter((each) => typeof each === "string");
    return [{ file, dir: folderOf(file), scripts }];
  });
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object behind a key; empty where there is none. */
export function recordAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
