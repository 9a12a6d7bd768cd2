/**
 * What a command sent to PostgreSQL through the gate, statement by statement, and what came of it.
 */
import type { PostgresError } from "../postgres/session.ts";

/** One simple-query message (which may hold several statements), or one execution of a prepared statement. */
export interface SeenStatement {
  /** Number of the connection, from 0. */
  readonly connection: number;
  readonly text: string;
  /** Parameters, as far as they are short. */
  readonly values: readonly string[];
  /** How many statements of the message completed. */
  completed: number;
  error: PostgresError | null;
  /** True when the gate has not let it through. */
  refused: boolean;
  /** Catalog rows that it touched: `classid/oid/subid`. */
  touched: ReadonlySet<string>;
}

/** Longer texts (a dump in one message) are cut off: they are matched with files and shown. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_VALUE = 300;
const MOST_VALUES = 20;

export function seenStatement(connection: number, text: string, values: readonly string[] = []): SeenStatement {
  return {
    connection,
    text: text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text,
    values: values.slice(0, MOST_VALUES).filter((value) => value.length <= LONGEST_VALUE),
    completed: 0,
    error: null,
    refused: false,
    touched: new Set(),
  };
}

/** So many are kept. */
const MOST_STATEMENTS = 20_000;

/** The statements in the order in which they were sent; of very many, the ones that say something and the latest. */
export class StatementLog {
  #statements: SeenStatement[] = [];
  /** All of them, forgotten ones included. */
  count = 0;

  get statements(): readonly SeenStatement[] {
    return this.#statements;
  }

  add(statement: SeenStatement): void {
    this.count += 1;
    this.#statements.push(statement);
    if (this.#statements.length <= MOST_STATEMENTS) return;
    const recent = this.#statements.splice(-MOST_STATEMENTS / 2);
    const telling = this.#statements.filter(({ touched }) => touched.size > 0).slice(-MOST_STATEMENTS / 4);
    this.#statements = [...telling, ...recent];
  }
}
