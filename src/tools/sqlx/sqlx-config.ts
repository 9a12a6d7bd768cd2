/**
 * `[migrate]` in sqlx.toml (sqlx 0.9: sqlx-core/src/config/migrate.rs). The file lies beside the crate's Cargo.toml, or
 * in the folder from which sqlx-cli is started.
 */
import type { Tree } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { joinPath } from "../paths.ts";
import type { TomlValue, TomlValues } from "../manifests/toml.ts";
import { readToml } from "../manifests/toml.ts";

export interface SqlxConfig {
  /** May be qualified and quoted, as in SQL. */
  readonly tableName: string;
  readonly createSchemas: readonly string[];
  /** Characters that the checksum leaves out. */
  readonly ignoredCharacters: readonly string[];
}

export const DEFAULT_SQLX_CONFIG: SqlxConfig = {
  tableName: "_sqlx_migrations",
  createSchemas: [],
  ignoredCharacters: [],
};

export interface SqlxToml {
  readonly file: string;
  /** The migrations folder that it names or implies, relative to the repository's root. */
  readonly migrationsDir: string;
  readonly config: SqlxConfig;
}

/** Every sqlx.toml of the tree. */
export async function readSqlxTomls(tree: Tree): Promise<SqlxToml[]> {
  const files = tree.paths.filter((path) => path === "sqlx.toml" || path.endsWith("/sqlx.toml"));
  const contents = await tree.read(files);
  return files.map((file) => {
    const values = readToml(contents.get(file)?.toString("utf8") ?? "");
    const dir = stringAt(values, "migrate.migrations-dir") ?? "migrations";
    return { file, migrationsDir: joinPath(file, dir), config: configOf(values) };
  });
}

/** What holds for a folder of migrations: the sqlx.toml that names it, or else the nearest one above. */
export async function readSqlxConfig(tree: Tree, dir: string): Promise<SqlxConfig> {
  const tomls = await readSqlxTomls(tree);
  const naming = tomls.find(({ migrationsDir }) => migrationsDir === dir);
  const above = tomls
    .filter(({ file }) => isWithin(dir, joinPath(file, ".")))
    .sort((a, b) => b.file.length - a.file.length);
  return (naming ?? above[0])?.config ?? DEFAULT_SQLX_CONFIG;
}

function configOf(values: TomlValues): SqlxConfig {
  return {
    tableName: stringAt(values, "migrate.table-name") ?? DEFAULT_SQLX_CONFIG.tableName,
    createSchemas: listOf(values.get("migrate.create-schemas")),
    ignoredCharacters: listOf(values.get("migrate.ignored-chars")),
  };
}

function stringAt(values: TomlValues, name: string): string | null {
  const value = values.get(name);
  return typeof value === "string" ? value : null;
}

function listOf(value: TomlValue | undefined): readonly string[] {
  return typeof value === "object" ? value : [];
}
