/**
 * The files of a repository that configure Flyway, each with the folders that it names: flyway.conf, flyway.toml, Spring
 * Boot's application.properties and application.yml, pom.xml, build.gradle. Of several the first in this order counts.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { FlywayConfig } from "./flyway-config.ts";
import { DEFAULT_FLYWAY_CONFIG, flywayConfig } from "./flyway-config.ts";
import { parseFlywayCallback } from "./flyway-name.ts";
import type { Entries } from "../manifests/java-settings.ts";
import {
  gradleEntries,
  mavenEntries,
  propertiesEntries,
  settingsBelow,
  tomlEntries,
  yamlEntries,
} from "../manifests/java-settings.ts";
import { fileName, joinPath, otherDatabaseIn } from "../paths.ts";
import type { FileProblem } from "../tool.ts";

export interface FlywaySource {
  readonly file: string;
  /** Folder of the project that it belongs to. */
  readonly root: string;
  readonly config: FlywayConfig;
  /** Folders relative to the repository's root, as the locations name them. */
  readonly folders: readonly string[];
  /** The database's JDBC URL; null when the file has none. */
  readonly url: string | null;
}

/** What holds for one folder of migrations. */
export interface FlywaySetup {
  readonly config: FlywayConfig;
  /** The locations; the folder itself where none is named. */
  readonly folders: readonly string[];
  /** True when some of them lie elsewhere than in the folder that was asked for. */
  readonly isSpread?: boolean;
  /** With its callbacks. */
  readonly problems?: readonly FileProblem[];
  /** Migrations in Java or Kotlin, which Flyway finds in the same packages. */
  readonly programs?: readonly string[];
}

const SOURCE =
  /(?:^|\/)(?:flyway\.(?:conf|properties|toml)|application\.(?:properties|ya?ml)|pom\.xml|build\.gradle(?:\.kts)?)$/u;

/** In the order in which they count. */
export async function readFlywaySources(tree: Tree): Promise<FlywaySource[]> {
  const files = tree.paths.filter((path) => SOURCE.test(path) && !/(?:^|\/)src\/test\//u.test(path));
  const contents = await tree.read(files);
  const sources = files.flatMap((file) => readSource(file, contents.get(file)?.toString("utf8") ?? ""));
  return sources.sort((a, b) => rank(a.file) - rank(b.file));
}

/** All locations of a configuration that names the folder, or one within or around it, are one history. */
export async function flywaySetup(tree: Tree, dir: string): Promise<FlywaySetup> {
  const sources = await readFlywaySources(tree);
  const touching = (folder: string): boolean => isWithin(folder, dir) || isWithin(dir, folder);
  const naming = sources.find(({ folders }) => folders.some(touching));
  const above = sources
    .filter(({ root }) => isWithin(dir, root))
    .sort((a, b) => b.root.length - a.root.length || rank(a.file) - rank(b.file));
  const source = naming ?? above[0];
  const named = naming === undefined ? [] : locationsAround(tree, naming, dir);
  const folders = named.length > 0 ? named : [dir];
  const isSpread = folders.some((folder) => !isWithin(folder, dir));
  return { config: source?.config ?? DEFAULT_FLYWAY_CONFIG, folders, isSpread, programs: programsOf(tree, folders) };
}

/** `src/main/resources/db/migration` is the package `db.migration` in `src/main/java`. */
function programsOf(tree: Tree, folders: readonly string[]): string[] {
  const packages = folders.flatMap((folder) => [
    folder,
    ...["java", "kotlin"].map((language) =>
      folder.replace(/(^|\/)src\/main\/resources(?=\/|$)/u, `$1src/main/${language}`),
    ),
  ]);
  return tree.paths.filter(
    (path) =>
      /^(?:[VB]\d|R__)[^/]*\.(?:java|kt)$/u.test(fileName(path)) && packages.some((each) => isWithin(path, each)),
  );
}

/** Of a location around the folder that folder alone counts: the others in it are for other databases. */
function locationsAround(tree: Tree, source: FlywaySource, dir: string): string[] {
  const locations = source.folders.flatMap((folder) => {
    if (isWithin(folder, dir)) return [folder];
    if (isWithin(dir, folder)) return [dir];
    return isForUs(tree, source, folder) || holdsOthers(tree, source, folder) ? [folder] : [];
  });
  return [...new Set(locations)];
}

/** Callbacks run around the migrations of every location, and classes are migrations. */
function holdsOthers(tree: Tree, { config }: FlywaySource, folder: string): boolean {
  if (otherDatabaseIn(folder) !== null) return false;
  const isCallback = (path: string): boolean => isWithin(path, folder) && parseFlywayCallback(path, config) !== null;
  return tree.paths.some(isCallback) || programsOf(tree, [folder]).length > 0;
}

/** A location that counts among others: it holds migrations, and not for another database. */
export function isForUs(tree: Tree, source: FlywaySource, folder: string): boolean {
  const below = isWithin(folder, source.root) && source.root !== "." ? folder.slice(source.root.length + 1) : folder;
  return otherDatabaseIn(below) === null && holdsMigrations(tree, source, folder);
}

export function holdsMigrations(tree: Tree, { config }: FlywaySource, folder: string): boolean {
  const { versioned, repeatable, baseline } = config.prefixes;
  return tree.paths.some(
    (path) =>
      isWithin(path, folder) &&
      config.suffixes.some((suffix) => path.endsWith(suffix)) &&
      [versioned, repeatable, baseline].some((prefix) => fileName(path).startsWith(prefix)),
  );
}

export function commonFolder(a: string, b: string): string {
  let common = a;
  while (common !== "." && !isWithin(b, common)) common = folderOf(common);
  return common;
}

function readSource(file: string, text: string): FlywaySource[] {
  const { entries, prefix } = entriesOf(file, text);
  const settings = settingsBelow(entries, prefix);
  const url = settings.get("url")?.[0] ?? settingsBelow(entries, "spring.datasource.").get("url")?.[0] ?? null;
  // Spring Boot runs Flyway without any setting of its own.
  if (settings.size === 0 && url === null) return [];
  const config = flywayConfig(settings);
  const root = rootOf(file);
  return [{ file, root, config, folders: config.locations.flatMap((each) => foldersNamed(each, file, root)), url }];
}

function entriesOf(file: string, text: string): { readonly entries: Entries; readonly prefix: string } {
  const name = fileName(file);
  if (name === "pom.xml") return { entries: mavenEntries(text, "flyway-maven-plugin"), prefix: "" };
  if (name.startsWith("build.gradle")) return { entries: gradleEntries(text, "flyway"), prefix: "" };
  if (name === "flyway.toml") return { entries: tomlSettings(text), prefix: "flyway." };
  if (name.startsWith("flyway.")) return { entries: propertiesEntries(text), prefix: "flyway." };
  const entries = name.endsWith(".properties") ? propertiesEntries(text) : yamlEntries(text);
  return { entries, prefix: "spring.flyway." };
}

/** An environment's `url`, `schemas` … count like Flyway's own. */
function tomlSettings(text: string): Entries {
  const entries = tomlEntries(text);
  const environment = entries.find(([key]) => key === "flyway.environment")?.[1][0] ?? "default";
  const own = `environments.${environment}.`;
  return entries.map(([key, values]) => [key.startsWith(own) ? `flyway.${key.slice(own.length)}` : key, values]);
}

function rank(file: string): number {
  const names = [/^flyway\.toml$/u, /^flyway\./u, /^application\./u, /^pom\.xml$/u, /^build\.gradle/u];
  return names.findIndex((each) => each.test(fileName(file)));
}

/** The folder that holds `src/main/resources`; `conf` is a folder of Flyway's installation. */
function rootOf(file: string): string {
  const folder = folderOf(file);
  const module = /^(.*?)(?:^|\/)src\/main\/(?:resources|java|kotlin)(?:\/|$)/u.exec(folder)?.[1];
  if (module !== undefined) return module === "" ? "." : module;
  return fileName(folder) === "conf" ? folderOf(folder) : folder;
}

/** `classpath:` is the project's resources; a location without a prefix is one for Flyway's Java side, too. Spring
 * replaces `{vendor}`. Wildcards end the folder. */
function foldersNamed(location: string, file: string, root: string): string[] {
  const [, kind = "", path = ""] = /^(?:(classpath|filesystem):)?\/?(.*?)\/?$/u.exec(location) ?? [];
  const plain = path.replaceAll("{vendor}", "postgresql").replace(/\/?[^/]*[*?].*$/u, "");
  const below = (folder: string): string => joinPath(`${folder === "." ? "" : `${folder}/`}x`, plain);
  const resources = `${root === "." ? "" : `${root}/`}src/main/resources`;
  if (kind === "filesystem") return [below(root), ...(folderOf(file) === root ? [] : [below(folderOf(file))])];
  return kind === "classpath" || !/flyway\.(?:conf|toml|properties)$/u.test(file)
    ? [below(resources)]
    : [below(resources), below(root)];
}
