/**
 * Paths relative to the repository's root, with `/`, and `.` for the root itself.
 */
import { folderOf } from "../source/tree.ts";

/** A path that a file gives relative to its own folder; `..` above the root stays at the root. */
export function joinPath(file: string, relative: string): string {
  const parts: string[] = [];
  for (const part of [...folderOf(file).split("/"), ...relative.split("/")]) {
    if (part === "..") {
      parts.pop();
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/") || ".";
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Folders with the names of the files directly in them, both in the order of the paths. */
export function filesByFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const names = folders.get(folder);
    if (names === undefined) {
      folders.set(folder, [fileName(path)]);
    } else {
      names.push(fileName(path));
    }
  }
  return folders;
}

/** Words that mean nothing else, among words that say what the files are: `migrations-sqlite`, `mysql_migrations`. With other
 * words it is a name, of a service for instance: `clickhouse-sync`. */
const OTHER_DATABASES =
  /^(?:sqlite3?|libsql|sqlcipher|rqlite|mysql|mariadb|singlestore|starrocks|mssql|sqlserver|cockroach(?:db)?|yugabyte(?:db)?|redshift|clickhouse)$/iu;
/** Words with other meanings: a folder has to be called just that. */
const OTHER_AS_FOLDER =
  /^(?:oracle|d1|h2|hsqldb|db2|duckdb|turso|tidb|cassandra|scylla|snowflake|bigquery|spanner|firebird|ydb|vertica)$/iu;
const NEUTRAL =
  /^(?:|db|databases?|sql|schemas?|ddl|migrat(?:e|ions?|or)|scripts?|changelogs?|store|storage|backend|driver|adapter|dialect|tests?|examples?|v?\d+)$/iu;
const POSTGRES = /^(?:postgres(?:ql)?|pg)$/iu;

/** What says besides the path that a folder is for PostgreSQL: a crate's features, a module's driver, a URL. */
export interface PostgresSign {
  /** The folder that it speaks for. */
  readonly home: string;
  /** It speaks of other databases, too: which folder is for which is told by their paths. */
  readonly amongOthers: boolean;
}

/** The part of a path that names another database than PostgreSQL; null when there is none, and where a folder within it has
 * PostgreSQL's name. A word with other meanings is a name where something says PostgreSQL (`services/oracle`). */
export function otherDatabaseIn(path: string, sign: PostgresSign | null = null): string | null {
  const parts = path.split("/");
  const within = parts.slice(parts.findLastIndex(namesPostgres) + 1);
  const above = sign === null || sign.home === "." ? 0 : sign.home.split("/").length;
  const isName = (part: string, index: number): boolean =>
    sign !== null && OTHER_AS_FOLDER.test(part) && (!sign.amongOthers || parts.length - within.length + index < above);
  return within.find((part, index) => namesOtherDatabase(part) && !isName(part, index)) ?? null;
}

/** Why a folder is not for us, by its path; null where it may be. */
export function unfitByPath(dir: string, sign: PostgresSign | null = null): string | null {
  const part = otherDatabaseIn(dir, sign);
  return part === null ? null : `${NAMED_BY_PATH} ${part}`;
}

export const NAMED_BY_PATH = "its path names";

const DATABASE_NAMES =
  /\b(?:rusqlite|sqlite|libsql|sqlcipher|rqlite|turso|d1\b|mysql|mariadb|singlestore|starrocks|mssql|sql ?server|tiberius|cockroach|yugabyte|redshift|clickhouse|oracle|db2|mongodb)/iu;

/** Whether the reason why a folder is left out names another database for certain. A word with other meanings does so where the
 * folder itself is called that. */
export function namesDatabase(reason: string, dir: string): boolean {
  if (reason.startsWith(NAMED_BY_PATH)) {
    const word = reason.slice(NAMED_BY_PATH.length + 1);
    return fileName(dir) === word || !OTHER_AS_FOLDER.test(word);
  }
  return DATABASE_NAMES.test(reason.replace(/`[^`]*[./][^`]*`/gu, ""));
}

/** True where a part of a path has PostgreSQL's name as a word: `migrations/postgres`, `server-pg`. */
export function namesPostgres(path: string): boolean {
  return path.split(/[-_./]/u).some((word) => POSTGRES.test(word));
}

function namesOtherDatabase(part: string): boolean {
  const others = part.split(/[-_.]/u).filter((word) => !NEUTRAL.test(word));
  return OTHER_AS_FOLDER.test(part) || (others.length > 0 && others.every((word) => OTHER_DATABASES.test(word)));
}
