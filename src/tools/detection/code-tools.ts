/**
 * Migrations that are programs and not SQL: whose they are, and the command that applies them. The gate runs that command
 * where the config file has it (`apply:`).
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { Ecosystem, Sign } from "./code-tool-signs.ts";
import { SIGNS } from "./code-tool-signs.ts";
import { fileName } from "../paths.ts";

export interface CodeTool {
  /** As its makers write it. */
  readonly title: string;
  /** The first folder of such files. */
  readonly dir: string;
  readonly dirs: readonly string[];
  /** Files elsewhere that they name. */
  readonly files: readonly string[];
  /** The command that brings a database up to date, at the repository's root. */
  readonly apply: string;
  /** The one that undoes what was applied last; null where there is none that needs no more words. */
  readonly rollback: string | null;
  /** What that needs on a fresh checkout; null when it is not known. */
  readonly install: string | null;
}

/** What there is in the tree besides the folders that are already somebody's, in the order of the table. `known`: folders of such files by
 * the title of their tool, whatever the files are called. */
export async function findCodeTools(
  tree: Tree,
  claimed: readonly string[] = [],
  known: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<CodeTool[]> {
  const found = SIGNS.map((sign) => {
    const dirs = [...foldersOf(tree, sign, claimed), ...(known.get(sign.title) ?? [])];
    return { sign, dirs: [...new Set(dirs)] };
  }).filter(({ dirs }) => dirs.length > 0);
  const fit = await Promise.all(
    found.map(async (each) => ((await isConfirmed(tree, each.sign, each.dirs)) ? each : null)),
  );
  return (await Promise.all(fit.map(async (each) => (each === null ? [] : toolOf(tree, each.sign, each.dirs))))).flat();
}

async function toolOf(tree: Tree, sign: Sign, dirs: readonly string[]): Promise<CodeTool[]> {
  const [dir] = dirs;
  if (dir === undefined) {
    return [];
  }
  const root = rootOf(tree, sign, dir);
  const install = INSTALLS[sign.ecosystem].find(({ file }) => tree.paths.includes(joined(root, file)))?.command ?? null;
  const command = `${commandOf(tree, sign, root)}${folderOption(sign, dir, root)}`;
  const { undo } = sign;
  return [
    {
      title: sign.title,
      dir,
      dirs,
      files: (await sign.named?.(tree)) ?? [],
      apply: within(root, command),
      rollback: undo === undefined ? null : within(root, command.replace(undo[0], undo[1])),
      install: install === null ? null : within(root, install),
    },
  ];
}

interface Install {
  /** A file in the project's folder. */
  readonly file: string;
  readonly command: string;
}

/** The first whose file is there. */
const INSTALLS: Readonly<Record<Ecosystem, readonly Install[]>> = {
  JavaScript: [
    { file: "package-lock.json", command: "npm ci" },
    { file: "pnpm-lock.yaml", command: "pnpm install --frozen-lockfile" },
    { file: "yarn.lock", command: "yarn install --frozen-lockfile" },
    { file: "package.json", command: "npm install" },
  ],
  Ruby: [{ file: "Gemfile", command: "bundle install" }],
  Python: [
    { file: "uv.lock", command: "uv sync" },
    { file: "poetry.lock", command: "poetry install" },
    { file: "requirements.txt", command: "pip install -r requirements.txt" },
    { file: "pyproject.toml", command: "pip install ." },
  ],
  Go: [{ file: "go.mod", command: "go mod download" }],
  Rust: [{ file: "Cargo.toml", command: "cargo fetch" }],
  JVM: [],
  PHP: [{ file: "composer.json", command: "composer install" }],
  Elixir: [{ file: "mix.exs", command: "mix deps.get" }],
  Java: [],
  ".NET": [{ file: ".config/dotnet-tools.json", command: "dotnet tool restore" }],
};

const ROOTS: Readonly<Record<Ecosystem, RegExp>> = {
  JavaScript: /^package\.json$/u,
  Ruby: /^Gemfile$/u,
  Python: /^(?:manage\.py|alembic\.ini)$/u,
  PHP: /^composer\.json$/u,
  Elixir: /^mix\.exs$/u,
  Java: /^liquibase\.properties$/u,
  JVM: /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/u,
  Go: /^go\.mod$/u,
  Rust: /^Cargo\.toml$/u,
  ".NET": /\.csproj$/u,
};

/** The project's folder: the nearest one above that has what its command starts from, else the repository's root. */
function rootOf(tree: Tree, { ecosystem }: Sign, dir: string): string {
  const roots = tree.paths.filter((path) => ROOTS[ecosystem].test(fileName(path))).map(folderOf);
  return roots.filter((root) => isWithin(dir, root)).sort((a, b) => b.length - a.length)[0] ?? ".";
}

function within(root: string, command: string): string {
  return root === "." ? command : `cd ${shellWord(root)} && ${command}`;
}

/** For a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function joined(root: string, file: string): string {
  return root === "." ? file : `${root}/${file}`;
}

function foldersOf(tree: Tree, { files, judgedWith }: Sign, claimed: readonly string[]): string[] {
  const dirs = tree.paths.filter((path) => files.test(path) && !/\.d\.[cm]?ts$/u.test(path)).map(folderOf);
  const isJudged = (dir: string): boolean =>
    judgedWith !== undefined && claimed.some((each) => isWithin(each, judgedWith(dir)));
  return [...new Set(dirs)].filter((dir) => !claimed.some((each) => isWithin(dir, each)) && !isJudged(dir));
}

async function isConfirmed(tree: Tree, sign: Sign, dirs: readonly string[]): Promise<boolean> {
  const { marker, dependency, ecosystem } = sign;
  if (marker === undefined && dependency === undefined) {
    return true;
  }
  if (marker !== undefined && tree.paths.some((path) => marker.test(path))) {
    return true;
  }
  return dependency !== undefined && (await isDependency(tree, dirs, ecosystem, dependency));
}

/** In a manifest of one of the folders, or above it. */
async function isDependency(tree: Tree, dirs: readonly string[], ecosystem: Ecosystem, name: string): Promise<boolean> {
  const wanted = ecosystem === "JavaScript" ? `"${name}"` : name;
  const files = tree.paths.filter(
    (path) => ROOTS[ecosystem].test(fileName(path)) && dirs.some((dir) => isWithin(dir, folderOf(path))),
  );
  const texts = [...(await tree.read(files)).values()].map((content) => content.toString("utf8"));
  return texts.some((text) => text.includes(wanted));
}

function folderOption({ folder }: Sign, dir: string, root: string): string {
  const relative = root === "." ? dir : dir.slice(root.length + 1);
  return folder === undefined || relative === folder[0] ? "" : ` ${folder[1]} ${shellWord(relative)}`;
}

/** Some have to be told where the project's own part is. */
function commandOf(tree: Tree, { apply, start }: Sign, root: string): string {
  const file = start === undefined ? undefined : tree.paths.find((path) => start[0].test(path) && isWithin(path, root));
  if (file === undefined || start === undefined) return apply;
  return start[1](shellWord(root === "." ? file : file.slice(root.length + 1)));
}
