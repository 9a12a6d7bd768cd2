/**
 * Runs what a tool sends up to one point, and ends the session there as a crash would.
 */
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import type { Tool } from "../tools/tool.ts";
import { withCommandCutter } from "./command-cutter.ts";
import type { CutPoint, Message, ScriptMessage } from "./cut-points.ts";
import { endsTransaction, mayCommit } from "./cut-points.ts";
import { endWhileWaiting } from "./end-while-waiting.ts";
import { postgresErrorOf } from "./postgres-error.ts";
import { sendSetup } from "./send-setup.ts";

export interface CutRun {
  readonly database: Database;
  readonly tool: Tool;
  readonly messages: readonly Message[];
  readonly sessionSetup: string | null;
  /** Milliseconds. */
  readonly statementTimeout: number;
}

export interface CutEnd {
  /** False: everything that scripts have done was rolled back, as far as the protocol tells. */
  readonly durable: boolean;
  /** True when a statement of a script has been committed. */
  readonly written: boolean;
  /** `cut`: at the point; `failed`: at an error before it; `through`: the statement came to its end before it was cut. */
  readonly stopped: "cut" | "failed" | "through";
}

const TERMINATE = "select pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())";

export async function runCut(run: CutRun, point: CutPoint): Promise<CutEnd> {
  const end = await cutSession(run, point);
  const { migration } = point;
  const steps = migration === null ? [] : (run.tool.planFailure?.(migration) ?? []);
  if (end.stopped !== "cut" || point.kind !== "failing" || steps.length === 0) return end;
  const session = await openLikeTool(run);
  try {
    for (const step of steps) if (step.kind === "own") await session.query(step.sql, step.values);
  } finally {
    await session.end();
  }
  return { ...end, durable: true };
}

async function cutSession(run: CutRun, point: CutPoint): Promise<CutEnd> {
  const session = await openLikeTool(run);
  const cutting = new Cutting(run, session);
  try {
    const stopped = await cutting.run(point);
    return { stopped, durable: cutting.durable, written: cutting.written };
  } finally {
    // A role that may not end its own session leaves it to the connection's end, which rolls back just the same.
    await session.send(TERMINATE);
    await session.end();
  }
}

/** Sends all messages, the last one within `around`; what it has counted of that one. */
export async function runMessages(
  run: CutRun,
  around: (send: () => Promise<boolean>) => Promise<{ readonly commands: number }>,
): Promise<number> {
  const session = await openLikeTool(run);
  const cutting = new Cutting(run, session);
  try {
    return await cutting.runAround(around);
  } finally {
    await session.end();
  }
}

async function openLikeTool({ database, tool, sessionSetup, statementTimeout }: CutRun): Promise<Session> {
  const session = await database.connect({ statementTimeout });
  if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
  for (const step of tool.bookkeeping?.create ?? [])
    if (step.kind === "own") await session.query(step.sql, step.values);
  return session;
}

class Cutting {
  durable = false;
  written = false;
  private inTransaction = false;
  /** True when a statement has run that a transaction may still take back. */
  private open = false;
  private readonly plan: CutRun;
  private readonly session: Session;

  constructor(plan: CutRun, session: Session) {
    this.plan = plan;
    this.session = session;
  }

  async run(point: CutPoint): Promise<CutEnd["stopped"]> {
    for (const message of this.plan.messages.slice(0, point.message)) {
      if (!(await this.send(message))) return "failed";
    }
    const message = this.plan.messages[point.message];
    if (message === undefined) throw new Error("a cut beyond the plan's end");
    if (message.kind === "script" && point.kind !== "after") return this.cutWithin(message, point);
    return (await this.send(message)) ? "cut" : "failed";
  }

  async runAround(around: Parameters<typeof runMessages>[1]): Promise<number> {
    const last = this.plan.messages.at(-1);
    for (const message of this.plan.messages.slice(0, -1)) if (!(await this.send(message))) return 0;
    return last === undefined ? 0 : (await around(() => this.send(last))).commands;
  }

  private async send(message: Message): Promise<boolean> {
    if (message.kind === "script") return this.sendScript(message);
    try {
      await this.session.query(message.sql, message.values);
    } catch (error) {
      if (postgresErrorOf(error) === null) throw error;
      return false;
    }
    const begins = /^begin\b/iu.test(message.sql);
    if (begins || /^commit\b/iu.test(message.sql)) this.inTransaction = begins;
    this.written ||= this.open && !this.inTransaction;
    this.durable ||= this.written;
    return true;
  }

  private async sendScript(message: ScriptMessage): Promise<boolean> {
    const data = message.statements.find((statement) => statement.data !== null)?.data ?? null;
    const text = this.withDatabaseName(message.text);
    const outcome = await this.session.send(text, data === null ? {} : { copyData: data });
    this.inTransaction = outcome.inTransaction;
    const succeeded = outcome.error === null && !outcome.lost;
    this.open ||= succeeded && message.statements.length > 0;
    this.written ||= this.open && !this.inTransaction;
    this.durable ||= this.written || message.statements.some(mayHaveCommitted);
    return succeeded;
  }

  private async cutWithin(message: ScriptMessage, { kind, count }: CutPoint): Promise<CutEnd["stopped"]> {
    if (kind === "between" || kind === "failing") {
      this.durable ||= message.statements.slice(0, count).some(mayHaveCommitted);
      const { error, lost } = await this.session.send(this.withDatabaseName(changedText(message, kind, count)));
      return lost || error?.code === WANTED[kind] ? "cut" : "failed";
    }
    this.durable = true;
    const { database } = this.plan;
    const send = (): Promise<boolean> => this.sendScript(message);
    if (kind === "waiting")
      return (await endWhileWaiting(database, this.session.pid, message, send)) ? "cut" : "through";
    const done = await withCommandCutter(database, count, send);
    return done.result ? "through" : done.reached ? "cut" : "failed";
  }

  private withDatabaseName(text: string): string {
    const { tool, database } = this.plan;
    return tool.databaseName === undefined ? text : text.replaceAll(tool.databaseName, () => database.name);
  }
}

/** What PostgreSQL says where the cut is an error: a role may not end its own session (insufficient_privilege), and
 * division_by_zero. */
const WANTED = { between: "42501", failing: "22012" } as const;

/** In the same message, so that the implicit transaction around the statements stays what it is. */
function changedText({ text, offset, statements }: ScriptMessage, kind: "between" | "failing", count: number): string {
  const statement = statements[kind === "between" ? count - 1 : count];
  if (statement === undefined) return text;
  const [start, end] = [statement.start - offset, statement.end - offset];
  return kind === "between"
    ? `${text.slice(0, end)}\n;${TERMINATE};${text.slice(end)}`
    : `${text.slice(0, start)}select 1 / 0${text.slice(end)}`;
}

function mayHaveCommitted(statement: Parameters<typeof mayCommit>[0]): boolean {
  return endsTransaction(statement) || mayCommit(statement);
}
