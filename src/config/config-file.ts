/**
 * `.github/migration-gate.yml`, as it is in head's tree: a change is judged by the settings that it brings along. Only a
 * file that is named with `--config` is read from disk.
 */
import { readFile } from "node:fs/promises";
import { UserError, messageOf } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import type { Tree } from "../source/tree.ts";
import { allowEditsValues, configKeys, ruleSeverities } from "./config-table.ts";
import type { ConfigKey } from "./config-table.ts";
import { configPaths, mostInterrupts } from "./defaults.ts";
import type { RuleSetting } from "./options.ts";
import { command, refuseApply, refuseForNobody, variables } from "./apply-options.ts";
import { countUpTo, failOn, file, folders, majorVersion, milliseconds, oneOf, text, texts, yesOrNo } from "./values.ts";
import { inheritSettings } from "./inherit-settings.ts";
import { freshFrom } from "./fresh-from.ts";
import type { FreshFrom } from "./fresh-from.ts";
import { upgradeFrom } from "./upgrade-from.ts";
import type { UpgradeFrom } from "./upgrade-from.ts";
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
  readonly upgradeFrom: readonly UpgradeFrom[] | null;
  readonly freshFrom: FreshFrom | null;
  readonly apply: string | null;
  readonly rollback: string | null;
  readonly install: string | null;
  readonly env: Readonly<Record<string, string>> | null;
  /** Milliseconds. */
  readonly applyTimeout: number | null;
  readonly allowEdits: (typeof allowEditsValues)[number] | null;
  /** Milliseconds. */
  readonly statementTimeout: number | null;
  readonly interrupts: number | null;
  readonly failOn: FailOn | null;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Each with the file's own settings where it has none itself; empty where the file lists no projects. */
  readonly projects: readonly ConfigFile[];
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
  const projects = await Promise.all(config.projects.map((each) => withSetup(tree, each)));
  return { ...(await withSetup(tree, config)), projects };
}

async function withSetup(tree: Tree, config: ConfigFile): Promise<ConfigFile> {
  return config.setupFile === null ? config : { ...config, setup: await setupFrom(tree, config, config.setupFile) };
}

/** `path` is for messages only. */
export function parseConfigFile(contents: string, path: string, knownRules: readonly string[]): ConfigFile {
  const keys = configKeys.map(({ key }) => key);
  const entries = parseYamlMap(contents, path, { kind: "key", names: keys });
  const whole = settingsFrom(entries, new Map(), path, knownRules);
  const listed = entries.get("projects");
  if (listed === undefined) return whole;
  const migrations = entries.get("migrations");
  if (migrations !== undefined) {
    throw new UserError(`${nameOf("migrations", migrations)} and \`projects\` exclude each other`, {
      remedy: "Give each of the projects its own `migrations`.",
    });
  }
  const known = { kind: "key", names: keys.filter((key) => key !== "projects"), synonyms: { name: "project" } };
  const projects = listed.items().map((item) => settingsFrom(item.entries(known), entries, path, knownRules));
  const inheriting = projects.map((own) => inheritSettings(own, whole));
  refuseForNobody(entries, inheriting);
  refuseTwice(inheriting, listed);
  return { ...whole, projects: inheriting };
}

/** Whose settings would hold for it nobody could tell. */
function refuseTwice(projects: readonly ConfigFile[], { place }: YamlEntry): void {
  const folders = projects.flatMap(({ migrations }) => migrations ?? []);
  const twice = folders.find((folder, index) => folders.indexOf(folder) !== index);
  if (twice === undefined) return;
  throw new UserError(`\`projects\` (${place}) has the folder \`${twice}\` twice`, {
    remedy: "Leave it with one of the projects.",
  });
}

type Entries = ReadonlyMap<string, YamlEntry>;

/** `outer`: the entries that hold where these say nothing. */
function settingsFrom(entries: Entries, outer: Entries, path: string, knownRules: readonly string[]): ConfigFile {
  const one = <T>(key: ConfigKey, parse: ValueParser<T>): T | null => {
    const entry = entries.get(key);
    return entry === undefined ? null : parse(entry.value, nameOf(key, entry));
  };
  const both = entries.has("setup") ? entries.get("setup-file") : undefined;
  if (both !== undefined) throw new UserError(`\`setup\` and \`setup-file\` (${both.place}) exclude each other`);
  refuseApply(entries, outer);
  const env = entries.get("env");
  const edits = entries.get("allow-edits");
  if (edits?.value === "unreleased" && !entries.has("upgrade-from") && !outer.has("upgrade-from"))
    throw withoutReleases(edits);
  const [rules, schemas, fresh] = [entries.get("rules"), entries.get("schemas"), entries.get("fresh-from")];
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
    upgradeFrom: one("upgrade-from", upgradeFrom),
    freshFrom: fresh === undefined ? null : freshFrom(fresh),
    apply: one("apply", command),
    rollback: one("rollback", command),
    install: one("install", command),
    env: env === undefined ? null : variables(env),
    applyTimeout: one("apply-timeout", milliseconds),
    allowEdits: one("allow-edits", oneOf(allowEditsValues)),
    statementTimeout: one("statement-timeout", milliseconds),
    interrupts: one("interrupts", countUpTo(mostInterrupts)),
    failOn: one("fail-on", failOn),
    rules: rules === undefined ? {} : rulesFrom(rules, knownRules),
    projects: [],
  };
}

function withoutReleases({ place }: YamlEntry): UserError {
  return new UserError(
    `\`allow-edits: unreleased\` (${place}) needs \`upgrade-from\`: without it nobody knows what is released`,
    { remedy: 'Name your releases, for instance `upgrade-from: { tags: "v*", last: 3 }`.' },
  );
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
