/**
 * Columns of tables. Their position is cosmetic; the default of a serial column does not name the sequence. What is as it is
 * for most columns (no collation of its own, no statistics target) is left out.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { AttributeValue, CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, literal, ownNameOf, textOf } from "../changes.ts";
import { addedColumn, alteredColumn, columnSpecification, OWNED_SEQUENCE } from "../column-ddl.ts";
import { optionsSql } from "../foreign-options.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { FIRST_USER_OID, relationsInScope } from "../scope-sql.ts";
import { isWiderType } from "../wider-type.ts";
import type { Kind } from "./kind.ts";

interface ColumnRow {
  readonly tableOid: number;
  readonly number: number;
  /** Without the columns that were dropped. */
  readonly position: number;
  readonly relkind: string;
  readonly rawTable: string;
  readonly table: string;
  readonly rawName: string;
  /** Only where it is not the raw name. */
  readonly quotedName: string | null;
  readonly type: string;
  readonly typeStored: string | null;
  readonly notNull: boolean;
  readonly notNullOid: number | null;
  readonly notNullName: string | null;
  readonly defaultOid: number | null;
  readonly expression: string | null;
  readonly expressionStored: string | null;
  readonly rare: RareAttributes | null;
}

/** What most columns do not have is sent only for those that have some of it. */
interface RareAttributes {
  readonly notNullInvalid: boolean;
  readonly notNullNoInherit: boolean;
  readonly notNullLocal: boolean | null;
  readonly identity: "a" | "d" | null;
  readonly generated: "s" | "v" | null;
  readonly collation: string | null;
  readonly collationOid: number;
  readonly statistics: number | null;
  readonly storage: "p" | "e" | "m" | "x" | null;
  readonly compression: "p" | "l" | null;
  readonly options: readonly string[] | null;
  readonly foreignOptions: readonly string[] | null;
  /** Of a column that is inherited, and would stay without the parent. */
  readonly local: boolean;
  readonly sequences: readonly string[] | null;
  readonly rawSequences: readonly string[] | null;
  /** Oid and number of the column that this one is a copy of. */
  readonly parent: readonly [oid: number, number: number] | null;
}

const IDENTITY = { a: "always", d: "by default" } as const;
const GENERATED = { s: "stored", v: "virtual" } as const;
const STORAGE = { p: "plain", e: "external", m: "main", x: "extended" } as const;
const COMPRESSION = { p: "pglz", l: "lz4" } as const;

/** Rows for `not null` came with PostgreSQL 18. */
const NOT_NULL = {
  join: "left join pg_catalog.pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum",
  columns: `nn.oid as "notNullOid", case when nn.conislocal then nn.conname end as "notNullName"`,
  isRare: "or not nn.convalidated or nn.connoinherit or nn.coninhcount > 0",
  rare: `'notNullInvalid', not nn.convalidated, 'notNullNoInherit', nn.connoinherit,
        'notNullLocal', case when nn.coninhcount > 0 and not c.relispartition then nn.conislocal end`,
};
const NO_NOT_NULL: typeof NOT_NULL = {
  join: "",
  columns: `null::oid as "notNullOid", null as "notNullName"`,
  isRare: "",
  rare: "'notNullInvalid', false, 'notNullNoInherit', false, 'notNullLocal', null",
};

/** Without what is as it is for most columns. */
function rareSql({ isRare, rare }: typeof NOT_NULL): string {
  return `
      case when a.attidentity <> '' or a.attgenerated <> '' or a.attcollation <> t.typcollation or a.attstattarget >= 0
        or a.attstorage <> t.typstorage or a.attcompression <> '' or a.attoptions is not null or a.attfdwoptions is not null
        or a.attinhcount > 0 or owned.raws is not null ${isRare}
      then pg_catalog.json_build_object(${rare},
        'identity', nullif(a.attidentity, ''), 'generated', nullif(a.attgenerated, ''),
        'collation', case when a.attcollation <> t.typcollation then (
          select pg_catalog.format('%I.%I', cn.nspname, co.collname)
          from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
          where co.oid = a.attcollation) end,
        'collationOid', a.attcollation::bigint,
        'statistics', nullif(a.attstattarget, -1), 'storage', case when a.attstorage <> t.typstorage then a.attstorage end,
        'compression', nullif(a.attcompression, ''),
        'options', case when a.attoptions is not null then array(select o from pg_catalog.unnest(a.attoptions) o order by o) end,
        'foreignOptions', case when a.attfdwoptions is not null then ${optionsSql("a.attfdwoptions")} end,
        'local', a.attinhcount > 0 and a.attislocal and not c.relispartition,
        'sequences', owned.names, 'rawSequences', owned.raws,
        'parent', case when a.attinhcount > 0 and not a.attislocal then (
          select array[pa.attrelid::bigint, pa.attnum]
          from pg_catalog.pg_inherits h
          join pg_catalog.pg_attribute pa on pa.attrelid = h.inhparent and pa.attname = a.attname
          where h.inhrelid = c.oid order by h.inhseqno limit 1) end)
      end as "rare"`;
}

export const column: Kind<ColumnRow> = {
  name: "column",
  types: ["column"],
  holdsRows: true,
  sql: ({ major }) => columnsSql(major >= 18 ? NOT_NULL : NO_NOT_NULL),
  rowByRow: true,
  objects: (rows) => {
    let table: TableOfColumn | null = null;
    return rows.map((row) => {
      table = row.tableOid === table?.oid ? table : tableOf(row);
      return columnObject(row, table);
    });
  },
  address: (object) => `column ${object.name}`,
  describe: columnSpecification,
  isDestructive,
  ddl: {
    create: addedColumn,
    drop: (object) => [
      `alter table ${object.name.slice(0, -ownNameOf(object).length - 1)} drop column ${ownNameOf(object)}`,
    ],
    alter: alteredColumn,
    madeWithParent: () => true,
  },
};

function columnsSql(notNull: typeof NOT_NULL): string {
  return `
    select c.oid as "tableOid", a.attnum as "number",
      pg_catalog.row_number() over (partition by c.oid order by a.attnum)::integer as "position", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as "table", a.attname as "rawName",
      nullif(pg_catalog.quote_ident(a.attname), a.attname) as "quotedName",
      pg_catalog.format_type(a.atttypid, a.atttypmod) as "type",
      case when a.atttypid >= ${FIRST_USER_OID} then a.atttypid || ':' || a.atttypmod end as "typeStored",
      a.attnotnull as "notNull", ${notNull.columns}, d.oid as "defaultOid",
      pg_catalog.pg_get_expr(d.adbin, case when a.attgenerated = '' then 0 else d.adrelid end) as "expression",
      pg_catalog.hashtextextended(d.adbin::text, 0)::text as "expressionStored",${rareSql(notNull)}
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    ${notNull.join}
    left join (
      select o.refobjid, o.refobjsubid, pg_catalog.array_agg(s.relname) as raws,
        pg_catalog.array_agg(pg_catalog.format('%I.%I', sn.nspname, s.relname)) as names
      from pg_catalog.pg_class s
      join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
      join pg_catalog.pg_depend o on o.classid = 1259 and o.objid = s.oid and o.objsubid = 0 and o.refclassid = 1259 and o.deptype = 'a'
      where s.relkind = 'S'
      group by o.refobjid, o.refobjsubid
    ) owned on owned.refobjid = c.oid and owned.refobjsubid = a.attnum
    where ${relationsInScope("'r', 'p', 'f'")}
    order by c.oid, a.attnum`;
}

/** What the columns of one table share, made once to save memory. */
interface TableOfColumn {
  readonly oid: number;
  readonly identity: string;
  readonly key: string;
}

function tableOf({ tableOid: oid, relkind, table }: ColumnRow): TableOfColumn {
  return { oid, identity: identityOf("pg_class", oid), key: relationKey(relkind, table) };
}

function columnObject(row: ColumnRow, table: TableOfColumn): CatalogObject {
  const ownName = row.quotedName ?? row.rawName;
  const { defaultOid, notNullOid, rare } = row;
  return makeObject({
    type: "column",
    name: `${row.table}.${ownName}`,
    ownName,
    within: table.identity,
    identity: identityOf("pg_class", row.tableOid, row.number),
    parent: table.key,
    ...(defaultOid === null && notNullOid === null
      ? {}
      : { related: [...rowsOf("pg_attrdef", [defaultOid]), ...rowsOf("pg_constraint", [notNullOid])] }),
    follows: rare?.parent ? identityOf("pg_class", ...rare.parent) : null,
    attributes: rare === null ? usualAttributes(row) : allAttributes(row, rare),
    cosmetic: { position: row.position },
    stored: storedOf(row),
  });
}

/** Sorted by name, as those below. */
function usualAttributes(row: ColumnRow): Record<string, AttributeValue> {
  const name = notNullName(row);
  const { notNull, type } = row;
  const expression = distributeArrayCasts(row.expression);
  const rest = { "not null validated": true, type };
  if (name !== null) return withoutNulls({ default: expression, "not null": notNull, "not null name": name, ...rest });
  return expression === null ? { "not null": notNull, ...rest } : { default: expression, "not null": notNull, ...rest };
}

function allAttributes(row: ColumnRow, rare: RareAttributes): Record<string, AttributeValue> {
  const isGenerated = rare.generated !== null;
  return withoutNulls({
    collation: rare.collation,
    compression: rare.compression && COMPRESSION[rare.compression],
    default: isGenerated ? null : defaultOf(row, rare),
    "foreign options": rare.foreignOptions,
    generated: rare.generated && GENERATED[rare.generated],
    "generated as": isGenerated ? distributeArrayCasts(row.expression) : null,
    identity: rare.identity && IDENTITY[rare.identity],
    local: rare.local ? true : null,
    "not null": row.notNull,
    "not null local": rare.notNullLocal,
    "not null name": notNullName(row),
    "not null no inherit": rare.notNullNoInherit ? true : null,
    "not null validated": !rare.notNullInvalid,
    options: rare.options,
    statistics: rare.statistics,
    storage: rare.storage && STORAGE[rare.storage],
    type: row.type,
  });
}

function withoutNulls(attributes: Readonly<Record<string, AttributeValue>>): Record<string, AttributeValue> {
  const given: Record<string, AttributeValue> = {};
  for (const name in attributes) {
    const value = attributes[name] ?? null;
    if (value !== null) given[name] = value;
  }
  return given;
}

function storedOf(row: ColumnRow): Record<string, string> {
  const stored: Record<string, string> = { position: String(row.number) };
  if (row.notNullName !== null) stored["not null name"] = row.notNullName;
  if (row.typeStored !== null) stored["type"] = row.typeStored;
  if (row.rare?.collation) stored["collation"] = String(row.rare.collationOid);
  if (row.expressionStored !== null) stored[row.rare?.generated ? "generated as" : "default"] = row.expressionStored;
  return stored;
}

function notNullName({ notNullName: name, rawTable: table, rawName }: ColumnRow): string | null {
  if (name === null || name === `${table}_${rawName}_not_null`) return null;
  return isGeneratedName(name, { table, columns: [rawName], label: "not_null" }) ? null : name;
}

/** The sequence of a serial column has whatever name was free (`trips_id_seq1`); of several the name tells which. */
function defaultOf(row: ColumnRow, { sequences, rawSequences }: RareAttributes): string | null {
  const { expression, rawTable: table, rawName } = row;
  const [sequence, ...others] = sequences ?? [];
  const owned = rawSequences?.[0];
  const isIts = sequence !== undefined && expression === `nextval(${literal(sequence)}::regclass)`;
  if (!isIts || owned === undefined || others.length > 0) return distributeArrayCasts(expression);
  return isGeneratedName(owned, { table, columns: [rawName], label: "seq" }) ? OWNED_SEQUENCE : expression;
}

function isDestructive(change: CatalogChange): boolean {
  if (isRemovedOrRenamed(change)) return true;
  const { after } = change;
  const changed = changedAttributes(change);
  if (after === null || change.action === "added") return false;
  return (
    (changed.includes("type") && !isWidened(change)) ||
    changed.includes("generated as") ||
    (changed.includes("not null") && isTrue(after, "not null"))
  );
}

function isWidened({ before, after }: CatalogChange): boolean {
  return before !== null && after !== null && isWiderType(textOf(before, "type") ?? "", textOf(after, "type") ?? "");
}
