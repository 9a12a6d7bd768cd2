/**
 * Git LFS: the repository holds a small pointer, the contents lie beside it if they were downloaded. A pointer is never
 * given out as if it were the file.
 */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { gitText } from "./git.ts";
import type { GitLocation } from "./git.ts";

/** The contents, or what they point to. Throws a UserError that names the file when that was not downloaded. */
export async function withoutLfsPointer(location: GitLocation, path: string, contents: Buffer): Promise<Buffer> {
  const oid = lfsObject(contents);
  if (oid === null) return contents;
  const gitDir = resolve(location.cwd, await gitText(location, ["rev-parse", "--git-common-dir"]));
  try {
    return await readFile(join(gitDir, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid));
  } catch (cause) {
    throw new UserError(`\`${path}\` is kept in Git LFS and its contents were not downloaded`, {
      remedy: "Give `lfs: true` to actions/checkout, or run `git lfs fetch` for base and head.",
      cause,
    });
  }
}

/** SHA-256 of the contents that a pointer stands for (git-lfs docs/spec.md); null for any other file. */
function lfsObject(contents: Buffer): string | null {
  if (contents.length >= 1024) return null;
  const text = contents.toString("utf8");
  if (!text.startsWith("version https://git-lfs.github.com/spec/v1\n")) return null;
  return /^oid sha256:(?<oid>[0-9a-f]{64})$/mu.exec(text)?.groups?.["oid"] ?? null;
}
