/**
 * Finds refinery's folders: `V1__name.sql` and `U1__name.sql` in a crate that depends on refinery. Flyway has the same
 * names, so the crate is what tells.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { CrateDependency } from "../manifests/cargo.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { PostgresSign } from "../paths.ts";
import { fileName, unfitByPath } from "../paths.ts";
import { cratesOf, embeddedFolders, refineryCrates } from "./refinery-crates.ts";
import type { Detection } from "../tool.ts";

const MIGRATION = /^[UV]\d+__\w+\.sql$/u;

export async function detectRefinery(tree: Tree): Promise<Detection[]> {
  const files = tree.paths.filter((path) => MIGRATION.test(fileName(path)));
  if (files.length === 0) return [];
  const known = await refineryCrates(tree);
  if (known.crates.length === 0) return [];
  const embedded = await embeddedFolders(tree, known);
  const dirs = new Set(files.map((path) => rootOf(folderOf(path), embedded)));
  return [...dirs].sort().flatMap((dir) => {
    const around = cratesOf(known, embedded, dir);
    const reason = reasonFor(embedded.get(dir), around);
    if (reason === null) return [];
    const sign = signOf(around, dir);
    const unfit = otherDatabase(around) ?? unfitByPath(dir, sign);
    const told = { postgres: sign !== null, ...(sign?.amongOthers === true ? { amongOthers: true } : {}) };
    return [{ tool: "refinery", dir, reason, ...told, ...(unfit === null ? {} : { unfit }) }];
  });
}

/** The embedded folder around a file's folder: refinery looks into folders within folders. Else the outermost `migrations`. */
function rootOf(dir: string, embedded: ReadonlyMap<string, string>): string {
  const roots = [...embedded.keys()].filter((root) => isWithin(dir, root)).sort((a, b) => a.length - b.length);
  return roots[0] ?? /^(?:.*?\/)?migrations(?=\/|$)/u.exec(dir)?.[0] ?? dir;
}

function reasonFor(source: string | undefined, crates: readonly CrateDependency[]): string | null {
  if (source !== undefined) return `\`${source}\` names it`;
  return crates[0] === undefined
    ? null
    : `files \`V<number>__<name>.sql\`, and \`${crates[0].file}\` depends on refinery`;
}

/** refinery's features are the names of its drivers (refinery/Cargo.toml). */
const DRIVER = /^(?:rusqlite|mysql|tiberius)/u;

function wantsPostgres(crates: readonly CrateDependency[]): boolean {
  return crates.some(({ features }) => features.some((each) => /^(?:tokio-)?postgres/u.test(each)));
}

function otherDatabase(crates: readonly CrateDependency[]): string | null {
  const others = [...new Set(crates.flatMap(({ features }) => features.filter((each) => DRIVER.test(each))))];
  if (others.length === 0 || wantsPostgres(crates)) return null;
  return `\`${crates[0]?.file}\` uses refinery with ${others.join(" and ")}, not with PostgreSQL`;
}

function signOf(crates: readonly CrateDependency[], dir: string): PostgresSign | null {
  if (!wantsPostgres(crates)) return null;
  const amongOthers = crates.some(({ features }) => features.some((each) => DRIVER.test(each)));
  return { home: crates.find((crate) => isWithin(dir, crate.dir))?.dir ?? ".", amongOthers };
}
