/**
 * From the root changelog (YAML, JSON, XML or SQL) to the SQL files in the order in which Liquibase reads them, and what of it
 * is no SQL. Read from liquibase-standard 5.0.4: src/main/java/liquibase/changelog/DatabaseChangeLog.java.
 */
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { folderFiles, isEmptyFolder } from "./liquibase-folder.ts";
import { filesNamedIn, placesOf } from "./liquibase-named-files.ts";
import type { ChangelogNode } from "./liquibase-nodes.ts";
import { readNodes } from "./liquibase-nodes.ts";
import { byProgram, namedBy, notSql, oncePerFile } from "./liquibase-not-sql.ts";
import type { Property } from "./liquibase-parameters.ts";
import { ChangelogParameters } from "./liquibase-parameters.ts";
import type { Changelogs, Inherited, Place, Reading } from "./liquibase-reading.ts";
import { recordedName, stop, stopAtCircle, stopAtMissing } from "./liquibase-reading.ts";
import { readRootPreconditions } from "./liquibase-root-preconditions.ts";
import { propertiesEntries } from "../manifests/java-settings.ts";
import { fileName } from "../paths.ts";
import { programFile } from "../program-file.ts";
import type { IgnoredFile } from "../tool.ts";

const NOTHING: Inherited = { contexts: [], labels: [], ignore: false };

/** `onSql`: called for each SQL file in its turn, so that what it defines is known to the next one. */
export function readChangelogs(
  contents: ReadonlyMap<string, Buffer>,
  config: LiquibaseConfig,
  parameters = new ChangelogParameters(config),
  onSql: Reading["onSql"] = () => undefined,
): Changelogs {
  const lists = {
    files: [],
    problems: [],
    ignored: [],
    questions: [],
    seen: new Set<string>(),
    named: new Set<string>(),
  };
  const reading: Reading = { contents, config, parameters, onSql, ...lists };
  const around = { inherited: NOTHING, locals: [], open: [] };
  if (config.root !== null) readChangelog({ ...around, file: config.root }, reading);
  else {
    const files = [...contents.keys()].filter((path) => path.endsWith(".sql") && isFormatted(textOf(path, contents)));
    for (const file of files.sort()) readChangelog({ ...around, file }, reading);
  }
  return { ...reading, ignored: [...oncePerFile(reading.ignored), ...notFollowed(reading)] };
}

/** A name in a changeset may be put together of properties and the like. */
function notFollowed({ contents, config, seen, named, ignored }: Reading): IgnoredFile[] {
  const reason = config.root === null ? "its first line is no `--liquibase formatted sql`" : "no changelog includes it";
  const unused = [...contents.keys()].filter((path) => path.endsWith(".sql") && !seen.has(path) && !named.has(path));
  return unused.sort().map((file) => {
    const runner = ignored.find(({ content }) => content?.includes(fileName(file)) === true)?.file;
    return runner === undefined ? { file, reason } : namedBy(runner, file);
  });
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

function readChangelog(place: Place, reading: Reading): void {
  const { file, inherited, open } = place;
  const { contents, config, seen } = reading;
  if (open.includes(file)) {
    const folder = open.findLast((each) => each.endsWith("/"));
    if (folder === undefined)
      stop(
        reading,
        file,
        "Liquibase stops with a StackOverflowError: the changelog includes itself.",
        "Take the include out.",
      );
    else stopAtCircle(reading, file, folder);
    return;
  }
  seen.add(file);
  if (!contents.has(file)) {
    stopAtMissing(reading, file);
  } else if (file.endsWith(".sql")) {
    const changelog = { file, recordedAs: recordedName(file, config), inherited };
    reading.files.push(changelog);
    reading.onSql(changelog);
  } else {
    const root = readNodes(file, textOf(file, contents));
    if (root !== null) readNode(place, root, reading);
    else
      stop(
        reading,
        file,
        `Liquibase stops at \`${file}\`: "Could not find databaseChangeLog node".`,
        "Write it as a changelog.",
      );
  }
}

function readNode(place: Place, root: ChangelogNode, reading: Reading): void {
  const own = filterOf(root.attributes);
  const inner: Place = {
    ...place,
    inherited: { ...place.inherited, contexts: [...own, ...place.inherited.contexts] },
    locals: [new Map<string, string>(), ...place.locals],
    open: [...place.open, place.file],
  };
  for (const node of inOrder(place.file, root.children)) readEntry(node, inner, reading);
  const changesets = root.children.filter(({ kind }) => kind === "changeSet");
  if (changesets.length > 0) reading.ignored.push(notSql(place.file, changesets));
  for (const each of changesets) readNamedFiles(each, inner, reading);
}

/** parser/core/yaml/YamlChangeLogParser.java sets all properties before anything else; XML has them in their turn. */
function inOrder(file: string, nodes: readonly ChangelogNode[]): ChangelogNode[] {
  if (file.endsWith(".xml")) return [...nodes];
  return [...nodes.filter(({ kind }) => kind === "property"), ...nodes.filter(({ kind }) => kind !== "property")];
}

function filterOf({ contextFilter, context = "" }: ChangelogNode["attributes"]): string[] {
  return [contextFilter === undefined || contextFilter === "" ? context : contextFilter].filter((each) => each !== "");
}

function readNamedFiles(changeset: ChangelogNode, { file, locals }: Place, reading: Reading): void {
  const { contents, config, named, ignored, parameters } = reading;
  const expand = (text: string): string => parameters.expand(text, locals);
  for (const places of filesNamedIn(changeset, { changelog: file, expand }, config)) {
    const path = places.find((each) => contents.has(each));
    if (path === undefined || named.has(path)) continue;
    named.add(path);
    ignored.push(namedBy(file, path));
  }
}

function readEntry(node: ChangelogNode, place: Place, reading: Reading): void {
  const expand = (text: string): string => reading.parameters.expand(text, place.locals);
  const attributes = Object.fromEntries(Object.entries(node.attributes).map(([key, each]) => [key, expand(each)]));
  switch (node.kind) {
    case "property":
      readProperty(attributes, place, reading);
      return;
    case "include":
      include(attributes, place, reading);
      return;
    case "includeAll":
      includeAll(attributes, place, reading);
      return;
    case "modifyChangeSets":
      for (const each of node.children) readEntry(each, place, reading);
      return;
    case "preConditions":
      readPreconditions(node, place, reading);
      return;
    default:
  }
}

function readProperty(attributes: ChangelogNode["attributes"], place: Place, reading: Reading): void {
  const { contents, config, parameters, named } = reading;
  const { name, value = "", labels = "", dbms, global, file } = attributes;
  const about: Omit<Property, "name" | "value"> = {
    context: filterOf(attributes)[0] ?? "",
    labels,
    dbms: dbms ?? null,
    global: global !== "false",
  };
  if (name !== undefined) parameters.set({ ...about, name, value }, place.locals);
  if (file === undefined) return;
  const options = optionsOf(file, attributes, place, config);
  const path = options.find((each) => contents.has(each));
  if (path === undefined) {
    if (attributes["errorIfMissing"] !== "false") stopAtMissing(reading, options[0] ?? file);
    return;
  }
  named.add(path);
  for (const [key, values] of propertiesEntries(textOf(path, contents)))
    parameters.set({ ...about, name: key, value: values.join(",") }, place.locals);
}

function optionsOf(
  given: string,
  attributes: ChangelogNode["attributes"],
  { file }: Place,
  config: LiquibaseConfig,
): string[] {
  return placesOf(given, { changelog: file, relative: attributes["relativeToChangelogFile"] === "true" }, config);
}

/** The place of a file that an include leads to. */
function below(file: string, attributes: ChangelogNode["attributes"], { inherited, locals, open }: Place): Place {
  const labels = (attributes["labels"] ?? "").trim();
  return {
    file,
    locals,
    open,
    inherited: {
      contexts: [...filterOf(attributes), ...inherited.contexts],
      labels: [...(labels === "" ? [] : [labels]), ...inherited.labels],
      ignore: attributes["ignore"] === "true",
    },
  };
}

function include(attributes: ChangelogNode["attributes"], place: Place, reading: Reading): void {
  const { contents, config } = reading;
  const given = attributes["file"] ?? "";
  const options = optionsOf(given, attributes, place, config);
  const file = options.find((each) => contents.has(each)) ?? options[0] ?? given;
  if (!contents.has(file) && attributes["errorIfMissing"] === "false") return;
  readChangelog(below(file, attributes, place), reading);
}

function includeAll(attributes: ChangelogNode["attributes"], place: Place, reading: Reading): void {
  const { contents, config } = reading;
  const given = attributes["path"] ?? "";
  const options = optionsOf(given, attributes, place, config);
  const folder = options.find((each) => !isEmptyFolder(contents, each, attributes));
  if (folder === undefined) {
    if (attributes["errorIfMissingOrEmpty"] === "false") return;
    const message = `Liquibase stops at \`${place.file}\` with: "Could not find directory, directory was empty, or no changelogs matched the provided search criteria for includeAll '${given}'".`;
    stop(
      reading,
      place.file,
      message,
      "Add a changelog to the folder, take the includeAll out, or give it `errorIfMissingOrEmpty: false`.",
    );
  } else if (place.open.includes(`${folder}/`)) {
    stopAtCircle(reading, place.file, `${folder}/`);
  } else {
    const inner = { ...place, open: [...place.open, `${folder}/`] };
    const chosen = ["filter", "resourceFilter", "resourceComparator"].find((each) => attributes[each] !== undefined);
    if (chosen !== undefined) reading.ignored.push(byProgram(place.file, chosen, attributes[chosen] ?? ""));
    for (const file of folderFiles(contents, folder, attributes))
      readChangelog(below(file, attributes, inner), reading);
  }
}

function readPreconditions(node: ChangelogNode, { file, locals }: Place, reading: Reading): void {
  const read = readRootPreconditions(node, (text) => reading.parameters.expand(text, locals));
  const told = (words: string): string => `Validation Failed: 1 preconditions failed: ${file} : ${words}`;
  reading.questions.push(
    ...read.questions.map((each) => ({ ...each, failure: (answer: string | null) => told(each.failure(answer)) })),
  );
  for (const words of read.failed)
    stop(reading, file, `Liquibase does not start: "${told(words)}".`, "Put the changelog's preConditions right.");
  if (read.unasked.length === 0) return;
  const reason = `its preConditions are asked before anything runs, and the gate does not ask \`${read.unasked.join("`, `")}\``;
  reading.ignored.push({ ...programFile(file, reason), content: node.content });
}
