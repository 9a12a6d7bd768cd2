/**
 * Where base has the migrations: elsewhere, when the change moves the folder. Taking base for empty would judge nothing.
 */
import { UserError } from "../errors.ts";
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import { detectAll } from "../tools/detect-tool.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection, Tool } from "../tools/tool.ts";

/** Throws a UserError where base has migrations that head lacks and it cannot be told that these are the same ones. */
export async function formerFolder(base: Tree, head: Tree, now: { tool: Tool; dir: string }): Promise<string> {
  if (pathsBelow(base, now.dir).length > 0) return now.dir;
  const gone = (await detectAll(base)).filter(({ dir }) => pathsBelow(head, dir).length === 0);
  const files = new Set(namesBelow(head, now.dir));
  const [likeliest] = gone
    .filter(({ tool }) => tool === now.tool.name)
    .map(({ dir }) => ({ dir, shared: namesBelow(base, dir).filter((name) => files.has(name)).length }))
    .sort((a, b) => b.shared - a.shared);
  if (likeliest !== undefined && (likeliest.shared > 0 || gone.length === 1)) return likeliest.dir;
  if (gone.length === 0) return now.dir;
  throw changedHands(gone, now);
}

function namesBelow(tree: Tree, dir: string): string[] {
  const prefix = dir === "." ? 0 : dir.length + 1;
  return pathsBelow(tree, dir).map((path) => path.slice(prefix));
}

function changedHands(gone: readonly Detection[], now: { tool: Tool; dir: string }): UserError {
  const before = gone.map(({ dir, tool }) => `${dir} (${findTool(tool).title})`).join(", ");
  return new UserError(
    `base has its migrations in ${before}, and they are gone: head has ${now.dir} (${now.tool.title})`,
    {
      remedy:
        "A history cannot be carried from one tool to another: judge such a change by hand, and merge it without the gate.",
    },
  );
}
