/**
 * Two runs of the gate on one database exclude each other, and a run waits for what an earlier one has left running. One lock is held
 * by the session that keeps watch, and goes with the gate; the other one by the session that works, and goes when that has ended.
 */
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../errors.ts";
import type { PgSession } from "../postgres/pg-session.ts";
import type { Session } from "../postgres/session.ts";
import type { Progress } from "../progress.ts";
import type { Target } from "./target-database.ts";

/** Two keys of the form (int, int): `mgat` in ASCII, and a number each. */
const SPACE = 1835491700;
const RUN = 1;
const WORK = 2;

interface HolderRow {
  readonly pid: number;
  readonly user: string;
  readonly client: string;
  readonly since: string;
  readonly state: string;
  readonly query: string;
}

/** Milliseconds between two looks. */
const INTERVAL = 100;

/** Held until the target's sessions end. Throws a UserError when another run does not end in time. */
export async function takeRunLock(target: Target, wait: number, progress: Progress): Promise<void> {
  const deadline = Date.now() + wait;
  let told = false;
  while (!(await tryLock(target.control, RUN))) {
    const holder = (await holders(target.control, RUN))[0];
    if (Date.now() > deadline) throw busy(target, wait, holder);
    if (!told) progress("waiting for another run of migration-gate on this database");
    told = true;
    await pause(INTERVAL);
  }
  await endLeftovers(target, deadline, progress);
}

/** Milliseconds in which a session of our own that was ended lets go. */
const FAREWELL = 10_000;

/** For a session that is about to work. */
export async function takeWorkLock(session: Session): Promise<void> {
  const deadline = Date.now() + FAREWELL;
  while (!(await tryLock(session, WORK))) {
    if (Date.now() > deadline) throw new Error("another session holds the gate's lock, and was not seen");
    await pause(INTERVAL);
  }
}

async function tryLock(session: Session, key: number): Promise<boolean> {
  const [row] = await session.query<{ locked: boolean }>(
    "select pg_catalog.pg_try_advisory_lock($1::int4, $2::int4) as locked",
    [SPACE, key],
  );
  return row?.locked === true;
}

function holders(session: Session, key: number): Promise<HolderRow[]> {
  return session.query<HolderRow>(
    `select locks.pid, coalesce(activity.usename::text, '') as "user",
  coalesce(pg_catalog.host(activity.client_addr), 'this machine') as client,
  coalesce(pg_catalog.to_char(activity.backend_start, 'YYYY-MM-DD HH24:MI:SSOF'), '') as since,
  coalesce(activity.state, '') as state, coalesce(activity.query, '') as query
from pg_catalog.pg_locks as locks left join pg_catalog.pg_stat_activity as activity on activity.pid = locks.pid
where locks.locktype = 'advisory' and locks.granted and locks.classid = $1 and locks.objid = $2 and locks.objsubid = 2
  and locks.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
order by locks.pid`,
    [SPACE, key],
  );
}

/** The gate that they worked for is gone: its other lock is ours. What still runs is given time, and then ended. */
export async function endLeftovers({ control, title }: Target, deadline: number, progress: Progress): Promise<void> {
  let told = false;
  for (;;) {
    const left = await holders(control, WORK);
    if (left.length === 0) return;
    if (!told) progress(`waiting for a session that an earlier run has left (process ${left[0]?.pid ?? 0})`);
    told = true;
    for (const { pid, state } of left) {
      if (state === "active" && Date.now() < deadline) continue;
      await terminate(control, pid, title);
    }
    await pause(INTERVAL);
  }
}

async function terminate(control: PgSession, pid: number, title: string): Promise<void> {
  try {
    await control.query("select pg_catalog.pg_terminate_backend($1)", [pid]);
  } catch (cause) {
    throw new UserError(`An earlier run has left process ${pid} at work on ${title}, and this role may not end it.`, {
      remedy: `Wait until it has ended, or end it as a superuser: \`select pg_terminate_backend(${pid})\`.`,
      cause,
    });
  }
}

function busy({ title }: Target, wait: number, holder: HolderRow | undefined): UserError {
  const who =
    holder === undefined
      ? ""
      : ` (process ${holder.pid} of ${holder.user} from ${holder.client}, since ${holder.since})`;
  return new UserError(`Another run of migration-gate is at work on ${title}${who}; waited ${wait / 1000} s for it.`, {
    remedy: "Run it again when that one has ended. Give it more time with `--wait`.",
  });
}

/** The tool's own lock, on the session that works. Throws a UserError when it is not had in time. */
export async function takeToolLock(
  session: Session,
  key: string,
  { title, wait, progress }: { readonly title: string; readonly wait: number; readonly progress: Progress },
): Promise<void> {
  const deadline = Date.now() + wait;
  let told = false;
  for (;;) {
    const [row] = await session.query<{ locked: boolean }>("select pg_catalog.pg_try_advisory_lock($1) as locked", [
      key,
    ]);
    if (row?.locked === true) return;
    if (Date.now() > deadline) {
      throw new UserError(
        `${title} is at work on this database: its advisory lock ${key} is held by another session.`,
        {
          remedy: "Run it again when that has ended. Give it more time with `--wait`.",
        },
      );
    }
    if (!told) progress(`waiting for ${title}, which is at work on this database`);
    told = true;
    await pause(INTERVAL);
  }
}
