/**
 * Told of what is sent, as it happens.
 */
import type { PostgresError } from "../postgres/session.ts";
import type { ScriptSending } from "./units.ts";

export interface Retry {
  readonly error: PostgresError;
  readonly attempt: number;
  readonly retries: number;
  /** Milliseconds. */
  readonly wait: number;
  /** True when it is one statement that is tried again, and not a transaction. */
  readonly alone: boolean;
}

export interface Listener {
  begin(sending: ScriptSending, pid: number): { end(error: PostgresError | null): void };
  retry(retry: Retry): void;
  /** A line of its own. */
  say(line: string): void;
}

export const SILENT: Listener = {
  begin: () => ({ end: () => undefined }),
  retry: () => undefined,
  say: () => undefined,
};
