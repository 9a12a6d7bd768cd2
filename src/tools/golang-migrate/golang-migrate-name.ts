/**
 * Reads the names of golang-migrate's files: `000001_create_trips.up.sql`. Its expression takes any ending after
 * `.up.` or `.down.` (source/parse.go: `Regex`, `Parse`).
 */
import { folderOf } from "../../source/tree.ts";
import { fileName } from "../paths.ts";

export interface GolangMigrateFile {
  readonly file: string;
  /** A 64-bit number without leading zeros. */
  readonly version: string;
  readonly name: string;
  readonly direction: "up" | "down";
  /** What comes after the direction: `sql`. */
  readonly ending: string;
}

const NAME = /^(?<version>\d+)_(?<name>.*)\.(?<direction>down|up)\.(?<ending>.*)$/u;
const LARGEST = 2n ** 64n - 1n;

/** Null for what it passes over without a word: other names, numbers that are too large, files in subfolders. */
export function parseGolangMigrateName(path: string, dir: string): GolangMigrateFile | null {
  const { version, name, direction, ending } = NAME.exec(fileName(path))?.groups ?? {};
  if (folderOf(path) !== dir || version === undefined || BigInt(version) > LARGEST) {
    return null;
  }
  return {
    file: path,
    version: String(BigInt(version)),
    name: (name ?? "").replaceAll("_", " "),
    direction: direction === "up" ? "up" : "down",
    ending: ending ?? "",
  };
}

/** True for a name that golang-migrate's makers had in mind. */
export function isGolangMigrateScript(name: string): boolean {
  return name.endsWith(".sql") && NAME.test(name);
}
