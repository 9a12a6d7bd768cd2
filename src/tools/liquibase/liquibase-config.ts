/**
 * Where a project's root changelog is, and the settings around it: liquibase.properties, Spring Boot's application.properties
 * and application.yml, liquibase-maven-plugin. Spring Boot's default is db/changelog/db.changelog-master.yaml.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { Entries, JavaSettings } from "../manifests/java-settings.ts";
import { mavenEntries, propertiesEntries, settingsBelow, yamlEntries } from "../manifests/java-settings.ts";
import { split } from "./liquibase-expressions.ts";
import { fileName, joinPath } from "../paths.ts";

export interface LiquibaseConfig {
  /** Path of the root changelog; null: every formatted SQL file of the folder, by name. */
  readonly root: string | null;
  /** Paths in changelogs, and those that are recorded, are relative to one of these folders. */
  readonly searchPath: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** Empty: every changeset runs, whatever its context. */
  readonly contexts: readonly string[];
  /** Empty: whatever its labels. */
  readonly labels: readonly string[];
  readonly schema: string;
  readonly table: string;
  readonly lockTable: string;
  /** What named the root changelog. */
  readonly source: string | null;
  readonly url: string | null;
  /** True where a key for Liquibase Pro is configured. */
  readonly licensed: boolean;
}

export const DEFAULT_LIQUIBASE_CONFIG: LiquibaseConfig = {
  root: null,
  searchPath: [],
  parameters: {},
  contexts: [],
  labels: [],
  schema: "public",
  table: "databasechangelog",
  lockTable: "databasechangeloglock",
  source: null,
  url: null,
  licensed: false,
};

const SOURCE = /(?:^|\/)(?:liquibase\.properties|application\.(?:properties|ya?ml)|pom\.xml)$/u;
const CONVENTIONAL = /(?:^|\/)(?:db\.)?changelog[.-](?:master|root)\.(?:ya?ml|xml|json|sql)$/u;

/** One for each root changelog of the tree. */
export async function readLiquibaseConfigs(tree: Tree): Promise<LiquibaseConfig[]> {
  const files = tree.paths.filter((path) => SOURCE.test(path) && !/(?:^|\/)src\/test\//u.test(path));
  const contents = await tree.read(files);
  const paths = new Set(tree.paths);
  const found = files.flatMap((file) => readSource(file, contents.get(file)?.toString("utf8") ?? "", paths));
  const named = new Set(found.map(({ root }) => root));
  const conventional = tree.paths.filter((path) => CONVENTIONAL.test(path) && !named.has(path));
  return [...found, ...conventional.map((root) => conventionalConfig(root))];
}

function conventionalConfig(root: string): LiquibaseConfig {
  return { ...DEFAULT_LIQUIBASE_CONFIG, root, searchPath: searchPathOf(root), source: root };
}

/** Resources of the module, then the folder above a `db` folder, then the repository. */
export function searchPathOf(path: string): string[] {
  const resources = /^(.*?(?:^|\/)src\/main\/resources)\//u.exec(path)?.[1];
  return [...(resources === undefined ? [] : [resources]), "."];
}

function readSource(file: string, text: string, paths: ReadonlySet<string>): LiquibaseConfig[] {
  const { settings, url } = settingsOf(file, text);
  if (settings.size === 0) return [];
  const get = (...keys: string[]): string | null => keys.flatMap((key) => settings.get(key) ?? [])[0] ?? null;
  const folder = folderOf(file);
  const resources = `${moduleOf(file)}src/main/resources`;
  const searchPath = [...new Set([...(searchPathIn(get("searchpath"), file) ?? []), folder, resources, "."])];
  const given = get("changelogfile", "changelog") ?? "db/changelog/db.changelog-master.yaml";
  const relative = given.replace(/^(?:classpath|file):\/?/u, "").replace(/^\//u, "");
  const root = searchPath.map((each) => joinPath(`${each}/x`, relative)).find((each) => paths.has(each));
  if (root === undefined) return [];
  return [
    {
      root,
      searchPath: searchPath.filter((each) => each !== folder || relative === relativeTo(root, each)),
      parameters: parametersOf(settings),
      contexts: filterIn(settings, "contextfilter", "contexts"),
      labels: filterIn(settings, "labelfilter", "labels"),
      schema: get("liquibaseschemaname", "liquibaseschema", "defaultschemaname", "defaultschema") ?? "public",
      table: (get("databasechangelogtablename", "databasechangelogtable") ?? "databasechangelog").toLowerCase(),
      lockTable: (
        get("databasechangeloglocktablename", "databasechangeloglocktable") ?? "databasechangeloglock"
      ).toLowerCase(),
      source: file,
      url: get("url") ?? url,
      licensed: get("licensekey", "prolicensekey", "liquibaseprolicensekey") !== null,
    },
  ];
}

/** Spring's lists are one expression each. */
function filterIn(settings: JavaSettings, ...keys: string[]): string[] {
  const given = keys.map((key) => settings.get(key) ?? []).find((values) => values.some((each) => each.trim() !== ""));
  return (given ?? []).flatMap(split);
}

function searchPathIn(given: string | null, file: string): string[] | null {
  return given?.split(",").map((each) => joinPath(file, each.trim())) ?? null;
}

function moduleOf(file: string): string {
  const module = /^(.*?)(?:^|\/)src\/main\//u.exec(file)?.[1];
  const folder = module ?? (folderOf(file) === "." ? "" : folderOf(file));
  return folder === "" ? "" : `${folder}/`;
}

function settingsOf(file: string, text: string): { readonly settings: JavaSettings; readonly url: string | null } {
  const entries = entriesOf(file, text);
  if (!fileName(file).startsWith("application.")) {
    const plain: Entries = entries.map(([key, values]) => [key.replace(/^liquibase\.(?:command\.)?/u, ""), values]);
    return { settings: settingsBelow(plain, ""), url: null };
  }
  const url = settingsBelow(entries, "spring.datasource.").get("url")?.[0] ?? null;
  return { settings: settingsBelow(entries, "spring.liquibase."), url };
}

function entriesOf(file: string, text: string): Entries {
  if (fileName(file) === "pom.xml") return mavenEntries(text, "liquibase-maven-plugin");
  return /\.ya?ml$/u.test(file) ? yamlEntries(text) : propertiesEntries(text);
}

/** `parameter.name=value`; Spring Boot calls them `parameters`. */
function parametersOf(settings: JavaSettings): Record<string, string> {
  const entries = [...settings].flatMap(([key, values]): [string, string][] => {
    const name = /^parameters?\.(.+)$/u.exec(key)?.[1];
    return name === undefined ? [] : [[name, values.join(",")]];
  });
  return Object.fromEntries(entries);
}

export function relativeTo(path: string, folder: string): string {
  return folder === "." ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
