/**
 * Merged migrations whose files are still there and whose folder the tool does not look into any longer: they are missing for it, as
 * if they had been deleted, and so is what is new in that folder.
 */
import type { Tree } from "../source/tree.ts";
import { folderOf, pathsBelow } from "../source/tree.ts";
import { code } from "../checks/markdown.ts";
import type { History, IgnoredFile, Tool } from "../tools/tool.ts";

/** Head's history, with such files among those that are ignored. */
export function withLeftBehind(head: Tree, { title }: Tool, before: History, history: History): History {
  const paths = new Set(head.paths);
  const versions = new Set(history.migrations.map(({ version }) => version));
  const known = new Set(
    [
      ...history.migrations.map(({ up }) => up),
      ...(history.filtered ?? []),
      ...(history.ignored ?? []),
      ...history.problems,
    ].map(({ file }) => file),
  );
  const left = before.migrations
    .filter(({ version, up }) => paths.has(up.file) && !known.has(up.file) && !versions.has(version))
    .map(({ up }) => up.file);
  const merged = new Set(before.migrations.flatMap(({ up, down }) => [up.file, down?.file]));
  const added = [...new Set(left.map(folderOf))]
    .flatMap((dir) => pathsBelow(head, dir))
    .filter((path) => /\.sql$/iu.test(path) && !known.has(path) && !merged.has(path));
  const ignored = [...new Set([...left, ...added])].sort().map((file) => ignoredFile(file, title, history.dir));
  return ignored.length === 0 ? history : { ...history, ignored: [...(history.ignored ?? []), ...ignored] };
}

function ignoredFile(file: string, title: string, dir: string): IgnoredFile {
  const folder = code(folderOf(file));
  return {
    file,
    reason: `${title} does not look into ${folder} any longer`,
    remedy: `Name ${folder} among ${title}'s folders again, or move its migrations to ${code(dir)}.`,
  };
}
