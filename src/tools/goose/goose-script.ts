/**
 * goose's own way to take a file apart, line by line: the part for the way up, its statements, and whether they run in a
 * transaction. Follows goose 3.27, internal/sqlparser/parser.go: `ParseSQLMigration`.
 */
import type { Piece } from "../tool.ts";

export interface GooseScript {
  /** From the line of `-- +goose Up` to that of `-- +goose Down`, in UTF-16 offsets. */
  readonly up: Piece;
  /** Null without `-- +goose Down`. */
  readonly down: Piece | null;
  /** Statements of the way up. */
  readonly statements: readonly Piece[];
  readonly transactional: boolean;
  /** Lines of the way up on which `ENVSUB` is on. */
  readonly substituted: readonly Piece[];
}

export interface GooseError {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
}

/** The text's line ends are `\n`. */
export function parseGooseScript(text: string): { script: GooseScript } | { error: GooseError } {
  const parser = new GooseParser(text);
  const error = parser.run();
  return error === null ? { script: parser.script() } : { error };
}

/** Statements of a way back that stands alone, as `GooseScript.down` cuts it out: to goose the two directions are alike. Null where
 * goose stops, or puts the values of variables in. */
export function gooseDownStatements(text: string): readonly Piece[] | null {
  const parsed = parseGooseScript(text.replace(/^(\s*--\s*\+goose\s+)down/iu, "$1Up  "));
  return "error" in parsed || parsed.script.substituted.length > 0 ? null : parsed.script.statements;
}

const SEE = "see https://github.com/pressly/goose#sql-migrations";

/** Their names are in goose's messages as numbers. */
const STATES = ["start", "up", "beginUp", "endUp", "down", "beginDown", "endDown"] as const;
type State = (typeof STATES)[number];

interface Line extends Piece {
  readonly text: string;
  readonly number: number;
}

class GooseParser {
  private readonly text: string;
  private state: State = "start";
  private transactional = true;
  private substituting = false;
  private upStart = 0;
  private downStart: number | null = null;
  /** The statement that has begun; goose's buffer is not empty. */
  private open: Line | null = null;
  private last: Line | null = null;
  private readonly statements: Piece[] = [];
  private readonly substituted: Piece[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): GooseError | null {
    let line: Line | null = null;
    for (line of linesOf(this.text)) {
      const message = this.readLine(line);
      if (message !== null) return { message, line: line.number };
    }
    const message = this.end();
    return message === null ? null : { message, line: this.open?.number ?? line?.number ?? 1 };
  }

  script(): GooseScript {
    const end = this.text.length;
    const { statements, transactional, substituted, downStart } = this;
    return {
      up: { start: this.upStart, end: downStart ?? end },
      down: downStart === null ? null : { start: downStart, end },
      statements,
      transactional,
      substituted,
    };
  }

  private readLine(line: Line): string | null {
    const trimmed = trim(line.text);
    if (this.state === "start" && trimmed === "") return null;
    if (trimmed.startsWith("--") && line.text.includes("+goose")) {
      const annotation = annotationOf(line.text);
      if ("error" in annotation)
        return `failed to parse annotation line ${JSON.stringify(line.text)}: ${annotation.error}`;
      const error = this.annotate(annotation.name, line);
      if (error !== null || annotation.name !== "STATEMENTEND") return error;
    }
    // Comments and empty lines before a statement are left out.
    if (this.open === null && (trimmed.startsWith("--") || line.text === "")) return null;
    return this.readStatement(line);
  }

  private annotate(name: Annotation, line: Line): string | null {
    switch (name) {
      case "UP":
        return this.startUp(line);
      case "DOWN":
        return this.startDown(line);
      case "STATEMENTBEGIN":
        return this.startStatement();
      case "STATEMENTEND":
        return this.endStatement();
      case "NO TRANSACTION":
        this.transactional = false;
        return null;
      case "ENVSUB ON":
      case "ENVSUB OFF":
        this.substituting = name === "ENVSUB ON";
        return null;
      default:
        return name satisfies never;
    }
  }

  private startUp(line: Line): string | null {
    if (this.state !== "start") return `duplicate '-- +goose Up' annotations; stateMachine=${this.number}, ${SEE}`;
    this.state = "up";
    this.upStart = line.start;
    return null;
  }

  private startDown(line: Line): string | null {
    if (this.state !== "up" && this.state !== "endUp")
      return `must start with '-- +goose Up' annotation, stateMachine=${this.number}, ${SEE}`;
    const left = this.remaining();
    if (left !== "") return this.missingSemicolon(left);
    this.state = "down";
    this.downStart = line.start;
    return null;
  }

  private startStatement(): string | null {
    if (this.state === "up" || this.state === "endUp") this.state = "beginUp";
    else if (this.state === "down" || this.state === "endDown") this.state = "beginDown";
    else
      return `'-- +goose StatementBegin' must be defined after '-- +goose Up' or '-- +goose Down' annotation, stateMachine=${this.number}, ${SEE}`;
    return null;
  }

  private endStatement(): string | null {
    if (this.state === "beginUp") this.state = "endUp";
    else if (this.state === "beginDown") this.state = "endDown";
    else return `'-- +goose StatementEnd' must be defined after '-- +goose StatementBegin', ${SEE}`;
    return null;
  }

  private readStatement(line: Line): string | null {
    const ended = this.state === "endUp" || this.state === "endDown";
    if (this.state === "start")
      return `failed to parse migration: unexpected state 0 on line ${JSON.stringify(line.text)}, ${SEE}`;
    if (this.state === "down" || this.state === "beginDown" || this.state === "endDown") return null;
    if (!ended) this.take(line);
    if (ended) {
      this.store();
      this.state = "up";
    } else if (this.state === "up" && endsWithSemicolon(line.text)) {
      this.store();
    }
    return null;
  }

  private take(line: Line): void {
    this.open ??= line;
    this.last = line;
    if (this.substituting) this.substituted.push({ start: line.start, end: line.end });
  }

  private store(): void {
    if (this.open !== null && this.last !== null) this.statements.push(trimmedPiece(this.text, this.open, this.last));
    this.open = null;
  }

  private remaining(): string {
    return this.open === null || this.last === null ? "" : trim(this.text.slice(this.open.start, this.last.end));
  }

  private end(): string | null {
    if (this.state === "start") return `failed to parse migration: must start with '-- +goose Up' annotation, ${SEE}`;
    if (this.state === "beginUp" || this.state === "beginDown")
      return "failed to parse migration: missing '-- +goose StatementEnd' annotation";
    const left = this.remaining();
    return left === "" ? null : this.missingSemicolon(left);
  }

  private missingSemicolon(left: string): string {
    return `failed to parse migration: state ${this.number}, direction: up: unexpected unfinished SQL query: ${JSON.stringify(left)}: missing semicolon?`;
  }

  private get number(): number {
    return STATES.indexOf(this.state);
  }
}

function* linesOf(text: string): Generator<Line, void, undefined> {
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    yield { text: text.slice(start, end), start, end, number };
    start = end + 1;
  }
}

const ANNOTATIONS = [
  "UP",
  "DOWN",
  "STATEMENTBEGIN",
  "STATEMENTEND",
  "NO TRANSACTION",
  "ENVSUB ON",
  "ENVSUB OFF",
] as const;
type Annotation = (typeof ANNOTATIONS)[number];

/** parser.go: `extractAnnotation`. */
function annotationOf(line: string): { name: Annotation } | { error: string } {
  if (/^[ \t]/u.test(line)) return { error: `${JSON.stringify(line)} contains leading whitespace: invalid annotation` };
  const command = line.replaceAll("--", "").replace("+goose", "");
  if (command.includes("+goose"))
    return { error: `${JSON.stringify(command)} contains multiple '+goose' annotations: invalid annotation` };
  const written = trim(command);
  if (written === "") return { error: "empty annotation" };
  const name = ANNOTATIONS.find((each) => each === written.toUpperCase());
  return name === undefined ? { error: `${JSON.stringify(written)} not supported: invalid annotation` } : { name };
}

/** The last word before a comment ends with a semicolon, whatever it is part of. */
function endsWithSemicolon(line: string): boolean {
  const words = line.split(/\s+/u).filter((word) => word !== "");
  const comment = words.findIndex((word) => word.startsWith("--"));
  return (comment < 0 ? words : words.slice(0, comment)).at(-1)?.endsWith(";") ?? false;
}

/** To Go a byte order mark is no white space. */
function trim(text: string): string {
  return text.replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/gu, "");
}

function trimmedPiece(text: string, first: Line, last: Line): Piece {
  const whole = text.slice(first.start, last.end);
  const start = first.start + (whole.length - whole.trimStart().length);
  return { start, end: Math.max(start, last.end - (whole.length - whole.trimEnd().length)) };
}
