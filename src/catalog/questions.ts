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

export class Questions {
  readonly #queries: string[] = [];
  #answers: (CompletedStatement | null)[] = [];
  #mask: ((text: string) => string) | null = null;

  /** Returns what gives the rows, once, when the questions have been answered; they are made on demand to save memory. */
  ask<Row extends object>(sql: string | null): () => Row[] {
    if (sql === null) return () => [];
    const index = this.#queries.push(sql) - 1;
    return () => {
      const answer = this.#answers[index] ?? null;
      this.#answers[index] = null;
      return answer === null ? [] : (typedRows(answer, this.#mask) as Row[]);
    };
  }

  /** `since`: timestamps from then on are hidden. Throws when the session is in a transaction that failed, or is gone. */
  async answer(session: Session, since: Date | null): Promise<void> {
    const outcome = await session.send([...PROLOGUE, ...this.#queries, "commit"].join(";\n"), { wholeResult: true });
    if (outcome.error !== null) {
      throw new Error(`reading the catalog failed: ${outcome.error.message} (SQLSTATE ${outcome.error.code})`);
    }
    if (outcome.lost) throw new Error("reading the catalog failed: the connection is gone");
    const [clock, ...answers] = outcome.completed.filter(({ columns = [] }) => columns.length > 0);
    this.#answers = answers;
    const time = since === null ? null : replayTime(clock?.rows[0], since);
    this.#mask = time === null ? null : (text) => maskClocks(text, time);
  }
}

function replayTime(clock: readonly (string | null)[] | undefined, since: Date): ReplayTime {
  return { since: since.getTime(), until: Number(clock?.[0]), offset: Number(clock?.[1]) };
}
