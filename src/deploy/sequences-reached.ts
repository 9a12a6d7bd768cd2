/**
 * How far the sequences of the user's database have come: one that a way back makes anew must not give these numbers again.
 */
import type { Session } from "../postgres/session.ts";
import type { Reached } from "../rollback/restarts.ts";

interface SequenceRow {
  readonly name: string;
  readonly last: string | null;
}

/** Those that the role may look at. */
export async function sequencesReached(session: Session): Promise<Reached> {
  const rows = await session.query<SequenceRow>(
    `select pg_catalog.format('%I.%I', spaces.nspname, sequences.relname) as name,
  case sequences.relkind when 'S' then pg_catalog.pg_sequence_last_value(sequences.oid) end::text as last
from pg_catalog.pg_class as sequences join pg_catalog.pg_namespace as spaces on spaces.oid = sequences.relnamespace
where sequences.relkind = 'S' and sequences.relpersistence <> 't'
  and case sequences.relkind when 'S' then pg_catalog.has_sequence_privilege(sequences.oid, 'usage, select') end
order by name`,
  );
  return new Map(rows.map(({ name, last }) => [name, last]));
}
