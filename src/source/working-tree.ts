/**
 * The files of a checkout as they are on disk, committed or not, without what git ignores. Nothing is written, not even
 * git's index. Line endings are those on disk (`core.autocrlf`): it is what the migration tool would read.
 */
import { createHash } from "node:crypto";
import { lstatSync, readlinkSync } from "node:fs";
import type { Stats } from "node:fs";
import { copyFile, mkdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError, messageOf } from "../errors.ts";
import { LINK, unknownPath } from "./commit-tree.ts";
import { gitOutput, runGit } from "./git.ts";
import type { GitLocation } from "./git.ts";
import { withoutLfsPointer } from "./lfs-pointer.ts";
import type { LocatedRepository } from "./locate-repository.ts";
import { pathFromBytes, splitAtNul } from "./path-bytes.ts";
import { readBlobs } from "./read-blobs.ts";
import { followLink } from "./symbolic-links.ts";
import { folderOf } from "./tree.ts";
import type { Tree } from "./tree.ts";

const refName = "working tree";

/** A path that git lists. */
interface Listed {
  readonly path: string;
  /** The path's bytes, as the file system knows it. */
  readonly bytes: Buffer;
  /** Object name in the index; null when the file is not tracked. */
  readonly indexId: string | null;
  /** Mode in the index; null when the file is not tracked. */
  readonly indexMode: string | null;
  /** Left out of a sparse checkout: not on disk, and not deleted. */
  readonly sparse: boolean;
}

/** Left out: what is deleted, submodules, devices, and links that lead to no file of the checkout. */
export async function workingTree(repository: LocatedRepository): Promise<Tree> {
  const { location } = repository;
  const { files, links, targets } = await filesOf(location);
  const fileAt = (path: string) => files.get(path) ?? unknownPath(path, refName);
  let bitsCount: Promise<boolean> | null = null;
  return {
    ref: refName,
    sha: null,
    paths: [...files.keys()].sort(),
    async read(paths) {
      const contents = new Map<string, Buffer>();
      for (const batch of batches(paths)) {
        const read = await Promise.all(batch.map((path) => contentsOf(location, path, fileAt(path))));
        for (const [index, path] of batch.entries()) contents.set(path, read[index] ?? unknownPath(path, refName));
      }
      return contents;
    },
    async blobId(path) {
      const file = files.get(path);
      if (file === undefined) return null;
      if (file.sparse) return file.indexId;
      return idOfContents(await fromDisk(location, path, file), file.indexId, repository.objectFormat);
    },
    async modeOf(path) {
      if (links.has(path)) return LINK;
      const file = files.get(path);
      if (file === undefined) return null;
      bitsCount ??= executableBitsCount(location);
      const countsOnDisk = !file.sparse && (file.indexMode === null || (await bitsCount));
      return countsOnDisk ? modeOnDisk(location, file) : file.indexMode;
    },
    links: targets,
    async checkOut(folder, wanted) {
      const real = [...files.values()].filter(({ path }) => !links.has(path));
      const listed = [...real, ...links.values()].filter(({ path }) => wanted?.has(path) ?? true);
      await copyFiles(location, listed, folder);
    },
  };
}

interface Listing {
  /** By path; under a link's path stands the file that it leads to. */
  readonly files: ReadonlyMap<string, Listed>;
  /** The links themselves. */
  readonly links: ReadonlyMap<string, Listed>;
  /** What they say. */
  readonly targets: ReadonlyMap<string, string>;
}

async function filesOf(location: GitLocation): Promise<Listing> {
  if (location.workTree === null) {
    throw new UserError("a bare repository has no working tree", { remedy: "Name the commit to check with `--head`." });
  }
  const root = location.workTree;
  const isRealFolder = realFolders(root);
  const files = new Map<string, Listed>();
  const links = new Map<string, Listed>();
  for (const listed of await list(location)) {
    const onDisk = isRealFolder(folderOf(listed.path)) ? statOf(absolutePath(root, listed)) : null;
    if (onDisk?.isFile() === true || (onDisk === null && listed.sparse)) {
      files.set(listed.path, { ...listed, sparse: onDisk === null });
    } else if (onDisk?.isSymbolicLink() === true) links.set(listed.path, listed);
  }
  return { files, links, targets: addLinks(root, files, links) };
}

async function list(location: GitLocation): Promise<Listed[]> {
  const args = ["ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard"];
  return splitAtNul(await gitOutput(location, args)).map(listedFrom);
}

/** `? path` (not tracked), or `H 100644 <id> 0<tab>path`, where `S` instead of `H` means left out of the checkout. */
function listedFrom(line: Buffer): Listed {
  const untracked = line[0] === "?".charCodeAt(0);
  const tab = line.indexOf("\t");
  const bytes = line.subarray(untracked ? 2 : tab + 1);
  const [tag, mode = null, id = null] = untracked ? [] : line.toString("latin1", 0, tab).split(" ");
  const isFile = mode === "100644" || mode === "100755";
  return { path: pathFromBytes(bytes), bytes, indexId: id, indexMode: mode, sparse: tag === "S" && isFile };
}

function addLinks(
  root: string,
  files: Map<string, Listed>,
  links: ReadonlyMap<string, Listed>,
): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [path, link] of links) {
    targets.set(path, pathFromBytes(readlinkSync(absolutePath(root, link), { encoding: "buffer" })));
  }
  const found = [...links.keys()].map((path) => [path, followLink(path, targets, (file) => files.has(file))] as const);
  for (const [path, target] of found) {
    const file = target === null ? undefined : files.get(target);
    if (file !== undefined) files.set(path, file);
  }
  return targets;
}

/** False where the file system has none (manual page git-config(1), `core.fileMode`). */
async function executableBitsCount(location: GitLocation): Promise<boolean> {
  const { status, stdout } = await runGit(location, ["config", "--bool", "core.fileMode"]);
  return status !== 0 || stdout.toString("latin1").trim() === "true";
}

function modeOnDisk(location: GitLocation, file: Listed): string | null {
  const stats = statOf(absolutePath(location.workTree ?? location.cwd, file));
  if (stats === null) return file.indexMode;
  return (stats.mode & 0o100) === 0 ? "100644" : "100755";
}

/** Tells folders that are in the checkout from those that a symbolic link has taken the place of. */
function realFolders(root: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([[".", true]]);
  const isReal = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const symbolicLink = statOf(join(root, folder))?.isSymbolicLink() === true;
    const real = !symbolicLink && isReal(folderOf(folder));
    known.set(folder, real);
    return real;
  };
  return isReal;
}

function statOf(path: string | Buffer): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    // Deleted, or below something that is not a folder any more.
    return null;
  }
}

function absolutePath(root: string, file: Listed): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), file.bytes]);
}

async function contentsOf(location: GitLocation, path: string, file: Listed): Promise<Buffer> {
  if (!file.sparse || file.indexId === null) {
    return withoutLfsPointer(location, path, await fromDisk(location, path, file));
  }
  const blob = (await readBlobs(location, [file.indexId])).get(file.indexId);
  return withoutLfsPointer(location, path, blob ?? unknownPath(path, refName));
}

async function copyFiles(location: GitLocation, listed: readonly Listed[], folder: string): Promise<void> {
  const root = location.workTree ?? location.cwd;
  for (const file of listed) {
    const [from, to] = [absolutePath(root, file), absolutePath(folder, file)];
    await mkdir(to.subarray(0, to.lastIndexOf("/")), { recursive: true });
    await rm(to, { force: true });
    if (file.sparse) await writeFile(to, await contentsOf(location, file.path, file));
    else if (statOf(from)?.isSymbolicLink() === true) await symlink(await readlink(from, "buffer"), to);
    else await copyFile(from, to);
  }
}

async function fromDisk(location: GitLocation, path: string, file: Listed): Promise<Buffer> {
  try {
    return await readFile(absolutePath(location.workTree ?? location.cwd, file));
  } catch (cause) {
    throw new UserError(`cannot read \`${path}\`: ${messageOf(cause)}`, { cause });
  }
}

/** The index's name for the file where only line endings differ from it, as git itself would have it. */
function idOfContents(contents: Buffer, indexId: string | null, format: "sha1" | "sha256"): string {
  const id = blobIdOf(contents, format);
  if (id === indexId || indexId === null || !contents.includes("\r\n")) return id;
  const normalized = Buffer.from(contents.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return blobIdOf(normalized, format) === indexId ? indexId : id;
}

/** The name that git gives to a file's contents. */
export function blobIdOf(contents: Buffer, format: "sha1" | "sha256" = "sha1"): string {
  return createHash(format).update(`blob ${contents.length}\0`).update(contents).digest("hex");
}

/** Few enough at a time for the limit on open files. */
function batches(paths: readonly string[]): string[][] {
  const size = 64;
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) =>
    paths.slice(index * size, (index + 1) * size),
  );
}
