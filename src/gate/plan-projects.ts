/**
 * Which projects of a repository are to be judged: those that the user names, else every one that is found. What is found
 * and left out is told in notes.
 */
import { code, list } from "../checks/markdown.ts";
import type { Listed } from "../config/load-options.ts";
import type { GateOptions } from "../config/options.ts";
import { UserError } from "../errors.ts";
import { folderOf, pathsBelow } from "../source/tree.ts";
import { isWithin } from "../tools/manifests/cargo.ts";
import type { Found } from "../tools/detection/detect-tool.ts";
import { findMigrations, undisputed } from "../tools/detection/detect-tool.ts";
import { fileName } from "../tools/paths.ts";
import { releaseOf } from "../tools/plain/plain-name.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection, IgnoredFile } from "../tools/tool.ts";
import { carriedOn, isNamed } from "./carried-on.ts";
import { formerFolder } from "./former-folder.ts";
import { formerProjects } from "./former-projects.ts";
import type { MistakenFolder } from "./mistaken-folders.ts";
import { mistakenFolders } from "./mistaken-folders.ts";
import { namedOnce } from "./named-once.ts";
import type { Sides } from "./read-project.ts";
import { touchedAside, unjudgedFolders } from "./touched-folders.ts";
import { unjudgedPrograms } from "./unjudged-programs.ts";

export interface Plan {
  /** One project each, with a name of its own. Sorted as the config file lists them, then by folder. */
  readonly projects: readonly GateOptions[];
  /** Markdown sentences for the report about what is left out. */
  readonly notes: readonly string[];
  /** The same for the log, each folder with its reason. */
  readonly leftOut: readonly string[];
  /** Where base has the migrations of one of head's folders, as far as the settings tell. */
  readonly formerDirs: ReadonlyMap<string, string>;
  readonly unjudged: readonly Unjudged[];
}

/** What the change touches beside the projects, and nobody judges. */
export interface Unjudged {
  /** The folder of the project that tells; null: the first one. */
  readonly near: string | null;
  readonly file: IgnoredFile;
}

interface Part extends Plan {
  /** Every folder that is judged. */
  readonly dirs: readonly string[];
}

/** `repository`: what the whole is called where nobody says. */
export async function planProjects(listed: Listed, sides: Sides, repository: string): Promise<Plan> {
  const parts: Part[] = [];
  for (const options of listed.projects) parts.push(await partOf(options, sides, listed.projects));
  const before = (await listed.formerly?.(sides.base)) ?? listed.projects;
  const now = parts.flatMap(({ dirs }) => dirs);
  const former = await formerProjects(before, listed.projects, now, sides);
  const projects = [...parts.flatMap((part) => part.projects), ...former.projects];
  return {
    projects: withNames(projects, listed.name ?? repository),
    notes: [...new Set([...parts.flatMap(({ notes }) => notes), ...former.notes])],
    leftOut: [...new Set([...parts.flatMap(({ leftOut }) => leftOut), ...former.notes.map(plainly)])],
    formerDirs: new Map([...parts.flatMap(({ formerDirs }) => [...formerDirs]), ...former.dirs]),
    unjudged: parts.flatMap(({ unjudged }) => unjudged),
  };
}

const SILENT = { notes: [], leftOut: [], unjudged: [], formerDirs: new Map<string, string>() };

function plainly(line: string): string {
  return line.replaceAll("`", "");
}

/** What becomes of one entry of the list; names are still the entry's. */
async function partOf(options: GateOptions, sides: Sides, listed: readonly GateOptions[]): Promise<Part> {
  const { migrations } = options;
  // One command runs all of its folders.
  if (options.apply !== null) return { projects: [options], dirs: migrations, ...SILENT };
  if (migrations.length > 0) {
    const unjudged = besideThem(mistakenFolders(sides, migrations, foldersIn(listed)));
    const { dirs, formerDirs } = await namedOnce(options, sides);
    return { projects: byFolder({ ...options, migrations: dirs }), dirs: migrations, ...SILENT, unjudged, formerDirs };
  }
  const named = options.tool === null ? null : findTool(options.tool);
  const [base, head] = await Promise.all([findMigrations(sides.base, named), findMigrations(sides.merged, named)]);
  const { found: present, formerDirs } = carriedOn(base.fit, head.fit);
  const outer = withoutInner(sides, await presentAndPast(sides, { past: base.fit, present, formerDirs }));
  const aside = await touchedAside(sides, base, head);
  const found = undisputed(sides.merged, byDir([...outer, ...aside.judged]));
  const { all, mistaken } = withoutMistaken(sides, found, foldersIn(listed));
  if (all.length === 0) return { projects: [options], dirs: [], ...SILENT };
  const dirs = all.map(({ dir }) => dir);
  const { touched, untouched } = await unjudgedPrograms(sides, { base: base.programs, head: head.programs }, listed);
  const others = await unjudgedFolders(sides, { aside: aside.told, leftOut: head.leftOut }, all);
  const unjudged = [...besideThem(mistaken), ...[...touched, ...others.files].map((file) => ({ near: null, file }))];
  const leftOut = head.leftOut.filter(({ dir }) => !others.dirs.includes(dir));
  const notes = toldOf({ ...head, leftOut, programs: untouched }, all);
  const told = { dirs, formerDirs, unjudged, ...withNotes(notes, others.notes) };
  if (all.length === 1 && head.fit.length < 2) return { projects: [options], ...told };
  const toolIsFound = options.tool === null;
  const detected = all.map(({ tool, dir }) => Object.assign({}, options, { tool, toolIsFound, migrations: [dir] }));
  return { projects: withFolders(detected), ...told };
}

function foldersIn(listed: readonly GateOptions[]): string[] {
  return listed.flatMap(({ migrations }) => migrations);
}

function besideThem(mistaken: readonly MistakenFolder[]): Unjudged[] {
  return mistaken.flatMap(({ meant, files }) => files.map((file) => ({ near: meant, file })));
}

/** Whose runner nobody knows, and what a configuration names, is meant as it is. */
function withoutMistaken(
  sides: Sides,
  found: readonly Detection[],
  listed: readonly string[],
): { all: readonly Detection[]; mistaken: readonly MistakenFolder[] } {
  const named = found.filter(isNamed).map(({ dir }) => dir);
  const known = found.filter(({ tool }) => tool !== "plain").map(({ dir }) => dir);
  const mistaken = mistakenFolders(sides, known, [...named, ...listed]);
  const all = found.filter(({ dir }) => !mistaken.some((each) => isWithin(dir, each.dir)));
  return { all, mistaken };
}

/** Several folders are several histories: each is judged by itself. */
function byFolder(options: GateOptions): GateOptions[] {
  return withFolders(options.migrations.map((folder) => ({ ...options, migrations: [folder] })));
}

/** A name for several folders is the name of none of them. */
function withFolders(projects: readonly GateOptions[]): GateOptions[] {
  const [folder, ...others] = projects.flatMap(({ migrations }) => migrations);
  if (folder === undefined || others.length === 0) return [...projects];
  const names = projectNames([folder, ...others]);
  return projects.map((each) => {
    const own = each.migrations[0] ?? "";
    return each.project === null ? each : { ...each, project: `${each.project}: ${names.get(own) ?? own}` };
  });
}

/** Head's folders; and base's that the change takes away, or makes look like another database's. */
async function presentAndPast(
  sides: Sides,
  found: { past: readonly Detection[]; present: readonly Detection[]; formerDirs: ReadonlyMap<string, string> },
): Promise<Detection[]> {
  const { present, formerDirs } = found;
  const dirs = new Set([...present.map(({ dir }) => dir), ...formerDirs.values()]);
  const past = found.past.filter(
    (each) =>
      !dirs.has(each.dir) && !present.some((now) => shareFolders(each, now) || isReleaseOf(each, now, found.past)),
  );
  if (past.length === 0) return [...present];
  const moved = new Set(await Promise.all(present.map((each) => formerly(sides, each))));
  return [...present, ...past.filter(({ dir }) => !moved.has(dir))].sort((a, b) => (a.dir < b.dir ? -1 : 1));
}

/** A release's folder is part of the history around it, where that has no files beside it. */
function isReleaseOf({ tool, dir }: Detection, now: Detection, past: readonly Detection[]): boolean {
  if (tool !== "plain" || now.tool !== "plain" || folderOf(dir) !== now.dir) return false;
  return releaseOf(fileName(dir)) === fileName(dir) && !past.some((each) => each.dir === now.dir);
}

/** One of them is among the folders of the other's history. */
function shareFolders(one: Detection, other: Detection): boolean {
  const { dir, folders = [dir] } = one;
  return folders.some((folder) => (other.folders ?? [other.dir]).includes(folder));
}

function byDir(found: readonly Detection[]): Detection[] {
  return [...found].sort((a, b) => (a.dir === b.dir ? 0 : a.dir < b.dir ? -1 : 1));
}

/** A new folder within a folder of migrations is no project that begins: its files lie where the tool does not look, or does. */
function withoutInner({ base }: Sides, found: readonly Detection[]): Detection[] {
  return found.filter(({ dir, tool }) => {
    const around = found.some(
      (each) => each.dir !== dir && each.dir !== "." && isWithin(dir, each.dir) && [each.tool, "plain"].includes(tool),
    );
    return !around || pathsBelow(base, dir).length > 0;
  });
}

function withNotes(
  { notes, leftOut }: Pick<Plan, "notes" | "leftOut">,
  more: readonly string[],
): Pick<Plan, "notes" | "leftOut"> {
  return { notes: [...notes, ...more], leftOut: [...leftOut, ...more.map(plainly)] };
}

/** Where it cannot be told, the project itself will say so. */
async function formerly({ base, merged }: Sides, { tool, dir }: Detection): Promise<string | null> {
  if (pathsBelow(base, dir).length > 0) return dir;
  try {
    return await formerFolder(base, merged, { tool: findTool(tool), dir });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Parts of a path that say nothing about whose migrations they are. */
const COMMON =
  /^(?:\.|db|data|databases?|sql|src|main|resources|app|apps|packages|prisma|drizzle|supabase|priv|repo|(?:db-?)?migrations?|migrate|up|versions)$/iu;

/** By folder: `services/billing` for `services/billing/db/migrations`; the whole folder where that is not telling. */
export function projectNames(dirs: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map(dirs.map((dir) => [dir, withoutCommonEnd(dir)]));
  const shared = (name: string): boolean => [...short.values()].filter((each) => each === name).length > 1;
  return new Map([...short].map(([dir, name]) => [dir, name === "." || shared(name) ? dir : name]));
}

function withoutCommonEnd(dir: string): string {
  const last = dir.slice(dir.lastIndexOf("/") + 1);
  return dir !== "." && COMMON.test(last) ? withoutCommonEnd(folderOf(dir)) : dir;
}

/** Each name once: the comment's marker tells projects apart by them. */
function withNames(projects: readonly GateOptions[], whole: string): readonly GateOptions[] {
  if (projects.length < 2) return projects.map((each) => ({ ...each, project: each.project ?? whole }));
  const names = projectNames(projects.flatMap(({ migrations }) => migrations));
  const taken = new Set<string>();
  return projects.map((each, index) => {
    const folder = each.migrations[0] ?? each.tool ?? `project ${index + 1}`;
    const name = each.project ?? `${whole}: ${names.get(folder) ?? folder}`;
    const own = taken.has(name) ? `${name}: ${folder}` : name;
    taken.add(own);
    return { ...each, project: own };
  });
}

/** With more folders than this their names have to do; the log has the reasons. */
const EXPLAINED = 3;

function toldOf({ leftOut, programs }: Found, judged: readonly Detection[]): Pick<Plan, "notes" | "leftOut"> {
  const dirs = new Set(judged.map(({ dir }) => dir));
  const others = leftOut.filter(({ dir }) => !dirs.has(dir));
  const reasons = others.map(({ dir, unfit }) => `${code(dir)} (${unfit ?? ""})`);
  const names =
    others.length > EXPLAINED
      ? list(
          others.map(({ dir }) => code(dir)),
          MOST_NAMES,
        )
      : reasons.join("; ");
  const notJudged = programs.map(
    ({ dir, title, apply }) =>
      `Not judged: the migrations of ${title} in ${code(dir)}, which are programs. A project with ${code(`apply: ${apply}`)} in the config file has them run.`,
  );
  return {
    notes: [
      ...(others.length === 0 ? [] : [`Left out, because they do not look like PostgreSQL's: ${names}.`]),
      ...notJudged,
    ],
    leftOut: [...reasons.map((reason) => `Left out: ${reason}`), ...notJudged].map(plainly),
  };
}

const MOST_NAMES = 10;
