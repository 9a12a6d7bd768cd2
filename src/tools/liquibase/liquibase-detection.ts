/**
 * Finds Liquibase's folders: around a root changelog that leads to SQL, else those with files that say
 * `--liquibase formatted sql`.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { Changelogs } from "./liquibase-reading.ts";
import { isFormatted, readChangelogs } from "./liquibase-changelog.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { readLiquibaseConfigs } from "./liquibase-config.ts";
import { unfitByPath } from "../paths.ts";
import type { Detection } from "../tool.ts";

export async function detectLiquibase(tree: Tree): Promise<Detection[]> {
  const configs = await readLiquibaseConfigs(tree);
  const rooted = (await Promise.all(configs.map((config) => rootedFolder(tree, config)))).flat();
  const claimed = rooted.map(({ dir }) => dir);
  const free = (await foldersOfFormatted(tree)).filter((dir) => !claimed.some((each) => isWithin(dir, each)));
  const found = [
    ...rooted,
    ...free.map((dir) => detection(dir, "files that begin with `--liquibase formatted sql`", null)),
  ];
  const dirs = new Set<string>();
  return found.filter(({ dir }) => !dirs.has(dir) && dirs.add(dir) !== undefined);
}

/** Common to the root changelog and to everything that it includes, be it SQL or not. */
async function rootedFolder(tree: Tree, config: LiquibaseConfig): Promise<Detection[]> {
  const { root } = config;
  if (root === null) return [];
  const changelogs = await followIncludes(tree, config);
  if (changelogs.files.length === 0) return [];
  const paths = new Set(tree.paths);
  const files = [...changelogs.seen].filter((file) => paths.has(file));
  let dir = folderOf(root);
  while (dir !== "." && !files.every((file) => isWithin(file, dir))) dir = folderOf(dir);
  return [detection(dir, `\`${root}\` includes SQL changelogs`, config)];
}

/** Every changelog, and what their changesets take their SQL and rows from. */
export async function filesOfChangelogs(tree: Tree): Promise<string[]> {
  const configs = await readLiquibaseConfigs(tree);
  const all = await Promise.all(configs.map((config) => followIncludes(tree, config)));
  const paths = new Set(tree.paths);
  return [...new Set(all.flatMap(({ seen, named }) => Array.from(seen).concat(Array.from(named))))]
    .filter((path) => paths.has(path))
    .sort();
}

/** Changelogs are read where they are named; of other files the names are enough. */
export async function followIncludes(tree: Tree, config: LiquibaseConfig): Promise<Changelogs> {
  const { root } = config;
  const near = folderOf(folderOf(root ?? "."));
  const others = tree.paths.filter(
    (path) => /\.(?:ya?ml|json|xml)$/u.test(path) && /change|liquibase|^db\//iu.test(path),
  );
  const readable = others.filter((path) => path === root || isWithin(path, near));
  const contents = await tree.read(root === null ? readable : [...new Set([root, ...readable])]);
  const named = tree.paths.map((path) => [path, Buffer.alloc(0)] as const);
  return readChangelogs(new Map([...named, ...contents]), config);
}

async function foldersOfFormatted(tree: Tree): Promise<string[]> {
  const files = tree.paths.filter(
    (path) => path.endsWith(".sql") && /change|liquibase|migrat|(?:^|\/)(?:db|sql)\//iu.test(path),
  );
  const contents = await tree.read(files);
  const formatted = files.filter((path) => isFormatted(contents.get(path)?.subarray(0, 4096).toString("utf8") ?? ""));
  const dirs = [...new Set(formatted.map(folderOf))];
  return dirs.filter((dir) => !dirs.some((other) => other !== dir && isWithin(dir, other)));
}

function detection(dir: string, reason: string, config: LiquibaseConfig | null): Detection {
  const url = /^jdbc:(?:tc:)?(\w+)/u.exec(config?.url ?? "")?.[1] ?? null;
  const other = url !== null && !/^(?:postgresql|p6spy)$/u.test(url);
  const sign = url === "postgresql" ? { home: homeOf(config), amongOthers: true } : null;
  const unfit = unfitByPath(dir, sign) ?? (other ? `\`${config?.source ?? ""}\` connects to ${url}` : null);
  return { tool: "liquibase", dir, reason, postgres: url === "postgresql", ...(unfit === null ? {} : { unfit }) };
}

/** The module around the file that has the URL: what its folder is called says nothing of the changelogs. */
function homeOf(config: LiquibaseConfig | null): string {
  return folderOf(config?.source ?? ".").replace(/(?:^|\/)src\/main\/resources(?:\/.*)?$/u, "") || ".";
}
