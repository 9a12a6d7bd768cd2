/**
 * Where the run of migrations can be cut: what the tool sends, message by message, and the points between and within the messages.
 * Points of one epoch are expected to leave the same behind; whether they do is tried, see `interrupt-pending.ts`.
 */
import type { Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Migration, Step, Tool } from "../tools/tool.ts";

interface OwnMessage {
  readonly kind: "own";
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
  readonly migration: Migration | null;
}

export interface ScriptMessage {
  readonly kind: "script";
  readonly text: string;
  /** What the statements' offsets count from is this much before the text. */
  readonly offset: number;
  readonly statements: readonly Statement[];
  /** Statements of the migration in the messages before. */
  readonly before: number;
  readonly migration: Migration;
}

export type Message = OwnMessage | ScriptMessage;

/** `after` a message; `between` two statements of one message; `inside` a statement that commits on its way; `waiting`: while
 * a statement in several transactions waits for others; `failing`: a statement of the message raises an error. */
export type CutKind = "after" | "between" | "inside" | "waiting" | "failing";

export interface CutPoint {
  readonly kind: CutKind;
  /** Index of the message. */
  readonly message: number;
  /** `between`, `failing`: statements of the message that have run; `inside`: commands of the statement that have begun. */
  readonly count: number;
  readonly epoch: number;
  readonly migration: Migration | null;
  /** The statement that has run last, or was running. */
  readonly statement: Statement | null;
  /** Statements of the migration that have run. */
  readonly done: number;
}

/** What the tool sends for these migrations, its preparation left out. */
export function messagesOf(tool: Tool, migrations: readonly Migration[]): Message[] {
  const messages = migrations.flatMap((migration) => {
    let before = 0;
    return tool.plan(migration).flatMap((step): Message[] => {
      if (step.kind === "own") return [{ kind: "own", sql: step.sql, values: step.values ?? [], migration }];
      const sent = scriptMessages(step, migration, before);
      before += sent.reduce((sum, { statements }) => sum + statements.length, 0);
      return sent;
    });
  });
  if (tool.transactionPerRun !== true) return messages;
  const own = (sql: string): Message => ({ kind: "own", sql, values: [], migration: migrations.at(-1) ?? null });
  return [own("begin"), ...messages, own("commit")];
}

function scriptMessages(
  { script, send }: Step & { kind: "script" },
  migration: Migration,
  before: number,
): ScriptMessage[] {
  const { text } = script;
  if (send === "statements") {
    return splitStatements(text).statements.map((statement, index) => ({
      kind: "script",
      text: statement.text,
      offset: statement.start,
      statements: [statement],
      before: before + index,
      migration,
    }));
  }
  if (send === "message") return [wholeMessage(text, migration, before)];
  let sent = before;
  return send.map(({ start, end }) => {
    // The same lines as in the file.
    const message = wholeMessage(
      text.slice(0, start).replaceAll(/[^\n]/gu, "") + text.slice(start, end),
      migration,
      sent,
    );
    sent += message.statements.length;
    return message;
  });
}

function wholeMessage(text: string, migration: Migration, before: number): ScriptMessage {
  return { kind: "script", text, offset: 0, statements: splitStatements(text).statements, before, migration };
}

/** In the order of the run. The end of the last message is none: there everything has run. An `inside` with the count 0 stands
 * for as many as `countCommands` finds. */
export function cutPoints(messages: readonly Message[]): CutPoint[] {
  const finder = new PointFinder();
  for (const [index, message] of messages.entries()) {
    if (message.kind === "own") finder.addOwn(message, index);
    else finder.addScript(message, index);
  }
  return finder.points.filter(({ kind, message }) => kind !== "after" || message < messages.length - 1);
}

class PointFinder {
  readonly points: CutPoint[] = [];
  private epoch = 0;
  private inTransaction = false;
  private done = 0;
  private statement: Statement | null = null;

  addOwn({ sql, migration }: OwnMessage, message: number): void {
    if (/^begin\b/iu.test(sql)) {
      this.inTransaction = true;
      return;
    }
    if (/^commit\b/iu.test(sql)) this.inTransaction = false;
    if (!this.inTransaction) this.epoch += 1;
    this.add("after", { message, migration });
  }

  addScript({ statements, migration, before }: ScriptMessage, message: number): void {
    if (before === 0) [this.done, this.statement] = [0, null];
    const at = { message, migration };
    const implicit = statements.length > 1;
    for (const [index, statement] of statements.entries()) {
      const last = index === statements.length - 1;
      this.add("failing", { ...at, count: index }, statement);
      if (!this.inTransaction && !implicit) this.addWithin(statement, at);
      this.pass(statement, before + index + 1);
      if (!last) this.add("between", { ...at, count: index + 1 });
    }
    if (statements.length === 0) return;
    if (!this.inTransaction) this.epoch += 1;
    this.add("after", at);
  }

  /** Statements that are several transactions in themselves have to be the only one of their message. */
  private addWithin(statement: Statement, at: Pick<CutPoint, "message" | "migration">): void {
    const kind = mayCommit(statement) ? "inside" : waitsForOthers(statement) ? "waiting" : null;
    if (kind === null) return;
    this.epoch += 1;
    this.add(kind, at, statement);
    this.epoch += 1;
  }

  private pass(statement: Statement, done: number): void {
    [this.done, this.statement] = [done, statement];
    if (beginsTransaction(statement)) this.inTransaction = true;
    if (endsTransaction(statement)) this.inTransaction = false;
    if (endsTransaction(statement) || mayCommit(statement)) this.epoch += 1;
  }

  private add(
    kind: CutKind,
    at: Pick<CutPoint, "message" | "migration"> & Partial<Pick<CutPoint, "count">>,
    statement = this.statement,
  ): void {
    this.points.push({ kind, count: 0, epoch: this.epoch, statement, done: this.done, ...at });
  }
}

function beginsTransaction({ text }: Statement): boolean {
  return /^(?:begin|start\s+transaction)\b/iu.test(text);
}

export function endsTransaction({ kind, text }: Statement): boolean {
  return kind === "TransactionStmt" && /^(?:commit|end|prepare|rollback(?!\s+(?:\w+\s+)?to\b)|abort)\b/iu.test(text);
}

/** A block tells it by its text; what a procedure does is elsewhere. */
export function mayCommit({ kind, text }: Statement): boolean {
  return kind === "CallStmt" || (kind === "DoStmt" && /\b(?:commit|call|rollback)\b/iu.test(text));
}

/** Commands that commit, then wait for others to let go, and leave something unfinished when they are ended there. */
function waitsForOthers({ kind, text }: Statement): boolean {
  return /^(?:IndexStmt|ReindexStmt|DropStmt|AlterTableStmt)$/u.test(kind ?? "") && /\bconcurrently\b/iu.test(text);
}
