/**
 * Finds sqlx's folders: files named `<number>_<text>.sql` within a crate that depends on sqlx, or in the folder that a
 * sqlx.toml names.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { CrateDependency } from "../manifests/cargo.ts";
import { cratesAround, cratesWith, otherDatabase, postgresSign, wantsPostgres } from "../manifests/cargo.ts";
import { filesByFolder, namesPostgres, unfitByPath } from "../paths.ts";
import { otherDatabaseInSources } from "../manifests/rust-sources.ts";
import { readSqlxTomls } from "./sqlx-config.ts";
import type { Detection } from "../tool.ts";

const MIGRATION = /^\d+_.*\.sql$/u;

export async function detectSqlx(tree: Tree): Promise<Detection[]> {
  const folders = [...filesByFolder(tree.paths)].filter(([, names]) => names.some((name) => MIGRATION.test(name)));
  const [crates, tomls] = await Promise.all([cratesWith(tree, "sqlx"), readSqlxTomls(tree)]);
  const cargoDirs = tree.paths.filter((path) => /(?:^|\/)Cargo\.toml$/u.test(path)).map(folderOf);
  const named = new Map(tomls.map(({ file, migrationsDir }) => [migrationsDir, file]));
  const detections = folders.map(async ([dir]): Promise<Detection[]> => {
    const around = cratesAround(crates, cargoDirs, dir);
    const reason = reasonFor(named.get(dir), around);
    if (reason === null) {
      return [];
    }
    const postgres = wantsPostgres(around) || namesPostgres(dir);
    const sign = postgresSign(around, dir);
    const byPath = unfitByPath(dir, sign);
    const unfit = byPath ?? (namesPostgres(dir) ? null : await otherCrate(tree, around, cargoDirs));
    const told = { postgres, ...(sign?.amongOthers === true && !namesPostgres(dir) ? { amongOthers: true } : {}) };
    return [{ tool: "sqlx", dir, reason, ...told, ...(unfit === null ? {} : { unfit }) }];
  });
  return likely((await Promise.all(detections)).flat(), named);
}

function reasonFor(toml: string | undefined, crates: readonly CrateDependency[]): string | null {
  if (toml !== undefined) {
    return `\`${toml}\` makes it sqlx's folder`;
  }
  return crates[0] === undefined ? null : `numbered .sql files, and \`${crates[0].file}\` depends on sqlx`;
}

async function otherCrate(
  tree: Tree,
  around: readonly CrateDependency[],
  cargoDirs: readonly string[],
): Promise<string | null> {
  const [only, ...others] = around;
  const told = otherDatabase(around, "sqlx");
  if (told !== null || only?.inheritsDatabase !== true || others.length > 0) return told;
  return otherDatabaseInSources(tree, only, cargoDirs);
}

/** Where folders are called migrations, numbered files elsewhere (fixtures, seeds) are none. */
function likely(detections: readonly Detection[], named: ReadonlyMap<string, string>): Detection[] {
  const sure = detections.filter(({ dir }) => named.has(dir) || /migration/iu.test(dir));
  return sure.length > 0 ? sure : [...detections];
}
