/**
 * Which migration tools a repository uses, and in which folders: found from the files, or as the user says. What is not
 * plain is asked back, never guessed.
 */
import { UserError } from "../../errors.ts";
import { rememberingTree } from "../../source/remembering-tree.ts";
import type { Tree } from "../../source/tree.ts";
import { pathsBelow } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { CodeTool } from "./code-tools.ts";
import { findCodeTools } from "./code-tools.ts";
import { contestedFolder, nothingFound, severalFound } from "./detection-questions.ts";
import { withoutOtherDialects } from "./other-dialect.ts";
import { setAside } from "../plain/plain-detection.ts";
import { findTool, tools } from "../registry.ts";
import type { Detection, Tool } from "../tool.ts";

export interface Wanted {
  /** A tool's name; null: detect. */
  readonly tool: string | null;
  /** Folders relative to the repository's root; empty: detect. */
  readonly migrations: readonly string[];
}

export interface DetectedProject {
  /** As the folder's own configuration wants it. */
  readonly tool: Tool;
  readonly dir: string;
  readonly reason: string;
}

/** Everything that looks like migrations. Sorted by folder. */
export interface Found {
  /** A folder is in it twice where two tools claim it. */
  readonly fit: readonly Detection[];
  /** Set aside for the others (within tests and examples, or numbered files of nobody), each with its reason (`aside`). */
  readonly aside: readonly Detection[];
  /** Not for PostgreSQL, each with its reason (`unfit`); those within tests and examples are not worth telling. */
  readonly leftOut: readonly Detection[];
  /** Migrations that are programs. */
  readonly programs: readonly CodeTool[];
}

/** Throws a `UserError` that asks for what cannot be told from the files. */
export async function detectProject(tree: Tree, wanted: Wanted): Promise<DetectedProject> {
  const dir = wantedDir(tree, wanted);
  const named = wanted.tool === null ? null : findTool(wanted.tool);
  if (named !== null && dir !== null) {
    return project(tree, { tool: named.name, dir, reason: "as told" });
  }
  const { fit, leftOut, programs } = await findWithin(tree, named, dir);
  const [first, ...others] = fit;
  if (first === undefined) {
    const relevant = programs.filter((each) => dir === null || isWithin(each.dir, dir));
    const its = relevant.filter(({ title }) => named === null || title.startsWith(`${named.title} (`));
    throw nothingFound(tree, { named, dir }, { unfit: leftOut, programs: its });
  }
  if (others.length > 0) {
    throw severalFound(tree, fit, dir);
  }
  return project(tree, first);
}

/** Every folder of migrations that is there, not in tests or examples unless there is no other. `named`: of this tool. */
export async function findMigrations(tree: Tree, named: Tool | null): Promise<Found> {
  return findWithin(tree, named, null);
}

/** Whatever tool claims whichever folder, be it for another database or within tests. */
export async function findClaims(tree: Tree): Promise<readonly Detection[]> {
  return (await remembered(tree, null)).found.filter(({ aside }) => aside !== ROWS);
}

/** One detection for each folder. Throws a `UserError` that asks, where two tools claim one. */
export function undisputed(tree: Tree, fit: readonly Detection[]): readonly Detection[] {
  const contested = fit.find((each, index) => fit.findIndex(({ dir }) => dir === each.dir) !== index);
  if (contested !== undefined) {
    throw contestedFolder(tree, contested.dir, fit);
  }
  return fit;
}

async function findWithin(tree: Tree, named: Tool | null, dir: string | null): Promise<Found> {
  const { found, codeTools } = await remembered(tree, named);
  const within =
    dir === null ? found : found.flatMap((each) => (holds(each, dir) ? [Object.assign({}, each, { dir })] : []));
  const claimed = found.filter(isClaim).flatMap((each) => each.folders ?? [each.dir]);
  const programs = withoutNoise(await codeTools(claimed)).filter(
    (each) => !found.some((other) => isForeign(other, each)),
  );
  const { fit, aside, leftOut } = likeliest(within);
  const isProgram = ({ dir: folder }: Detection): boolean => programs.some((each) => each.dir === folder);
  return { fit, aside, leftOut: leftOut.filter((each) => !isProgram(each)), programs };
}

/** goose's programs are for the database that its SQL beside them is for. */
function isForeign({ tool, dir, unfit }: Detection, program: CodeTool): boolean {
  return tool === "goose" && unfit !== undefined && dir === program.dir;
}

/** Liquibase's changelogs are its own, whatever database they are written for. */
function isClaim({ tool, unfit, aside }: Detection): boolean {
  return aside === undefined && (unfit === undefined || tool === "liquibase");
}

function holds({ dir, folders = [dir] }: Detection, wanted: string): boolean {
  return dir === wanted || folders.includes(wanted);
}

interface LookedAt {
  readonly found: readonly Detection[];
  /** What there is besides the folders that are somebody's. */
  readonly codeTools: (claimed: readonly string[]) => Promise<CodeTool[]>;
}

/** A tree does not change, and it is asked about more than once. */
const memory = new WeakMap<Tree, Map<string, Promise<LookedAt>>>();

function remembered(tree: Tree, named: Tool | null): Promise<LookedAt> {
  const answers = memory.get(tree) ?? new Map<string, Promise<LookedAt>>();
  memory.set(tree, answers);
  const key = named?.name ?? "";
  const answer = answers.get(key) ?? lookAt(rememberingTree(tree), named);
  answers.set(key, answer);
  return answer;
}

async function lookAt(tree: Tree, named: Tool | null): Promise<LookedAt> {
  const found = await withoutOtherDialects(tree, await candidates(tree, named));
  return { found, codeTools: (claimed) => findCodeTools(tree, claimed, programFolders(found)) };
}

/** Folders that a tool knows as its own, and that hold programs alone. */
function programFolders(found: readonly Detection[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, readonly string[]>();
  for (const { programsOf, dir } of found) {
    if (programsOf !== undefined) folders.set(programsOf, [...(folders.get(programsOf) ?? []), dir]);
  }
  return folders;
}

async function project(tree: Tree, { tool: name, dir, reason }: Detection): Promise<DetectedProject> {
  const tool = findTool(name);
  return { tool: (await tool.configured?.(tree, dir)) ?? tool, dir, reason };
}

function wantedDir(tree: Tree, { migrations }: Wanted): string | null {
  const [first, ...others] = migrations.map(normalizedDir);
  if (others.length > 0) {
    throw new UserError("`--migrations` was given more than once, and one run looks at one folder.", {
      remedy: "Run the gate once for each folder.",
    });
  }
  if (first !== undefined && pathsBelow(tree, first).length === 0) {
    const similar = tree.paths.find((path) => path.includes(`/${first}/`));
    const near = similar?.slice(0, similar.indexOf(`/${first}/`) + first.length + 1);
    throw new UserError(`There is no file below \`${first}\` in ${tree.ref}.`, {
      remedy:
        near === undefined
          ? "Give the folder relative to the repository's root: `--migrations DIR`."
          : `Did you mean \`--migrations ${near}\`?`,
    });
  }
  return first ?? null;
}

function normalizedDir(dir: string): string {
  const parts = dir.replaceAll("\\", "/").split("/");
  return parts.filter((part) => part !== "" && part !== ".").join("/") || ".";
}

/** `plain` is left with the folders that no other tool claims, not even as unfit. */
async function candidates(tree: Tree, named: Tool | null): Promise<Detection[]> {
  if (named !== null) {
    return [...(await named.detect(tree))];
  }
  const special = (
    await Promise.all(tools.filter(({ name }) => name !== "plain").map((tool) => tool.detect(tree)))
  ).flat();
  const claimed = special.flatMap(({ dir, folders = [dir] }) => folders);
  const plain = await findTool("plain").detect(tree);
  const free = plain.filter(({ dir }) => !claimed.some((each) => isWithin(dir, each)));
  const sure = special.some(({ unfit }) => unfit === undefined) ? free.map(setAside) : free;
  const all = [...withoutWeakerClaims(special), ...sure].map(rowsAside);
  return all.sort((a, b) => (a.dir === b.dir ? 0 : a.dir < b.dir ? -1 : 1));
}

const SEEDS = /(?:^|\/)(?:seeds?|seeders?|fixtures?)$/iu;
const WITHIN_SEEDS = /(?:^|\/)(?:seeds?|seeders?|fixtures?)\/(?!.*migrat)/iu;
/** Of what is called like that, which no tool counts among its migrations unless a configuration names it. */
export const ROWS = "its name says that it holds rows, not migrations";

function rowsAside(found: Detection): Detection {
  return holdsRows(found) ? { ...found, aside: ROWS } : found;
}

function holdsRows({ dir, tool, reason }: Detection): boolean {
  return (SEEDS.test(dir) && !/\bnames\b/u.test(reason)) || (tool === "plain" && WITHIN_SEEDS.test(dir));
}

/** Who goes by what is in the files knows better than who goes by their names and a dependency of the project. */
const SURER: Readonly<Record<string, readonly string[]>> = {
  dbmate: ["golang-migrate", "node-pg-migrate", "sqlx"],
  goose: ["golang-migrate", "node-pg-migrate", "sqlx"],
  refinery: ["flyway"],
};

function isSurer(other: Detection, { tool, aside }: Detection): boolean {
  return SURER[other.tool]?.includes(tool) === true || (aside !== undefined && other.aside === undefined);
}

function withoutWeakerClaims(found: readonly Detection[]): readonly Detection[] {
  return found.filter((each) => !found.some((other) => other.dir === each.dir && isSurer(other, each)));
}

const NOISE =
  /(?:^|\/)(?:examples?|samples?|demos?|tests?|__tests__|spec|fixtures?|testdata|test[-_]data|benches|benchmarks?|node_modules|vendor|third[-_]party|templates?|docs?)(?:\/|$)/iu;

/** Folders within tests and examples count only where there is no other. */
function withoutNoise<Place extends { readonly dir: string }>(found: readonly Place[]): readonly Place[] {
  const real = found.filter(({ dir }) => !NOISE.test(dir));
  return real.length > 0 ? real : found;
}

function likeliest(found: readonly Detection[]): Omit<Found, "programs"> {
  const leftOut = withoutNoise(found.filter((each) => each.unfit !== undefined));
  const whole = found.filter((each) => each.unfit === undefined);
  const sure = whole.filter((each) => each.aside === undefined);
  const fit = withoutNoise(sure.length > 0 ? sure : whole);
  const aside = whole.filter((each) => !fit.includes(each)).map((each) => Object.assign({ aside: ASIDE }, each));
  return { fit, aside, leftOut };
}

/** Of what lies within tests and examples. */
export const ASIDE = "its path looks like tests, examples or documentation";
