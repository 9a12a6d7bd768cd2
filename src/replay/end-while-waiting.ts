/**
 * Ends a session within `create index concurrently` and its like: a second session holds what the command waits for, once it
 * has committed its first transaction (manual, CREATE INDEX, "Building Indexes Concurrently").
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";
import type { ScriptMessage } from "./cut-points.ts";

/** Milliseconds between two looks at whether it waits. */
const INTERVAL = 5;

/** True when the session with this `pid` was ended while `send` ran; false when the statement never waited. */
export async function endWhileWaiting(
  database: Database,
  pid: number,
  message: ScriptMessage,
  send: () => Promise<boolean>,
): Promise<boolean> {
  return withSession(database, async (holder) => {
    await hold(holder, message);
    const sent = send();
    const ended = sent.then(() => "ended" as const);
    while ((await Promise.race([ended, pause(INTERVAL, "running" as const)])) === "running") {
      if (!(await isHeldUp(database, pid, holder.pid))) continue;
      await withSession(database, (other) => other.query("select pg_catalog.pg_terminate_backend($1)", [pid]));
      break;
    }
    return !(await sent);
  });
}

/** A snapshot, which building an index waits for, and a lock on the table, which taking one away waits for. */
async function hold(holder: Session, { statements }: ScriptMessage): Promise<void> {
  await holder.query("begin isolation level repeatable read");
  await holder.query("select");
  const { text = "" } = statements[0] ?? {};
  const name =
    /^(?:drop\s+index\s+concurrently\s+(?:if\s+exists\s+)?|alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?)(?<name>[^\s;,]+)/iu.exec(
      text,
    );
  if (name?.groups?.["name"] === undefined) return;
  const [row] = await holder.query<{ table: string }>(
    `select coalesce(x.indrelid, c.oid)::pg_catalog.regclass::text as "table"
from pg_catalog.pg_class as c left join pg_catalog.pg_index as x on x.indexrelid = c.oid
where c.oid = pg_catalog.to_regclass($1) order by 1`,
    [name.groups["name"]],
  );
  if (row !== undefined) await holder.query(`lock table ${row.table} in access share mode`);
}

function isHeldUp(database: Database, pid: number, by: number): Promise<boolean> {
  return withSession(database, async (session) => {
    const [row] = await session.query<{ held: boolean }>(
      "select $2::int4 = any (pg_catalog.pg_blocking_pids($1::int4)) as held",
      [pid, by],
    );
    return row?.held === true;
  });
}
