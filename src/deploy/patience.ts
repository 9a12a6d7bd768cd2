/**
 * Looking at what somebody has locked: a look gives way after a while, like a statement of a migration, and is tried again.
 */
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../errors.ts";
import type { PgSession } from "../postgres/pg-session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { Deployment } from "./deployment.ts";
import { rootOf } from "./root-of.ts";

interface HolderRow {
  readonly pid: number;
  readonly who: string;
  readonly relation: string;
}

const LOCK_NOT_AVAILABLE = "55P03";

/** Milliseconds between two looks. */
const INTERVAL = 500;

/** What `look` returns, which may be called several times. Throws a UserError when the lock is held for longer than `--wait`. */
export async function patiently<T>(
  { target, options, walk }: Pick<Deployment, "target" | "options" | "walk">,
  look: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + options.wait;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (postgresErrorOf(rootOf(error))?.code !== LOCK_NOT_AVAILABLE) throw error;
      const who = await blockers(target.control);
      if (Date.now() > deadline) throw lockedOut(target.title, who, options.wait, error);
      walk.progress(`waiting for a lock${who === "" ? "" : ` that ${who}`}`);
      await pause(INTERVAL);
    }
  }
}

/** The same for a look on the session that keeps watch, which waits for locks like one of the others. */
export function lookPatiently<T>(
  deployment: Pick<Deployment, "target" | "options" | "walk">,
  look: (session: PgSession) => Promise<T>,
): Promise<T> {
  const { control, patience } = deployment.target;
  return patiently(deployment, async () => {
    await control.query(`set lock_timeout = ${patience}`);
    try {
      return await look(control);
    } finally {
      // A look that has failed may have left a transaction, and takes the setting with it.
      if (!control.lost) await control.send("rollback; set lock_timeout = 0");
    }
  });
}

/** Only what excludes everybody, or waits for that, is in the way of a look. */
async function blockers(session: PgSession): Promise<string> {
  const rows = await session.query<HolderRow>(
    `select locks.pid, pg_catalog.concat_ws(', ', activity.usename, nullif(activity.application_name, ''), activity.state) as who,
  pg_catalog.min(locks.relation::pg_catalog.regclass::text) as relation
from pg_catalog.pg_locks as locks left join pg_catalog.pg_stat_activity as activity on activity.pid = locks.pid
where locks.locktype = 'relation' and locks.mode = 'AccessExclusiveLock'
  and locks.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
group by locks.pid, who order by locks.pid`,
  );
  return rows.map(({ pid, who, relation }) => `process ${pid} (${who}) has on ${relation}`).join(", ");
}

function lockedOut(title: string, who: string, wait: number, cause: unknown): UserError {
  const holders = who === "" ? "" : `: ${who}`;
  return new UserError(`What is to be looked at in ${title} is locked${holders}; waited ${wait / 1000} s for it.`, {
    remedy: "Run it again when that has ended. Give it more time with `--wait`.",
    cause,
  });
}
