/**
 * Reads every schema object of one database in one consistent snapshot and one round trip, in its normal form:
 * two databases that a user would call equal give equal catalogs.
 */
import type { CompletedStatement, Session } from "../postgres/session.ts";
import type { Catalog, CatalogObject } from "./catalog.ts";
import type { ReplayTime } from "./clock-mask.ts";
import { maskClocks } from "./clock-mask.ts";
import { typedRows } from "./typed-rows.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { KINDS } from "./kinds/registry.ts";
import { unmodelledSql } from "./unmodelled.ts";

export interface ReadOptions {
  /** PostgreSQL's major version. */
  readonly major: number;
  /** The tool's bookkeeping objects, `schema.name` without quotes; what is shown under them is left out too. */
  readonly exclude: readonly string[];
  /** When the replay began, by the server's clock: timestamps since then that were folded into definitions are hidden. */
  readonly since: Date | null;
}

/** Throws when the session is in a transaction that failed, or is gone. */
export async function readCatalog(session: Session, options: ReadOptions): Promise<Catalog> {
  const scope = { major: options.major };
  const queries = [...KINDS.map((kind) => kind.sql(scope)), unmodelledSql()];
  const [clock, ...answers] = await answersOf(session, [...PROLOGUE, ...queries, "commit"]);
  const time = replayTime(clock?.rows[0], options.since);
  const mask = time === null ? null : (text: string): string => maskClocks(text, time);
  const tables = answers.map((answer) => typedRows(answer, mask) as never[]);
  const objects = KINDS.flatMap((kind, index) => kind.objects(tables[index] ?? [], scope));
  return {
    objects: withUniqueKeys(withoutExcluded(objects, options.exclude)).sort(byKey),
    unmodelled: Object.fromEntries((tables.at(-1) ?? []).map(({ kind, count }: UnmodelledRow) => [kind, count])),
  };
}

interface UnmodelledRow {
  readonly kind: string;
  readonly count: number;
}

/** With an empty search_path the definitions are qualified; the other settings change how values are written. */
const PROLOGUE = [
  "begin isolation level repeatable read, read only",
  `select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000, pg_catalog.date_part('timezone', pg_catalog.now())`,
  "set local search_path = ''",
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO'",
  "set local intervalstyle = 'postgres'",
  "set local extra_float_digits = 1",
  "set local bytea_output = 'hex'",
  "set local quote_all_identifiers = off",
  "set local jit = off",
  "set local work_mem = '64MB'",
];

/** What each query answers; statements without an answer are left out. */
async function answersOf(session: Session, statements: readonly string[]): Promise<CompletedStatement[]> {
  const outcome = await session.send(statements.join(";\n"), { wholeResult: true });
  if (outcome.error !== null) {
    throw new Error(`reading the catalog failed: ${outcome.error.message} (SQLSTATE ${outcome.error.code})`);
  }
  if (outcome.lost) throw new Error("reading the catalog failed: the connection is gone");
  return outcome.completed.filter(({ columns = [] }) => columns.length > 0);
}

function replayTime(clock: readonly (string | null)[] | undefined, since: Date | null): ReplayTime | null {
  if (since === null) return null;
  return { since: since.getTime(), until: Number(clock?.[0]), offset: Number(clock?.[1]) };
}

function withoutExcluded(objects: readonly CatalogObject[], exclude: readonly string[]): CatalogObject[] {
  const names = new Set(exclude.map(unquoted));
  const byKeys = new Map(objects.map((object) => [object.key, object]));
  const isExcluded = (object: CatalogObject): boolean => {
    const parent = object.parent === null ? undefined : byKeys.get(object.parent);
    return names.has(unquoted(object.name)) || (parent !== undefined && isExcluded(parent));
  };
  return names.size === 0 ? [...objects] : objects.filter((object) => !isExcluded(object));
}

function unquoted(name: string): string {
  return name.replaceAll('"', "");
}

function byKey(a: CatalogObject, b: CatalogObject): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
