/**
 * drizzle.config.{ts,js,mjs,cjs,json,…}: the folder, the dialect and the table, as far as they are written out as texts; the
 * file is never run. Read from drizzle-kit 0.31.10 (src/cli/validations/{cli,common}.ts, src/cli/commands/utils.ts).
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { withoutJsComments } from "../manifests/js-comments.ts";
import { fileName, joinPath } from "../paths.ts";

export interface DrizzleConfig {
  readonly schema: string;
  readonly table: string;
}

export const DEFAULT_DRIZZLE_CONFIG: DrizzleConfig = { schema: "drizzle", table: "__drizzle_migrations" };

export interface DrizzleConfigFile {
  readonly file: string;
  /** The folder that it names or implies, relative to the repository's root. */
  readonly out: string;
  readonly dialect: string | null;
  readonly config: DrizzleConfig;
}

const NAME = /^drizzle[\w.-]*\.config\.(?:[cm]?[jt]s|json)$|^drizzle\.config[\w.-]*\.(?:[cm]?[jt]s|json)$/u;

/** Every configuration file of the tree. */
export async function readDrizzleConfigs(tree: Tree): Promise<DrizzleConfigFile[]> {
  const files = tree.paths.filter((path) => NAME.test(fileName(path)) && !/(?:^|\/)node_modules\//u.test(path));
  const contents = await tree.read(files);
  return files.map((file) => parseConfig(file, contents.get(file)?.toString("utf8") ?? ""));
}

function parseConfig(file: string, source: string): DrizzleConfigFile {
  const text = withoutJsComments(source);
  const migrations = /\bmigrations["']?\s*:\s*\{([^}]*)\}/u.exec(text)?.[1] ?? "";
  const rest = text.replace(migrations, "");
  return {
    file,
    out: joinPath(file, textAt(rest, "out") ?? "drizzle"),
    dialect: textAt(rest, "dialect"),
    config: {
      schema: textAt(migrations, "schema") ?? DEFAULT_DRIZZLE_CONFIG.schema,
      table: textAt(migrations, "table") ?? DEFAULT_DRIZZLE_CONFIG.table,
    },
  };
}

/** Only whole texts: a template or a variable is not known. */
function textAt(text: string, key: string): string | null {
  const [, , value] = new RegExp(`\\b${key}["']?\\s*:\\s*(["'\`])([^"'\`$\\n]*)\\1`, "u").exec(text) ?? [];
  return value ?? null;
}

/** What holds for a folder of migrations: the file that names it, or else the nearest one above. */
export async function drizzleConfigOf(tree: Tree, dir: string): Promise<DrizzleConfig> {
  const files = await readDrizzleConfigs(tree);
  const naming = files.find(({ out }) => out === dir);
  const above = files
    .filter(({ file }) => isWithin(dir, folderOf(file)))
    .sort((a, b) => folderOf(b.file).length - folderOf(a.file).length);
  return (naming ?? above[0])?.config ?? DEFAULT_DRIZZLE_CONFIG;
}
