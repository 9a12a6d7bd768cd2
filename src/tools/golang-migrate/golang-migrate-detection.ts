/**
 * Finds folders whose `.sql` files are named for golang-migrate.
 */
import type { Tree } from "../../source/tree.ts";
import type { CalledDatabase } from "../detection/called-folders.ts";
import { calledDatabase, calledFolders, callerOf } from "../detection/called-folders.ts";
import type { GoModule } from "../manifests/go-module.ts";
import {
  moduleAround,
  readGoModules,
  requiresModule,
  signOf,
  speaksPostgresAlone,
  unfitByDriver,
} from "../manifests/go-module.ts";
import { isGolangMigrateScript } from "./golang-migrate-name.ts";
import { filesByFolder, unfitByPath } from "../paths.ts";
import { detectSqlx } from "../sqlx/sqlx-detection.ts";
import type { Detection } from "../tool.ts";

const MODULE = "github.com/golang-migrate/migrate";
/** Runners of their own for files of the same names. */
const NAMESAKES = ["github.com/uptrace/bun", "github.com/gobuffalo/pop", "github.com/gobuffalo/soda"];

/** How many files must fit for each that golang-migrate would pass over, where nothing else says that the folder is its own. */
const FITTING = 3;

/** Not sqlx's folders, whose reversible migrations are named alike. */
export async function detectGolangMigrate(tree: Tree): Promise<Detection[]> {
  const folders = [...filesByFolder(tree.paths)]
    .map(([dir, names]) => countNames(dir, names))
    .filter(({ fitting }) => fitting > 0);
  if (folders.length === 0) {
    return [];
  }
  const [modules, sqlx, calls] = await Promise.all([
    readGoModules(tree),
    detectSqlx(tree),
    calledFolders(tree, "golang-migrate"),
  ]);
  const taken = new Set(sqlx.filter(({ aside }) => aside === undefined).map(({ dir }) => dir));
  return folders.flatMap(({ dir, fitting, stray }) => {
    const module = moduleAround(modules, dir);
    const uses = module !== null && requiresModule(module, MODULE);
    const caller = callerOf(calls, dir);
    const isOwn = uses || caller !== null || stray * FITTING <= fitting;
    if (!isOwn || taken.has(dir)) return [];
    return [detection(dir, module, { uses, caller, called: calledDatabase("golang-migrate", calls, dir) })];
  });
}

interface NamedFolder {
  readonly dir: string;
  readonly fitting: number;
  readonly stray: number;
}

function countNames(dir: string, names: readonly string[]): NamedFolder {
  const scripts = names.filter((name) => /\.sql$/iu.test(name));
  const fitting = scripts.filter(isGolangMigrateScript).length;
  return { dir, fitting, stray: scripts.length - fitting };
}

interface Runner {
  /** The module requires golang-migrate. */
  readonly uses: boolean;
  /** The file that calls its command with the folder. */
  readonly caller: string | null;
  readonly called: CalledDatabase;
}

function detection(dir: string, module: GoModule | null, { uses, caller, called }: Runner): Detection {
  const required = uses ? `, and \`${module?.file}\` requires golang-migrate` : "";
  const named = caller === null ? "" : `, and \`${caller}\` names the folder`;
  const reason = `files named \`<number>_<text>.up.sql\`${required}${named}`;
  const postgres = called.postgres || (module !== null && speaksPostgresAlone(module));
  if (called.postgres) return { tool: "golang-migrate", dir, reason, postgres, amongOthers: called.other !== null };
  const other = postgres ? null : called.other;
  const unfit =
    other ?? unfitByPath(dir, signOf(module)) ?? namesake(module, uses || caller !== null) ?? unfitByDriver(module);
  return { tool: "golang-migrate", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}

function namesake(module: GoModule | null, uses: boolean): string | null {
  const other = NAMESAKES.find((each) => module !== null && requiresModule(module, each));
  if (uses || module === null || other === undefined) {
    return null;
  }
  return `\`${module.file}\` requires ${other}, which may run such files in its own way; \`--tool golang-migrate\` runs them as golang-migrate does`;
}
