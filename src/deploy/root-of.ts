/**
 * What PostgreSQL has said, or the connection, beneath words of our own.
 */
import { UserError } from "../errors.ts";

/** The innermost cause; a `UserError` says it all. */
export function rootOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError || !(error.cause instanceof Error)) return error;
  return rootOf(error.cause);
}
