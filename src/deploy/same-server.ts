/**
 * Whether the throwaway databases are on the server of the user's database: what all databases share, such as roles, is then tried out
 * on the real thing, and what the run has made there would be taken for what was tried.
 */
import type { Server } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { writesSharedCatalogs } from "../replay/shared-commands.ts";
import type { Migration } from "../tools/tool.ts";
import { Refused } from "./refused.ts";

export async function isSameServer(target: Session, server: Server): Promise<boolean> {
  if (server.source !== "url") return false;
  const session = await server.connect();
  try {
    return (await startOf(session)) === (await startOf(target));
  } finally {
    await session.end();
  }
}

/** No two servers have begun in the same microsecond. */
async function startOf(session: Session): Promise<string> {
  const [row] = await session.query<{ start: string }>(
    `select pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time())::text as start`,
  );
  return row?.start ?? "";
}

export function refuseShared(pending: readonly Migration[]): void {
  const writing = pending.find(({ up, down }) => [up, down].some((each) => writesSharedCatalogs(each?.text ?? "")));
  if (writing === undefined) return;
  throw new Refused({
    reason: "fails",
    message: `The throwaway databases are on the server of the database itself, and ${writing.up.file} writes what all databases share (roles, settings), so that it cannot be tried there first.`,
    remedy:
      "Let `MIGRATION_GATE_DATABASE_URL` name another server, or leave it out: the gate then starts one of its own.",
  });
}
