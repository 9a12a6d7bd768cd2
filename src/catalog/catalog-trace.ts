/**
 * A cheap proof that nothing was written: as long as the trace of a database (or of its copy) is the same, so is its catalog.
 * Every row of a system catalog carries the transaction that wrote it, and the few updates in place (relpages, relhasindex)
 * change nothing that the catalog's reader looks at.
 */
import type { Session } from "../postgres/session.ts";

interface Named {
  readonly name: string;
}

/** Statistics and large objects are data; shared catalogs are no part of a database, but for its subscriptions. */
const CATALOGS = `select pg_catalog.quote_ident(c.relname) as "name" from pg_catalog.pg_class as c
where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace and c.relkind = 'r' and (not c.relisshared or c.relname = 'pg_subscription')
  and c.relname not in ('pg_largeobject', 'pg_statistic', 'pg_statistic_ext_data')
  and pg_catalog.has_table_privilege(c.oid, 'select') order by c.relname`;

/** Equal for two databases that were copied from one another, and to which no transaction has written since. */
export async function catalogTrace(session: Session): Promise<string> {
  const catalogs = await session.query<Named>(CATALOGS);
  const parts = catalogs.map(
    ({ name }) =>
      `select '${name} ' || pg_catalog.count(*) || ' ' || coalesce(pg_catalog.sum(o.xmin::text::int8), 0) as "part" from pg_catalog.${name} as o`,
  );
  const rows = await session.query<{ part: string }>(parts.join("\nunion all "));
  return rows
    .map(({ part }) => part)
    .sort()
    .join("\n");
}
