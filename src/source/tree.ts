/**
 * The files of one state of the repository: a commit, the working tree, or base with head merged into it.
 * Paths are relative to the repository's root and use `/`.
 */

export interface Tree {
  /** The ref as the user wrote it, or `working tree`. */
  readonly ref: string;
  /** The commit's full object name; null for the working tree. */
  readonly sha: string | null;
  /** Every file's path, sorted by code unit. */
  readonly paths: readonly string[];
  /** Contents of the given files, read in one go. A path that is not in `paths` is an error of the caller. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** The same with the bytes that git keeps, where a checkout may have others. */
  readonly asCommitted?: Tree;
  /** The object name that git gives to the file's contents; null for a path that is not in `paths`. Lets two trees be
   * compared without reading files. */
  blobId?(path: string): Promise<string | null>;
  /** How git keeps a path: `100644`, `100755` where the file may be executed, `120000` for a symbolic link; null for a path that
   * is not there. */
  modeOf?(path: string): Promise<string | null>;
  /** What each symbolic link says, by its path, also of those that lead to no file and are not in `paths`. */
  readonly links?: ReadonlyMap<string, string>;
  /** Writes what a checkout has on disk below a folder, over what is there: mode bits and symbolic links too. `wanted`: only
   * these paths. */
  checkOut?(folder: string, wanted?: ReadonlySet<string>): Promise<void>;
}

/** Folder of a path, `.` for a file at the root (the convention for every folder in this project). */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

/** Paths below a folder (`.` is the root). */
export function pathsBelow(tree: Pick<Tree, "paths">, folder: string): string[] {
  return folder === "." ? [...tree.paths] : tree.paths.filter((path) => path.startsWith(`${folder}/`));
}
