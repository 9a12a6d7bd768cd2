/**
 * Finds node-pg-migrate's folders: the one that a package's call of it names, else a folder `migrations` with numbered files in a package that
 * depends on it.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { NodePgMigrateProject } from "./node-pg-migrate-config.ts";
import { readNodePgMigrateProjects } from "./node-pg-migrate-config.ts";
import { PROGRAM } from "./node-pg-migrate-files.ts";
import { fileName, filesByFolder } from "../paths.ts";
import type { Detection } from "../tool.ts";

const NUMBERED = /^\d+.*\.(?:sql|[cm]?[jt]s)$/iu;

export async function detectNodePgMigrate(tree: Tree): Promise<Detection[]> {
  const projects = await readNodePgMigrateProjects(tree);
  if (projects.length === 0) return [];
  const folders = new Map(
    [...filesByFolder(tree.paths)]
      .map(([dir, names]) => [dir, names.filter((name) => NUMBERED.test(name))] as const)
      .filter(([, names]) => names.length > 0),
  );
  const packages = tree.paths.filter((path) => fileName(path) === "package.json").map(folderOf);
  return [...folders].flatMap(([dir, numbered]): Detection[] => {
    const owner = ownerOf(dir, projects, { folders: new Set(folders.keys()), packages });
    if (owner === null) return [];
    const reason = `numbered files, and \`${owner.file}\` depends on node-pg-migrate`;
    const found = { tool: "node-pg-migrate", dir, reason, postgres: true };
    const hasScripts = numbered.some((name) => !PROGRAM.test(name));
    if (hasScripts) return [found];
    const unfit = "its migrations are programs (`.js`, `.ts`), not SQL";
    return [{ ...found, unfit, programsOf: "node-pg-migrate (JavaScript)" }];
  });
}

interface Surroundings {
  /** With numbered files. */
  readonly folders: ReadonlySet<string>;
  /** With a package.json. */
  readonly packages: readonly string[];
}

/** The project that names or implies the folder; else the package around it, where that names none and has none where it is by default. */
function ownerOf(
  dir: string,
  projects: readonly NodePgMigrateProject[],
  { folders, packages }: Surroundings,
): NodePgMigrateProject | null {
  const naming = projects.find(({ migrationsDir }) => migrationsDir === dir);
  if (naming !== undefined || fileName(dir) !== "migrations") return naming ?? null;
  const [around] = packages.filter((each) => isWithin(dir, each)).sort((a, b) => b.length - a.length);
  return projects.find((each) => each.dir === around && !each.named && !folders.has(each.migrationsDir)) ?? null;
}
