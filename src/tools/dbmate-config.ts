/**
 * dbmate's settings: variables that its command line reads from the environment and from `.env` (main.go: `NewApp`).
 */
import type { Tree } from "../source/tree.ts";
import type { DotenvValue } from "./dotenv.ts";
import { readDotenv } from "./dotenv.ts";
import { joinPath } from "./paths.ts";
import { SplitHistory } from "./split-history.ts";

export interface DbmateConfig {
  /** `DBMATE_MIGRATIONS_TABLE`; may be qualified, and is not quoted. */
  readonly table: string;
  /** `DBMATE_STRICT`: refuses versions that are not higher than those that have run. */
  readonly strict: boolean;
}

export const DEFAULT_DBMATE_CONFIG: DbmateConfig = { table: "schema_migrations", strict: false };

/** Throws a `SplitHistory` where the folder is not all of the history. */
export async function readDbmateConfig(tree: Tree, dir: string): Promise<DbmateConfig> {
  const values = await readDotenv(tree, dir);
  refuseOtherFolders(values.get("DBMATE_MIGRATIONS_DIR"), dir);
  return {
    table: values.get("DBMATE_MIGRATIONS_TABLE")?.value || searchPathTable(values.get("DATABASE_URL")),
    strict: /^(?:1|t|true)$/iu.test(values.get("DBMATE_STRICT")?.value ?? ""),
  };
}

/** The first schema of the URL's `search_path` (postgres.go: `migrationsTableNameParts`). */
function searchPathTable(url: DotenvValue | undefined): string {
  const path = /[?&]search_path=([^&,\s]+)/u.exec(url?.value ?? "")?.[1];
  return path === undefined ? DEFAULT_DBMATE_CONFIG.table : `${path}.${DEFAULT_DBMATE_CONFIG.table}`;
}

/** main.go: `migrations-dir` may be several, which are one history (db.go: `FindMigrations`). */
function refuseOtherFolders(setting: DotenvValue | undefined, dir: string): void {
  if (setting === undefined) return;
  const folders = setting.value.split(",").map((folder) => joinPath(setting.file, folder.trim()));
  if (!folders.includes(dir) || folders.every((folder) => folder === dir)) return;
  throw new SplitHistory(
    `dbmate's folders ${folders.map((folder) => `\`${folder}\``).join(", ")} (\`DBMATE_MIGRATIONS_DIR\` in \`${setting.file}\`) are one history, which the gate does not support yet: it would judge each alone.`,
    { remedy: "Move the migrations into one folder." },
  );
}
