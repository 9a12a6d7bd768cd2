/**
 * The changesets of a formatted SQL file. Read from liquibase-standard 5.0.4:
 * src/main/java/liquibase/parser/{AbstractFormattedChangeLogParser,core/formattedsql/FormattedSqlChangeLogParser}.java.
 */
import { isFormatted } from "./liquibase-changelog.ts";
import type { Preconditions } from "./liquibase-preconditions.ts";
import { NO_PRECONDITIONS, readPrecondition } from "./liquibase-preconditions.ts";
import type { Property } from "./liquibase-parameters.ts";
import { withoutComments } from "./liquibase-split.ts";
import { licensedLine, unusualLine } from "./liquibase-strict.ts";
import type { FileProblem } from "../tool.ts";

export interface Changeset {
  readonly id: string;
  readonly author: string;
  /** `logicalFilePath` of the changeset or of the file; null: the file's own. */
  readonly path: string | null;
  readonly comment: string | null;
  readonly context: string;
  readonly labels: string;
  readonly dbms: string | null;
  readonly ignore: boolean;
  readonly splitStatements: boolean;
  readonly stripComments: boolean;
  readonly endDelimiter: string | null;
  readonly rollbackSplitStatements: boolean;
  readonly rollbackEndDelimiter: string | null;
  readonly runInTransaction: boolean;
  readonly failOnError: boolean;
  readonly runOnChange: boolean;
  readonly runAlways: boolean;
  readonly validChecksums: readonly string[];
  /** 1-based line of its head. */
  readonly line: number;
  /** The whole file with everything but this changeset's SQL left out; lines stay where they are. */
  readonly up: string;
  readonly down: string | null;
  readonly preconditions: Preconditions;
}

export interface FormattedFile {
  readonly changesets: readonly Changeset[];
  readonly properties: readonly PlacedProperty[];
  readonly problems: readonly FileProblem[];
  /** Lines (1-based) that Liquibase follows with a licence, and stops at without one. */
  readonly licensed: readonly number[];
  /** The first line of SQL before the first changeset, which nothing runs. */
  readonly before: number | null;
  readonly lines: readonly string[];
}

export interface PlacedProperty extends Property {
  /** 1-based. What stands before it does not know it. */
  readonly line: number;
}

type Open = { -readonly [Key in keyof Changeset]: Changeset[Key] } & {
  readonly upLines: Map<number, string>;
  readonly downLines: Map<number, string>;
};

const CHANGESET = /^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)(.*)$/iu;
const PROPERTY = /^\s*--\s*property\s+.*:.*\s+.*:.*$/iu;
const ROLLBACK = /^(\s*--\s*rollback )(.*)$/iu;
const COMMENT = /^--\s*comment:? (.*)$/iu;

export function parseFormatted(file: string, text: string): FormattedFile {
  if (!isFormatted(text))
    return { changesets: [raw(text)], properties: [], problems: [], licensed: [], before: null, lines: [] };
  return new FormattedReader(file, text.replace(/^\uFEFF/u, "").split("\n")).read();
}

class FormattedReader {
  private readonly file: string;
  private readonly lines: readonly string[];
  private readonly changesets: Open[] = [];
  private readonly properties: PlacedProperty[] = [];
  private readonly problems: FileProblem[] = [];
  private readonly licensed: number[] = [];
  private readonly head = new Map<number, string>();
  private path: string | null = null;
  private at = 0;

  constructor(file: string, lines: readonly string[]) {
    this.file = file;
    this.lines = lines;
  }

  read(): FormattedFile {
    for (; this.at < this.lines.length; this.at += 1) this.readLine(this.lines[this.at] ?? "");
    for (const each of this.changesets) this.finish(each);
    const { changesets, properties, problems, licensed, lines } = this;
    const head = withoutComments(this.only(this.head));
    const before = head.trim() === "" ? null : head.slice(0, head.search(/\S/u)).split("\n").length;
    return { changesets, properties, problems, licensed, before, lines };
  }

  private readLine(withEnd: string): void {
    const line = withEnd.replace(/\r$/u, "");
    const property = PROPERTY.exec(line);
    if (isFormatted(line)) this.path ??= attribute(line, "logicalFilePath");
    if (property !== null) this.addProperty(line);
    else if (/^--\s*ignoreLines:\w+$/iu.test(line)) this.skipLines(line);
    else if (CHANGESET.test(line)) this.begin(line);
    else if (unusualLine(line, this.changesets.length > 0) !== null) this.wrong(line);
    else if (licensedLine(line) !== null) this.licensed.push(this.at + 1);
    else if (this.changesets.length > 0) this.readBody(withEnd, line);
    else this.head.set(this.at, line);
  }

  private addProperty(line: string): void {
    const name = last(line, "name", String.raw`\s*(\S+)`);
    if (name === null) return;
    this.properties.push({
      name,
      value: last(line, "value", String.raw`\s*(\S+)`) ?? "",
      context: attribute(line, "contextFilter") ?? attribute(line, "context") ?? "",
      labels: attribute(line, "labels") ?? "",
      dbms: last(line, "dbms", String.raw`([^,][\w!,]+)`),
      global: last(line, "global", String.raw`(\S+)`)?.toLowerCase() !== "false",
      line: this.at + 1,
    });
  }

  private skipLines(line: string): void {
    const how = line.slice(line.indexOf(":") + 1);
    if (how !== "start") {
      this.at += Number(how) || 0;
      return;
    }
    const end = this.lines.findIndex((each, index) => index > this.at && /^--\s*ignoreLines:end\s*$/iu.test(each));
    this.at = end < 0 ? this.lines.length : end;
  }

  private begin(line: string): void {
    const [, author = "", id = ""] = CHANGESET.exec(line) ?? [];
    const flag = (name: string, otherwise: boolean): boolean =>
      (word(line, name) ?? String(otherwise)).toLowerCase() === "true";
    this.changesets.push({
      ...EMPTY,
      id: unquoted(id),
      author: unquoted(author),
      path: attribute(line, "logicalFilePath") ?? this.path,
      context: attribute(line, "contextFilter") ?? attribute(line, "context") ?? "",
      labels: attribute(line, "labels") ?? "",
      dbms: last(line, "dbms", String.raw`([^,][\w!,]+)`),
      ignore: flag("ignore", false),
      splitStatements: flag("(?<!rollback)splitStatements", true),
      stripComments: flag("stripComments", true),
      endDelimiter: last(line, String.raw`\bendDelimiter`, String.raw`(\S+)`),
      rollbackSplitStatements: flag("rollbackSplitStatements", true),
      rollbackEndDelimiter: last(line, String.raw`\brollbackEndDelimiter`, String.raw`(\S+)`),
      runInTransaction: flag("runInTransaction", true),
      failOnError: flag("failOnError", true),
      runOnChange: flag("runOnChange", false),
      runAlways: flag("runAlways", false),
      line: this.at + 1,
      upLines: new Map(),
      downLines: new Map(),
    });
  }

  private readBody(withEnd: string, line: string): void {
    const changeset = this.changesets.at(-1);
    if (changeset === undefined) return;
    const comment = COMMENT.exec(line)?.[1];
    const rollback = ROLLBACK.exec(line);
    const valid = /^--\s*validCheckSum:? (.*)$/iu.exec(line)?.[1];
    if (comment !== undefined) changeset.comment = comment;
    else if (valid !== undefined) changeset.validChecksums = [...changeset.validChecksums, valid.trim()];
    else if (rollback !== null) this.addRollback(changeset, rollback[1] ?? "", rollback[2] ?? "");
    else if (/^\s*\/\*\s*liquibase\s*rollback\s*$/iu.test(line)) this.readRollbackComment(changeset);
    else if (/^\s*--\s*precondition[s-]/iu.test(line)) this.addPrecondition(changeset, line);
    else changeset.upLines.set(this.at, withEnd);
  }

  private addPrecondition(changeset: Open, line: string): void {
    const read = readPrecondition(line, changeset.preconditions);
    if (read === null) return;
    if (!("error" in read)) changeset.preconditions = read;
    else
      this.problem(
        this.at + 1,
        `Liquibase stops at \`${this.file}\` with: "${read.error}"`,
        "Put the precondition right.",
      );
  }

  private addRollback({ downLines }: Open, before: string, sql: string): void {
    downLines.set(this.at, before.replaceAll(/[^\t]/gu, " ") + sql);
  }

  private readRollbackComment({ downLines }: Open): void {
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at] ?? "";
      const end = /\*\/\s*$/u.exec(line);
      downLines.set(this.at, end === null ? line : line.slice(0, end.index));
      if (end !== null) return;
    }
  }

  private finish(changeset: Open): void {
    const { upLines, downLines } = changeset;
    changeset.up = this.only(upLines);
    const down = this.only(downLines);
    changeset.down = down.trim() === "" || /^(?:not required|empty)/iu.test(down.trim()) ? null : down;
    if (changeset.up.trim() !== "") return;
    const message = `Liquibase stops at \`${this.file}\` with: "No SQL for changeset ${changeset.id}::${changeset.author}".`;
    this.problem(changeset.line, message, "Write the statements, or take the changeset out.");
  }

  /** White space behind it is no part of it: there is some as soon as another changeset follows. */
  private only(lines: ReadonlyMap<number, string>): string {
    const last = Math.max(-1, ...lines.keys());
    return this.lines
      .slice(0, last + 1)
      .map((line, index) => lines.get(index) ?? (line.endsWith("\r") ? "\r" : ""))
      .join("\n")
      .trimEnd();
  }

  private wrong(line: string): void {
    const words = unusualLine(line, this.changesets.length > 0) ?? "";
    const message = `Liquibase stops at \`${this.file}\`, \`${line.trim()}\`: "Unexpected formatting at line ${this.at + 1}. ${words}".`;
    const remedy = /changeset/iu.test(line) ? "Write it as `--changeset author:id`." : "Write it as Liquibase says.";
    this.problem(this.at + 1, message, remedy);
  }

  private problem(line: number, message: string, remedy: string): void {
    this.problems.push({ kind: "unreadable", file: this.file, line, message, remedy });
  }
}

const EMPTY: Changeset = {
  id: "",
  author: "",
  path: null,
  comment: null,
  context: "",
  labels: "",
  dbms: null,
  ignore: false,
  splitStatements: true,
  stripComments: true,
  endDelimiter: null,
  rollbackSplitStatements: true,
  rollbackEndDelimiter: null,
  runInTransaction: true,
  failOnError: true,
  runOnChange: false,
  runAlways: false,
  validChecksums: [],
  line: 1,
  up: "",
  down: null,
  preconditions: NO_PRECONDITIONS,
};

/** Any other SQL file is one changeset (parser/core/sql/SqlChangeLogParser.java). */
function raw(text: string): Changeset {
  const up = text.replace(/^\uFEFF/u, "");
  return { ...EMPTY, id: "raw", author: "includeAll", splitStatements: false, stripComments: false, up, path: null };
}

function attribute(line: string, name: string): string | null {
  const value = unquoted(last(line, name, String.raw`("[^"]*"|\S*)`) ?? "");
  return value === "" ? null : value;
}

function word(line: string, name: string): string | null {
  return last(line, name, String.raw`(\w+)`);
}

/** Liquibase's expressions begin with `.*`: of several the last one counts. */
function last(line: string, name: string, value: string): string | null {
  return new RegExp(`.*${name}:${value}`, "iu").exec(line)?.[1] ?? null;
}

function unquoted(text: string): string {
  return text.replaceAll(/^"|"$/gu, "");
}
