/**
 * Queries that are asked in one message and one consistent snapshot.
 */
import type { CompletedStatement, Session } from "../postgres/session.ts";
import type { ReplayTime } from "./clock-mask.ts";
import { maskClocks } from "./clock-mask.ts";
import { typedRows } from "./typed-rows.ts";

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
  readonly tell: (rows: object[]) => void;
}

/** Answers are worked on while PostgreSQL makes the next ones, and their rows are not kept. */
export class Questions {
  readonly #questions: Question[] = [];
  #answered = 0;
  #mask: ((text: string) => string) | null = null;
  #failure: Error | null = null;

  /** `tell` is called once, in the order of the questions, while `answer` runs; never where `sql` is null. */
  ask<Row extends object>(sql: string | null, tell: (rows: Row[]) => void): void {
    if (sql !== null) this.#questions.push({ sql, tell: tell as (rows: object[]) => void });
  }

  /** `since`: timestamps from then on are hidden. Throws when the session is in a transaction that failed, or is gone. */
  async answer(session: Session, since: Date | null): Promise<void> {
    const statements = [...PROLOGUE, ...this.#questions.map(({ sql }) => sql), "commit"];
    const onResult = (result: CompletedStatement): void => this.#hear(result, since);
    const { error, lost } = await session.send(statements.join(";\n"), { onResult });
    if (error !== null) throw new Error(`reading the catalog failed: ${error.message} (SQLSTATE ${error.code})`);
    if (lost) throw new Error("reading the catalog failed: the connection is gone");
    if (this.#failure !== null) throw this.#failure;
  }

  /** The first result with columns is the clock's. */
  #hear(result: CompletedStatement, since: Date | null): void {
    if (this.#failure !== null || (result.columns ?? []).length === 0) return;
    this.#answered += 1;
    if (this.#answered === 1) {
      const time = since === null ? null : replayTime(result.rows[0], since);
      this.#mask = time === null ? null : (text) => maskClocks(text, time);
      return;
    }
    try {
      this.#questions[this.#answered - 2]?.tell(typedRows(result, this.#mask));
    } catch (cause) {
      this.#failure = new Error("reading the catalog failed", { cause });
    }
  }
}

function replayTime(clock: readonly (string | null)[] | undefined, since: Date): ReplayTime {
  return { since: since.getTime(), until: Number(clock?.[0]), offset: Number(clock?.[1]) };
}
