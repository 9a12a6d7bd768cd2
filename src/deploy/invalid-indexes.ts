/**
 * What `create index concurrently`, `reindex concurrently` and `detach partition … concurrently` leave when they are ended in the
 * middle (manual, CREATE INDEX, "Building Indexes Concurrently"; REINDEX, "Rebuilding Indexes Concurrently").
 */
import type { Session } from "../postgres/session.ts";

interface IndexRow {
  readonly oid: string;
  readonly name: string;
}

function readInvalid(session: Session): Promise<IndexRow[]> {
  return session.query<IndexRow>(
    `select indexes.indexrelid::text as oid, pg_catalog.format('%I.%I', spaces.nspname, classes.relname) as name
from pg_catalog.pg_index as indexes join pg_catalog.pg_class as classes on classes.oid = indexes.indexrelid
  join pg_catalog.pg_namespace as spaces on spaces.oid = classes.relnamespace
where not indexes.indisvalid and classes.relkind = 'i' and spaces.nspname !~ '^pg_'
  -- Somebody else may be building one.
  and not exists (select from pg_catalog.pg_stat_progress_create_index as builds where builds.index_relid = indexes.indexrelid)
order by name`,
  );
}

/** Oids. */
export async function invalidIndexes(session: Session): Promise<string[]> {
  return (await readInvalid(session)).map(({ oid }) => oid);
}

/** Removes those that were not there before; their names. Not within a transaction. */
export async function dropInvalidIndexes(session: Session, before: readonly string[]): Promise<string[]> {
  const left = (await readInvalid(session)).filter(({ oid }) => !before.includes(oid));
  for (const { name } of left) {
    const { error } = await session.send(`drop index concurrently if exists ${name}`);
    if (error !== null) throw Object.assign(new Error(error.message), error);
  }
  return left.map(({ name }) => name);
}

interface DetachRow {
  readonly parent: string;
  readonly part: string;
}

/** Ends what `detach partition … concurrently` has begun; the partitions' names. */
export async function finishDetaching(session: Session): Promise<string[]> {
  const rows = await session.query<DetachRow>(
    `select inherits.inhparent::pg_catalog.regclass::text as parent, inherits.inhrelid::pg_catalog.regclass::text as part
from pg_catalog.pg_inherits as inherits where inherits.inhdetachpending order by parent, part`,
  );
  for (const { parent, part } of rows) {
    const { error } = await session.send(`alter table ${parent} detach partition ${part} finalize`);
    if (error !== null) throw Object.assign(new Error(error.message), error);
  }
  return rows.map(({ part }) => part);
}
