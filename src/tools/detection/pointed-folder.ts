/**
 * Where a tool's own configuration points: a change that points it to another folder moves the history, whatever is left in
 * the old one.
 */
import type { Tree } from "../../source/tree.ts";
import { pathsBelow } from "../../source/tree.ts";
import type { CalledFolders } from "./called-folders.ts";
import { calledFolders } from "./called-folders.ts";
import { dieselFolders } from "../diesel/diesel-detection.ts";
import { readDrizzleConfigs } from "../drizzle/drizzle-config.ts";
import { joinPath } from "../paths.ts";
import { embeddedFolders, refineryCrates } from "../refinery/refinery-crates.ts";
import { readSqlxTomls } from "../sqlx/sqlx-config.ts";

/** The folder that base's configuration names where head's names `dir`; null when it is the same one, or not known. */
export async function formerlyPointedAt(base: Tree, head: Tree, tool: string, dir: string): Promise<string | null> {
  const [before, after] = await Promise.all([pointers(base, tool), pointers(head, tool)]);
  const files = [...new Set([...after.keys(), ...before.keys()])].sort();
  const to = (known: ReadonlyMap<string, string>, file: string): string | null =>
    known.get(file) ?? (DEFAULTED.has(tool) ? joinPath(file, "migrations") : null);
  const former = files.filter((file) => to(after, file) === dir).map((file) => to(before, file));
  return former.find((each) => each !== null && each !== dir && pathsBelow(base, each).length > 0) ?? null;
}

/** Without the file, `migrations` beside it is meant. */
const DEFAULTED = new Set(["diesel", "sqlx"]);

/** Folders by the file that names them. */
async function pointers(tree: Tree, tool: string): Promise<ReadonlyMap<string, string>> {
  switch (tool) {
    case "sqlx":
      return new Map((await readSqlxTomls(tree)).map(({ file, migrationsDir }) => [file, migrationsDir]));
    case "drizzle":
      return new Map((await readDrizzleConfigs(tree)).map(({ file, out }) => [file, out]));
    case "diesel":
      return new Map([...(await dieselFolders(tree))].map(([dir, file]) => [file, dir]));
    case "refinery": {
      const embedded = await embeddedFolders(tree, await refineryCrates(tree));
      return new Map([...embedded].map(([dir, file]) => [file, dir]));
    }
    case "dbmate":
    case "goose":
    case "golang-migrate":
      return calledAlone(await calledFolders(tree, tool));
    default:
      return new Map();
  }
}

/** Of files that name one folder only: which of several became which is not known. */
function calledAlone(calls: readonly CalledFolders[]): Map<string, string> {
  const byFile = new Map<string, Set<string>>();
  for (const { file, dirs } of calls) byFile.set(file, new Set([...(byFile.get(file) ?? []), ...dirs]));
  return new Map(
    [...byFile].flatMap(([file, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[file, only]])),
  );
}
