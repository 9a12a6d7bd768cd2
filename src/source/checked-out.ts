/**
 * The files of a tree as a checkout has them: `.gitattributes` may give a file other bytes on disk than in git (`eol=crlf`,
 * `ident`, `working-tree-encoding`), and tools hash what is on disk. git itself converts them. Filters do not run here.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkOutIndex } from "./check-out.ts";
import { gitOutput } from "./git.ts";
import type { GitLocation } from "./git.ts";
import { splitAtNul } from "./path-bytes.ts";
import type { Tree } from "./tree.ts";

/** `tree`: of commits, whose objects are in the repository. */
export function asCheckedOut(location: GitLocation, tree: Tree): Tree {
  const files = tree.paths.filter((path) => /(?:^|\/)\.gitattributes$/u.test(path));
  if (files.length === 0) return tree;
  let patterns: Promise<readonly RegExp[]> | null = null;
  return {
    ...tree,
    asCommitted: tree,
    async read(paths) {
      const contents = await tree.read(paths);
      const converting = await (patterns ??= convertingPatterns(tree, files));
      const suspects = paths.filter((path) => converting.some((pattern) => pattern.test(path)));
      if (suspects.length === 0) return contents;
      return new Map([...contents, ...(await convert(location, tree, { files, paths: suspects }))]);
    },
  };
}

const CONVERTS = /[\s-](?:eol=crlf|ident|working-tree-encoding=)/u;

/** Which paths may be meant, roughly: a pattern that is no `*.ending` may mean any. */
async function convertingPatterns(tree: Tree, files: readonly string[]): Promise<RegExp[]> {
  const texts = [...(await tree.read(files)).values()].map((content) => content.toString("utf8"));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => CONVERTS.test(line) && !/^\s*#/u.test(line));
  return lines.map((line) => {
    const ending = /^\s*\*(\.\w+)\s/u.exec(line)?.[1];
    return ending === undefined ? /^/u : new RegExp(`\\${ending}$`, "u");
  });
}

interface Conversion {
  /** The `.gitattributes`. */
  readonly files: readonly string[];
  readonly paths: readonly string[];
}

/** New contents of the paths that git converts. */
async function convert(
  location: GitLocation,
  tree: Tree,
  { files, paths }: Conversion,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), "migration-gate-checkout-"));
  try {
    const there = { ...location, cwd: folder, workTree: folder };
    const indexFile = join(folder, ".git-index");
    await addToIndex(there, indexFile, tree, files);
    const wanted = await convertedPaths(there, indexFile, paths);
    if (wanted.length === 0) return new Map();
    await addToIndex(there, indexFile, tree, wanted);
    await checkOutIndex(there, indexFile, wanted);
    return new Map(await Promise.all(wanted.map(async (path) => [path, await readFile(join(folder, path))] as const)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addToIndex(
  location: GitLocation,
  indexFile: string,
  tree: Tree,
  paths: readonly string[],
): Promise<void> {
  const ids = await Promise.all(paths.map(async (path) => `100644 ${(await tree.blobId?.(path)) ?? ""}\t${path}\0`));
  await gitOutput(location, ["update-index", "-z", "--index-info"], { indexFile, input: ids.join("") });
}

const ATTRIBUTES = ["eol", "text", "ident", "working-tree-encoding", "filter"];

/** By the attributes in the index alone; each answer is a path, an attribute and its value. */
async function convertedPaths(location: GitLocation, indexFile: string, paths: readonly string[]): Promise<string[]> {
  const input = paths.map((path) => `${path}\0`).join("");
  const answer = await gitOutput(location, ["check-attr", "--cached", "--stdin", "-z", ...ATTRIBUTES], {
    indexFile,
    input,
  });
  const words = splitAtNul(answer).map((word) => word.toString("utf8"));
  return paths.filter((_, index) => {
    const value = (name: string): string => words[(index * ATTRIBUTES.length + ATTRIBUTES.indexOf(name)) * 3 + 2] ?? "";
    const isSet = (name: string): boolean => !["unspecified", "unset"].includes(value(name));
    if (isSet("filter")) return false;
    return (value("eol") === "crlf" && value("text") !== "unset") || isSet("ident") || isSet("working-tree-encoding");
  });
}
