/**
 * The gate's account, in the user's database, of migrations that take several transactions: what is to be sent, and how far it has
 * come. Each step is noted in the transaction that does it, so that the account is right whenever the gate is ended. The table
 * is there only while it is needed.
 */
import type { Session } from "../postgres/session.ts";
import type { RecordedMigration } from "../tools/tool.ts";
import type { Unit } from "./units.ts";

export const JOURNAL_TABLE = "migration_gate_journal";

export interface JournalEntry {
  readonly tool: string;
  /** `schema.name` of the tool's own. */
  readonly table?: string;
  readonly direction: "up" | "down";
  /** In the order in which they run. */
  readonly versions: readonly string[];
  readonly units: readonly Unit[];
  /** Indexes of units that are no transaction. */
  readonly alone: readonly number[];
  /** Where the run began among the server's transactions. */
  readonly began: string;
  /** What the tool had recorded before, and the rows of its table as text. */
  readonly recorded: readonly RecordedMigration[];
  readonly rows: readonly string[];
}

export interface JournalState extends JournalEntry {
  /** Units that have run, for certain. */
  readonly done: number;
  /** The unit that is no transaction and was begun: whether it came to its end is not noted. */
  readonly begun: number | null;
  /** Oids of the indexes that were invalid before it. */
  readonly invalid: readonly string[];
}

interface PlaceRow {
  readonly quoted: string;
  readonly name: string;
  readonly owner: string;
}

interface StateRow {
  readonly entry: JournalEntry;
  readonly done: number;
  readonly begun: number | null;
  readonly invalid: readonly string[];
}

/** It is no table of the tool's that PostgreSQL does not let be made; what it says is the cause. */
export class JournalRefused extends Error {
  constructor(cause: unknown) {
    super(`the table ${JOURNAL_TABLE} could not be made`, { cause });
  }
}

export class Journal {
  /** `schema.name`, without quotes. */
  readonly name: string;
  readonly quoted: string;
  /** Role, quoted. */
  readonly owner: string;

  private constructor({ name, quoted, owner }: PlaceRow) {
    this.name = name;
    this.quoted = quoted;
    this.owner = owner;
  }

  /** Wherever it is; null when there is none. `owners`: roles of the gate's own sessions, since what it says is acted upon. */
  static async find(session: Session, owners: readonly string[]): Promise<Journal | null> {
    const [row] = await session.query<PlaceRow>(
      `select spaces.nspname || '.' || tables.relname as name,
  pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as quoted,
  pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(tables.relowner)) as owner
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.relname = $1 and tables.relkind = 'r' and pg_catalog.pg_get_userbyid(tables.relowner) = any ($2::text[])
order by name`,
      [JOURNAL_TABLE, owners],
    );
    return row === undefined ? null : new Journal(row);
  }

  /** In the current schema. `shared`: the migrations change the role, so that others have to note. Throws PostgreSQL's error. */
  static async create(session: Session, shared: boolean): Promise<Journal> {
    const [facts] = await session.query<{ role: string; published: boolean }>(
      `select current_user::text as role, exists (select from pg_catalog.pg_publication) as published`,
    );
    const owners = [facts?.role ?? ""];
    const journal =
      (await Journal.find(session, owners)) ?? (await Journal.make(session, owners, facts?.published === true));
    await journal.close(session);
    if (shared) await session.query(`grant update (done, begun) on ${journal.quoted} to public`);
    return journal;
  }

  /** Subscribers know no such table; what is not logged is not published (manual, CREATE PUBLICATION). */
  private static async make(session: Session, owners: readonly string[], published: boolean): Promise<Journal> {
    try {
      await session.query(
        `create ${published ? "unlogged " : ""}table ${JOURNAL_TABLE}
(entry jsonb not null, done integer not null, begun integer, invalid oid[] not null, id uuid primary key default pg_catalog.gen_random_uuid())`,
      );
    } catch (error) {
      throw new JournalRefused(error);
    }
    const made = await Journal.find(session, owners);
    if (made === null) throw new Error("the journal that was made is not there");
    return made;
  }

  /** It holds texts of statements, and default privileges may have let others read it. */
  private async close(session: Session): Promise<void> {
    const grantees = await session.query<{ grantee: string }>(
      `select distinct case grants.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(grants.grantee)) end as grantee
from pg_catalog.pg_class as tables, pg_catalog.aclexplode(tables.relacl) as grants
where tables.oid = $1::pg_catalog.regclass and grants.grantee <> tables.relowner order by grantee`,
      [this.quoted],
    );
    if (grantees.length > 0)
      await session.query(
        `revoke all on ${this.quoted} from ${grantees.map(({ grantee }) => grantee).join(", ")} cascade`,
      );
  }

  async open(session: Session, entry: JournalEntry): Promise<void> {
    await session.query(
      `with before as (delete from ${this.quoted})
insert into ${this.quoted} (entry, done, begun, invalid) values ($1, 0, null, '{}')`,
      [JSON.stringify(entry)],
    );
  }

  /** The same way, with other units to come. */
  async amend(session: Session, entry: JournalEntry, done: number): Promise<void> {
    await session.query(`update ${this.quoted} set entry = $1, done = $2, begun = null`, [JSON.stringify(entry), done]);
  }

  /** Null when nothing was begun. */
  async read(session: Session): Promise<JournalState | null> {
    const [row] = await session.query<StateRow>(
      `select entry, done, begun, array(select each::text from pg_catalog.unnest(invalid) as each) as invalid
from ${this.quoted}`,
    );
    return row === undefined ? null : { ...row.entry, done: row.done, begun: row.begun, invalid: row.invalid };
  }

  /** SQL that notes that so many units have run. */
  mark(done: number): string {
    return `update ${this.quoted} set done = ${done}, begun = null`;
  }

  async begin(session: Session, unit: number, invalid: readonly string[]): Promise<void> {
    await session.query(`update ${this.quoted} set begun = $1, invalid = $2::oid[]`, [unit, invalid]);
  }

  /** Its SQL, for a transaction that takes everything back. */
  clearing(): string {
    return `delete from ${this.quoted}`;
  }

  dropping(): string {
    return `drop table if exists ${this.quoted}`;
  }
}
