/**
 * Which file a statement of a command's comes from: the one whose text holds it, else the one that the tool then writes to its
 * record, or takes out of it. What neither tells has no file.
 */
import type { StatementPlace } from "../replay/replay.ts";
import type { Script } from "../tools/tool.ts";
import { lineIndex } from "../sql/positions.ts";
import type { SeenStatement } from "./seen-statement.ts";

export type Places = ReadonlyMap<SeenStatement, StatementPlace>;

/** What undoes each migration, by the file of what applies it. */
export type DownScripts = ReadonlyMap<string, Script>;

/** `files`: likeliest first. Needs nothing but their paths and texts. `downs`: null where migrations are applied. */
export function placeStatements(
  statements: readonly SeenStatement[],
  files: readonly Script[],
  downs: DownScripts | null = null,
): Places {
  const places = new Map<SeenStatement, StatementPlace>();
  const direction = downs === null ? "up" : "down";
  const texts = [...(downs?.values() ?? []), ...files].map((file) => new SpacelessText(file));
  let open: SeenStatement[] = [];
  for (const statement of statements) {
    const recorded = recordedFile(statement, files, direction);
    if (recorded !== null) {
      const place = beginningOf(recorded, downs);
      for (const each of open) if (!places.has(each)) places.set(each, place);
      open = [];
      continue;
    }
    open.push(statement);
    if (statement.touched.size === 0 && statement.error === null) continue;
    const found = firstOf(texts, (text) => text.find(statement.text));
    if (found !== null) places.set(statement, found);
  }
  return places;
}

/** Where the script begins that applies the migration, or undoes it. */
export function beginningOf(file: Script, downs: DownScripts | null): StatementPlace {
  const down = downs?.get(file.file);
  if (down === undefined) return { file: file.file, line: 1, endLine: 1 };
  const line = lineIndex(down.text).lineOf(Math.max(0, down.text.search(/\S/u)));
  return { file: down.file, line, endLine: line };
}

type Direction = "up" | "down";

function firstOf<A, B>(items: readonly A[], find: (item: A) => B | null): B | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Shorter texts (`commit`) are in every file. */
const SHORTEST = 12;

/** A file's text without white space, so that layout does not count. */
class SpacelessText {
  readonly #script: Script;
  #text: string | null = null;

  constructor(script: Script) {
    this.#script = script;
  }

  /** Where the file holds the statement. */
  find(statement: string): StatementPlace | null {
    const wanted = spaceless(statement).replace(/;+$/u, "");
    if (wanted.length < SHORTEST) return null;
    this.#text ??= spaceless(this.#script.text);
    const at = this.#text.indexOf(wanted);
    if (at < 0) return null;
    const { file, text } = this.#script;
    const lines = lineIndex(text);
    return {
      file,
      line: lines.lineOf(offsetOf(text, at)),
      endLine: lines.lineOf(offsetOf(text, at + wanted.length - 1)),
    };
  }
}

function spaceless(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

/** Of the character with so many before it that are no white space. */
function offsetOf(text: string, count: number): number {
  let seen = 0;
  for (const { index } of text.matchAll(/\S/gu)) {
    if (seen === count) return index;
    seen += 1;
  }
  return text.length;
}

/** The files whose record was taken away, each once, in that order. */
export function undoneFiles(statements: readonly SeenStatement[], files: readonly Script[]): Script[] {
  return [...new Set(statements.flatMap((statement) => recordedFile(statement, files, "down") ?? []))];
}

/** The file that a statement writes to the tool's record, or takes out of it. */
function recordedFile(
  { text, values, completed }: SeenStatement,
  files: readonly Script[],
  direction: Direction,
): Script | null {
  const verb = /^\s*(?<verb>insert|update|delete)\b/iu.exec(text)?.groups?.["verb"]?.toLowerCase();
  if (completed === 0 || verb === undefined || verb === (direction === "up" ? "delete" : "insert")) return null;
  return fileNamedBy(
    verb === "update" ? wordsOfUpdate(text, values, direction) : [...values, ...literals(text)],
    files,
  );
}

/** `update alembic_version set version_num = <new> where version_num = <old>`: the one tells upwards, the other downwards. */
function wordsOfUpdate(text: string, values: readonly string[], direction: Direction): string[] {
  const where = text.search(/\bwhere\b/iu);
  const end = where < 0 ? text.length : where;
  return direction === "up"
    ? [...values.slice(0, 1), ...literals(text.slice(0, end))]
    : [...values.slice(-1), ...literals(text.slice(end))];
}

function literals(text: string): string[] {
  return [...text.matchAll(/'((?:[^']|''){3,300})'/gu)].map((match) => match[1] ?? "");
}

/** The file that one of these words names, as tools name them: by file, by version, by revision. */
export function fileNamedBy(words: readonly string[], files: readonly Script[]): Script | null {
  const named = files.filter((file) => words.some((word) => names(word, file)));
  // Django numbers the migrations of each application from 0001.
  const within = named.filter(({ file }) => words.some((word) => file.split("/").includes(word)));
  const [only, ...others] = within.length > 0 ? within : named;
  return others.length === 0 ? (only ?? null) : null;
}

function names(word: string, { file, text }: Script): boolean {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const stem = withoutEnding(base);
  const last = word.slice(Math.max(word.lastIndexOf("\\"), word.lastIndexOf("/")) + 1);
  if (last === base || last === stem || withoutEnding(last) === stem) return true;
  const version = /^[^_.-]+/u.exec(stem)?.[0] ?? "";
  if (version.length >= 4 && /\d/u.test(version) && last === version) return true;
  // TypeORM: the class is called by the name and the time.
  if (/^\d{10,}$/u.test(version) && last.endsWith(version)) return true;
  const revision = /^revision\b[^=\n]*=\s*['"](?<id>[^'"\n]+)/mu.exec(text)?.groups?.["id"];
  return revision !== undefined && revision === last;
}

function withoutEnding(name: string): string {
  return name.replace(/\.[a-z]{1,4}$/iu, "");
}
