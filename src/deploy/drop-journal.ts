/**
 * The end of the gate's account. Somebody may read it for hours (`pg_dump` locks every table), and that changes nothing about what was
 * done: it then stays until the next run, with nothing in it that would be gone on with.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { PgSession } from "../postgres/pg-session.ts";
import type { PostgresError } from "../postgres/session.ts";
import type { Deployment } from "./deployment.ts";
import { findJournal } from "./deployment.ts";
import type { Journal } from "./journal.ts";

/** Milliseconds before each further try. */
const PAUSES = [100, 300, 900];

export async function dropJournal(deployment: Deployment): Promise<void> {
  const journal = await findJournal(deployment);
  if (journal === null) return;
  const { control } = deployment.target;
  let error = await sendAlone(control, journal, journal.dropping());
  for (const wait of PAUSES) {
    if (error?.code !== "55P03" /* lock_not_available */) break;
    await pause(wait);
    error = await sendAlone(control, journal, journal.dropping());
  }
  if (error === null) return;
  // Readers keep nobody from it.
  await sendAlone(control, journal, journal.clearing());
  const why = `${error.message} (SQLSTATE ${error.code})`;
  deployment.notes.push(
    `The table \`${journal.name}\`, which is not needed any more, could not be removed: ${why}. The next \`apply\` removes it.`,
  );
}

/** As its owner, and not for long. Null when it was done, or nobody is there to do it: that shows elsewhere. */
async function sendAlone(session: PgSession, { owner }: Journal, sql: string): Promise<PostgresError | null> {
  const { error } = await session.send(`begin; set local lock_timeout = 250; set local role ${owner}; ${sql}; commit`);
  if (error !== null) await session.send("rollback");
  return error;
}
