/**
 * Which migration tool a repository uses, and in which folder: found from the files, or as the user says. What is not
 * plain is asked back, never guessed.
 */
import { UserError } from "../errors.ts";
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import { isWithin } from "./cargo.ts";
import { findTool, tools } from "./registry.ts";
import type { Detection, Tool } from "./tool.ts";

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

/** Throws a `UserError` that asks for what cannot be told from the files. */
export async function detectProject(tree: Tree, wanted: Wanted): Promise<DetectedProject> {
  const dir = wantedDir(tree, wanted);
  const named = wanted.tool === null ? null : findTool(wanted.tool);
  if (named !== null && dir !== null) {
    return project(tree, { tool: named.name, dir, reason: "as told" });
  }
  const found = await candidates(tree, named);
  const within = dir === null ? found : found.filter((each) => each.dir === dir);
  const fit = likeliest(within.filter(({ unfit }) => unfit === undefined));
  const [first, ...others] = fit;
  if (first === undefined) {
    throw nothingFound(tree, { named, dir }, dir === null ? found : within);
  }
  if (others.length > 0) {
    throw severalFound(tree, fit, dir);
  }
  return project(tree, first);
}

/** Every folder of migrations that is there, not in tests or examples unless there is no other. */
export async function detectAll(tree: Tree): Promise<readonly Detection[]> {
  const found = await candidates(tree, null);
  return likeliest(found.filter(({ unfit }) => unfit === undefined));
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
  const claimed = special.map(({ dir }) => dir);
  const plain = await findTool("plain").detect(tree);
  const free = plain.filter(({ dir }) => !claimed.some((each) => isWithin(dir, each)));
  const sure = special.some(({ unfit }) => unfit === undefined) ? free.filter(({ dir }) => /migrat/iu.test(dir)) : free;
  return [...special, ...sure].sort((a, b) => (a.dir === b.dir ? 0 : a.dir < b.dir ? -1 : 1));
}

const NOISE =
  /(?:^|\/)(?:examples?|samples?|demos?|tests?|__tests__|spec|fixtures?|testdata|test[-_]data|benches|benchmarks?|node_modules|vendor|third[-_]party|docs?)(?:\/|$)/iu;

/** Folders within tests and examples count only where there is no other. */
function withoutNoise(found: readonly Detection[]): readonly Detection[] {
  const real = found.filter(({ dir }) => !NOISE.test(dir));
  return real.length > 0 ? real : found;
}

/** Where some are known to be for PostgreSQL, those of which nothing is known are left out. */
function likeliest(found: readonly Detection[]): readonly Detection[] {
  const real = withoutNoise(found);
  const sure = real.filter(({ postgres }) => postgres === true);
  return sure.length > 0 ? [...sure, ...real.filter(({ tool }) => tool === "plain")] : real;
}

interface Asked {
  readonly named: Tool | null;
  readonly dir: string | null;
}

const LOOKED_FOR = [
  "folders with a `migration.sql` (Prisma)",
  "folders with an `up.sql` in a crate that uses diesel",
  "files `<number>_<name>.sql` in a crate that uses sqlx",
  "folders of numbered `.sql` files (plain)",
].join(", ");

function nothingFound(tree: Tree, { named, dir }: Asked, found: readonly Detection[]): UserError {
  const where = dir === null ? tree.ref : `\`${dir}\` (${tree.ref})`;
  const unfit = withoutNoise(found).filter((each) => each.unfit !== undefined);
  if (unfit.length > 0) {
    return new UserError(
      `No PostgreSQL migrations were found in ${where}. Left out:\n${unfit.map(leftOut).join("\n")}`,
      {
        remedy: "If one of them is the one, say so: `--tool NAME --migrations DIR`.",
      },
    );
  }
  if (dir !== null) {
    return new UserError(`The files in ${where} fit no tool that is known.`, {
      remedy: `Say which: \`--tool ${tools.map(({ name }) => name).join("|")} --migrations ${dir}\`.`,
    });
  }
  const what = named === null ? LOOKED_FOR : `a folder of ${named.title}`;
  return new UserError(`No migrations were found in ${where}. Looked for: ${what}.`, {
    remedy: `Say where they are: \`--tool ${named?.name ?? "NAME"} --migrations DIR\`.`,
  });
}

function leftOut({ dir, unfit }: Detection): string {
  return `- ${dir}: ${unfit}`;
}

/** A longer list helps nobody to choose. */
const SHOWN = 8;

function severalFound(tree: Tree, found: readonly Detection[], dir: string | null): UserError {
  const shown = found.slice(0, SHOWN);
  const more = found.length > SHOWN ? [`- and ${found.length - SHOWN} more`] : [];
  const lines = shown.map((each) => `- ${each.dir}: ${findTool(each.tool).title} (${each.reason})`);
  const flags = shown.map((each) => `--tool ${each.tool} --migrations ${each.dir}`);
  const what = dir === null ? "More than one folder of migrations was found" : "The folder fits more than one tool";
  return new UserError(`${what} in ${tree.ref}:\n${[...lines, ...more].join("\n")}`, {
    remedy: `Say which one, with one of:\n${flags.join("\n")}`,
  });
}
