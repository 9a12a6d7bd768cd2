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
  /** The driver that the call names, or its URL's scheme: `mysql`; null where it does not say. */
  readonly database: string | null;
}

interface Call {
  readonly program: string;
  readonly option: RegExp;
  /** An option without which it is another program of that name. */
  readonly mark?: RegExp;
  /** The option with the database's URL. */
  readonly url?: RegExp;
  /** A word that names the driver, or a variable before the command. */
  readonly driver?: RegExp;
  readonly variable?: RegExp;
}

/** dbmate's main.go: `NewApp`; cmd/goose/main.go; golang-migrate's internal/cli/main.go. */
const CALLS = {
  dbmate: {
    program: "dbmate",
    option: /^(?:-d|--migrations-dir)(?:=(?<value>.*))?$/su,
    url: /^(?:-u|--url)(?:=(?<value>.*))?$/su,
  },
  goose: {
    program: "goose",
    option: /^--?dir(?:=(?<value>.*))?$/su,
    driver:
      /^(?:postgres|pgx|mysql|sqlite3?|mssql|sqlserver|azuresql|redshift|tidb|clickhouse|vertica|ydb|turso|starrocks)$/u,
    variable: /(?:^|\s)GOOSE_DRIVER=["']?(?<value>\w+)/u,
  },
  "golang-migrate": {
    program: "migrate",
    option: /^--?(?:path|source)(?:=(?<value>.*))?$/su,
    mark: /^--?database(?:=|$)/u,
    url: /^--?database(?:=(?<value>.*))?$/su,
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
    return callsIn(file, text, CALLS[tool]).flatMap(({ values, database }): CalledFolders[] => {
      const dirs = [...new Set(values.map((value) => folderNamed(file, value)))];
      return dirs.length > 0 && dirs.every((dir) => pathsBelow(tree, dir).length > 0) ? [{ file, dirs, database }] : [];
    });
  });
}

/** The file that names a folder in some call; null where none does. */
export function callerOf(calls: readonly CalledFolders[], dir: string): string | null {
  return calls.find(({ dirs }) => dirs.includes(dir))?.file ?? null;
}

export interface CalledDatabase {
  readonly postgres: boolean;
  /** Why the folder is not for us, where its calls name another database. */
  readonly other: string | null;
}

const POSTGRES = /^(?:postgres(?:ql)?|pgx\d?)$/u;

/** What the calls with a folder say of its database. */
export function calledDatabase(tool: CalledTool, calls: readonly CalledFolders[], dir: string): CalledDatabase {
  const telling = calls.filter(({ dirs, database }) => database !== null && dirs.includes(dir));
  const other = telling.find(({ database }) => !POSTGRES.test(database ?? ""));
  return {
    postgres: telling.some(({ database }) => POSTGRES.test(database ?? "")),
    other: other === undefined ? null : `\`${other.file}\` calls ${CALLS[tool].program} for ${other.database}`,
  };
}

/** A workflow's commands run in the repository's root. */
function folderNamed(file: string, value: string): string {
  const path = value.replace(/^file:\/\//u, "");
  return joinPath(file.startsWith(".github/") ? "x" : file, path);
}

interface Called {
  readonly values: readonly string[];
  readonly database: string | null;
}

function callsIn(file: string, text: string, call: Call): Called[] {
  const { program, option, mark }: Call = call;
  const start = new RegExp(String.raw`(?:^|[\s/"'@:])${program}[ \t]+(?<rest>[^\n]*)$`, "u");
  const commands = linesOf(file, text).flatMap((line) => line.split(/&&|\|\||[;|]/u));
  return commands.flatMap((command): Called[] => {
    const rest = start.exec(command)?.groups?.["rest"];
    const words = rest === undefined ? [] : shellWords(withVariables(rest, text));
    const values = mark === undefined || words.some((word) => mark.test(word)) ? valuesIn(words, option) : [];
    if (values.length === 0 || values.some((value) => /[$`{<]/u.test(value))) return [];
    return [{ values, database: databaseIn(words, call) ?? call.variable?.exec(command)?.groups?.["value"] ?? null }];
  });
}

/** Lines that go on are one, and comments are none: make's go on as well, a shell's do not. */
function linesOf(file: string, text: string): string[] {
  if (fileName(file) === "package.json") return scriptsIn(text);
  const inMake = /(?:[Mm]akefile|\.mk)$/u.test(file);
  const own = inMake ? text : text.split("\n").map(withoutComment).join("\n");
  return own
    .replaceAll(/\\\r?\n/gu, " ")
    .split("\n")
    .map(withoutComment);
}

/** Up to a `#` that begins a word outside of quotes. */
function withoutComment(line: string): string {
  const marks = line.matchAll(/'[^']*'|"(?:\\.|[^"\\])*"|(?<!\S)#/gsu);
  const comment = [...marks].find(([mark]) => mark === "#");
  return comment === undefined ? line : line.slice(0, comment.index);
}

function databaseIn(words: readonly string[], { url, driver }: Call): string | null {
  if (driver !== undefined) return words.find((word) => driver.test(word)) ?? null;
  const [value = ""] = url === undefined ? [] : valuesIn(words, url);
  return /^(?<scheme>[a-z][\w+-]*):/u.exec(value)?.groups?.["scheme"] ?? null;
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
