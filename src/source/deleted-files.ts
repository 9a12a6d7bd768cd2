/**
 * What a branch once had in a folder and has deleted: one walk over its own history (first parents: what was merged
 * counts, not the steps on the way there) and one reading of the texts.
 */
import { runGit } from "./git.ts";
import type { LocatedRepository } from "./locate-repository.ts";
import { pathFromBytes, splitAtNul } from "./path-bytes.ts";
import { readBlobs } from "./read-blobs.ts";

export interface Deletion {
  /** The commit that deleted the files, full name. */
  readonly sha: string;
  /** What they held last, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface DeletedFiles {
  /** Newest first. */
  readonly deletions: readonly Deletion[];
  /** False when the clone does not hold the whole history: there may be more. */
  readonly complete: boolean;
}

/** Milliseconds; a walk that takes longer is given up. */
const PATIENCE = 20_000;

/** `wanted`: which of the deleted files to read. */
export async function deletedFiles(
  { location, isShallow }: LocatedRepository,
  sha: string,
  dir: string,
  wanted: (path: string) => boolean,
): Promise<DeletedFiles> {
  const options = ["--first-parent", "-m", "--no-renames", "--diff-filter=D", "--raw", "--no-abbrev", "-z"];
  const pathspec = dir === "." ? [] : [`:(top,literal)${dir}`];
  const log = ["log", ...options, "--format=commit %H", sha, "--", ...pathspec];
  const { status, stdout } = await runGit(location, log, { timeout: PATIENCE });
  if (status !== 0) return { deletions: [], complete: false };
  const listed = parseLog(stdout).map(({ sha: commit, ids }) => ({
    commit,
    ids: ids.filter(([path]) => wanted(path)),
  }));
  const blobs = await readBlobs(
    location,
    listed.flatMap(({ ids }) => ids.map(([, id]) => id)),
  );
  const deletions = listed.map(({ commit, ids }) => ({
    sha: commit,
    files: new Map(ids.map(([path, id]) => [path, blobs.get(id) ?? Buffer.alloc(0)])),
  }));
  return { deletions: deletions.filter(({ files }) => files.size > 0), complete: !isShallow };
}

interface ListedDeletion {
  readonly sha: string;
  readonly ids: (readonly [path: string, id: string])[];
}

/** `commit <name>`, then for each file `:<mode> <mode> <id> <id> D` and its path, each ended by a NUL. */
function parseLog(output: Buffer): ListedDeletion[] {
  const found: ListedDeletion[] = [];
  let id: string | null = null;
  for (const part of splitAtNul(output)) {
    const text = part.toString("latin1");
    const commit = /^\n?commit (?<sha>[0-9a-f]+)$/u.exec(text)?.groups?.["sha"];
    const file = /^\n?:100[0-7]{3} \d+ (?<id>[0-9a-f]+) [0-9a-f]+ D/u.exec(text)?.groups?.["id"];
    if (id !== null) found.at(-1)?.ids.push([pathFromBytes(part), id]);
    else if (commit !== undefined) found.push({ sha: commit, ids: [] });
    id = id === null ? (file ?? null) : null;
  }
  return found;
}
