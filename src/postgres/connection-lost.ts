/**
 * Tells a session that is gone (ended by somebody, or with its server) from a statement that fails.
 */
import { isErrorResponse } from "./simple-query.ts";

/** Classes 08 (connection exception) and 57P (operator intervention: terminated, crashed, starting, dropped). */
const lostCodes = /^(?:08...|57P0[1-5])$/;
const lostMessages = /^Connection terminated|not queryable|\b(?:ECONNRESET|ECONNREFUSED|EPIPE)\b/;

/** True when what was thrown means that the session, or the server, is gone. */
export function isConnectionLost(error: unknown): boolean {
  if (isErrorResponse(error)) return isFatal(error) || lostCodes.test(error.code);
  return error instanceof Error && lostMessages.test(error.message);
}

/** True when PostgreSQL is there and lets nobody in: too many sessions, a login trigger, a library that is missing. */
export function isRefused(error: unknown): boolean {
  return isErrorResponse(error) && isFatal(error) && !lostCodes.test(error.code);
}

/** True for an error that PostgreSQL ends the session with. */
function isFatal(error: unknown): boolean {
  return isErrorResponse(error) && (error.severity === "FATAL" || error.severity === "PANIC");
}
