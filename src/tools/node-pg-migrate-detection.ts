/**
 * Finds node-pg-migrate's folders: the one that a package's call of it names, else a folder `migrations` with numbered files in a package that
 * depends on it.
 */
import type { Tree } from "../source/tree.ts";
import { isWithin } from "./cargo.ts";
import type { NodePgMigrateProject } from "./node-pg-migrate-config.ts";
import { readNodePgMigrateProjects } from "./node-pg-migrate-config.ts";
import { PROGRAM } from "./node-pg-migrate-files.ts";
import { fileName, filesByFolder } from "./paths.ts";
import type { Detection } from "./tool.ts";

const NUMBERED = /^\d+.*\.(?:sql|[cm]?[jt]s)$/iu;

export async function detectNodePgMigrate(tree: Tree): Promise<Detection[]> {
  const projects = await readNodePgMigrateProjects(tree);
  if (projects.length === 0) return [];
  const named = new Set(projects.filter((each) => each.named).map(({ migrationsDir }) => migrationsDir));
  return [...filesByFolder(tree.paths)].flatMap(([dir, names]): Detection[] => {
    const numbered = names.filter((name) => NUMBERED.test(name));
    const owner = ownerOf(dir, projects);
    if (numbered.length === 0 || owner === null) return [];
    if (!named.has(dir) && fileName(dir) !== "migrations") return [];
    const kind = numbered.every((name) => PROGRAM.test(name)) ? "programs" : "scripts";
    const reason = `numbered files, and \`${owner.file}\` depends on node-pg-migrate`;
    const found = { tool: "node-pg-migrate", dir, reason, postgres: true };
    return [kind === "scripts" ? found : { ...found, unfit: "its migrations are programs (`.js`, `.ts`), not SQL" }];
  });
}

/** The project that names or implies the folder, else the nearest one above it that names none. */
function ownerOf(dir: string, projects: readonly NodePgMigrateProject[]): NodePgMigrateProject | null {
  const naming = projects.find(({ migrationsDir }) => migrationsDir === dir);
  const above = projects
    .filter((each) => !each.named && isWithin(dir, each.dir))
    .sort((a, b) => b.dir.length - a.dir.length);
  return naming ?? above[0] ?? null;
}
