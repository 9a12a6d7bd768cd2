/**
 * Writes the files of a commit to a folder outside of the checkout, as git would: mode bits, symbolic links, line ends.
 * The repository's own index, work tree and hooks have no part in it. What is kept in Git LFS stays a pointer.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { GitLocation } from "./git.ts";
import { gitOutput } from "./git.ts";

/** Settings under which git would write to the repository, leave files out, or run a program of the user's. */
const SETTINGS = [
  "core.hooksPath=/dev/null",
  "core.splitIndex=false",
  "core.sparseCheckout=false",
  "index.sparse=false",
  "filter.lfs.smudge=",
  "filter.lfs.process=",
  "filter.lfs.required=false",
].flatMap((setting) => ["-c", setting]);

/** Of a path whose file is to be written. */
export interface CheckOutOptions {
  readonly sha: string;
  readonly folder: string;
  /** Null: all. */
  readonly wanted: readonly string[] | null;
}

export async function checkOutCommit(location: GitLocation, { sha, folder, wanted }: CheckOutOptions): Promise<void> {
  if (wanted?.length === 0) return;
  const temporary = await mkdtemp(join(tmpdir(), "migration-gate-index-"));
  const there = { ...location, cwd: folder, workTree: folder };
  const options = { indexFile: join(temporary, "index") };
  try {
    await gitOutput(there, [...SETTINGS, "read-tree", sha], options);
    await checkOutIndex(there, options.indexFile, wanted);
  } catch (cause) {
    throw new UserError(`the files of ${sha} cannot be written to ${folder}`, {
      remedy: "See that there is room for temporary files, and that the clone is whole (no `--filter`).",
      cause,
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Writes files of an index to the work tree of `location`. `wanted`: null means all. */
export async function checkOutIndex(
  location: GitLocation,
  indexFile: string,
  wanted: readonly string[] | null,
): Promise<void> {
  const which = wanted === null ? ["--all"] : ["--stdin", "-z"];
  const input = wanted === null ? "" : wanted.map((path) => `${path}\0`).join("");
  const args = ["checkout-index", "--force", "--quiet", "--ignore-skip-worktree-bits", ...which];
  await gitOutput(location, [...SETTINGS, ...args], { indexFile, input });
}
