/**
 * Queries that are asked in one message and one consistent snapshot.
 */
import type { ResultColumn, RowReceiver, Session } from "../postgres/session.ts";
import { maskClocks } from "./clock-mask.ts";
import type { RowMaker } from "./typed-rows.ts";
import { rowMaker } from "./typed-rows.ts";

/** With an empty search_path the definitions are qualified; the other settings change how values are written. */
const PROLOGUE = [
  "begin isolation level repeatable read, read only",
  `select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000, pg_catalog.date_part('timezone', pg_catalog.now())`,
  "set local search_path = ''",
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO'",
  "set local intervalstyle = 'postgres'",
  "set local extra_float_digits = 1",
  "set local bytea_output = 'hex'",
  "set local quote_all_identifiers = off",
  "set local jit = off",
  "set local work_mem = '64MB'",
];

interface Question {
  readonly sql: string;
  readonly inParts: boolean;
  readonly tell: (rows: never[]) => void;
}

type Mask = (text: string) => string;

/** Rows that are worked on at once: few enough to be forgotten while they are young. */
const PART = 1000;

/** Answers are worked on while PostgreSQL makes the next ones, and their rows are not kept. */
export class Questions {
  readonly #questions: Question[] = [];

  /** `tell` is called with all rows, in the order of the questions, while `answer` runs; never where `sql` is null. With
   * `inParts` it is called as often as there are parts. */
  ask(sql: string | null, tell: (rows: never[]) => void, inParts = false): void {
    if (sql !== null) this.#questions.push({ sql, inParts, tell });
  }

  /** `since`: timestamps from then on are hidden. Throws when the session is in a transaction that failed, or is gone. */
  async answer(session: Session, since: Date | null): Promise<void> {
    const statements = [...PROLOGUE, ...this.#questions.map(({ sql }) => sql), "commit"];
    const receiver = new AnswerReceiver(this.#questions, since);
    const { error, lost } = await session.send(statements.join(";\n"), { receiver });
    if (error !== null) throw new Error(`reading the catalog failed: ${error.message} (SQLSTATE ${error.code})`);
    if (lost) throw new Error("reading the catalog failed: the connection is gone");
    receiver.finish();
  }
}

class AnswerReceiver implements RowReceiver {
  readonly #questions: readonly Question[];
  readonly #since: Date | null;
  #mask: Mask | null = null;
  /** The clock's answer comes first. */
  #index = -2;
  #makeRow: RowMaker | null = null;
  #rows: object[] = [];
  #failure: Error | null = null;

  constructor(questions: readonly Question[], since: Date | null) {
    this.#questions = questions;
    this.#since = since;
  }

  start(columns: readonly ResultColumn[]): void {
    this.#tell();
    this.#index += 1;
    this.#makeRow = this.#index < 0 ? null : rowMaker(columns, this.#mask);
  }

  row(fields: readonly (string | null)[]): void {
    if (this.#makeRow === null) this.#mask = maskSince(this.#since, fields);
    else this.#rows.push(this.#makeRow(fields));
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

function maskSince(since: Date | null, [now, offset]: readonly (string | null)[]): Mask | null {
  if (since === null) return null;
  const time = { since: since.getTime(), until: Number(now), offset: Number(offset) };
  return (text) => maskClocks(text, time);
}
