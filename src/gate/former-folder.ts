/**
 * Where base has the migrations: elsewhere, when the change moves the folder. Taking base for empty would judge nothing.
 */
import { UserError } from "../errors.ts";
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import { isWithin } from "../tools/manifests/cargo.ts";
import { findClaims, findMigrations } from "../tools/detection/detect-tool.ts";
import { formerlyPointedAt } from "../tools/detection/pointed-folder.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection, Tool } from "../tools/tool.ts";

/** Throws a UserError where base has migrations that head lacks and it cannot be told that these are the same ones. */
export async function formerFolder(
  base: Tree,
  head: Tree,
  now: { tool: Tool; dir: string },
  name = "base",
): Promise<string> {
  const known = [now.dir, ...(now.tool.folders ?? [])].filter((dir) => scriptsBelow(base, dir).length > 0);
  const [first] = known;
  if (first !== undefined)
    return (now.tool.folders === undefined ? null : await foundFirst(base, now.tool, known)) ?? first;
  const pointed = await formerlyPointedAt(base, head, now.tool.name, now.dir);
  if (pointed !== null) return pointed;
  const gone = (await findMigrations(base, null)).fit.filter(({ dir }) => isGone(base, head, dir));
  const files = await blobsBelow(head, now.dir);
  const alike = await Promise.all(
    gone.filter(({ tool }) => tool === now.tool.name).map(async ({ dir }) => shared(base, dir, files)),
  );
  const [likeliest] = alike.sort((a, b) => b.same - a.same || b.names - a.names);
  if (likeliest !== undefined && (likeliest.names > 0 || gone.length === 1)) return likeliest.dir;
  if (gone.length === 0) return now.dir;
  throw changedHands(gone, now, name);
}

/** Of several, the one that base's own configuration names: a tool finds those first. */
async function foundFirst(base: Tree, tool: Tool, dirs: readonly string[]): Promise<string | null> {
  const found = await tool.detect(base);
  return found.map((each) => dirs.find((dir) => isWithin(dir, each.dir))).find((dir) => dir !== undefined) ?? null;
}

/** What is left of a folder may be its README. */
function isGone(base: Tree, head: Tree, dir: string): boolean {
  const left = scriptsBelow(base, dir).length > 0 ? scriptsBelow(head, dir) : pathsBelow(head, dir);
  return left.length === 0;
}

function scriptsBelow(tree: Tree, dir: string): string[] {
  return pathsBelow(tree, dir).filter((path) => /\.sql$/iu.test(path));
}

/** Of base's folders the one that has most of the files of one of head's; undefined where none has any. */
export async function mostAlike(
  base: Tree,
  head: Tree,
  dirs: readonly string[],
  now: string,
): Promise<string | undefined> {
  const files = await blobsBelow(head, now);
  const alike = await Promise.all(dirs.map(async (dir) => shared(base, dir, files)));
  const [likeliest] = alike.filter(({ names }) => names > 0).sort((a, b) => b.same - a.same || b.names - a.names);
  return likeliest?.dir;
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

/** Throws a UserError where base has a folder's migrations under another tool: to head's tool they are no history, and taking base
 * for empty would judge nothing. `told`: the user names the tool, which is enough as long as the change does not make the folder look
 * like another one's. */
export async function refuseAnotherTool(
  trees: { readonly base: Tree; readonly head: Tree },
  dir: string,
  now: { tool: Tool; dir: string },
  told: boolean,
): Promise<void> {
  const { base, head } = trees;
  const [before, after] = await Promise.all([findClaims(base), findClaims(head)]);
  const here = before.filter((each) => isWithin(each.dir, dir) || isWithin(dir, each.dir));
  if (here.some((each) => each.dir === dir && each.tool === now.tool.name)) return;
  const stays = (claim: Detection): boolean =>
    (told || claim.dir !== dir) && after.some((each) => each.dir === claim.dir && each.tool === claim.tool);
  const others = here.filter((each) => each.tool !== now.tool.name && !stays(each));
  if (others.length === 0 || (told && !(await differs(base, head, dir)))) return;
  throw changedHands(others, now, "base", "head reads them otherwise");
}

/** Whether any file below a folder is another one, or is not there any longer, or is new. */
export async function differs(base: Tree, head: Tree, dir: string): Promise<boolean> {
  if (base === head) return false;
  const [before, after] = await Promise.all([blobsBelow(base, dir), blobsBelow(head, dir)]);
  return before.size !== after.size || [...before].some(([name, blob]) => after.get(name) !== blob);
}

function changedHands(
  gone: readonly Detection[],
  now: { tool: Tool; dir: string },
  name: string,
  how = "they are gone",
): UserError {
  const before = gone.map(({ dir, tool }) => `${dir} (${findTool(tool).title})`).join(", ");
  return new UserError(`${name} has its migrations in ${before}, and ${how}: head has ${now.dir} (${now.tool.title})`, {
    remedy:
      "A history cannot be carried from one tool to another: judge such a change by hand, and merge it without the gate.",
  });
}
