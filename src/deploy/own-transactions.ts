/**
 * The transactions of a run of the gate's, and which table or column each has made: only what that very transaction wrote to it is
 * certainly the run's own. A later one may have written over, or rewritten, what others had put there.
 */
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { Session } from "../postgres/session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";

interface MadeRow {
  readonly xid: string;
  readonly made: readonly string[];
}

export class OwnTransactions {
  private readonly known = new Set<string>();
  private readonly makers = new Map<string, string>();

  /** Told after each transaction: the rows of these tables are written by it. What cannot be read is taken for another's. */
  async note(session: Session, tables: readonly string[]): Promise<void> {
    const written = tables.map((each) => `select xmin::text as xid from ${each}`).join(" union ");
    try {
      const rows = await session.query<MadeRow>(
        `select written.xid, coalesce(
  pg_catalog.array_agg(pg_catalog.concat(columns.attrelid, '/', columns.attnum)) filter (where columns.attnum is not null), '{}') as made
from (${written}) as written left join pg_catalog.pg_attribute as columns on columns.xmin::text = written.xid
where not (written.xid = any ($1::text[])) group by written.xid order by written.xid`,
        [[...this.known]],
      );
      for (const row of rows) this.add(row);
    } catch (error) {
      if (postgresErrorOf(error) === null && !isConnectionLost(error)) throw error;
    }
  }

  private add({ xid, made }: MadeRow): void {
    this.known.add(xid);
    // What is altered later has a newer row there.
    for (const each of made) if (!this.makers.has(each)) this.makers.set(each, xid);
  }

  /** `column`: pg_attribute.attnum; 0: the table itself. Null: none of the run's. */
  makerOf(relation: string, column: number): string | null {
    // A row of pg_attribute that no command alters: ctid.
    return this.makers.get(`${relation}/${column === 0 ? -1 : column}`) ?? null;
  }
}
