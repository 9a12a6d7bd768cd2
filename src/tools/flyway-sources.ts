/**
 * The files of a repository that configure Flyway, each with the folders that it names: flyway.conf, flyway.toml, Spring
 * Boot's application.properties and application.yml, pom.xml, build.gradle. Of several the first in this order counts.
 */
import type { Tree } from "../source/tree.ts";
import { folderOf } from "../source/tree.ts";
import { isWithin } from "./cargo.ts";
import type { FlywayConfig } from "./flyway-config.ts";
import { DEFAULT_FLYWAY_CONFIG, flywayConfig } from "./flyway-config.ts";
import type { Entries } from "./java-settings.ts";
import {
  gradleEntries,
  mavenEntries,
  propertiesEntries,
  settingsBelow,
  tomlEntries,
  yamlEntries,
} from "./java-settings.ts";
import { fileName, joinPath, otherDatabaseIn } from "./paths.ts";
import { SplitHistory } from "./split-history.ts";

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
  /** Locations within the folder; the folder itself where none is named. */
  readonly folders: readonly string[];
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

/** Throws a `SplitHistory` where the folder is not all of the history. */
export async function flywaySetup(tree: Tree, dir: string): Promise<FlywaySetup> {
  const sources = await readFlywaySources(tree);
  const touching = (folder: string): boolean => isWithin(folder, dir) || isWithin(dir, folder);
  const naming = sources.find(({ folders }) => folders.some(touching));
  if (naming !== undefined) refuseOtherLocations(tree, naming, dir);
  const above = sources
    .filter(({ root }) => isWithin(dir, root))
    .sort((a, b) => b.root.length - a.root.length || rank(a.file) - rank(b.file));
  const source = naming ?? above[0];
  const within = (source?.folders ?? []).filter((folder) => isWithin(folder, dir));
  const folders = within.length > 0 ? within : [dir];
  return { config: source?.config ?? DEFAULT_FLYWAY_CONFIG, folders, programs: programsOf(tree, folders) };
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

/** All locations are one history, in which each alone would be judged wrongly. */
function refuseOtherLocations(tree: Tree, source: FlywaySource, dir: string): void {
  const locations = source.folders.filter(
    (folder) => isWithin(dir, folder) || (holdsMigrations(tree, source, folder) && otherDatabaseIn(folder) === null),
  );
  if (locations.every((folder) => isWithin(folder, dir) || isWithin(dir, folder))) return;
  const names = [...new Set(locations)].map((folder) => `\`${folder}\``).join(", ");
  const common = locations.reduce(commonFolder, dir);
  if (common !== ".") {
    throw new SplitHistory(
      `Flyway's locations ${names} (\`${source.file}\`) are one history, and \`${dir}\` is not all of it.`,
      {
        remedy: `Give the folder that holds them all: \`migrations: ${common}\`.`,
      },
    );
  }
  throw new SplitHistory(
    `Flyway's locations ${names} (\`${source.file}\`) have no common folder, which the gate does not support yet: they are one history, and it would judge each alone.`,
    { remedy: "Move them below one folder, and name that one in `locations`." },
  );
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
  if (settings.size === 0) return [];
  const config = flywayConfig(settings);
  const root = rootOf(file);
  const url = settings.get("url")?.[0] ?? settingsBelow(entries, "spring.datasource.").get("url")?.[0] ?? null;
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
