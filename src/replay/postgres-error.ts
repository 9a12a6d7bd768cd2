/** Errors of PostgreSQL as `PostgresError` values. */
import type { PostgresError } from "../postgres/session.ts";
import { isErrorResponse, toPostgresError } from "../postgres/simple-query.ts";

/** PostgreSQL's answer in an error that `Session.query` threw; null for everything that is not PostgreSQL's. */
export function postgresErrorOf(error: unknown): PostgresError | null {
  return isErrorResponse(error) ? toPostgresError(error) : null;
}
