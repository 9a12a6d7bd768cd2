/**
 * Finds diesel's folders: folders with an `up.sql` each, named by a diesel.toml or within a crate that uses diesel.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { cratesAround, cratesWith, otherDatabase, postgresSign } from "../manifests/cargo.ts";
import { fileName, joinPath, unfitByPath } from "../paths.ts";
import { readToml } from "../manifests/toml.ts";
import type { Detection } from "../tool.ts";

export async function detectDiesel(tree: Tree): Promise<Detection[]> {
  const ups = tree.paths.filter((path) => path.endsWith("/up.sql") && /^\d/u.test(fileName(folderOf(path))));
  const dirs = [...new Set(ups.map((path) => folderOf(folderOf(path))))];
  if (dirs.length === 0) {
    return [];
  }
  const [own, migrations] = await Promise.all([cratesWith(tree, "diesel"), cratesWith(tree, "diesel_migrations")]);
  const crates = [...own, ...migrations];
  const cargoDirs = tree.paths.filter((path) => fileName(path) === "Cargo.toml").map(folderOf);
  const named = await dieselFolders(tree);
  return dirs.flatMap((dir) => {
    const around = cratesAround(crates, cargoDirs, dir);
    if (!named.has(dir) && !holdsUps(tree, dir)) return [];
    const reason = reasonFor(named.get(dir), around[0]?.file);
    if (reason === null) {
      return [];
    }
    const sign = postgresSign(around, dir);
    const unfit = otherDatabase(around, "diesel") ?? unfitByPath(dir, sign);
    const told = { postgres: sign !== null, ...(sign?.amongOthers === true ? { amongOthers: true } : {}) };
    return [{ tool: "diesel", dir, reason, ...told, ...(unfit === null ? {} : { unfit }) }];
  });
}

/** Diesel stops at a folder without an up.sql: where most have none, they are somebody else's. */
function holdsUps({ paths }: Tree, dir: string): boolean {
  const prefix = dir === "." ? "" : `${dir}/`;
  const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const folders = new Set(
    below.filter((path) => /^\d[^/]*\//u.test(path)).map((path) => path.slice(0, path.indexOf("/"))),
  );
  const ups = new Set(below.filter((path) => /^\d[^/]*\/up\.sql$/u.test(path)));
  return ups.size * 2 > folders.size;
}

/** `[migrations_directory] dir` of each diesel.toml, or `migrations` beside it; each with the file. */
export async function dieselFolders(tree: Tree): Promise<Map<string, string>> {
  const files = tree.paths.filter((path) => fileName(path) === "diesel.toml");
  const contents = await tree.read(files);
  return new Map(
    files.map((file) => {
      const dir = readToml(contents.get(file)?.toString("utf8") ?? "").get("migrations_directory.dir");
      return [joinPath(file, typeof dir === "string" ? dir : "migrations"), file];
    }),
  );
}

function reasonFor(toml: string | undefined, cargo: string | undefined): string | null {
  if (toml !== undefined) {
    return `folders with an up.sql, and \`${toml}\``;
  }
  return cargo === undefined ? null : `folders with an up.sql, and \`${cargo}\` depends on diesel`;
}
