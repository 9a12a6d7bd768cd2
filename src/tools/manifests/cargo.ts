/**
 * What the Cargo.toml files of a tree say about one dependency: which crates have it, and with which features.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { PostgresSign } from "../paths.ts";
import type { TomlValues } from "./toml.ts";
import { readToml } from "./toml.ts";

export interface CrateDependency {
  /** Path of the Cargo.toml. */
  readonly file: string;
  /** Folder of the Cargo.toml. */
  readonly dir: string;
  /** Features that are asked for, those of the workspace's entry included where the crate inherits it. */
  readonly features: readonly string[];
  /** The database that only the workspace's entry asks for: it may be another crate's. */
  readonly inheritsDatabase: boolean;
}

/** Every crate (or virtual workspace) that names the dependency, sorted by folder. */
export async function cratesWith(tree: Tree, dependency: string): Promise<CrateDependency[]> {
  const files = tree.paths.filter((path) => path === "Cargo.toml" || path.endsWith("/Cargo.toml"));
  const contents = await tree.read(files);
  const parsed = files.map((file) => ({ file, values: readToml(contents.get(file)?.toString("utf8") ?? "") }));
  const workspaces = parsed.map(({ file, values }) => ({
    dir: folderOf(file),
    features: featuresIn(values, dependency, (table) => table === "workspace.dependencies"),
  }));
  return parsed.flatMap(({ file, values }) => {
    const features = featuresIn(values, dependency, () => true);
    if (features === null) {
      return [];
    }
    const dir = folderOf(file);
    const inherited = inherits(values, dependency)
      ? workspaces.flatMap((each) => (isWithin(dir, each.dir) ? (each.features ?? []) : []))
      : [];
    // A crate that names its database is not also for the one that the whole workspace has for the others.
    const own = features.some(isDatabase);
    const wanted = own ? inherited.filter((feature) => !isDatabase(feature)) : inherited;
    const inheritsDatabase = !own && inherited.some(isDatabase);
    return [{ file, dir, features: [...new Set([...features, ...wanted])].sort(), inheritsDatabase }];
  });
}

function isDatabase(feature: string): boolean {
  return /^(?:postgres|sqlite|mysql)/u.test(feature);
}

/** `sqlx = { workspace = true }`, `sqlx.workspace = true` */
function inherits(values: TomlValues, dependency: string): boolean {
  return [...values].some(
    ([name, value]) =>
      value === true &&
      /(?:^|\.)(?:dev-|build-)?dependencies\./u.test(name) &&
      name.endsWith(`.${dependency}.workspace`),
  );
}

/** Features of a dependency in any of a Cargo.toml's tables of dependencies; null when it is in none. */
function featuresIn(values: TomlValues, dependency: string, wanted: (table: string) => boolean): string[] | null {
  let found: string[] | null = null;
  for (const [name, value] of values) {
    const [, table, rest] = /^((?:.*\.)?(?:dev-|build-)?dependencies)\.(.*)$/u.exec(name) ?? [];
    const own = rest === dependency || rest?.startsWith(`${dependency}.`) === true;
    if (own && table !== undefined && wanted(table)) {
      found ??= [];
      found.push(...(rest === `${dependency}.features` && Array.isArray(value) ? (value as string[]) : []));
    }
  }
  return found;
}

/** True for the folder itself and everything below it. */
export function isWithin(dir: string, ancestor: string): boolean {
  return ancestor === "." || dir === ancestor || dir.startsWith(`${ancestor}/`);
}

/** The crates that a folder belongs to: the nearest one above it, or else those beside it in the same workspace. */
export function cratesAround(
  crates: readonly CrateDependency[],
  cargoDirs: readonly string[],
  dir: string,
): CrateDependency[] {
  const above = cargoDirs.filter((each) => isWithin(dir, each)).sort((a, b) => depth(b) - depth(a));
  for (const home of above) {
    const own = crates.filter((crate) => crate.dir === home);
    const members = own.length > 0 ? own : crates.filter((crate) => isWithin(crate.dir, home));
    if (members.length > 0) {
      return members;
    }
  }
  return [];
}

function depth(dir: string): number {
  return dir === "." ? 0 : dir.split("/").length;
}

/** True when one of the crates asks for PostgreSQL. */
export function wantsPostgres(crates: readonly CrateDependency[]): boolean {
  return crates.some(({ features }) => features.some((feature) => feature.startsWith("postgres")));
}

/** What the crates say of a folder; null where none of them asks for PostgreSQL. */
export function postgresSign(crates: readonly CrateDependency[], dir: string): PostgresSign | null {
  if (!wantsPostgres(crates)) return null;
  const own = crates.find((crate) => isWithin(dir, crate.dir));
  return { home: own?.dir ?? ".", amongOthers: othersWanted(crates).length > 0 };
}

function othersWanted(crates: readonly CrateDependency[]): string[] {
  return ["sqlite", "mysql"].filter((name) =>
    crates.some(({ features }) => features.some((feature) => feature.startsWith(name))),
  );
}

/** Why a set of crates is not for PostgreSQL; null when it is, or when nothing is said. */
export function otherDatabase(crates: readonly CrateDependency[], dependency: string): string | null {
  const others = othersWanted(crates);
  if (others.length === 0 || wantsPostgres(crates)) {
    return null;
  }
  return `\`${crates[0]?.file}\` uses ${dependency} with ${others.join(" and ")}, not with postgres`;
}
