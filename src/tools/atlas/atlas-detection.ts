/**
 * Finds Atlas's folders: `.sql` files beside an `atlas.sum`. Atlas also hashes the folders of other tools (`--dir-format`); those
 * are left to them. `atlas.hcl` says how the files are run.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { fileName, filesByFolder, unfitByPath } from "../paths.ts";
import type { Detection } from "../tool.ts";

export async function detectAtlas(tree: Tree): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const [dir, names] of filesByFolder(tree.paths)) {
    const scripts = names.filter((name) => name.endsWith(".sql"));
    if (!names.includes("atlas.sum") || scripts.length === 0 || scripts.some(isNamedForOthers)) continue;
    if (await isWrittenForOthers(tree, dir, scripts.slice(-3))) continue;
    const hcl = await nearestHcl(tree, dir);
    const postgres = hcl !== null && POSTGRES.test(hcl.text);
    const unfit = otherDatabase(hcl) ?? (postgres ? null : unfitByPath(dir));
    found.push({
      tool: "atlas",
      dir,
      reason: "`atlas.sum` beside the files",
      postgres,
      ...(unfit === null ? {} : { unfit }),
    });
  }
  return found;
}

/** golang-migrate's and Flyway's names. */
function isNamedForOthers(name: string): boolean {
  return /\.(?:up|down)\.sql$/u.test(name) || /^(?:[VUB]\d[\d._]*|R)__/u.test(name);
}

async function isWrittenForOthers(tree: Tree, dir: string, names: readonly string[]): Promise<boolean> {
  const texts = await tree.read(names.map((name) => (dir === "." ? name : `${dir}/${name}`)));
  const marks = /^--\s*(?:\+goose|\+migrate|migrate:up|liquibase formatted)\b/imu;
  return [...texts.values()].some((text) => marks.test(text.subarray(0, 4096).toString("utf8")));
}

export interface AtlasSettings {
  readonly order: "linear" | "linear-skip" | "non-linear";
  /** Schema of the table of revisions. */
  readonly schema: string;
}

export const DEFAULT_ATLAS_SETTINGS: AtlasSettings = { order: "linear", schema: "atlas_schema_revisions" };

/** `exec_order` and `revisions_schema` of the nearest atlas.hcl (cmd/atlas/internal/cmdapi/project.go), where all its `env` blocks
 * agree. */
export async function readAtlasSettings(tree: Tree, dir: string): Promise<AtlasSettings> {
  const hcl = await nearestHcl(tree, dir);
  const order = onlyValue(hcl?.text ?? "", /^\s*exec_order\s*=\s*"?(\w+)"?/gmu);
  const schema = onlyValue(hcl?.text ?? "", /^\s*revisions_schema\s*=\s*"([^"$]+)"/gmu);
  const orders: Readonly<Record<string, AtlasSettings["order"]>> = {
    LINEAR_SKIP: "linear-skip",
    NON_LINEAR: "non-linear",
  };
  return { order: orders[order ?? ""] ?? "linear", schema: schema ?? DEFAULT_ATLAS_SETTINGS.schema };
}

function onlyValue(text: string, pattern: RegExp): string | null {
  const values = new Set(Array.from(text.matchAll(pattern), (match) => match[1] ?? ""));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

interface AtlasHcl {
  readonly file: string;
  readonly text: string;
}

/** The atlas.hcl in the folder or the nearest one above it. */
async function nearestHcl(tree: Tree, dir: string): Promise<AtlasHcl | null> {
  const above = tree.paths.filter((path) => fileName(path) === "atlas.hcl" && isWithin(dir, folderOf(path)));
  const file = above.sort((a, b) => b.length - a.length)[0];
  if (file === undefined) return null;
  return { file, text: (await tree.read([file])).get(file)?.toString("utf8") ?? "" };
}

const POSTGRES = /\bpostgres(?:ql)?:\/\/|\bdocker:\/\/(?:postgres|postgis|pgvector)/u;
const OTHERS =
  /\b(mysql|maria(?:db)?|sqlite|libsql|sqlserver|clickhouse|redshift|oracle):\/\/|\bdocker:\/\/(mysql|maria(?:db)?|sqlserver|clickhouse)/u;

function otherDatabase(hcl: AtlasHcl | null): string | null {
  const other = hcl === null || POSTGRES.test(hcl.text) ? null : OTHERS.exec(hcl.text);
  return other === null ? null : `\`${hcl?.file}\` is for ${other[1] ?? other[2]}`;
}
