/**
 * Contents of many git objects by one `git cat-file --batch` process. No filter of the repository runs.
 */
import { UserError } from "../errors.ts";
import { gitOutput } from "./git.ts";
import type { GitLocation } from "./git.ts";

/** Contents by object name. */
export async function readBlobs(location: GitLocation, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const input = wanted.map((id) => `${id}\n`).join("");
  const output = await gitOutput(location, ["cat-file", "--batch"], { input });
  let at = 0;
  for (const id of wanted) {
    const endOfHeader = output.indexOf("\n", at);
    const start = endOfHeader + 1;
    const end = start + sizeIn(output.toString("latin1", at, endOfHeader), id);
    blobs.set(id, output.subarray(start, end));
    at = end + 1;
  }
  return blobs;
}

/** `<id> blob <size>`, or `<id> missing`. */
function sizeIn(header: string, id: string): number {
  const size = /^[0-9a-f]+ blob (?<size>\d+)$/u.exec(header)?.groups?.["size"];
  if (size !== undefined) return Number(size);
  throw new UserError(`git object ${id} is not in this clone`, {
    remedy: "Clone again without a filter, or run `git fsck` to see what is damaged.",
    cause: new Error(`git cat-file answered: ${header}`),
  });
}
