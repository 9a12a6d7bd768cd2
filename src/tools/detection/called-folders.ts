/**
 * The folders that a tool is given on its command line, in the files from which it is usually started: `goose -dir db/migrations up`
 * in a Makefile. Only what is written out counts, or a variable that the same file sets once, and only where the folder is there.
 */
import type { Tree } from "../../source/tree.ts";
import { pathsBelow } from "../../source/tree.ts";
import { parseJson, recordAt } from "../manifests/package-json.ts";
import { fileName, joinPath } from "../paths.ts";
import { shellWords } from "../manifests/shell-words.ts";

export interface CalledFolders {
  readonly file: string;
  /** Of one call, in its order. */
  readonly dirs: readonly string[];
}

interface Call {
  readonly program: string;
  readonly option: RegExp;
  /** An option without which it is another program of that name. */
  readonly mark?: RegExp;
}

/** dbmate's main.go: `NewApp`; cmd/goose/main.go; golang-migrate's internal/cli/main.go. */
const CALLS = {
  dbmate: { program: "dbmate", option: /^(?:-d|--migrations-dir)(?:=(?<value>.*))?$/su },
  goose: { program: "goose", option: /^--?dir(?:=(?<value>.*))?$/su },
  "golang-migrate": {
    program: "migrate",
    option: /^--?(?:path|source)(?:=(?<value>.*))?$/su,
    mark: /^--?database(?:=|$)/u,
  },
} as const satisfies Readonly<Record<string, Call>>;

export type CalledTool = keyof typeof CALLS;

const STARTED_FROM =
  /(?:^|\/)(?:(?:GNU)?[Mm]akefile|[\w.-]+\.mk|[Tt]askfile\.ya?ml|[Jj]ustfile|package\.json)$|^\.github\/workflows\/[^/]+\.ya?ml$/u;

/** One for each call that names folders, in the order of the paths. */
export async function calledFolders(tree: Tree, tool: CalledTool): Promise<CalledFolders[]> {
  const files = tree.paths.filter((path) => STARTED_FROM.test(path) && !/(?:^|\/)node_modules\//u.test(path));
  const contents = await tree.read(files);
  return files.flatMap((file) => {
    const text = contents.get(file)?.toString("utf8") ?? "";
    return callsIn(file, text, CALLS[tool]).flatMap((values): CalledFolders[] => {
      const dirs = [...new Set(values.map((value) => folderNamed(file, value)))];
      return dirs.length > 0 && dirs.every((dir) => pathsBelow(tree, dir).length > 0) ? [{ file, dirs }] : [];
    });
  });
}

/** The file that names a folder in some call; null where none does. */
export function callerOf(calls: readonly CalledFolders[], dir: string): string | null {
  return calls.find(({ dirs }) => dirs.includes(dir))?.file ?? null;
}

/** A workflow's commands run in the repository's root. */
function folderNamed(file: string, value: string): string {
  const path = value.replace(/^file:\/\//u, "");
  return joinPath(file.startsWith(".github/") ? "x" : file, path);
}

/** The values of one call each. */
function callsIn(file: string, text: string, { program, option, mark }: Call): string[][] {
  const lines = fileName(file) === "package.json" ? scriptsIn(text) : text.replaceAll(/\\\r?\n/gu, " ").split("\n");
  const start = new RegExp(String.raw`(?:^|[\s/"'@:])${program}[ \t]+(?<rest>[^\n]*)$`, "u");
  const commands = lines.flatMap((line) => line.split(/&&|\|\||[;|]/u));
  return commands.flatMap((command) => {
    const rest = start.exec(command)?.groups?.["rest"];
    const words = rest === undefined ? [] : shellWords(withVariables(rest, text));
    const values = mark === undefined || words.some((word) => mark.test(word)) ? valuesIn(words, option) : [];
    return values.length === 0 || values.some((value) => /[$`{<]/u.test(value)) ? [] : [values];
  });
}

function scriptsIn(text: string): string[] {
  return Object.values(recordAt(parseJson(text), "scripts")).filter((each) => typeof each === "string");
}

function valuesIn(words: readonly string[], option: RegExp): string[] {
  return words.flatMap((word, index) => {
    const found = option.exec(word);
    if (found === null) return [];
    return (found.groups?.["value"] ?? words[index + 1] ?? "").split(",").filter((each) => each !== "");
  });
}

/** `$(DIR)`, where the file says `DIR := db/migrations`. */
function withVariables(command: string, text: string): string {
  return command.replaceAll(/\$[({](?<name>\w+)[)}]/gu, (whole, name: string) => {
    const set = [
      ...text.matchAll(new RegExp(String.raw`^(?:export[ \t]+)?${name}[ \t]*[:?]?=[ \t]*(\S*)[ \t]*\r?$`, "gmu")),
    ];
    return set.length === 1 ? (set[0]?.[1] ?? whole) : whole;
  });
}
