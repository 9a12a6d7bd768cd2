/**
 * Folders of `.sql` files that carry a tool's own mark in their text.
 */
import type { Tree } from "../../source/tree.ts";
import { filesByFolder } from "../paths.ts";

export interface MarkedFolder {
  readonly dir: string;
  /** A file that has the mark. */
  readonly file: string;
}

export interface FolderMark {
  /** Names of migrations. */
  readonly name: RegExp;
  readonly mark: RegExp;
}

/** How many of a folder's files are read: the newest, and the first. */
const SAMPLE = 3;
/** Bytes of each. */
const READ = 8192;

/** In the order of the paths. */
export async function markedFolders(tree: Tree, { name, mark }: FolderMark): Promise<MarkedFolder[]> {
  const folders = [...filesByFolder(tree.paths)].flatMap(([dir, names]) => {
    const fitting = names.filter((each) => name.test(each)).map((each) => (dir === "." ? each : `${dir}/${each}`));
    return fitting.length === 0
      ? []
      : [{ dir, sample: [...new Set([...fitting.slice(-SAMPLE), ...fitting.slice(0, 1)])] }];
  });
  const contents = await tree.read(folders.flatMap(({ sample }) => sample));
  return folders.flatMap(({ dir, sample }) => {
    const file = sample.find((each) => mark.test(contents.get(each)?.subarray(0, READ).toString("utf8") ?? ""));
    return file === undefined ? [] : [{ dir, file }];
  });
}
