/**
 * A project whose migrations are run by a command: its files, as far as their folders are named, and whether the change
 * touches anything that the command may read.
 */
import type { ApplyOptions } from "../config/apply-options.ts";
import type { GateOptions } from "../config/options.ts";
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../printable.ts";
import type { Tree } from "../source/tree.ts";
import { folderOf, pathsBelow } from "../source/tree.ts";
import { commandTool } from "../tools/command-tool.ts";
import type { History, Tool } from "../tools/tool.ts";
import type { Project, Sides } from "./read-project.ts";

/** What a project under a command has besides. */
export interface ProjectCommand {
  readonly apply: ApplyOptions;
  /** Of its migrations; empty where nobody has named them. */
  readonly folders: readonly string[];
  /** False where both sides have the same files; where folders are named, documentation outside them does not count. */
  readonly touched: boolean;
  /** True where something else than new migrations is touched, which merged ones may load. */
  readonly touchesOthers: boolean;
}

/** Throws a UserError for folders that neither side has. */
export async function readCommandProject(
  options: GateOptions,
  apply: ApplyOptions,
  { repository, base, head, merged }: Sides,
): Promise<Project> {
  const folders = options.migrations;
  for (const folder of folders) refuseUnknown(folder, base, merged);
  const tool = commandTool(apply, folders);
  const [baseHistory, headHistory, changed] = [
    await readCommandHistory(base, tool, folders),
    await readCommandHistory(merged, tool, folders),
    await changedForCommand(base, merged, folders),
  ];
  const before = new Set(base.paths);
  const added = new Set(headHistory.migrations.map(({ up }) => up.file).filter((file) => !before.has(file)));
  const { dir } = headHistory;
  const name = options.project ?? (await repository.name());
  const touchesOthers = folders.length > 0 && changed.some((path) => !added.has(path));
  const command = { apply, folders, touched: changed.length > 0, touchesOthers };
  return { name, repository, tool, baseTool: tool, dir, base, head, merged, baseHistory, headHistory, command };
}

/** The files of the folders in one tree. */
export async function readCommandHistory(tree: Tree, tool: Tool, folders: readonly string[]): Promise<History> {
  const paths = folders.flatMap((folder) => pathsBelow(tree, folder));
  const wanted = [...new Set(paths)].filter((path) => tool.reads?.test(path) === true);
  const [only, ...others] = folders;
  return tool.load(await tree.read(wanted), only === undefined || others.length > 0 ? "." : only);
}

function refuseUnknown(folder: string, base: Tree, merged: Tree): void {
  if ([base, merged].some((tree) => pathsBelow(tree, folder).length > 0)) return;
  const near = nearestName(folder, new Set(merged.paths.map(folderOf)));
  const question = near === null ? "" : `; did you mean \`${near}\`?`;
  throw new UserError(`there is no file below \`${printable(folder)}\` in ${merged.ref}${question}`, {
    remedy: "Name the folders of the migrations relative to the repository's root, or leave `migrations` out.",
  });
}

/** Whether a command may find anything otherwise in one tree than in the other. */
export async function differForCommand(a: Tree, b: Tree, folders: readonly string[]): Promise<boolean> {
  return (await changedForCommand(a, b, folders)).length > 0;
}

/** Paths at which it may: another file, other mode bits, another link. */
async function changedForCommand(a: Tree, b: Tree, folders: readonly string[]): Promise<string[]> {
  if (a === b) return [];
  const paths = new Set([...a.paths, ...b.paths, ...(a.links?.keys() ?? []), ...(b.links?.keys() ?? [])]);
  const changed: string[] = [];
  for (const path of paths)
    if (matters(path, folders) && (await entryOf(a, path)) !== (await entryOf(b, path))) changed.push(path);
  return changed;
}

async function entryOf(tree: Tree, path: string): Promise<string> {
  return JSON.stringify([await tree.modeOf?.(path), await tree.blobId?.(path), tree.links?.get(path)]);
}

/** What no command reads to find out what to apply: texts and pictures for people, and what GitHub itself reads. */
const DOCUMENTATION =
  /\.(?:md|markdown|rst|adoc|png|jpe?g|gif|svg|webp|ico|pdf)$|(?:^|\/)(?:LICEN[CS]E|NOTICE|AUTHORS|CODEOWNERS|\.mailmap)(?:\.txt)?$|^docs\/.*\.(?:txt|html?|css)$|^\.github\/(?:workflows|ISSUE_TEMPLATE)\/[^/]*\.ya?ml$|^\.github\/dependabot\.ya?ml$/iu;

/** A runner's settings, modules that migrations load, lock files, the gate's own settings: any other file may decide what runs. */
function matters(path: string, folders: readonly string[]): boolean {
  if (folders.length === 0 || !DOCUMENTATION.test(path)) return true;
  return folders.some((folder) => pathsBelow({ paths: [path] }, folder).length > 0);
}
