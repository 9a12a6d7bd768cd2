/**
 * Takes away what a migration may have left that keeps its database from being dropped: subscriptions, prepared
 * transactions, the mark of a template. None of them ends with the sessions.
 */
import type { PgSession } from "./pg-session.ts";

/** `admin` is a session on another database, `inside` one on the database itself. */
export async function releaseDatabase(admin: PgSession, inside: PgSession, name: string): Promise<void> {
  const subscriptions = await inside.query<{ name: string }>(
    `select pg_catalog.quote_ident(s.subname) as name
       from pg_catalog.pg_subscription s
       join pg_catalog.pg_database d on d.oid = s.subdbid
      where d.datname = $1
      order by s.subname`,
    [name],
  );
  for (const subscription of subscriptions) {
    // Without its slot: the publisher is not ours.
    await inside.query(`alter subscription ${subscription.name} disable`);
    await inside.query(`alter subscription ${subscription.name} set (slot_name = none)`);
    await inside.query(`drop subscription ${subscription.name}`);
  }
  const prepared = await inside.query<{ gid: string }>(
    "select pg_catalog.quote_literal(gid) as gid from pg_catalog.pg_prepared_xacts where database = $1 order by gid",
    [name],
  );
  for (const { gid } of prepared) await inside.query(`rollback prepared ${gid}`);
  await admin.query(`alter database ${name} is_template false`);
}
