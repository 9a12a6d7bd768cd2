/**
 * Finds sqlx's folders: files named `<number>_<text>.sql` within a crate that depends on sqlx, or in the folder that a
 * sqlx.toml or the crate's code names.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { CrateDependency } from "../manifests/cargo.ts";
import { cratesAround, cratesWith, otherDatabase, postgresSign, wantsPostgres } from "../manifests/cargo.ts";
import { filesByFolder, namesPostgres, unfitByPath } from "../paths.ts";
import { otherDatabaseInSources } from "../manifests/rust-sources.ts";
import { embeddedFolders } from "./sqlx-embedded.ts";
import { readSqlxTomls } from "./sqlx-config.ts";
import type { Detection } from "../tool.ts";

const MIGRATION = /^\d+_.*\.sql$/u;

export async function detectSqlx(tree: Tree): Promise<Detection[]> {
  const folders = [...filesByFolder(tree.paths)].filter(([, names]) => names.some((name) => MIGRATION.test(name)));
  const [crates, tomls] = await Promise.all([cratesWith(tree, "sqlx"), readSqlxTomls(tree)]);
  if (folders.length === 0 || crates.length + tomls.length === 0) return [];
  const cargoDirs = tree.paths.filter((path) => /(?:^|\/)Cargo\.toml$/u.test(path)).map(folderOf);
  const embedded = await embeddedFolders(tree, crates, cargoDirs);
  const named = new Map(tomls.map(({ file, migrationsDir }) => [migrationsDir, file]));
  const claims = folders.map(async ([dir]): Promise<Claim[]> => {
    const around = cratesAround(crates, cargoDirs, embedded.get(dir) ?? dir);
    const reason = reasonFor(named.get(dir), embedded.get(dir), around);
    if (reason === null) return [];
    const isSure = named.has(dir) || embedded.has(dir) || /migration/iu.test(dir);
    const crateFiles = around.map(({ file }) => file);
    return [{ found: await detection(tree, { dir, reason }, around, cargoDirs), crates: crateFiles, isSure }];
  });
  return likely((await Promise.all(claims)).flat());
}

interface Claim {
  readonly found: Detection;
  /** Whose folder it may be. */
  readonly crates: readonly string[];
  /** Named, embedded, or called so. */
  readonly isSure: boolean;
}

async function detection(
  tree: Tree,
  { dir, reason }: Pick<Detection, "dir" | "reason">,
  around: readonly CrateDependency[],
  cargoDirs: readonly string[],
): Promise<Detection> {
  const postgres = wantsPostgres(around) || namesPostgres(dir);
  const sign = postgresSign(around, dir);
  const unfit = unfitByPath(dir, sign) ?? (namesPostgres(dir) ? null : await otherCrate(tree, around, cargoDirs));
  const told = { postgres, ...(sign?.amongOthers === true && !namesPostgres(dir) ? { amongOthers: true } : {}) };
  return { tool: "sqlx", dir, reason, ...told, ...(unfit === null ? {} : { unfit }) };
}

function reasonFor(
  toml: string | undefined,
  source: string | undefined,
  crates: readonly CrateDependency[],
): string | null {
  if (toml !== undefined) return `\`${toml}\` makes it sqlx's folder`;
  if (source !== undefined) return `\`${source}\` names it`;
  return crates[0] === undefined ? null : `numbered .sql files, and \`${crates[0].file}\` depends on sqlx`;
}

async function otherCrate(
  tree: Tree,
  around: readonly CrateDependency[],
  cargoDirs: readonly string[],
): Promise<string | null> {
  const [only, ...others] = around;
  const told = otherDatabase(around, "sqlx");
  if (told !== null || only === undefined || others.length > 0) return told;
  if (!only.inheritsDatabase && wantsPostgres(around)) return null;
  return otherDatabaseInSources(tree, only, cargoDirs);
}

const UNNAMED = "sqlx's crate has other folders, and nothing says that these files are migrations";

/** Where a crate has folders that are called migrations or that it embeds, numbered files elsewhere (fixtures, seeds) are set aside. */
function likely(claims: readonly Claim[]): Detection[] {
  const sure = claims.filter(({ isSure, found }) => isSure && found.unfit === undefined);
  return claims.map(({ found, crates, isSure }) => {
    const hasOther = sure.some((each) => each.crates.some((crate) => crates.includes(crate)));
    return hasOther && !isSure && found.unfit === undefined ? { ...found, aside: UNNAMED } : found;
  });
}
