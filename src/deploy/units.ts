/**
 * What a tool sends for its migrations, cut where PostgreSQL makes work durable: a transaction of the tool's or of the file's, a
 * message outside of one. Whatever happens, a unit has run as a whole or not at all, but for statements that are several
 * transactions in themselves.
 */
import type { Message, ScriptMessage } from "../replay/cut-points.ts";
import { endsTransaction, messagesOf } from "../replay/cut-points.ts";
import type { Statement } from "../sql/split-statements.ts";
import type { Migration, Tool } from "../tools/tool.ts";
import type { AtStake } from "./rows-since.ts";

export interface OwnSending {
  readonly kind: "own";
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

/** For people. */
export interface SentStatement {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface ScriptSending {
  readonly kind: "script";
  readonly text: string;
  readonly statements: readonly SentStatement[];
  /** What `copy … from stdin` is given. */
  readonly data: string | null;
  /** Where the statement begins that ends the transaction (UTF-16, in the text); null where there is none. */
  readonly endAt: number | null;
}

export type Sending = OwnSending | ScriptSending;

export interface Unit {
  readonly sendings: readonly Sending[];
  /** How it becomes durable: by the tool's `commit`, by the script's, by the end of the message; or it is rolled back. */
  readonly end: "own" | "script" | "message" | "rollback";
  /** What it may take away, asked for in its own transaction before anything else. */
  readonly stake?: AtStake;
}

/** Migrations that run as one, and are recorded as one. */
export interface Group {
  readonly migrations: readonly Migration[];
  readonly units: readonly Unit[];
  /** True when the first unit does everything and records it: there is no half of it. */
  readonly atomic: boolean;
}

/** One group for each migration, or one for all under a tool that has one transaction around a run. */
export function groupsOf(tool: Tool, migrations: readonly Migration[]): Group[] {
  const parts = tool.transactionPerRun === true ? [migrations] : migrations.map((each) => [each]);
  return parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const units = unitsOf(messagesOf(tool, part));
      return { migrations: part, units, atomic: isAtomic(units) };
    });
}

function isOwn({ kind }: Sending): boolean {
  return kind === "own";
}

/** SQL of the gate's own, without values. */
export function ownSending(sql: string): OwnSending {
  return { kind: "own", sql, values: [] };
}

function isAtomic(units: readonly Unit[]): boolean {
  const [first, ...rest] = units;
  if (first === undefined) return true;
  const records = first.sendings.some((each) => each.kind === "own" && !isBegin(each) && !isCommit(each));
  if (first.end === "rollback" || !records || !rest.every(({ sendings }) => sendings.every(isOwn))) return false;
  return rest.length === 0 || first.sendings.some(({ kind }) => kind === "script");
}

function isBegin({ sql }: OwnSending): boolean {
  return /^begin\b/iu.test(sql);
}

function isCommit({ sql }: OwnSending): boolean {
  return /^commit\b/iu.test(sql);
}

function unitsOf(messages: readonly Message[]): Unit[] {
  const builder = new UnitBuilder();
  for (const message of messages) {
    if (message.kind === "own") builder.addOwn({ kind: "own", sql: message.sql, values: message.values });
    else builder.addScript(message);
  }
  return builder.finish();
}

class UnitBuilder {
  private readonly units: Unit[] = [];
  private open: Sending[] = [];
  private inTransaction = false;

  addOwn(sending: OwnSending): void {
    if (isBegin(sending)) this.inTransaction = true;
    this.open.push(sending);
    if (isCommit(sending)) this.close("own");
    else if (!this.inTransaction) this.close("message");
  }

  addScript(message: ScriptMessage): void {
    for (const part of partsOf(message, this.inTransaction)) {
      this.open.push(part.sending);
      if (part.begins) this.inTransaction = true;
      if (part.ends !== null) this.close(part.ends);
      else if (!this.inTransaction) this.close("message");
    }
  }

  finish(): Unit[] {
    // The session's end rolls back what a file has begun and not ended.
    if (this.open.length > 0) this.close("rollback");
    return this.units;
  }

  private close(end: Unit["end"]): void {
    this.units.push({ sendings: this.open, end });
    this.open = [];
    this.inTransaction = false;
  }
}

interface Part {
  readonly sending: ScriptSending;
  readonly begins: boolean;
  readonly ends: "script" | "rollback" | null;
}

/** A message is cut behind what ends a transaction, where PostgreSQL begins another one, and, within a transaction, between its
 * statements, where nothing changes but that each can be told with its time. */
function partsOf(message: ScriptMessage, inTransaction: boolean): Part[] {
  const { statements, text, offset } = message;
  const controls = statements.some((each) => endsTransaction(each) || beginsTransaction(each));
  const whole = statements.length < 2 || statements.some(({ kind }) => kind === null);
  if (whole || (!controls && !inTransaction)) return [partOf(message, text, statements)];
  const parts: Part[] = [];
  let [start, pending]: [number, Statement[]] = [0, []];
  for (const [index, statement] of statements.entries()) {
    pending.push(statement);
    const last = index === statements.length - 1;
    if (!last && controls && !endsTransaction(statement)) continue;
    const end = last ? text.length : statement.end - offset;
    parts.push(partOf(message, text.slice(start, end), pending, start));
    [start, pending] = [end + (text[end] === ";" ? 1 : 0), []];
  }
  return parts;
}

function partOf(message: ScriptMessage, text: string, statements: readonly Statement[], start = 0): Part {
  const ending = statements.findLast(endsTransaction) ?? null;
  const beginsAfter = statements.findLastIndex(beginsTransaction) > statements.findLastIndex(endsTransaction);
  const isUndone = ending !== null && /^(?:rollback|abort)\b/iu.test(ending.text);
  const file = message.migration.up.file;
  return {
    sending: {
      kind: "script",
      text,
      statements: statements.map((each) => ({ file, line: each.line, text: each.text })),
      data: statements.find(({ data }) => data !== null)?.data ?? null,
      endAt: ending === null ? null : ending.start - message.offset - start,
    },
    begins: beginsAfter,
    ends: ending === null || beginsAfter ? null : isUndone ? "rollback" : "script",
  };
}

function beginsTransaction({ kind, text }: Statement): boolean {
  return kind === "TransactionStmt" && /^(?:begin|start)\b/iu.test(text);
}

export function withStake(unit: Unit, stake: AtStake | undefined): Unit {
  return stake === undefined ? unit : { ...unit, stake };
}

/** Equal for units that send the same. */
export function unitText({ sendings }: Unit): string {
  return JSON.stringify(
    sendings.map((each) => (each.kind === "own" ? [each.sql, each.values] : [each.text, each.data])),
  );
}

/** True when a script may go on as another role. */
export function changesRole(units: readonly Unit[]): boolean {
  const texts = units.flatMap(({ sendings }) =>
    sendings.flatMap((each) => (each.kind === "script" ? [each.text] : [])),
  );
  return texts.some((text) => /\b(?:role|session\s+authorization|set_config)\b/iu.test(text));
}
