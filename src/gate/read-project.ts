/**
 * From the repository to two histories: base's migrations, and head's as they will be once merged into base.
 */
import type { GateOptions } from "../config/options.ts";
import { UserError } from "../errors.ts";
import type { Repository } from "../source/repository.ts";
import { openRepository } from "../source/repository.ts";
import type { ProjectCommand } from "./read-command-project.ts";
import { readCommandProject } from "./read-command-project.ts";
import { formerFolder, refuseAnotherTool } from "./former-folder.ts";
import { withJoinedFolders } from "./joined-folders.ts";
import { withLeftBehind } from "./left-behind.ts";
import { mergedTree } from "../source/merged-tree.ts";
import type { Tree } from "../source/tree.ts";
import { folderOf, pathsBelow } from "../source/tree.ts";
import { detectProject } from "../tools/detection/detect-tool.ts";
import { withSuccessors } from "../tools/in-order.ts";
import { withMergedJournals } from "../tools/merged-journal.ts";
import { findTool } from "../tools/registry.ts";
import type { History, IgnoredFile, Tool } from "../tools/tool.ts";

export interface Project {
  readonly name: string;
  readonly repository: Repository;
  readonly tool: Tool;
  /** As base configures it. */
  readonly baseTool: Tool;
  readonly dir: string;
  readonly base: Tree;
  readonly head: Tree;
  /** Head as it will be once it is merged into base. */
  readonly merged: Tree;
  readonly baseHistory: History;
  readonly headHistory: History;
  /** True where several of base's histories are one now. */
  readonly joinsFolders?: boolean;
  /** Set where a command runs the migrations. */
  readonly command?: ProjectCommand;
}

/** The repository, the two states to compare, and head as it will be once merged. */
export interface Sides {
  readonly repository: Repository;
  readonly base: Tree;
  readonly head: Tree;
  readonly merged: Tree;
  /** Where base has the migrations of one of head's folders, as far as the settings tell. */
  readonly formerDirs?: ReadonlyMap<string, string>;
  /** What the change touches beside the projects and nobody judges: the first project tells. */
  readonly unjudged?: readonly IgnoredFile[];
}

export async function readSides(options: Pick<GateOptions, "repository" | "base" | "head">): Promise<Sides> {
  const repository = await openRepository(options.repository);
  const baseTree = async (): Promise<Tree> =>
    repository.tree(options.base ?? (await repository.defaultBase(options.head ?? "HEAD")).sha);
  const [head, base] = await inOrder([
    options.head === null ? repository.workingTree() : repository.tree(options.head),
    baseTree(),
  ]);
  return { repository, base, head, merged: await mergeInto(repository, base, head) };
}

/** Both at once; where both fail, the first one's error. */
async function inOrder<A, B>([first, second]: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/** `shared`: as `readSides` gives them, where several projects share them. */
export async function readProject(options: GateOptions, shared?: Sides): Promise<Project> {
  const read = shared ?? (await readSides(options));
  if (options.apply !== null) return readCommandProject(options, options.apply, read);
  const { repository, base, head, merged } = read;
  const { tool, dir } = await detect(base, merged, options);
  const baseDir = read.formerDirs?.get(dir) ?? (await formerFolder(base, merged, { tool, dir }));
  const told = options.tool !== null && options.toolIsFound !== true;
  await refuseAnotherTool({ base, head: merged }, baseDir, { tool, dir }, told);
  const ownTool = (await tool.configured?.(base, baseDir)) ?? tool;
  const baseTool = await withJoinedFolders(base, tool, ownTool, baseDir);
  const [baseHistory, found] = await Promise.all([
    readHistory(base, baseTool, baseDir),
    readHistory(merged, tool, dir),
  ]);
  const whole = withLeftBehind(merged, tool, baseHistory, withNewSubfolders(base, merged, tool, found));
  const headHistory = withUnjudged(whole, read.unjudged ?? []);
  const asRun = withSuccessors(baseHistory, headHistory);
  const name = options.project ?? (await repository.name());
  const sides = { base, head, merged, baseHistory: asRun, headHistory };
  return { name, repository, tool, baseTool, dir, ...sides, joinsFolders: baseTool !== ownTool };
}

function withUnjudged(history: History, unjudged: readonly IgnoredFile[]): History {
  return unjudged.length === 0 ? history : { ...history, ignored: [...(history.ignored ?? []), ...unjudged] };
}

const READS_NO_SUBFOLDERS = new Set(["dbmate", "goose", "sqlx"]);

/** A migration in a folder that the change adds below: the tool does not look there. What base has there is a project of its own. */
function withNewSubfolders(base: Tree, head: Tree, { name, title }: Tool, history: History): History {
  if (!READS_NO_SUBFOLDERS.has(name)) return history;
  const known = new Set(base.paths.map(folderOf));
  const files = pathsBelow(head, history.dir).filter(
    (path) => /(?:^|\/)\d+_[^/]*\.sql$/u.test(path) && folderOf(path) !== history.dir && !known.has(folderOf(path)),
  );
  const ignored = files.map((file) => ({ file, reason: `${title} does not look into subfolders` }));
  return ignored.length === 0 ? history : { ...history, ignored: [...(history.ignored ?? []), ...ignored] };
}

/** What was merged to base after the branch was cut is not deleted by the branch. */
async function mergeInto(repository: Repository, base: Tree, head: Tree): Promise<Tree> {
  const headCommit = head.sha ?? (await repository.resolve("HEAD"));
  if (base.sha === null || base.sha === headCommit) return head;
  const common = await repository.mergeBase(base.sha, headCommit);
  if (common === base.sha) return head;
  if (common === null) return withoutCommonAncestor(repository, base, head);
  const before = await repository.tree(common);
  return withMergedJournals(await merge(repository, { base, before, head }), { base, before, head });
}

/** What a checkout makes of the files is told by the `.gitattributes` of both. */
async function merge(
  repository: Repository,
  { base, before, head }: { readonly base: Tree; readonly before: Tree; readonly head: Tree },
): Promise<Tree> {
  if (head.sha === null) return mergedTree(base, before, head);
  const [own, ours, theirs] = [head, base, before].map((tree) => tree.asCommitted ?? tree) as [Tree, Tree, Tree];
  const merged = await mergedTree(ours, theirs, own);
  return merged === own ? head : repository.asCheckedOut(merged);
}

/** In a shallow clone the ancestor may only be out of sight. When head's parent is base, as in the merge commit of a pull
 * request, or when head has all of base's files, nothing is lost; otherwise what base got meanwhile would look deleted. */
async function withoutCommonAncestor(repository: Repository, base: Tree, head: Tree): Promise<Tree> {
  const parents = await repository.parents(head.sha ?? "HEAD");
  if (!repository.isShallow || parents.some((parent) => parent === base.sha)) return head;
  const paths = new Set(head.paths);
  if (base.paths.every((path) => !path.endsWith(".sql") || paths.has(path))) return head;
  throw new UserError(`the clone is too shallow to tell where ${head.ref} left ${base.ref}`, {
    remedy: "Give `fetch-depth: 0` to actions/checkout, or run `git fetch --unshallow`.",
  });
}

/** A change that deletes every migration leaves them on base only; one that adds a second folder leaves base's plain. */
async function detect(base: Tree, head: Tree, options: GateOptions): Promise<{ tool: Tool; dir: string }> {
  const wanted = { tool: options.tool, migrations: options.migrations };
  try {
    return await detectProject(head, wanted);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { tool, dir } = await detectProject(base, wanted).catch(() => Promise.reject(error));
    return { tool: (await findTool(tool.name).configured?.(head, dir)) ?? tool, dir };
  }
}

/** The migrations of one tree, as it is. */
export async function readRef(
  tree: Tree,
  options: Pick<GateOptions, "tool" | "migrations">,
): Promise<{ tool: Tool; history: History }> {
  const { tool, dir } = await detectProject(tree, { tool: options.tool, migrations: options.migrations });
  return { tool, history: await readHistory(tree, tool, dir) };
}

/** Only these are read; of other files in the folder the names are enough. */
export const READ = /\.(?:sql|toml)$/iu;

export async function readHistory(tree: Tree, tool: Tool, dir: string): Promise<History> {
  const beside = new Set(tool.beside ?? []);
  const below = (tool.folders ?? [dir]).flatMap((folder) => pathsBelow(tree, folder));
  const paths = [...new Set([...below, ...tree.paths.filter((path) => beside.has(path))])];
  const contents = await tree.read(paths.filter((path) => (tool.reads ?? READ).test(path)));
  const history = tool.load(new Map(paths.map((path) => [path, contents.get(path) ?? Buffer.alloc(0)])), dir);
  return { ...history, ignored: await Promise.all((history.ignored ?? []).map((each) => withContent(tree, each))) };
}

/** Whether a change edits what the gate does not run is told by git's names. */
async function withContent(tree: Tree, ignored: IgnoredFile): Promise<IgnoredFile> {
  if (ignored.runByTool !== true || ignored.content !== undefined) return ignored;
  const content = await tree.blobId?.(ignored.file);
  return content === undefined || content === null ? ignored : { ...ignored, content };
}
