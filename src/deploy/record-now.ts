/**
 * What the tool has recorded in the user's database, also where the role may do no more than look.
 */
import { findBookkeepingTable } from "../replay/bookkeeping-tables.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { FoundRecord } from "../replay/read-record.ts";
import { readRecord } from "../replay/read-record.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { withSession } from "../postgres/with-session.ts";
import type { RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import { patiently } from "./patience.ts";

/** insufficient_privilege, read_only_sql_transaction */
const MAY_NOT_WRITE: ReadonlySet<string> = new Set(["42501", "25006"]);

/** Throws PostgreSQL's error. */
export async function readRecordNow(deployment: Deployment): Promise<readonly RecordedMigration[]> {
  return (await findRecordNow(deployment)).recorded;
}

/** Nothing of the tool's preparation stays. */
export function findRecordNow(deployment: Deployment): Promise<FoundRecord> {
  return patiently(deployment, () => lookAtRecord(deployment));
}

async function lookAtRecord({ target, bookkeeping, walk }: Deployment): Promise<FoundRecord> {
  try {
    return await readRecord(target.database, bookkeeping, walk.sessionSetup);
  } catch (error) {
    if (!MAY_NOT_WRITE.has(postgresErrorOf(error)?.code ?? "")) throw error;
    return withSession(target.database, async (session) => {
      if (walk.sessionSetup !== null) await sendSetup(session, "session-setup", walk.sessionSetup);
      const table = await findBookkeepingTable(session, bookkeeping);
      const recorded = table === null ? [] : await session.query<RecordedMigration>(bookkeeping.select);
      return { table, recorded };
    });
  }
}
