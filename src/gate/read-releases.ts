/**
 * `upgrade-from`: the histories that databases may be at, each once, and which of them have to be replayed.
 */
import type { GateOptions } from "../config/options.ts";
import type { UpgradeFrom } from "../config/upgrade-from.ts";
import { UserError, messageOf } from "../errors.ts";
import { printable } from "../printable.ts";
import type { Repository } from "../source/repository.ts";
import type { Tree } from "../source/tree.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import { compareHistories, isUnchangedPrefix } from "../tools/compare-histories.ts";
import { sameConfiguration } from "../tools/detection/same-configuration.ts";
import { inOrder, withPrograms, withSuccessors } from "../tools/in-order.ts";
import type { History, Migration, Tool } from "../tools/tool.ts";
import { formerFolder } from "./former-folder.ts";
import { withJoinedFolders } from "./joined-folders.ts";
import type { ProjectCommand } from "./read-command-project.ts";
import { differForCommand, readCommandHistory } from "./read-command-project.ts";
import type { Project } from "./read-project.ts";
import { readHistory } from "./read-project.ts";
import { isPreRelease, matchingTags } from "./version-order.ts";

export interface Release {
  /** Refs with one history; the first one names the path. */
  readonly refs: readonly string[];
  readonly tree: Tree;
  readonly tool: Tool;
  readonly history: History;
  /** With head's. */
  readonly comparison: HistoryComparison;
  /** The path that it ends like by construction; null: it has to be replayed, or has nothing to replay. */
  readonly endsLike: "upgraded" | "fresh" | null;
  /** True where the migrations have their folder, and nothing was in it yet. */
  readonly isEmpty: boolean;
}

export interface Releases {
  readonly all: readonly Release[];
  /** False when a history could not be read, so that nobody knows what it holds. */
  readonly complete: boolean;
  readonly notes: readonly string[];
}

export const NO_RELEASES: Releases = { all: [], complete: true, notes: [] };

/** Throws a UserError for a ref that does not exist. */
export async function readReleases(
  project: Project,
  options: Pick<GateOptions, "upgradeFrom" | "freshFrom" | "allowEdits">,
): Promise<Releases> {
  const notes = options.allowEdits === "unreleased" && project.command?.folders.length === 0 ? [NO_FOLDERS] : [];
  const found: Release[] = [];
  let complete = true;
  for (const ref of await refsOf(project.repository, options.upgradeFrom, notes)) {
    const tree = await treeOf(project.repository, ref);
    try {
      found.push(await readRelease(project, { ref, tree }, options.freshFrom !== null));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      complete = false;
      notes.push(`Databases at \`${printable(ref)}\` were not judged: ${messageOf(error)}.`);
    }
  }
  const all = await joinEqual(found, project);
  return { all, complete, notes: [...notes, ...standingNotes(all, project)] };
}

const NO_FOLDERS =
  "`allow-edits: unreleased` allows nothing: which merged files were edited is told by their folders, and `migrations` names none.";

/** In the order of the config file; the tags of a pattern newest first. */
async function refsOf(repository: Repository, from: readonly UpgradeFrom[], notes: string[]): Promise<string[]> {
  const refs: string[] = [];
  for (const each of from) {
    if (each.kind === "ref") refs.push(each.ref);
    else refs.push(...newestTags(await repository.tags(), each, notes));
  }
  return [...new Set(refs)];
}

function newestTags(tags: readonly string[], from: UpgradeFrom & { kind: "tags" }, notes: string[]): string[] {
  const matching = matchingTags(tags, from.pattern);
  const wanted = from.preReleases ? matching : matching.filter((tag) => !isPreRelease(tag));
  if (wanted.length > 0) return wanted.slice(0, from.last);
  const reason =
    matching.length > 0
      ? `all ${matching.length} tags that match are pre-releases (\`pre-releases: true\` counts them)`
      : "no tag matches (in a workflow, give `fetch-depth: 0` or `fetch-tags: true` to actions/checkout)";
  notes.push(`\`upgrade-from\` \`${printable(from.pattern)}\` adds no path: ${reason}.`);
  return [];
}

async function treeOf(repository: Repository, ref: string): Promise<Tree> {
  try {
    return await repository.tree(ref);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const checkout = "In a workflow, give `fetch-depth: 0` (or `fetch-tags: true` for tags) to actions/checkout.";
    throw new UserError(`\`upgrade-from\`: ${error.message}`, {
      remedy: [error.remedy ?? "", checkout].filter((part) => part !== "").join(" "),
      cause: error,
    });
  }
}

async function readRelease(
  project: Project,
  { ref, tree }: { ref: string; tree: Tree },
  hasDump: boolean,
): Promise<Release> {
  if (project.command !== undefined) return readCommandRelease(project, project.command, { ref, tree });
  const dir = await formerFolder(tree, project.merged, project, `\`${printable(ref)}\``);
  const own = (await project.tool.configured?.(tree, dir)) ?? project.tool;
  const tool = await withJoinedFolders(tree, project.tool, own, dir);
  const history = withSuccessors(await readHistory(tree, tool, dir), project.headHistory);
  const comparison = compareHistories(history, project.headHistory, project.tool);
  const isEmpty = history.migrations.length === 0;
  const release = { refs: [ref], tree, tool, history, comparison, isEmpty };
  return { ...release, endsLike: standing(project, release, hasDump) };
}

/** What a command does there can be told by running it only, unless all that it may read is as on base. */
async function readCommandRelease(
  { tool, base, headHistory }: Project,
  { folders }: ProjectCommand,
  { ref, tree }: { ref: string; tree: Tree },
): Promise<Release> {
  const history = await readCommandHistory(tree, tool, folders);
  const comparison = compareHistories(history, headHistory, tool);
  const isEmpty = folders.length > 0 && history.migrations.length === 0;
  const endsLike = !isEmpty && !(await differForCommand(tree, base, folders)) ? "upgraded" : null;
  return { refs: [ref], tree, tool, history, comparison, isEmpty, endsLike };
}

/** What ran an unchanged beginning of head's migrations runs the rest of them, as an empty database does. */
function standing(
  project: Project,
  { tool, history }: Pick<Release, "tool" | "history">,
  hasDump: boolean,
): Release["endsLike"] {
  const { baseHistory, headHistory, baseTool } = project;
  if (history.migrations.length === 0) return null;
  const configured = { tool, history };
  const base = { tool: baseTool, history: baseHistory };
  const head = { tool: project.tool, history: headHistory };
  if (isSame(history, baseHistory) && sameConfiguration(configured, base)) return "upgraded";
  if (!isBeginning(history, headHistory) || !sameConfiguration(configured, head) || !runsTheRest(project, history))
    return null;
  const comparison = compareHistories(baseHistory, headHistory, project.tool);
  if (sameConfiguration(base, head) && isUnchangedPrefix(baseHistory, headHistory, comparison)) return "upgraded";
  return hasDump || headHistory.fresh !== undefined ? null : "fresh";
}

/** A tool may pass over what comes last in the order of the files (Drizzle's journal goes by time). */
function runsTheRest({ tool, headHistory }: Project, history: History): boolean {
  const { migrations } = history;
  const recorded = migrations.map(({ version, name, checksum }) => ({ version, name, checksum, finished: true }));
  const { pending, skipped, refusals } = tool.decide(withPrograms(recorded, history), headHistory);
  const rest = headHistory.migrations.length - migrations.length;
  return pending.length === rest && skipped.length + refusals.length === 0;
}

/** Byte by byte: a tool may keep checksums. */
function isBeginning({ migrations }: History, head: History): boolean {
  return migrations.every((each, index) => textKey(each) === textKey(head.migrations[index] ?? null));
}

function isSame(a: History, b: History): boolean {
  return versionsOf(a) === versionsOf(b) && isBeginning(a, b);
}

function versionsOf(history: History): string {
  return JSON.stringify(inOrder(history).map(({ version }) => version));
}

function textKey(migration: Migration | null): string {
  return JSON.stringify([
    migration?.version,
    migration?.name,
    migration?.up.text,
    migration?.transactional,
    migration?.send,
  ]);
}

async function joinEqual(releases: readonly Release[], { command }: Project): Promise<Release[]> {
  const joined: Release[] = [];
  for (const release of releases) {
    const index = await indexOfEqual(joined, release, command);
    const same = joined[index];
    if (same === undefined) joined.push(release);
    else joined[index] = { ...same, refs: [...same.refs, ...release.refs] };
  }
  return joined;
}

async function indexOfEqual(
  releases: readonly Release[],
  release: Release,
  command: ProjectCommand | undefined,
): Promise<number> {
  if (command === undefined)
    return releases.findIndex((each) => isSame(each.history, release.history) && sameConfiguration(each, release));
  for (const [index, { tree }] of releases.entries())
    if (!(await differForCommand(tree, release.tree, command.folders))) return index;
  return -1;
}

export function isReplayed({ endsLike, isEmpty }: Release): boolean {
  return endsLike === null && !isEmpty;
}

function standingNotes(releases: readonly Release[], { dir }: Project): string[] {
  const refs = (wanted: (release: Release) => boolean): string =>
    releases
      .filter(wanted)
      .flatMap((release) => release.refs.map((ref) => `\`${printable(ref)}\``))
      .join(", ");
  const [known, empty] = [refs(({ endsLike }) => endsLike !== null), refs(({ isEmpty }) => isEmpty)];
  const shared = releases.filter((release) => isReplayed(release) && release.refs.length > 1);
  return [
    ...(known === ""
      ? []
      : [`Not replayed from ${known}: what ran there is the beginning of what is replayed anyway, unchanged.`]),
    ...(empty === "" ? [] : [`No migrations in \`${printable(dir)}\` at ${empty}: nothing to upgrade from.`]),
    ...shared.map(({ refs: [first = "", ...others] }) => {
      const names = others.map((ref) => `\`${printable(ref)}\``).join(", ");
      return `The same migrations as at \`${printable(first)}\`: ${names}.`;
    }),
  ];
}
