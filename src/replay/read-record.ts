/**
 * What a tool finds recorded when it starts on a database: its preparation and its question, and nothing of it stays.
 */
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";
import type { Bookkeeping, RecordedMigration } from "../tools/tool.ts";
import { findBookkeepingTable } from "./bookkeeping-tables.ts";
import { sendSetup } from "./send-setup.ts";

export interface FoundRecord {
  readonly recorded: readonly RecordedMigration[];
  /** `schema.name` of the table that the tool looks at. */
  readonly table: string | null;
}

/** In a session of its own, because a migration may have changed the search path of the one it ran in. Throws
 * PostgreSQL's error where the tool would meet it, too. `use` is given that session as long as nothing has been set in it:
 * its caches are warm, and a new one takes as long as half a question of the catalog. */
export function readRecord(
  database: Database,
  bookkeeping: Bookkeeping,
  sessionSetup: string | null,
  use?: (session: Session, found: FoundRecord) => Promise<void>,
): Promise<FoundRecord> {
  return withSession(database, async (session) => {
    if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
    await session.query("begin");
    for (const step of bookkeeping.create) if (step.kind === "own") await session.query(step.sql, step.values);
    const table = await findBookkeepingTable(session, bookkeeping);
    const recorded = await session.query<RecordedMigration>(bookkeeping.select);
    await session.query("rollback");
    const found = { recorded, table };
    if (sessionSetup === null) await use?.(session, found);
    return found;
  });
}
