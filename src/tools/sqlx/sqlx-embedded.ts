/**
 * The folders that a crate's code gives to sqlx: `sqlx::migrate!("…")` and `Migrator::new(Path::new("…"))`. Only literals are understood.
 */
import type { Tree } from "../../source/tree.ts";
import type { CrateDependency } from "../manifests/cargo.ts";
import { isWithin } from "../manifests/cargo.ts";
import { rustSources } from "../manifests/rust-sources.ts";
import { joinPath } from "../paths.ts";

const EMBEDDED = /\bmigrate!\s*[({[]\s*(?:r?#*"(?<folder>[^"]*)"#*)?\s*[)}\]]/gu;
const OPENED = /\bMigrator::new\(\s*(?:[\w:]*\bPath(?:Buf)?::(?:new|from)\(\s*)?r?#*"(?<folder>[^"]*)"/gu;

/** By folder the source file that says so. The macro's paths are relative to the crate's Cargo.toml (sqlx-macros-core/src/migrate.rs), the
 * others to wherever the program runs: the crate, or the workspace. */
export async function embeddedFolders(
  tree: Tree,
  crates: readonly CrateDependency[],
  cargoDirs: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const outer = crates.filter(({ dir }) => !crates.some((other) => other.dir !== dir && isWithin(dir, other.dir)));
  for (const { dir } of outer) {
    for (const [path, text] of await rustSources(tree, dir)) {
      const homes = cargoDirs.filter((each) => isWithin(path, each)).sort((a, b) => b.length - a.length);
      for (const folder of macroFolders(text)) found.set(joinPath(inside(homes[0] ?? dir), folder), path);
      for (const folder of foldersOf(text, OPENED)) {
        for (const home of homes)
          if (!found.has(joinPath(inside(home), folder))) found.set(joinPath(inside(home), folder), path);
      }
    }
  }
  return found;
}

function macroFolders(text: string): string[] {
  return /\bsqlx\b/u.test(text) ? foldersOf(text, EMBEDDED, "migrations") : [];
}

function foldersOf(text: string, call: RegExp, unnamed = ""): string[] {
  return [...text.matchAll(call)].map(({ groups }) => groups?.["folder"] ?? unnamed);
}

function inside(dir: string): string {
  return dir === "." ? "Cargo.toml" : `${dir}/Cargo.toml`;
}
