/**
 * How a project calls node-pg-migrate: the options in package.json's scripts, the file that `--config-file` names, and the section `db` of
 * `config/default.json`. Where several tell, the files win. Read from node-pg-migrate 9.0.0 (bin/node-pg-migrate.ts).
 */
import type { Tree } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { isRecord, packagesWith, parseJson, recordAt } from "../manifests/package-json.ts";
import { joinPath } from "../paths.ts";
import { shellWords } from "../manifests/shell-words.ts";

export interface NodePgMigrateConfig {
  readonly table: string;
  /** The search path; the first one has the table unless `migrationsSchema` says otherwise. */
  readonly schemas: readonly string[];
  readonly createSchema: boolean;
  readonly migrationsSchema: string | null;
  readonly createMigrationsSchema: boolean;
  readonly checkOrder: boolean;
  /** False: each migration has a transaction of its own. */
  readonly singleTransaction: boolean;
  /** Source of a regular expression for whole file names. */
  readonly ignorePattern: string | null;
}

export const DEFAULT_NODE_PG_MIGRATE_CONFIG: NodePgMigrateConfig = {
  table: "pgmigrations",
  schemas: ["public"],
  createSchema: false,
  migrationsSchema: null,
  createMigrationsSchema: false,
  checkOrder: true,
  singleTransaction: true,
  ignorePattern: null,
};

export interface NodePgMigrateProject {
  /** The package.json that depends on it. */
  readonly file: string;
  readonly dir: string;
  /** Relative to the repository's root. */
  readonly migrationsDir: string;
  /** True when an option names the folder. */
  readonly named: boolean;
  readonly config: NodePgMigrateConfig;
}

type Values = Readonly<Record<string, unknown>>;

/** Every package of the tree that depends on node-pg-migrate. */
export async function readNodePgMigrateProjects(tree: Tree): Promise<NodePgMigrateProject[]> {
  const packages = await packagesWith(tree, "node-pg-migrate");
  const projects: NodePgMigrateProject[] = [];
  for (const { file, dir, scripts } of packages) {
    const options = Object.assign({}, ...scripts.map(optionsIn).reverse()) as Values;
    const values = { ...options, ...(await valuesOfFiles(tree, file, options)) };
    const named = textIn(values, "migrations-dir");
    const migrationsDir = joinPath(file, named ?? "migrations");
    projects.push({ file, dir, migrationsDir, named: named !== null, config: configOf(values) });
  }
  return projects;
}

/** What holds for a folder: the package that names or implies it, or else the nearest one above. */
export async function nodePgMigrateConfigOf(tree: Tree, dir: string): Promise<NodePgMigrateConfig> {
  const projects = await readNodePgMigrateProjects(tree);
  const naming = projects.find(({ migrationsDir }) => migrationsDir === dir);
  const above = projects.filter((each) => isWithin(dir, each.dir)).sort((a, b) => b.dir.length - a.dir.length);
  return (naming ?? above[0])?.config ?? DEFAULT_NODE_PG_MIGRATE_CONFIG;
}

async function valuesOfFiles(tree: Tree, file: string, options: Values): Promise<Values> {
  const section = textIn(options, "config-value") ?? "db";
  const named = textIn(options, "config-file");
  const paths = [joinPath(file, "config/default.json"), ...(named === null ? [] : [joinPath(file, named)])];
  const known = paths.filter((path) => path.endsWith(".json") && tree.paths.includes(path));
  const contents = await tree.read(known);
  const [first, ...rest] = known.map((path) => parseJson(contents.get(path)?.toString("utf8") ?? ""));
  const isDefault = known[0] === paths[0];
  const texts = [
    isDefault ? recordAt(first, section) : sectionOf(first, section),
    ...rest.map((each) => sectionOf(each, section)),
  ];
  return Object.assign({}, ...texts) as Values;
}

/** A file that is named has the section, or is it. */
function sectionOf(json: unknown, section: string): Values {
  return isRecord(json) ? (section in json ? recordAt(json, section) : json) : {};
}

const SHORT: Readonly<Record<string, string>> = {
  m: "migrations-dir",
  t: "migrations-table",
  s: "schema",
  f: "config-file",
};

/** Options of the calls of node-pg-migrate in one script, as yargs reads them. */
function optionsIn(script: string): Values {
  const calls = script.split(/&&|\|\||;/u).filter((each) => /\bnode-pg-migrate\b/u.test(each));
  const values: Record<string, unknown> = {};
  for (const words of calls.map(shellWords)) {
    for (const [index, word] of words.entries()) {
      const [, long, short, inline] = /^(?:--([\w-]+)|-([mtsf]))(?:=(.*))?$/su.exec(word) ?? [];
      const name = long === undefined ? SHORT[short ?? ""] : kebab(long);
      if (name === undefined) continue;
      const following = words.slice(index + 1);
      const end = following.findIndex((each) => each.startsWith("-"));
      const given = inline === undefined ? following.slice(0, end < 0 ? undefined : end) : [inline];
      const value = given[0] ?? "true";
      if (name.startsWith("no-")) values[name.slice(3)] = "false";
      // An option that takes a list takes all words up to the next option.
      else if (!value.includes("$")) values[name] = name === "schema" ? [...listIn(values, name), ...given] : value;
    }
  }
  return values;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function configOf(values: Values): NodePgMigrateConfig {
  const preset = DEFAULT_NODE_PG_MIGRATE_CONFIG;
  const schemas = listIn(values, "schema");
  return {
    table: textIn(values, "migrations-table") ?? preset.table,
    schemas: schemas.length > 0 ? schemas : preset.schemas,
    createSchema: flagIn(values, "create-schema", preset.createSchema),
    migrationsSchema: textIn(values, "migrations-schema"),
    createMigrationsSchema: flagIn(values, "create-migrations-schema", preset.createMigrationsSchema),
    checkOrder: flagIn(values, "check-order", preset.checkOrder),
    singleTransaction: flagIn(values, "single-transaction", preset.singleTransaction),
    ignorePattern: textIn(values, "ignore-pattern"),
  };
}

function textIn(values: Values, key: string): string | null {
  const value = values[key];
  return typeof value === "string" && value !== "" ? value : null;
}

function listIn(values: Values, key: string): string[] {
  const value = values[key];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === "string" && each !== "");
}

function flagIn(values: Values, key: string, preset: boolean): boolean {
  const value = values[key];
  return value === undefined ? preset : value === true || value === "true";
}
