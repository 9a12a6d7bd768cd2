/**
 * Finds folders of numbered `.sql` files that are nobody else's.
 */
import { rememberingTree } from "../../source/remembering-tree.ts";
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { ForeignTool } from "../detection/foreign-tools.ts";
import { foreignTool, sampleOf } from "../detection/foreign-tools.ts";
import { fileName, filesByFolder, unfitByPath } from "../paths.ts";
import { releaseOf } from "./plain-name.ts";
import type { Detection } from "../tool.ts";

const NUMBERED = /^[VUvu]?\d[\w.-]*\.sql$/u;

/** What tests run is no migration of anybody's, unless it is called so. */
const TESTED =
  /(?:^|\/)(?:tests?|__tests__|spec|fixtures?|testdata|test[-_]?(?:data|sets?|cases?)|benches|benchmarks?)(?:\/|$)/iu;

const NOT_NAMED = "numbered .sql files that no tool is known for";

/** Folders called something with "migrat", and any with two numbered files: these are set aside where there are others. */
export async function detectPlain(tree: Tree): Promise<Detection[]> {
  const folders = numberedFolders(tree);
  const chosen = folders.filter(({ dir, names }) => isNamed(dir) || (names.length > 1 && !TESTED.test(dir)));
  const some = chosen.some(({ dir }) => isNamed(dir));
  const byDir = new Map<string, string[]>();
  for (const { dir, names } of chosen) {
    byDir.set(dir, [...(byDir.get(dir) ?? []), ...names]);
  }
  const remembering = rememberingTree(tree);
  const paths = new Set(tree.paths);
  await remembering.read([...byDir].flatMap(([dir, names]) => sampleOf(dir, names)).filter((path) => paths.has(path)));
  const found = await Promise.all([...byDir].map(([dir, names]) => detection(remembering, dir, names)));
  return found.map((each) => (some ? setAside(each) : each));
}

interface NumberedFolder {
  readonly dir: string;
  /** Of its files, or their paths below it. */
  readonly names: readonly string[];
}

/** Folders of releases (`migrations/1.10`) are one history, unless there are files beside them. */
function numberedFolders(tree: Tree): NumberedFolder[] {
  const folders = [...filesByFolder(tree.paths)]
    .map(([dir, names]) => ({ dir: withoutDirection(dir), names: names.filter((name) => NUMBERED.test(name)) }))
    .filter(({ names }) => names.length > 0);
  const direct = new Set(folders.map(({ dir }) => dir));
  const releases = [...direct].filter((dir) => releaseOf(fileName(dir)) === fileName(dir));
  return folders.map(({ dir, names }) => {
    const [release, above] = [fileName(dir), folderOf(dir)];
    if (!releases.includes(dir) || direct.has(above) || !isRelease(dir, releases)) return { dir, names };
    return { dir: above, names: names.map((name) => `${release}/${name}`) };
  });
}

/** A folder that is called `3` is one where another release lies beside it, and what is around them is called migrations. */
function isRelease(dir: string, releases: readonly string[]): boolean {
  const siblings = releases.filter((each) => folderOf(each) === folderOf(dir));
  if (siblings.some((each) => fileName(each).includes("."))) return true;
  return siblings.length > 1 && isNamed(folderOf(dir));
}

function isNamed(dir: string): boolean {
  return /migrat/iu.test(dir);
}

/** Where some folder is somebody's or called migrations. */
export function setAside(found: Detection): Detection {
  return isNamed(found.dir) ? found : { ...found, aside: NOT_NAMED };
}

/** `migrations/up` and `migrations/down` are one folder of migrations. */
function withoutDirection(dir: string): string {
  return /^(?:up|down)$/iu.test(fileName(dir)) ? folderOf(dir) : dir;
}

async function detection(tree: Tree, dir: string, names: readonly string[]): Promise<Detection> {
  const whose = await foreignTool(tree, dir, names);
  const unfit = unfitByPath(dir) ?? (whose === null ? null : notSupported(whose));
  return { tool: "plain", dir, reason: "numbered .sql files", ...(unfit === null ? {} : { unfit }) };
}

function notSupported({ title, evidence, wrong }: ForeignTool): string {
  return `it looks like ${title} (\`${evidence}\`), which is not supported yet; \`--tool plain\` ${wrong}`;
}
