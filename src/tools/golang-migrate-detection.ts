/**
 * Finds folders whose `.sql` files are all named for golang-migrate.
 */
import type { Tree } from "../source/tree.ts";
import type { GoModule } from "./go-module.ts";
import { moduleAround, readGoModules, requiresModule, speaksPostgresAlone } from "./go-module.ts";
import { isGolangMigrateScript } from "./golang-migrate-name.ts";
import { filesByFolder, otherDatabaseIn } from "./paths.ts";
import { detectSqlx } from "./sqlx-detection.ts";
import type { Detection } from "./tool.ts";

const MODULE = "github.com/golang-migrate/migrate";
/** Runners of their own for files of the same names. */
const NAMESAKES = ["github.com/uptrace/bun", "github.com/gobuffalo/pop", "github.com/gobuffalo/soda"];

/** One file that golang-migrate would pass over, and the folder is somebody else's; so is sqlx's, whose reversible
 * migrations are named alike. */
export async function detectGolangMigrate(tree: Tree): Promise<Detection[]> {
  const dirs = [...filesByFolder(tree.paths)].flatMap(([dir, names]) => (isNamedForIt(names) ? [dir] : []));
  if (dirs.length === 0) {
    return [];
  }
  const [modules, sqlx] = await Promise.all([readGoModules(tree), detectSqlx(tree)]);
  const taken = new Set(sqlx.map(({ dir }) => dir));
  return dirs.filter((dir) => !taken.has(dir)).map((dir) => detection(dir, moduleAround(modules, dir)));
}

function isNamedForIt(names: readonly string[]): boolean {
  const scripts = names.filter((name) => /\.sql$/iu.test(name));
  return scripts.length > 0 && scripts.every(isGolangMigrateScript);
}

function detection(dir: string, module: GoModule | null): Detection {
  const uses = module !== null && requiresModule(module, MODULE);
  const reason = `files named \`<number>_<text>.up.sql\`${uses ? `, and \`${module.file}\` requires golang-migrate` : ""}`;
  const part = otherDatabaseIn(dir);
  const unfit = part === null ? namesake(module, uses) : `its path names ${part}`;
  const postgres = module !== null && speaksPostgresAlone(module);
  return { tool: "golang-migrate", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}

function namesake(module: GoModule | null, uses: boolean): string | null {
  const other = NAMESAKES.find((each) => module !== null && requiresModule(module, each));
  if (uses || module === null || other === undefined) {
    return null;
  }
  return `\`${module.file}\` requires ${other}, which may run such files in its own way; \`--tool golang-migrate\` runs them as golang-migrate does`;
}
