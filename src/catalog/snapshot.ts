/**
 * One consistent snapshot of a database, and the questions that are asked of it: all those of one call travel in one message.
 */
import { UserError } from "../errors.ts";
import type { PostgresError, ResultColumn, RowReceiver, Session } from "../postgres/session.ts";
import { maskClocks } from "./clock-mask.ts";
import type { RowMaker } from "./typed-rows.ts";
import { rowMaker } from "./typed-rows.ts";

/** With an empty search_path the definitions are qualified; others change how values are written. The questions join their
 * tables in a good order, whatever there is: to look for a better one takes half as long again as to answer. */
const SETTINGS = [
  ["search_path", ""],
  ["timezone", "UTC"],
  ["datestyle", "ISO"],
  ["intervalstyle", "postgres"],
  ["extra_float_digits", "1"],
  ["bytea_output", "hex"],
  ["quote_all_identifiers", "off"],
  ["standard_conforming_strings", "on"],
  ["jit", "off"],
  ["join_collapse_limit", "1"],
  ["from_collapse_limit", "1"],
  ["work_mem", "64MB"],
] as const;

/** Until the end of the transaction; one statement is cheaper than twelve. */
const SET = `select pg_catalog.count(pg_catalog.set_config(s.name, s.value, true))::integer as "count"
  from (values ${SETTINGS.map(([name, value]) => `('${name}', '${value}')`).join(", ")}) s (name, value)`;

const BEGIN = "begin isolation level repeatable read, read only";

interface Clock {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of the session's time zone, in seconds. */
  readonly offset: number;
}

/** Asked before the session's time zone is changed. */
const CLOCK = `select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000 as "now",
  pg_catalog.date_part('timezone', pg_catalog.now()) as "offset"`;

export interface Question {
  readonly sql: string;
  /** With it `tell` is called as often as there are parts. */
  readonly inParts?: boolean | undefined;
  /** Is given all rows, in the order of the questions, while `answer` runs; never where there are none. */
  readonly tell: (rows: never[]) => void;
}

type Mask = (text: string) => string;

/** Rows that are worked on at once: few enough to be forgotten while they are young. */
const PART = 1000;

/** Answers are worked on while PostgreSQL makes the next ones, and their rows are not kept. */
export class Snapshot {
  readonly #session: Session;
  readonly #since: Date | null;
  #mask: Mask | null = null;

  /** The session may not be within a transaction. `since`: timestamps from then on are hidden. */
  constructor(session: Session, since: Date | null) {
    this.#session = session;
    this.#since = since;
  }

  /** Throws when the session is in a transaction that failed, or is gone. */
  async begin(questions: readonly Question[]): Promise<void> {
    const clock: Question = { sql: CLOCK, tell: ([row]: Clock[]) => (this.#mask = maskSince(this.#since, row)) };
    const first = [clock, { sql: SET, tell: () => undefined }, ...questions];
    await this.#send([BEGIN, ...first.map(({ sql }) => sql)], first);
  }

  /** The last questions. Throws when the connection is gone. */
  async end(questions: readonly Question[]): Promise<void> {
    await this.#send([...questions.map(({ sql }) => sql), "commit"], questions);
  }

  async #send(statements: readonly string[], questions: readonly Question[]): Promise<void> {
    const receiver = new AnswerReceiver(questions, this.#mask);
    const { error, lost } = await this.#session.send(statements.join(";\n"), { receiver });
    if (error !== null) throw failure(error);
    if (lost) throw new Error("Connection terminated while the catalog was read");
    receiver.finish();
  }
}

class AnswerReceiver implements RowReceiver {
  readonly #questions: readonly Question[];
  readonly #mask: Mask | null;
  #index = -1;
  #makeRow: RowMaker | null = null;
  #rows: object[] = [];
  #failure: Error | null = null;

  constructor(questions: readonly Question[], mask: Mask | null) {
    this.#questions = questions;
    this.#mask = mask;
  }

  start(columns: readonly ResultColumn[]): void {
    this.#tell();
    this.#index += 1;
    this.#makeRow = rowMaker(columns, this.#mask);
  }

  row(fields: readonly (string | null)[]): void {
    if (this.#makeRow !== null) this.#rows.push(this.#makeRow(fields));
    if (this.#rows.length >= PART && this.#questions[this.#index]?.inParts === true) this.#tell();
  }

  /** Throws what working on the answers threw. */
  finish(): void {
    this.#tell();
    if (this.#failure !== null) throw this.#failure;
  }

  #tell(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0 || this.#failure !== null) return;
    try {
      this.#questions[this.#index]?.tell(rows as never[]);
    } catch (cause) {
      this.#failure = new Error("reading the catalog failed", { cause });
    }
  }
}

const INSUFFICIENT_PRIVILEGE = "42501";

/** The system catalogs are open to every role, unless somebody has closed them. */
function failure(error: PostgresError): Error {
  const { message, code } = error;
  const text = `reading the catalog failed: ${message} (SQLSTATE ${code})`;
  if (code !== INSUFFICIENT_PRIVILEGE) return new Error(text, { cause: Object.assign(new Error(message), error) });
  return new UserError(text, {
    remedy:
      "Connect as a role that may read the system catalogs, as every role may by default, or grant it what is missing.",
  });
}

function maskSince(since: Date | null, clock: Clock | undefined): Mask | null {
  if (since === null || clock === undefined) return null;
  const time = { since: since.getTime(), until: clock.now, offset: clock.offset };
  return (text) => maskClocks(text, time);
}
