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

const OTHER_DATABASE = /^(?:sqlite3?|mysql|mariadb|mssql|sqlserver|oracle|cockroach(?:db)?|clickhouse|d1)$/iu;

/** The part of a path that names another database than PostgreSQL; null when there is none. */
export function otherDatabaseIn(path: string): string | null {
  return path.split("/").find((part) => OTHER_DATABASE.test(part)) ?? null;
}
