/**
 * How many rows each table holds, and a sum over each column: the part of what a migration leaves behind that is in no catalog.
 */
import type { Session } from "../postgres/session.ts";

export interface Rows {
  /** Of every table, by `schema.name` without quotes. */
  readonly counts: ReadonlyMap<string, number>;
  /** By `schema.table.column`, for tables that hold rows and are small; the order of the rows does not matter. Left out: what
   * a sequence fills in. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Bytes; of what a larger table holds only the number of its rows is read. */
const SMALL = 8 * 1024 * 1024;

interface TableRow {
  readonly name: string;
  readonly quoted: string;
  /** Bytes. */
  readonly size: string;
  readonly columns: readonly { readonly name: string; readonly quoted: string }[] | null;
}

const TABLES = `select n.nspname || '.' || c.relname as "name", pg_catalog.format('%I.%I', n.nspname, c.relname) as "quoted",
  pg_catalog.pg_relation_size(c.oid) as "size",
  case when pg_catalog.pg_relation_size(c.oid) between 1 and ${SMALL} then (
    select pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname, 'quoted', pg_catalog.quote_ident(a.attname)) order by a.attnum)
    from pg_catalog.pg_attribute as a left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
      and coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') !~ '^nextval\\('
  ) end as "columns"
from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`;

/** `exclude`: tables that do not count, `schema.name`. */
export async function readRows(session: Session, exclude: readonly string[]): Promise<Rows> {
  const tables = (await session.query<TableRow>(TABLES)).filter(({ name }) => !exclude.includes(name));
  const counts = new Map(tables.map(({ name }) => [name, 0]));
  const columns = new Map<string, string>();
  const filled = tables.filter(({ size }) => Number(size) > 0);
  if (filled.length === 0) return { counts, columns };
  const sql = filled.map((table, index) => `select ${index} as "at", ${sumsOf(table)} from ${table.quoted} as o`);
  const rows = await session.query<{ at: number; count: string; sums: readonly string[] }>(
    `${sql.join("\nunion all ")} order by 1`,
  );
  for (const { at, count, sums } of rows) {
    const table = filled[at];
    if (table === undefined) continue;
    counts.set(table.name, Number(count));
    if (Number(count) === 0) continue;
    for (const [index, { name }] of (table.columns ?? []).entries())
      columns.set(`${table.name}.${name}`, sums[index] ?? "");
  }
  return { counts, columns };
}

function sumsOf({ columns }: TableRow): string {
  const sums = (columns ?? []).map(
    ({ quoted }) =>
      `pg_catalog.sum(case when o.${quoted} is null then 0 else pg_catalog.hashtext(pg_catalog.format('%s', o.${quoted})) end)::text`,
  );
  return `pg_catalog.count(*) as "count", array[${sums.join(", ")}]::text[] as "sums"`;
}
