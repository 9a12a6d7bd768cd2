/**
 * dbmate's settings: variables that its command line reads from the environment and from `.env` (main.go: `NewApp`).
 */
import type { Tree } from "../../source/tree.ts";
import { pathsBelow } from "../../source/tree.ts";
import type { CalledFolders } from "../detection/called-folders.ts";
import { calledFolders } from "../detection/called-folders.ts";
import type { DotenvValue } from "../manifests/dotenv.ts";
import { readDotenv } from "../manifests/dotenv.ts";
import { joinPath } from "../paths.ts";

export interface DbmateConfig {
  /** `DBMATE_MIGRATIONS_TABLE`; may be qualified, and is not quoted. */
  readonly table: string;
  /** `DBMATE_STRICT`: refuses versions that are not higher than those that have run. */
  readonly strict: boolean;
  /** `DBMATE_MIGRATIONS_DIR` or `--migrations-dir`, where several folders are named and this one among them. */
  readonly folders: DbmateFolders | null;
  /** The file that names this folder, as `DBMATE_MIGRATIONS_DIR` or in a call of dbmate; null where none does. */
  readonly namedBy: string | null;
}

export interface DbmateFolders {
  readonly dirs: readonly string[];
  /** The file that names them. */
  readonly file: string;
  /** Those that are not there. */
  readonly missing: readonly string[];
}

export const DEFAULT_DBMATE_CONFIG: DbmateConfig = {
  table: "schema_migrations",
  strict: false,
  folders: null,
  namedBy: null,
};

export async function readDbmateConfig(tree: Tree, dir: string): Promise<DbmateConfig> {
  const values = await readDotenv(tree, dir);
  return {
    table: values.get("DBMATE_MIGRATIONS_TABLE")?.value || searchPathTable(values.get("DATABASE_URL")),
    strict: /^(?:1|t|true)$/iu.test(values.get("DBMATE_STRICT")?.value ?? ""),
    ...foldersOf(tree, values.get("DBMATE_MIGRATIONS_DIR") ?? (await calledWith(tree, dir)), dir),
  };
}

/** The first schema of the URL's `search_path` (postgres.go: `migrationsTableNameParts`). */
function searchPathTable(url: DotenvValue | undefined): string {
  const path = /[?&]search_path=([^&,\s]+)/u.exec(url?.value ?? "")?.[1];
  return path === undefined ? DEFAULT_DBMATE_CONFIG.table : `${path}.${DEFAULT_DBMATE_CONFIG.table}`;
}

/** The same setting on a command line. Of several calls the one that names the most: what another one leaves out is migrated, too. */
async function calledWith(tree: Tree, dir: string): Promise<CalledFolders | undefined> {
  const calls = (await calledFolders(tree, "dbmate")).filter(({ dirs }) => dirs.includes(dir));
  return calls.sort((a, b) => b.dirs.length - a.dirs.length)[0];
}

/** main.go: `migrations-dir` may be several, which are one history (db.go: `FindMigrations`). */
function foldersOf(
  tree: Tree,
  setting: DotenvValue | CalledFolders | undefined,
  dir: string,
): Pick<DbmateConfig, "folders" | "namedBy"> {
  if (setting === undefined) return { folders: null, namedBy: null };
  const dirs = "dirs" in setting ? setting.dirs : foldersIn(setting);
  const { file } = setting;
  const namedBy = dirs.includes(dir) ? file : null;
  if (namedBy === null || dirs.length === 1) return { folders: null, namedBy };
  return { folders: { dirs, file, missing: dirs.filter((each) => pathsBelow(tree, each).length === 0) }, namedBy };
}

function foldersIn({ file, value }: DotenvValue): string[] {
  return [...new Set(value.split(",").map((folder) => joinPath(file, folder.trim())))];
}
