/**
 * The rows of others that a way back would take away, asked for behind the lock that keeps further ones out.
 */
import type { CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { textOf } from "../catalog/changes.ts";
import type { PostgresError, Session } from "../postgres/session.ts";
import { ourError } from "../replay/our-error.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { OwnTransactions } from "./own-transactions.ts";

/** Where a run began among the transactions of the server. */
export async function beginningOf(session: Session): Promise<string> {
  const [row] = await session.query<{ xid: string }>(
    `select (pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::numeric % 4294967296)::text as xid`,
  );
  if (row === undefined) throw new Error("PostgreSQL names no transaction");
  return row.xid;
}

/** A table or a column that goes away, where the user's database has it: names change on the way. */
interface Place {
  /** pg_class.oid */
  readonly relation: string;
  /** pg_attribute.attnum; 0: the whole table. */
  readonly column: number;
  /** For people. */
  readonly name: string;
  /** The transaction of the run that has made it. */
  readonly maker: string | null;
}

/** Data alone, because the journal keeps it with the step. */
export interface AtStake {
  readonly began: string;
  readonly places: readonly Place[];
  /** The way back's own transactions, which had the locks for as long as they lasted. Grows. */
  readonly locked: string[];
}

export interface AtStakeQuestion {
  /** What the way back changes. */
  readonly changes: readonly CatalogChange[];
  readonly began: string;
  readonly ours: OwnTransactions;
}

export async function atStake(session: Session, { changes, began, ours }: AtStakeQuestion): Promise<AtStake> {
  const places: Place[] = [];
  for (const { action, name, before } of changes) {
    if (action !== "removed" || before === null) continue;
    const found = await placesOf(session, before);
    for (const each of found) places.push({ name, ...each, maker: ours.makerOf(each.relation, each.column) });
  }
  return { began, places, locked: [] };
}

type FoundPlace = Pick<Place, "relation" | "column"> & Partial<Pick<Place, "name">>;

/** An extension's tables are no objects of their own. */
async function placesOf(session: Session, object: CatalogObject): Promise<FoundPlace[]> {
  if (object.type === "extension") return session.query<FoundPlace>(MEMBERS, [object.name]);
  return holdsOthers(object) ? session.query<FoundPlace>(PLACE, addressOf(object)) : [];
}

const MEMBERS = `select tables.oid::text as relation, 0 as "column", pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as name
from pg_catalog.pg_extension as extensions
join pg_catalog.pg_depend as members on members.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
  and members.refobjid = extensions.oid and members.deptype = 'e' and members.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
join pg_catalog.pg_class as tables on tables.oid = members.objid and tables.relkind in ('r', 'p')
join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where pg_catalog.quote_ident(extensions.extname) = $1 order by name`;

/** What is computed from other columns is nobody's. */
function holdsOthers(object: CatalogObject): boolean {
  if (object.type === "table") return true;
  return object.type === "column" && textOf(object, "generated") === null;
}

function addressOf({ type, name, ownName }: CatalogObject): [string, string | null] {
  if (type === "table" || ownName === undefined) return [name, null];
  return [name.slice(0, -ownName.length - 1), ownName];
}

/** Foreign tables keep their rows elsewhere. */
const PLACE = `select tables.oid::text as relation, coalesce(columns.attnum, 0)::int4 as "column"
from pg_catalog.pg_class as tables left join pg_catalog.pg_attribute as columns
  on columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped
  and pg_catalog.quote_ident(columns.attname) = $2::text
where tables.oid = pg_catalog.to_regclass($1) and tables.relkind in ('r', 'p') and ($2::text is null or columns.attnum is not null)`;

/** Of an error of the gate's own: the way back would lose what others have written, or whether it would cannot be told. */
export const WOULD_LOSE = "55000"; // object_not_in_prerequisite_state

interface Standing extends Place {
  /** Its table, with the quotes it needs. */
  readonly table: string;
  readonly quoted: string | null;
  /** What rows get that name no value for it. */
  readonly preset: string | null;
}

/** First in the transaction that takes them away; it has the locks from then on. Null: nothing is lost. `patience`: milliseconds
 * that others are held up for while it looks. Throws PostgreSQL's error, also when a lock was not given. */
export async function refuseLosing(session: Session, stake: AtStake, patience: number): Promise<PostgresError | null> {
  // Before anything is looked at: each look has to see what was written before the locks were given, whatever the default is.
  await session.query("set transaction isolation level read committed");
  const standing = await stillThere(session, stake.places);
  if (standing.length === 0) return null;
  const tables = new Set(standing.map(({ table }) => table));
  for (const table of [...tables].sort()) await session.query(`lock table ${table} in access exclusive mode`);
  // What is set is as it was when it is rolled back; the locks are older.
  await session.query("savepoint migration_gate");
  await session.query("set local row_security = off");
  await session.query(`set local statement_timeout = ${patience}`);
  const found: string[] = [];
  for (const place of standing) {
    const written = await isWritten(session, place, stake);
    if (typeof written !== "boolean") return written;
    if (written) found.push(place.name);
  }
  if (found.length > 0)
    return ourError(WOULD_LOSE, `others have written to ${found.sort().join(", ")} since, and that would be lost`);
  await session.query("rollback to savepoint migration_gate");
  const [own] = await session.query<{ xid: string }>(`select pg_catalog.pg_current_xact_id()::xid::text as xid`);
  if (own !== undefined) stake.locked.push(own.xid);
  return null;
}

async function stillThere(session: Session, places: readonly Place[]): Promise<Standing[]> {
  const rows = await session.query<Pick<Standing, "table" | "quoted" | "preset"> & { readonly index: number }>(
    `select places.index::int4 as index, pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as "table",
  pg_catalog.quote_ident(columns.attname) as quoted, pg_catalog.pg_get_expr(presets.adbin, presets.adrelid) as preset
from rows from (pg_catalog.unnest($1::oid[]), pg_catalog.unnest($2::int2[])) with ordinality as places (relation, number, index)
join pg_catalog.pg_class as tables on tables.oid = places.relation
join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
left join pg_catalog.pg_attribute as columns
  on columns.attrelid = tables.oid and columns.attnum = places.number and columns.attnum > 0 and not columns.attisdropped
left join pg_catalog.pg_attrdef as presets on presets.adrelid = columns.attrelid and presets.adnum = columns.attnum
where places.number = 0 or columns.attnum is not null
order by places.index`,
    [places.map(({ relation }) => relation), places.map(({ column }) => column)],
  );
  return rows.flatMap(({ index, table, quoted, preset }) => {
    const place = places[index - 1];
    return place === undefined ? [] : [{ ...place, table, quoted, preset }];
  });
}

/** Ids of transactions go round: a row is younger when its age is less. */
async function isWritten(
  session: Session,
  { table, quoted, preset, name, maker }: Standing,
  { began, locked }: AtStake,
): Promise<boolean | PostgresError> {
  // A row value with a null in it is not `is not null` (manual, Comparison Functions and Operators).
  const filled = quoted === null ? "" : `${quoted} is distinct from null and `;
  const chosen =
    preset !== null && CONSTANT.test(preset) ? `${quoted}::text is distinct from (${preset})::text and ` : "";
  const own = maker === null ? locked : [maker, ...locked];
  try {
    const [row] = await session.query<{ found: boolean }>(
      `select exists (select from ${table} as each
where ${filled}${chosen}pg_catalog.age(each.xmin) <= pg_catalog.age($1::text::xid) and not (each.xmin::text = any ($2::text[]))) as found`,
      [began, own],
    );
    return row?.found === true;
  } catch (error) {
    const why = UNTOLD[postgresErrorOf(error)?.code ?? ""];
    if (why === undefined) throw error;
    return ourError(
      WOULD_LOSE,
      `whether others have written to ${name} since, what would be lost, cannot be told${why}`,
    );
  }
}

/** A default that is a value: whoever writes a row without the column gets it, and gets it again. */
const CONSTANT = /^(?:'(?:[^']|'')*'|\(?-?\d+(?:\.\d+)?\)?|true|false)(?:::[\w ."]+(?:\([\d,]+\))?(?:\[\])?)?$/u;

/** By SQLSTATE. */
const UNTOLD: Readonly<Record<string, string>> = {
  /* insufficient_privilege */
  "42501": ": its rows are hidden from this role (row level security, or a missing privilege)",
  /* query_canceled */
  "57014": " in time",
};
