/**
 * The user's own SQL from the config file. It is to work everywhere, so a failure is the user's to mend.
 */
import { UserError } from "../errors.ts";
import type { Session } from "../postgres/session.ts";

/** Throws a UserError that names the key. */
export async function sendSetup(session: Session, key: "setup" | "session-setup", sql: string): Promise<void> {
  const { error } = await session.send(sql);
  if (error === null) return;
  const when = key === "setup" ? "on an empty database before the first migration" : "at the start of each session";
  throw new UserError(`\`${key}\` in the config file fails: ${error.message} (SQLSTATE ${error.code})`, {
    remedy: `Mend the SQL under \`${key}\`: it runs ${when}.`,
  });
}
