/**
 * From the root changelog (YAML, JSON, XML or SQL) to the SQL files in the order in which Liquibase reads them, and what of it
 * is no SQL. Read from liquibase-standard 5.0.4: src/main/java/liquibase/changelog/DatabaseChangeLog.java.
 */
import { parseDocument } from "yaml";
import { folderOf } from "../source/tree.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { relativeTo } from "./liquibase-config.ts";
import { fileName, joinPath } from "./paths.ts";
import { programFile } from "./program-file.ts";
import type { FileProblem, IgnoredFile } from "./tool.ts";

export interface SqlChangelog {
  readonly file: string;
  /** As it is recorded, unless the file says otherwise. */
  readonly recordedAs: string;
}

export interface Changelogs {
  readonly files: readonly SqlChangelog[];
  /** The first value of a name counts. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
  readonly ignored: readonly IgnoredFile[];
  /** Everything that was followed. */
  readonly seen: ReadonlySet<string>;
}

/** One entry of a changelog. */
interface Entry {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All of it, as far as it is more than its attributes. */
  readonly content: string;
}

interface Reading {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly config: LiquibaseConfig;
  readonly files: SqlChangelog[];
  readonly parameters: Map<string, string>;
  readonly problems: FileProblem[];
  readonly ignored: IgnoredFile[];
  readonly seen: Set<string>;
}

export function readChangelogs(contents: ReadonlyMap<string, Buffer>, config: LiquibaseConfig): Changelogs {
  const parameters = new Map(Object.entries(config.parameters));
  const reading: Reading = { contents, config, files: [], parameters, problems: [], ignored: [], seen: new Set() };
  if (config.root !== null) {
    readChangelog(config.root, recordedName(config.root, config), reading);
  } else {
    const files = [...contents.keys()].filter((path) => path.endsWith(".sql") && isFormatted(textOf(path, contents)));
    for (const file of files.sort()) readChangelog(file, recordedName(file, config), reading);
  }
  const unused = [...contents.keys()].filter((path) => path.endsWith(".sql") && !reading.seen.has(path)).sort();
  const reason = config.root === null ? "its first line is no `--liquibase formatted sql`" : "no changelog includes it";
  const runner = (file: string): IgnoredFile | undefined =>
    reading.ignored.find(({ content }) => content?.includes(fileName(file)) === true);
  return {
    ...reading,
    ignored: [...reading.ignored, ...unused.map((file) => notFollowed(file, reason, runner(file)))],
  };
}

/** `<sqlFile>` and the like, in a changeset that is none of SQL. */
function notFollowed(file: string, reason: string, runner: IgnoredFile | undefined): IgnoredFile {
  return runner === undefined ? { file, reason } : programFile(file, `a changeset in \`${runner.file}\` names it`);
}

export function isFormatted(text: string): boolean {
  return /^\s*--\s*liquibase\s*formatted/iu.test(text);
}

function textOf(path: string, contents: ReadonlyMap<string, Buffer>): string {
  return (
    contents
      .get(path)
      ?.toString("utf8")
      .replace(/^\uFEFF/u, "") ?? ""
  );
}

/** Below the first folder of the search path that holds it. */
function recordedName(path: string, { searchPath }: LiquibaseConfig): string {
  const folder = searchPath.find((each) => each === "." || path.startsWith(`${each}/`)) ?? ".";
  return relativeTo(path, folder);
}

function readChangelog(file: string, recordedAs: string, reading: Reading): void {
  const { contents, seen } = reading;
  if (seen.has(file)) return;
  seen.add(file);
  if (!contents.has(file)) {
    reading.problems.push(missing(file, reading));
  } else if (file.endsWith(".sql")) {
    reading.files.push({ file, recordedAs });
  } else {
    const others = entriesOf(file, textOf(file, contents)).filter(
      (entry) => !readEntry(entry, { file, recordedAs }, reading),
    );
    const changesets = others.filter(({ kind }) => kind === "changeSet");
    if (changesets.length > 0) reading.ignored.push(notSql(file, changesets));
  }
}

/** An include beside them may come and go. */
function notSql(file: string, changesets: readonly Entry[]): IgnoredFile {
  const count = changesets.length;
  const reason = `${count} changeset${count === 1 ? "" : "s"} in it that ${count === 1 ? "is" : "are"} no formatted SQL, which Liquibase itself turns into statements`;
  return { ...programFile(file, reason), content: changesets.map(({ content }) => content).join("\n") };
}

/** False for what is not understood. */
function readEntry({ kind, attributes }: Entry, parent: SqlChangelog, reading: Reading): boolean {
  const { parameters, config } = reading;
  if (kind === "property") {
    const { name, value } = attributes;
    if (name !== undefined && !parameters.has(name)) parameters.set(name, value ?? "");
    return true;
  }
  if (kind !== "include" && kind !== "includeAll") return false;
  const given = (attributes["file"] ?? attributes["path"] ?? "").replace(/^classpath:\/?/u, "").replace(/^\//u, "");
  const relative = attributes["relativeToChangelogFile"] === "true";
  const options = relative
    ? [joinPath(parent.file, given)]
    : config.searchPath.map((each) => joinPath(`${each}/x`, given));
  if (kind === "include") include(options, given, reading);
  else includeAll(options, attributes, reading);
  return true;
}

function include(options: readonly string[], given: string, reading: Reading): void {
  const file = options.find((each) => reading.contents.has(each)) ?? options[0] ?? given;
  readChangelog(file, recordedName(file, reading.config), reading);
}

/** Files of the folder and below, sorted by their paths. */
function includeAll(folders: readonly string[], attributes: Entry["attributes"], reading: Reading): void {
  const { contents, config } = reading;
  const [suffix = "", maxDepth = "100"] = [attributes["endsWithFilter"], attributes["maxDepth"]];
  for (const folder of folders) {
    const inside = [...contents.keys()].filter((path) => path.startsWith(`${folder}/`));
    const files = inside.filter((path) => {
      const depth = folderOf(relativeTo(path, folder)) === "." ? 1 : relativeTo(path, folder).split("/").length;
      return /\.(?:sql|ya?ml|xml|json)$/u.test(path) && path.endsWith(suffix) && depth <= Number(maxDepth);
    });
    for (const file of files.sort()) readChangelog(file, recordedName(file, config), reading);
    if (files.length > 0) return;
  }
}

function missing(file: string, { config }: Reading): FileProblem {
  return {
    kind: "unreadable",
    file: config.root ?? file,
    message: `Liquibase stops with: "The file ${recordedName(file, config)} was not found in the configured search path". It is included by a changelog below \`${config.root ?? file}\`.`,
    remedy: `Add \`${file}\`, or take the include out.`,
  };
}

function entriesOf(file: string, text: string): Entry[] {
  return file.endsWith(".xml") ? xmlEntries(text) : yamlLogEntries(text);
}

/** JSON is YAML. */
function yamlLogEntries(text: string): Entry[] {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const content: unknown = document.errors.length > 0 ? null : document.toJS();
  const list = isRecord(content) ? content["databaseChangeLog"] : null;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((each) =>
    Object.entries(each).map(([kind, value]) => ({
      kind,
      attributes: isRecord(value) ? plainValues(value) : {},
      content: JSON.stringify(value),
    })),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plainValues(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]): [string, string][] =>
      typeof each === "string" || typeof each === "number" || typeof each === "boolean" ? [[key, String(each)]] : [],
    ),
  );
}

const ELEMENT = /<(include|includeAll|property)\b([^>]*?)\/?>|<(changeSet)\b([^>]*)>[\s\S]*?<\/changeSet>/gu;

function xmlEntries(text: string): Entry[] {
  const plain = text.replaceAll(/<!--[\s\S]*?-->/gu, "");
  return Array.from(plain.matchAll(ELEMENT), ([content, entry, own = "", changeset = "", its = ""]) => ({
    kind: entry ?? changeset,
    content,
    attributes: Object.fromEntries(
      Array.from(`${own}${its}`.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu), ([, name = "", one, two]) => [
        name,
        one ?? two ?? "",
      ]),
    ),
  }));
}
