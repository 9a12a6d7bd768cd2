/**
 * What the go.mod above a folder says about the modules that a Go program is built from.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "./cargo.ts";
import type { PostgresSign } from "../paths.ts";
import { fileName } from "../paths.ts";

export interface GoModule {
  /** Path of the go.mod. */
  readonly file: string;
  readonly dir: string;
  /** Paths of the modules that it requires, with their major version's suffix (`github.com/jackc/pgx/v5`). */
  readonly requires: readonly string[];
  /** Those of them that only other modules need (`// indirect`): the program need not use them itself. */
  readonly indirect?: readonly string[];
}

export async function readGoModules(tree: Tree): Promise<GoModule[]> {
  const files = tree.paths.filter((path) => fileName(path) === "go.mod");
  const contents = await tree.read(files);
  return files.map((file) => {
    const required = requiredModules(contents.get(file)?.toString("utf8") ?? "");
    const indirect = required.filter(({ isIndirect }) => isIndirect).map(({ path }) => path);
    return { file, dir: folderOf(file), requires: required.map(({ path }) => path), indirect };
  });
}

interface Requirement {
  readonly path: string;
  readonly isIndirect: boolean;
}

/** `require module version`, alone or within `require ( … )`; other lines of that form (`replace`) hold an arrow. */
function requiredModules(text: string): Requirement[] {
  const lines = text.matchAll(/^[ \t]*(?:require[ \t]+)?(?<path>[\w.-]+\.[\w.-]+\/[\w./~-]+)[ \t]+v\d\S*[^=\n]*$/gmu);
  return [...lines].map((line) => ({
    path: line.groups?.["path"] ?? "",
    isIndirect: /\/\/\s*indirect\b/u.test(line[0]),
  }));
}

/** The nearest go.mod above a folder; null where there is none. */
export function moduleAround(modules: readonly GoModule[], dir: string): GoModule | null {
  const above = modules.filter((each) => isWithin(dir, each.dir));
  return above.sort((a, b) => b.dir.length - a.dir.length)[0] ?? null;
}

export function requiresModule({ requires }: GoModule, path: string): boolean {
  return requires.some((each) => each === path || each.startsWith(`${path}/`));
}

const POSTGRES_DRIVERS = [
  "github.com/jackc/pgx",
  "github.com/lib/pq",
  "github.com/go-pg/pg",
  "github.com/uptrace/bun/driver/pgdriver",
  "gorm.io/driver/postgres",
];
const OTHER_DRIVERS = [
  "gorm.io/driver/mysql",
  "gorm.io/driver/sqlite",
  "gorm.io/driver/sqlserver",
  "gorm.io/driver/clickhouse",
  "github.com/go-sql-driver/mysql",
  "github.com/mattn/go-sqlite3",
  "modernc.org/sqlite",
  "github.com/glebarez/go-sqlite",
  "github.com/ncruces/go-sqlite3",
  "zombiezen.com/go/sqlite",
  "github.com/tursodatabase/libsql-client-go",
  "github.com/tursodatabase/go-libsql",
  "github.com/microsoft/go-mssqldb",
  "github.com/ClickHouse/clickhouse-go",
  "github.com/ClickHouse/ch-go",
];

/** True when the program itself has a driver for PostgreSQL, and there is none for another database. */
export function speaksPostgresAlone(module: GoModule): boolean {
  const { indirect = [] } = module;
  const direct = module.requires.filter((path) => !indirect.includes(path));
  return hasDriver({ ...module, requires: direct }, POSTGRES_DRIVERS) && !hasDriver(module, OTHER_DRIVERS);
}

/** What a module's drivers say of its folders; null where it has none for PostgreSQL. */
export function signOf(module: GoModule | null): PostgresSign | null {
  if (module === null || !hasDriver(module, POSTGRES_DRIVERS)) return null;
  return { home: module.dir, amongOthers: hasDriver(module, OTHER_DRIVERS) };
}

function hasDriver(module: GoModule, drivers: readonly string[]): boolean {
  return drivers.some((driver) => requiresModule(module, driver));
}

/** Why a program's folders are not for us: it has a driver for another database and none for PostgreSQL. Null where it has none, or both. */
export function unfitByDriver(module: GoModule | null): string | null {
  if (module === null || hasDriver(module, POSTGRES_DRIVERS)) return null;
  const driver = OTHER_DRIVERS.find((each) => requiresModule(module, each));
  return driver === undefined ? null : `\`${module.file}\` requires ${driver}, and no driver for PostgreSQL`;
}
