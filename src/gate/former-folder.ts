/**
 * Where base has the migrations: elsewhere, when the change moves the folder. Taking base for empty would judge nothing.
 */
import { UserError } from "../errors.ts";
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import { findMigrations } from "../tools/detect-tool.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection, Tool } from "../tools/tool.ts";

/** Throws a UserError where base has migrations that head lacks and it cannot be told that these are the same ones. */
export async function formerFolder(
  base: Tree,
  head: Tree,
  now: { tool: Tool; dir: string },
  name = "base",
): Promise<string> {
  if (pathsBelow(base, now.dir).length > 0) return now.dir;
  const gone = (await findMigrations(base, null)).fit.filter(({ dir }) => pathsBelow(head, dir).length === 0);
  const files = await blobsBelow(head, now.dir);
  const alike = await Promise.all(
    gone.filter(({ tool }) => tool === now.tool.name).map(async ({ dir }) => shared(base, dir, files)),
  );
  const [likeliest] = alike.sort((a, b) => b.same - a.same || b.names - a.names);
  if (likeliest !== undefined && (likeliest.names > 0 || gone.length === 1)) return likeliest.dir;
  if (gone.length === 0) return now.dir;
  throw changedHands(gone, now, name);
}

/** Names and contents of the files below a folder, as far as the tree can tell without reading them. */
async function blobsBelow(tree: Tree, dir: string): Promise<Map<string, string | null>> {
  const prefix = dir === "." ? 0 : dir.length + 1;
  const blobs = pathsBelow(tree, dir).map(
    async (path) => [path.slice(prefix), (await tree.blobId?.(path)) ?? null] as const,
  );
  return new Map(await Promise.all(blobs));
}

/** How many of the files a folder has, by name, and by name and content: services begin with the same names. */
async function shared(
  base: Tree,
  dir: string,
  files: ReadonlyMap<string, string | null>,
): Promise<{ dir: string; names: number; same: number }> {
  const common = [...(await blobsBelow(base, dir))].filter(([name]) => files.has(name));
  const same = common.filter(([name, blob]) => blob !== null && files.get(name) === blob);
  return { dir, names: common.length, same: same.length };
}

function changedHands(gone: readonly Detection[], now: { tool: Tool; dir: string }, name: string): UserError {
  const before = gone.map(({ dir, tool }) => `${dir} (${findTool(tool).title})`).join(", ");
  return new UserError(
    `${name} has its migrations in ${before}, and they are gone: head has ${now.dir} (${now.tool.title})`,
    {
      remedy:
        "A history cannot be carried from one tool to another: judge such a change by hand, and merge it without the gate.",
    },
  );
}
