/**
 * `.gmrc` (JSON5) and `.gmrc.js`: the folder and the placeholders, as far as they are written out; the file is never run.
 * Read from graphile-migrate 1.4.1 (src/settings.ts, src/commands/_common.ts, src/migration.ts: `generatePlaceholderReplacement`).
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { withoutJsComments } from "../manifests/js-comments.ts";
import { fileName, joinPath } from "../paths.ts";

/** Stands for `:DATABASE_NAME` until the script is sent. */
export const DATABASE_NAME = "migration_gate_database_name";

export interface GraphileMigrateConfig {
  /** What each placeholder, with its colon, becomes. */
  readonly placeholders: ReadonlyMap<string, string>;
  /** `pgSettings`: set in each session, name by name. */
  readonly settings: readonly (readonly [name: string, value: string])[];
  /** What keeps it from starting. */
  readonly refusal: { readonly file: string; readonly line: number; readonly message: string } | null;
}

/** The owner is who connects. */
const RESERVED = [
  [":DATABASE_NAME", DATABASE_NAME],
  [":DATABASE_OWNER", "current_user"],
] as const;

export const DEFAULT_GRAPHILE_MIGRATE_CONFIG: GraphileMigrateConfig = {
  placeholders: new Map(RESERVED),
  settings: [],
  refusal: null,
};

export interface GraphileMigrateConfigFile {
  readonly file: string;
  /** Relative to the repository's root. */
  readonly migrationsDir: string;
  readonly config: GraphileMigrateConfig;
}

/** Every configuration file of the tree. */
export async function readGraphileMigrateConfigs(tree: Tree): Promise<GraphileMigrateConfigFile[]> {
  const files = tree.paths.filter((path) => /^\.gmrc(?:\.c?js)?$/u.test(fileName(path)));
  const contents = await tree.read(files);
  return files.map((file) => {
    const source = contents.get(file)?.toString("utf8") ?? "";
    const text = withoutJsComments(source);
    const message = refusalOf(text);
    const line = source.slice(0, source.search(/\bplaceholders\b/u)).split("\n").length;
    const refusal = message === null ? null : { file, line, message };
    const [, , folder] = /\bmigrationsFolder["']?\s*:\s*(["'`])([^"'`$\n]*)\1/u.exec(text) ?? [];
    return {
      file,
      migrationsDir: joinPath(file, folder ?? "migrations"),
      config: { placeholders: placeholdersIn(text), settings: settingsIn(text), refusal },
    };
  });
}

/** A value from the environment is not known here: the placeholder's own name in lower case takes its place. */
function placeholdersIn(text: string): Map<string, string> {
  const pairs = /["']?(:[A-Z][0-9A-Z_]+)["']?\s*:\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|[^,}\s])/gu;
  const found = [...text.matchAll(pairs)].map(([, key = "", double, single]): [string, string] => {
    const value = double ?? single ?? "!ENV";
    return [key, value === "!ENV" ? key.slice(1).toLowerCase() : value];
  });
  return new Map([...found, ...RESERVED]);
}

const TEXT = String.raw`"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'`;
const PLACEHOLDERS = new RegExp(String.raw`\bplaceholders["']?\s*:\s*\{((?:${TEXT}|[^}"'])*)\}`, "u");
const PAIR = new RegExp(String.raw`(${TEXT}|[\w$]+)\s*:\s*(${TEXT}|[^,\s]+)`, "gu");

/** settings.ts: `parseSettings`. */
function refusalOf(text: string): string | null {
  const body = PLACEHOLDERS.exec(text);
  if (body === null) return null;
  const pairs = Array.from((body[1] ?? "").matchAll(PAIR), ([, key = "", value = ""]) => [
    key.replaceAll(/^["']|["']$/gu, ""),
    value,
  ]);
  const badKeys = pairs.flatMap(([key = ""]) => (/^:[A-Z][0-9A-Z_]+$/u.test(key) ? [] : [key]));
  const badValues = pairs.flatMap(([key = "", value = ""]) =>
    /^(?:[-\d[{]|true$|false$|null$)/u.test(value) ? [key] : [],
  );
  if (badKeys.length > 0)
    return `Setting 'placeholders': Invalid placeholders keys '${badKeys.join(", ")}' - expected to follow format ':ABCD_EFG_HIJ'`;
  return badValues.length === 0
    ? null
    : `Setting 'placeholders': Invalid placeholders values for keys '${badValues.join(", ")}' - expected string`;
}

function settingsIn(text: string): [string, string][] {
  const body = /\bpgSettings["']?\s*:\s*\{([^}]*)\}/u.exec(text)?.[1] ?? "";
  const pairs = /["']?([\w.]+)["']?\s*:\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([\d.]+))/gu;
  return [...body.matchAll(pairs)].map(([, name = "", double, single, number]) => [
    name,
    double ?? single ?? number ?? "",
  ]);
}

/** What holds for a folder: the file that names it, or else the nearest one above. */
export async function graphileMigrateConfigOf(tree: Tree, dir: string): Promise<GraphileMigrateConfig> {
  const files = await readGraphileMigrateConfigs(tree);
  const naming = files.find(({ migrationsDir }) => migrationsDir === dir || `${migrationsDir}/committed` === dir);
  const above = files
    .filter(({ file }) => isWithin(dir, folderOf(file)))
    .sort((a, b) => folderOf(b.file).length - folderOf(a.file).length);
  return (naming ?? above[0])?.config ?? DEFAULT_GRAPHILE_MIGRATE_CONFIG;
}

export function withPlaceholders(sql: string, { placeholders }: GraphileMigrateConfig): string {
  const names = [...placeholders.keys()].join("|");
  return sql.replaceAll(new RegExp(`(?:${names})\\b`, "gu"), (name) => placeholders.get(name) ?? "");
}
