/**
 * Migrations may end sessions, their own and those of others, and bring the server down. Which one did it is only plain
 * when one path runs after the other.
 */
import { UserError, messageOf } from "../errors.ts";
import { isConnectionLost, isRefused } from "../postgres/connection-lost.ts";
import type { Failure } from "../replay/replay.ts";
import type { WalkedPaths } from "./walk-paths.ts";

const ENDS_SESSIONS = /\bpg_(?:terminate|cancel)_backend\b/i;

export function endsSessions(texts: readonly string[]): boolean {
  return texts.some((text) => ENDS_SESSIONS.test(text));
}

/** What `walk` gives; null when a session was lost on the way. */
export async function unlessSessionLost(walk: () => Promise<WalkedPaths>): Promise<WalkedPaths | null> {
  try {
    const walked = await walk();
    return failures(walked).some(({ lost }) => lost) ? null : walked;
  } catch (error) {
    if (isConnectionLost(error)) return null;
    throw error;
  }
}

/** For paths that ran one after the other: a migration ended the session then, unless others use the server, too. */
export async function unlessEndedFromOutside(shared: boolean, walk: () => Promise<WalkedPaths>): Promise<WalkedPaths> {
  try {
    const walked = await walk();
    const ended = failures(walked).find(({ lost, error }) => lost && error.code === "57P01" /* admin_shutdown */);
    if (ended !== undefined && shared) throw endedFromOutside(ended.error.message);
    return walked;
  } catch (error) {
    if (isRefused(error)) throw refused(messageOf(error), error);
    if (isConnectionLost(error)) throw endedFromOutside(messageOf(error), error);
    throw error;
  }
}

function failures({ base, upgraded, fresh, rolledBack, releases }: WalkedPaths): Failure[] {
  const back = rolledBack?.ends;
  const states = [base, upgraded, fresh, back?.state, back?.before, back?.again, ...releases.map((each) => each.state)];
  return states.flatMap((state) => state?.replay.failure ?? []);
}

function endedFromOutside(message: string, cause?: unknown): UserError {
  return new UserError(`The connection to PostgreSQL was lost while the migrations ran: ${message}.`, {
    remedy: "See in the server's log who ended it, and run the gate again.",
    cause,
  });
}

function refused(message: string, cause: unknown): UserError {
  return new UserError(`PostgreSQL does not open a session on the gate's database any more: ${message}.`, {
    remedy:
      "If a migration is the cause (a login trigger, `session_preload_libraries`, a connection limit), mend it; otherwise see the server's log.",
    cause,
  });
}
