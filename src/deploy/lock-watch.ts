/**
 * While a statement takes long: who holds what it waits for.
 */
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { PgSession } from "../postgres/pg-session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { Listener } from "./listener.ts";
import { statementLabel } from "./statement-label.ts";

interface HolderRow {
  readonly pid: number;
  readonly application: string;
  readonly user: string;
  readonly state: string;
  readonly minutes: number;
  readonly query: string;
}

/** Milliseconds after which a statement takes long. */
const LONG = 1000;

/** Asks on the session that keeps watch. `timeout`: milliseconds after which a lock is given up; null: never. */
export function watchingListener(other: Listener, control: PgSession, timeout: number | null): Listener {
  return {
    ...other,
    begin(sending, pid) {
      const told = other.begin(sending, pid);
      const timer = setTimeout(() => void tellHolders(other, control, pid), Math.min(LONG, (timeout ?? LONG) / 2));
      timer.unref();
      return {
        end(error) {
          clearTimeout(timer);
          told.end(error);
        },
      };
    },
  };
}

async function tellHolders(listener: Listener, control: PgSession, pid: number): Promise<void> {
  try {
    for (const { pid: holder, application, user, state, minutes, query } of await holdersBefore(control, pid)) {
      const who = [user, application].filter((each) => each !== "").join(", ");
      const since = minutes < 1 ? "" : ` for ${minutes} min`;
      listener.say(`  waiting for process ${holder} (${who}; ${state}${since}): ${statementLabel(query)}`);
    }
  } catch (error) {
    // It is only to be told; what matters about the connection shows elsewhere.
    if (postgresErrorOf(error) === null && !isConnectionLost(error)) throw error;
  }
}

function holdersBefore(control: PgSession, pid: number): Promise<HolderRow[]> {
  return control.query<HolderRow>(
    `select activity.pid, coalesce(activity.application_name, '') as application,
  coalesce(activity.usename::text, '') as user, coalesce(activity.state, '') as state,
  coalesce(pg_catalog.date_part('epoch', pg_catalog.now() - activity.state_change)::integer / 60, 0) as minutes,
  coalesce(activity.query, '') as query
from pg_catalog.pg_stat_activity as activity where activity.pid = any (pg_catalog.pg_blocking_pids($1)) order by activity.pid`,
    [pid],
  );
}
