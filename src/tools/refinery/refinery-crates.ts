/**
 * What the crates around a folder say about refinery: which folders they embed, which driver and versions they use
 * (Cargo features), and how their code sets up the runner. Only calls with literal arguments are understood.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf, pathsBelow } from "../../source/tree.ts";
import type { CrateDependency } from "../manifests/cargo.ts";
import { cratesAround, cratesWith, isWithin } from "../manifests/cargo.ts";
import { rustSources } from "../manifests/rust-sources.ts";
import { fileName, joinPath } from "../paths.ts";

export interface RefinerySettings {
  /** True where script and record share a transaction, as the asynchronous drivers do it (refinery_core/src/traits/async.rs);
   * the synchronous ones give each its own (sync.rs). */
  readonly recordsInTransaction: boolean;
  /** `set_grouped(true)`. */
  readonly grouped: boolean;
  /** `set_abort_divergent`, `set_abort_missing`. */
  readonly abortDivergent: boolean;
  readonly abortMissing: boolean;
  /** The Cargo feature `int8-versions`. */
  readonly wideVersions: boolean;
  readonly table: string;
}

export const DEFAULT_REFINERY_SETTINGS: RefinerySettings = {
  recordsInTransaction: false,
  grouped: false,
  abortDivergent: true,
  abortMissing: true,
  wideVersions: false,
  table: "refinery_schema_history",
};

/** Crates that depend on refinery, and all folders with a Cargo.toml. */
export interface RefineryCrates {
  readonly crates: readonly CrateDependency[];
  readonly cargoDirs: readonly string[];
}

export async function refineryCrates(tree: Tree): Promise<RefineryCrates> {
  const [facade, core] = await Promise.all([cratesWith(tree, "refinery"), cratesWith(tree, "refinery-core")]);
  const cargoDirs = tree.paths.filter((path) => fileName(path) === "Cargo.toml").map(folderOf);
  return { crates: [...facade, ...core], cargoDirs };
}

const LOADED = /\bload_sql_migrations\(\s*(?:[\w:]*\bPath(?:Buf)?::(?:new|from)\(\s*)?r?#*"([^"]*)"/gu;

/** Folders that some crate embeds or loads, by the source file that says so; `migrations` is what `embed_migrations!()` means. */
export async function embeddedFolders(tree: Tree, { crates, cargoDirs }: RefineryCrates): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { file, dir } of crates) {
    for (const [path, text] of await rustSources(tree, dir)) {
      for (const [, folder] of text.matchAll(/\bembed_migrations!\s*[({[]\s*(?:r?#*"([^"]*)"#*)?\s*[)}\]]/gu)) {
        found.set(joinPath(file, folder ?? "migrations"), path);
      }
      for (const [, folder] of text.matchAll(LOADED)) found.set(loadedFrom(tree, cargoDirs, dir, folder ?? ""), path);
    }
  }
  return found;
}

/** The path is relative to wherever the program runs: the crate, or the workspace. */
function loadedFrom(tree: Tree, cargoDirs: readonly string[], dir: string, folder: string): string {
  const homes = cargoDirs.filter((each) => isWithin(dir, each)).sort((a, b) => b.length - a.length);
  const places = homes.map((home) => joinPath(`${home}/Cargo.toml`, folder));
  return places.find((each) => pathsBelow(tree, each).length > 0) ?? places[0] ?? folder;
}

/** The crate whose code embeds the folder, else those around it. `embedded`: as `embeddedFolders` gives them. */
export function cratesOf(
  { crates, cargoDirs }: RefineryCrates,
  embedded: ReadonlyMap<string, string>,
  dir: string,
): CrateDependency[] {
  const source = embedded.get(dir);
  return cratesAround(crates, cargoDirs, source ?? dir);
}

/** How refinery runs the migrations of a folder. */
export async function readRefinerySettings(tree: Tree, dir: string): Promise<RefinerySettings> {
  const known = await refineryCrates(tree);
  const around = cratesOf(known, await embeddedFolders(tree, known), dir);
  const features = new Set(around.flatMap((crate) => crate.features));
  const sources = await Promise.all(around.map((crate) => rustSources(tree, crate.dir)));
  const code = sources.flatMap((each) => Array.from(each.values())).join("\n");
  const says = (call: string, value: string): boolean =>
    new RegExp(String.raw`\.${call}\(\s*${value}\s*\)`, "u").test(code);
  const table = /\.set_migration_table_name\(\s*"([^"]+)"\s*\)/u.exec(code)?.[1];
  return {
    recordsInTransaction: [...features].some((feature) => feature.startsWith("tokio-postgres")),
    grouped: says("set_grouped", "true"),
    abortDivergent: !says("set_abort_divergent", "false"),
    abortMissing: !says("set_abort_missing", "false"),
    wideVersions: features.has("int8-versions"),
    table: table ?? DEFAULT_REFINERY_SETTINGS.table,
  };
}
