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
const OTHER_DATABASES = /^(?:sqlite3?|libsql|mysql|mariadb|mssql|sqlserver|cockroach(?:db)?|clickhouse)$/iu;
/** Words with other meanings: a folder has to be called just that. */
const OTHER_AS_FOLDER = /^(?:oracle|d1|h2|hsqldb|db2|duckdb|turso|tidb|cassandra|scylla|snowflake|bigquery)$/iu;
const NEUTRAL =
  /^(?:|db|databases?|sql|schemas?|ddl|migrat(?:e|ions?|or)|scripts?|changelogs?|store|storage|backend|driver|adapter|dialect|tests?|examples?|v?\d+)$/iu;
const POSTGRES = /^(?:postgres(?:ql)?|pg)$/iu;

/** The part of a path that names another database than PostgreSQL; null when there is none. */
export function otherDatabaseIn(path: string): string | null {
  return path.split("/").find(namesOtherDatabase) ?? null;
}

/** True where a part of a path has PostgreSQL's name as a word: `migrations/postgres`, `server-pg`. */
export function namesPostgres(path: string): boolean {
  return path.split(/[-_./]/u).some((word) => POSTGRES.test(word));
}

function namesOtherDatabase(part: string): boolean {
  const words = part.split(/[-_.]/u);
  const others = words.filter((word) => !NEUTRAL.test(word));
  const names = OTHER_AS_FOLDER.test(part) || (others.length > 0 && others.every((word) => OTHER_DATABASES.test(word)));
  return names && !words.some((word) => POSTGRES.test(word));
}
