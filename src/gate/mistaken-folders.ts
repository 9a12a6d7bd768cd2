/**
 * A new folder beside the migrations that is called almost alike (`supabase/migration`): the tool runs the one that it has always
 * run, so that a file in the other one is never run. It is no project that begins.
 */
import { code } from "../checks/markdown.ts";
import { nearestName } from "../nearest-name.ts";
import type { Tree } from "../source/tree.ts";
import { folderOf, pathsBelow } from "../source/tree.ts";
import { fileName } from "../tools/paths.ts";
import type { IgnoredFile } from "../tools/tool.ts";
import type { Sides } from "./read-project.ts";

export interface MistakenFolder {
  readonly dir: string;
  /** The folder of migrations that it was taken for. */
  readonly meant: string;
  readonly files: readonly IgnoredFile[];
}

/** `dirs`: the folders of migrations; `meant`: those that are meant as they are. */
export function mistakenFolders(
  { base, merged }: Pick<Sides, "base" | "merged">,
  dirs: readonly string[],
  asMeant: readonly string[],
): MistakenFolder[] {
  const known = dirs.filter((dir) => pathsBelow(base, dir).length > 0 && pathsBelow(merged, dir).length > 0);
  return known.flatMap((meant) =>
    foldersBeside(merged, meant)
      .filter(
        (dir) => !asMeant.includes(dir) && pathsBelow(base, dir).length === 0 && isNear(fileName(dir), fileName(meant)),
      )
      .flatMap((dir) => mistaken(merged, dir, meant)),
  );
}

function foldersBeside({ paths }: Tree, dir: string): string[] {
  const parent = folderOf(dir);
  const prefix = parent === "." ? "" : `${parent}/`;
  const beside = paths.filter((path) => path.startsWith(prefix) && path.slice(prefix.length).includes("/"));
  return [...new Set(beside.map((path) => prefix + path.slice(prefix.length, path.indexOf("/", prefix.length))))];
}

const SHORTEST = 5;

/** A slip of the keyboard or the plural; `migrations2` and `migrations-auth` are meant. */
function isNear(name: string, meant: string): boolean {
  const words = [name, meant].every((each) => /^[A-Za-z]+$/u.test(each) && each.length >= SHORTEST);
  return words && Math.abs(name.length - meant.length) <= 1 && nearestName(name, [meant]) !== null;
}

function mistaken(merged: Tree, dir: string, meant: string): MistakenFolder[] {
  const scripts = pathsBelow(merged, dir).filter((path) => /\.sql$/iu.test(path));
  const reason = `the migrations are in ${code(meant)}`;
  const remedy = `Move it to ${code(meant)}. If ${code(dir)} is a project of its own, list both under ${code("projects")} in the config file.`;
  return scripts.length === 0 ? [] : [{ dir, meant, files: scripts.map((file) => ({ file, reason, remedy })) }];
}
