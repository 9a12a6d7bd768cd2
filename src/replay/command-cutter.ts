/**
 * Cuts a statement that commits on its way (a block, a procedure) at one of the commands that it runs: an event trigger, and a
 * trigger of each table, count them with a sequence, which no rollback takes back. Counted are commands that change the schema
 * (manual, "Event Trigger Firing Matrix"), and those that write to a table that was there before, be it no row.
 */
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";

const NAME = "migration_gate_cut";

function install(count: number): string {
  const body = `language plpgsql security definer set search_path = pg_catalog, pg_temp as $function$
begin
  if nextval('${NAME}.commands') = ${count} then
    perform pg_terminate_backend(pg_backend_pid());
    perform pg_sleep(10);
  end if;`;
  return `create schema ${NAME};
create sequence ${NAME}.commands;
create function ${NAME}.count_command() returns event_trigger ${body}
end
$function$;
create function ${NAME}.count_write() returns trigger ${body}
  return null;
end
$function$;
do $block$
declare
  target regclass;
begin
  for target in select c.oid from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema')
  loop
    execute pg_catalog.format(
      'create trigger ${NAME} after insert or update or delete or truncate on %s for each statement execute function ${NAME}.count_write()',
      target);
  end loop;
end
$block$;
create event trigger ${NAME} on ddl_command_end execute function ${NAME}.count_command();`;
}

export interface CutCommand<T> {
  readonly result: T;
  /** Commands that were run. */
  readonly commands: number;
  /** True when the run was ended at its command. */
  readonly reached: boolean;
}

/** Runs `use`, during which a session is ended at its command number `count`; 0 for never. Throws PostgreSQL's error where the
 * user may not create event triggers. */
export async function withCommandCutter<T>(
  database: Database,
  count: number,
  use: () => Promise<T>,
): Promise<CutCommand<T>> {
  await withSession(database, async (session) => {
    const { error } = await session.send(install(count));
    if (error !== null) throw Object.assign(new Error(error.message), error);
  });
  const result = await use();
  return withSession(database, async (session) => {
    await session.query(`drop event trigger ${NAME}`);
    const [row] = await session.query<{ commands: string }>(
      `select case when is_called then last_value else 0 end as commands from ${NAME}.commands`,
    );
    await session.send(`drop schema ${NAME} cascade`);
    const commands = Number(row?.commands ?? 0);
    return { result, commands, reached: count > 0 && commands >= count };
  });
}
