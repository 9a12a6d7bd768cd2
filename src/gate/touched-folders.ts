/**
 * Folders of migrations that are found and not judged: what becomes of them where the change touches them. Those that only look like
 * examples are judged all the same; the others are told, since nothing was replayed that could tell what they do.
 */
import { code, list } from "../checks/markdown.ts";
import { isWithin } from "../tools/manifests/cargo.ts";
import type { Found } from "../tools/detection/detect-tool.ts";
import { ASIDE, ROWS } from "../tools/detection/detect-tool.ts";
import { fileName, namesDatabase } from "../tools/paths.ts";
import { findTool } from "../tools/registry.ts";
import { pathsBelow } from "../source/tree.ts";
import type { Detection, IgnoredFile } from "../tools/tool.ts";
import { differs } from "./former-folder.ts";
import type { Sides } from "./read-project.ts";

/** Others' code, and what tests run: a change to them is noted. */
const NEVER_RUN =
  /(?:^|\/)(?:node_modules|third[-_]party|__tests__|testdata|test[-_]data|benches|(?:tests?|spec)\/(?:.*\/)?fixtures?)(?:\/|$)|^vendor(?:\/|$)|(?:^|\/)vendor\/(?:[^/]+\.[a-z]+|bundle|cache)\//iu;
/** Files that may be broken on purpose: told, and not run. */
const NOT_RUN = /(?:^|\/)fixtures?(?:\/|$)/iu;
/** What is here is run where it is a tool's own. */
const DOUBTFUL = /(?:^|\/)(?:vendor|benchmarks?)(?:\/|$)/iu;

export interface TouchedFolders {
  readonly judged: readonly Detection[];
  /** What the change touches and nobody judges. */
  readonly told: readonly Detection[];
}

/** Of what is set aside: two tools' claims for one folder are not judged. */
export async function touchedAside({ base: before, merged }: Sides, base: Found, head: Found): Promise<TouchedFolders> {
  const known = new Set([...head.fit, ...base.fit, ...head.aside].map(({ dir }) => dir));
  const all = [...head.aside, ...base.aside.filter(({ dir }) => !known.has(dir))];
  const touched = await Promise.all(all.map(({ dir }) => differs(before, merged, dir)));
  const [judged, told]: [Detection[], Detection[]] = [[], []];
  for (const each of all.filter((_, index) => touched[index] === true)) {
    const alone = all.filter(({ dir }) => dir === each.dir).length === 1;
    (alone && isRun(each) ? judged : told).push(each);
  }
  return { judged, told };
}

function isRun({ aside, dir, tool }: Detection): boolean {
  if (aside !== ASIDE || NEVER_RUN.test(dir) || NOT_RUN.test(dir)) return false;
  return tool !== "plain" || !DOUBTFUL.test(dir);
}

export interface ToldFolders {
  readonly files: readonly IgnoredFile[];
  readonly notes: readonly string[];
  /** Folders that `files` tell. */
  readonly dirs: readonly string[];
}

/** `aside`: as `touchedAside` tells them; `judged`: every folder that is. A folder that is certainly another database's is not told
 * here: the report names those. */
export async function unjudgedFolders(
  sides: Sides,
  found: { readonly aside: readonly Detection[]; readonly leftOut: readonly Detection[] },
  judged: readonly Detection[],
): Promise<ToldFolders> {
  const dirs = new Set(judged.flatMap(({ dir, folders = [dir] }) => [dir, ...folders]));
  const leftOut = found.leftOut.filter(({ dir, unfit }) => !dirs.has(dir) && !namesDatabase(unfit ?? "", dir));
  const worth = [...found.aside.filter((each) => !isOthers(each)), ...leftOut];
  const unique = worth.filter(({ dir }, index) => worth.findIndex((each) => each.dir === dir) === index);
  const told = await Promise.all(unique.map((each) => toldBy(sides, each, [...dirs])));
  const notes = found.aside
    .filter(isOthers)
    .map(
      ({ dir, aside }) =>
        `Left out: ${code(dir)}, which the change touches (${aside ?? ""}). List it under ${code("projects")} in the config file to have it judged.`,
    );
  return {
    files: told.flatMap((each) => each ?? []),
    notes: [...new Set(notes)],
    dirs: unique.filter((_, index) => told[index] !== null).map(({ dir }) => dir),
  };
}

/** They claim by what is in the files. */
const BY_MARKS = new Set(["dbmate", "goose"]);

function isOthers({ dir, aside, tool }: Detection): boolean {
  return NEVER_RUN.test(dir) || (aside === ROWS && !BY_MARKS.has(tool));
}

const SHOWN = 5;
const MIGRATION = /\.(?:sql|xml|ya?ml|json)$/iu;

/** Null where the change does not touch its migrations. */
async function toldBy(sides: Sides, found: Detection, judged: readonly string[]): Promise<IgnoredFile | null> {
  const { dir, aside, unfit, tool } = found;
  const [file, ...others] = await changedIn(sides, found, judged);
  if (file === undefined) return null;
  const more = others.length === 0 ? "" : `, with ${list(others.map(code), SHOWN)}`;
  const why = aside ?? unfit ?? "";
  return {
    file,
    reason: `its folder ${code(dir)} is left out${more} (${why})`,
    remedy: `If it is for PostgreSQL, list ${code(`migrations: ${dir}`)} under ${code("projects")} in the config file, beside the others.`,
    runByTool: true,
    runner: tool === "plain" ? "Its own tool" : findTool(tool).title,
  };
}

/** Those that are still there first. Folders within it that are judged are not its own. */
async function changedIn(
  { base, merged }: Sides,
  { dir, folders = [dir] }: Detection,
  judged: readonly string[],
): Promise<string[]> {
  const inner = judged.filter((each) => each !== dir && isWithin(each, dir));
  const paths = new Set([
    ...folders.flatMap((each) => pathsBelow(merged, each)),
    ...folders.flatMap((each) => pathsBelow(base, each)),
  ]);
  const changed: string[] = [];
  for (const path of paths) {
    if (!MIGRATION.test(fileName(path)) || inner.some((each) => isWithin(path, each))) continue;
    if ((await base.blobId?.(path)) !== (await merged.blobId?.(path))) changed.push(path);
  }
  return changed;
}
