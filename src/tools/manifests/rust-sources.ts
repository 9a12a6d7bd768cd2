/**
 * Which database a crate's own Rust code works with, where its Cargo.toml leaves that to the workspace: `PgPool`, `SqlitePool`,
 * `sqlx::mysql`.
 */
import type { Tree } from "../../source/tree.ts";
import { pathsBelow } from "../../source/tree.ts";
import type { CrateDependency } from "./cargo.ts";
import { isWithin } from "./cargo.ts";

const POSTGRES = /\b(?:Pg[A-Z]\w*|Postgres\w*|postgres::\w+)/u;
const OTHERS = { SQLite: /\b(?:Sqlite\w*|sqlite::\w+)/u, MySQL: /\b(?:MySql\w*|mysql::\w+)/u } as const;
/** A crate with more files than this is not read. */
const MOST_FILES = 300;

/** Why a crate is not for PostgreSQL though its workspace asks for it; null when nothing says so. */
export async function otherDatabaseInSources(
  tree: Tree,
  crate: CrateDependency,
  cargoDirs: readonly string[],
): Promise<string | null> {
  const nested = cargoDirs.filter((dir) => dir !== crate.dir && isWithin(dir, crate.dir));
  const files = pathsBelow(tree, crate.dir).filter(
    (path) => path.endsWith(".rs") && !nested.some((dir) => isWithin(path, dir)),
  );
  if (files.length > MOST_FILES) return null;
  const sources = [...(await tree.read(files))].map(([file, content]) => ({ file, text: content.toString("utf8") }));
  if (sources.some(({ text }) => POSTGRES.test(text))) return null;
  for (const [name, pattern] of Object.entries(OTHERS)) {
    const found = sources.find(({ text }) => pattern.test(text));
    if (found !== undefined) return `\`${found.file}\` works with ${name}, and nothing of its crate with PostgreSQL`;
  }
  return null;
}

/** The Rust files below a folder, by path. */
export async function rustSources(tree: Tree, dir: string): Promise<Map<string, string>> {
  const paths = pathsBelow(tree, dir).filter((path) => path.endsWith(".rs") && !isWithin(path, `${dir}/target`));
  return new Map([...(await tree.read(paths))].map(([path, bytes]) => [path, bytes.toString("utf8")]));
}
