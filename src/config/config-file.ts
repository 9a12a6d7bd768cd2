/**
 * `.github/migration-gate.yml`, as it is in head's tree: a change is judged by the settings that it brings along. Only a
 * file that is named with `--config` is read from disk.
 */
import { readFile } from "node:fs/promises";
import { UserError, messageOf } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import type { Tree } from "../source/tree.ts";
import { configKeys, ruleSeverities } from "./config-table.ts";
import type { ConfigKey } from "./config-table.ts";
import { configPaths } from "./defaults.ts";
import type { RuleSetting } from "./options.ts";
import { failOn, file, folders, majorVersion, milliseconds, oneOf, text, texts, yesOrNo } from "./values.ts";
import type { FailOn, ValueParser } from "./values.ts";
import { parseYamlMap } from "./yaml-map.ts";
import type { YamlEntry } from "./yaml-map.ts";

/** What the file says; null where it says nothing. */
export interface ConfigFile {
  readonly path: string;
  readonly project: string | null;
  readonly migrations: readonly string[] | null;
  readonly tool: string | null;
  readonly postgres: number | null;
  readonly setup: string | null;
  /** A file in the tree whose text is to be `setup`. */
  readonly setupFile: string | null;
  readonly sessionSetup: string | null;
  readonly schemas: SchemaFilter | null;
  readonly privileges: boolean | null;
  /** Milliseconds. */
  readonly statementTimeout: number | null;
  readonly failOn: FailOn | null;
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/**
 * `disk`: path of a file on disk, null for the one in the tree; `knownRules`: every rule id. Null when there is no file.
 * Throws a UserError with the line for whatever is wrong in it.
 */
export async function loadConfigFile(
  tree: Tree,
  disk: string | null,
  knownRules: readonly string[],
): Promise<ConfigFile | null> {
  const source = disk === null ? await fromTree(tree) : { path: disk, text: await fromDisk(disk) };
  if (source === null) return null;
  const config = parseConfigFile(source.text, source.path, knownRules);
  return config.setupFile === null ? config : { ...config, setup: await setupFrom(tree, config, config.setupFile) };
}

/** `path` is for messages only. */
export function parseConfigFile(contents: string, path: string, knownRules: readonly string[]): ConfigFile {
  const entries = parseYamlMap(contents, path, { kind: "key", names: configKeys.map(({ key }) => key) });
  const one = <T>(key: ConfigKey, parse: ValueParser<T>): T | null => {
    const entry = entries.get(key);
    return entry === undefined ? null : parse(entry.value, nameOf(key, entry));
  };
  const both = entries.has("setup") ? entries.get("setup-file") : undefined;
  if (both !== undefined) throw new UserError(`\`setup\` and \`setup-file\` (${both.place}) exclude each other`);
  const [rules, schemas] = [entries.get("rules"), entries.get("schemas")];
  return {
    path,
    project: one("project", text),
    migrations: one("migrations", folders),
    tool: one("tool", text),
    postgres: one("postgres", majorVersion),
    setup: one("setup", text),
    setupFile: one("setup-file", file),
    sessionSetup: one("session-setup", text),
    schemas: schemas === undefined ? null : schemasFrom(schemas),
    privileges: one("privileges", yesOrNo),
    statementTimeout: one("statement-timeout", milliseconds),
    failOn: one("fail-on", failOn),
    rules: rules === undefined ? {} : rulesFrom(rules, knownRules),
  };
}

/** One name or pattern, or a list of them, for each of the two. */
function schemasFrom(entry: YamlEntry): SchemaFilter {
  const fields = entry.entries({ kind: "key", names: ["include", "exclude"] });
  const list = (name: string): string[] => {
    const field = fields.get(name);
    return field === undefined ? [] : texts(field.value, nameOf(`schemas.${name}`, field));
  };
  return { include: list("include"), exclude: list("exclude") };
}

function rulesFrom(entry: YamlEntry, knownRules: readonly string[]): Record<string, RuleSetting> {
  const settings = entry.entries({ kind: "rule", names: knownRules });
  return Object.fromEntries([...settings].map(([rule, setting]) => [rule, ruleSetting(rule, setting)]));
}

const ruleSeverity = oneOf(ruleSeverities);

function ruleSetting(rule: string, entry: YamlEntry): RuleSetting {
  if (typeof entry.value !== "object" || entry.value === null || Array.isArray(entry.value)) {
    return { severity: ruleSeverity(entry.value, nameOf(rule, entry)), reason: null };
  }
  const fields = entry.entries({ kind: "key", names: ["severity", "reason"] });
  const severity = fields.get("severity");
  if (severity === undefined) throw new UserError(`${nameOf(rule, entry)} needs a \`severity\``);
  const reason = fields.get("reason");
  return {
    severity: ruleSeverity(severity.value, nameOf(`${rule}.severity`, severity)),
    reason: reason === undefined ? null : text(reason.value, nameOf(`${rule}.reason`, reason)),
  };
}

function nameOf(key: string, entry: YamlEntry): string {
  return `\`${key}\` (${entry.place})`;
}

async function fromTree(tree: Tree): Promise<{ path: string; text: string } | null> {
  const path = configPaths.find((candidate) => tree.paths.includes(candidate));
  return path === undefined ? null : { path, text: await readText(tree, path) };
}

async function fromDisk(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new UserError(`cannot read the config file ${path}: ${messageOf(cause)}`, { cause });
  }
}

async function setupFrom(tree: Tree, config: ConfigFile, path: string): Promise<string> {
  if (tree.paths.includes(path)) return readText(tree, path);
  const near = nearestName(path, tree.paths);
  const question = near === null ? "" : `; did you mean \`${near}\`?`;
  throw new UserError(`\`setup-file\` of ${config.path}: there is no file \`${path}\` in ${tree.ref}${question}`);
}

async function readText(tree: Tree, path: string): Promise<string> {
  return (await tree.read([path])).get(path)?.toString("utf8") ?? "";
}
