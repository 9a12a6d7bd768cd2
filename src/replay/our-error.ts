/**
 * Errors of our own making, in PostgreSQL's form: a statement that is not sent, a connection that is gone without a word.
 */
import type { PostgresError } from "../postgres/session.ts";

/** In the place of PostgreSQL's severities. */
const OURS = "GATE";

/** True for an error of our own making. */
export function isOurs(error: PostgresError): boolean {
  return error.severity === OURS;
}

/** An error of our own making, in PostgreSQL's form. */
export function ourError(code: string, message: string): PostgresError {
  return {
    severity: OURS,
    code,
    message,
    detail: null,
    hint: null,
    position: null,
    where: null,
    schema: null,
    table: null,
    column: null,
    constraint: null,
  };
}

/** A connection can be gone without a word (the server process was killed). */
export function connectionLost(): PostgresError {
  return ourError("08006" /* connection_failure */, "the connection to PostgreSQL was lost");
}
