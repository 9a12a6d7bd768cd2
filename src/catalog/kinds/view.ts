/**
 * Views and materialized views. Reading one that is not populated is an error, so that this counts.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { AttributeValue, CatalogChange, CatalogObject, ObjectPart } from "../catalog.ts";
import { isExtendedBy, isRemovedOrRenamed, listOf } from "../changes.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationType } from "../relation-type.ts";
import { relationsInScope, tablespaceOf } from "../scope-sql.ts";
import { alteredView, createdView } from "../view-ddl.ts";
import type { Kind } from "./kind.ts";

interface ViewRow {
  readonly oid: number;
  readonly typeOid: number;
  readonly arrayOid: number | null;
  readonly ruleOid: number;
  readonly schemaOid: number;
  readonly relkind: string;
  readonly name: string;
  readonly ownName: string;
  readonly definition: string;
  readonly definitionStored: string;
  readonly columns: readonly string[];
  readonly columnNames: readonly string[] | null;
  readonly columnNumbers: readonly number[] | null;
  readonly columnsStored: string | null;
  readonly columnSettings: readonly string[] | null;
  readonly defaults: readonly string[] | null;
  readonly defaultsStored: string | null;
  readonly options: readonly string[] | null;
  readonly tablespace: string | null;
  readonly accessMethod: string | null;
  readonly populated: boolean;
}

/** `id statistics 100`, for what can be set at the columns of a materialized view. */
const SETTINGS = `
  select pg_catalog.format('%I %s', a.attname, setting.text)
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_type ty on ty.oid = a.atttypid
  cross join lateral (
    select 'statistics ' || a.attstattarget as text where a.attstattarget >= 0
    union all select 'storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
      where a.attstorage <> ty.typstorage
    union all select 'compression ' || case a.attcompression when 'p' then 'pglz' else 'lz4' end where a.attcompression <> ''
    union all select '(' || option || ')' from pg_catalog.unnest(a.attoptions) option
  ) setting
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  order by a.attnum, setting.text`;

export const view: Kind<ViewRow> = {
  name: "view",
  types: ["view", "materialized view"],
  places: ["pg_class v", "pg_class m"],
  sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", (select t.typarray from pg_catalog.pg_type t where t.oid = c.reltype) as "arrayOid", r.oid as "ruleOid", n.oid as "schemaOid", c.relkind as "relkind",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      pg_catalog.pg_get_viewdef(c.oid) as "definition", pg_catalog.md5(r.ev_action::text) as "definitionStored",
      columns.texts as "columns", columns.names as "columnNames", columns.numbers as "columnNumbers", columns.stored as "columnsStored",
      case when c.relkind = 'm' then array(${SETTINGS}) end as "columnSettings",
      array(select pg_catalog.format('%I %s', a.attname, pg_catalog.pg_get_expr(d.adbin, 0))
            from pg_catalog.pg_attrdef d join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            where d.adrelid = c.oid order by a.attnum) as "defaults",
      (select pg_catalog.string_agg(d.adnum || ':' || pg_catalog.md5(d.adbin::text), ',' order by d.adnum)
       from pg_catalog.pg_attrdef d where d.adrelid = c.oid) as "defaultsStored",
      array(select o from pg_catalog.unnest(c.reloptions || array(select 'toast.' || p from pg_catalog.unnest(toast.reloptions) p)) o order by o) as "options",
      ${tablespaceOf("c")} as "tablespace", m.amname as "accessMethod", c.relispopulated as "populated"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
    left join pg_catalog.pg_am m on m.oid = c.relam
    cross join lateral (
      select pg_catalog.array_agg(pg_catalog.quote_ident(a.attname) order by a.attnum) as names,
        pg_catalog.array_agg(a.attnum order by a.attnum) as numbers,
        pg_catalog.array_agg(pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) order by a.attnum) as texts,
        pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.atttypmod), ',' order by a.attnum) as stored
      from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) columns
    where ${relationsInScope("'v', 'm'")}
    order by c.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: relationType(row.relkind),
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_class", row.oid),
        related: [
          ...rowsOf("pg_rewrite", [row.ruleOid]),
          ...rowsOf("pg_type", [row.typeOid, row.arrayOid]),
          ...(row.columnNumbers ?? []).map((number) => identityOf("pg_class", row.oid, number)),
        ],
        attributes: attributesOf(row),
        parts: { ...columnParts(row), [identityOf("pg_rewrite", row.ruleOid)]: rulePart(row) },
        stored: {
          definition: row.definitionStored,
          columns: row.columnsStored ?? "",
          ...(row.defaultsStored === null ? {} : { "column defaults": row.defaultsStored }),
        },
      }),
    ),
  describe: (object) => `${object.name} ${object.type} (${listOf(object, "columns").join(", ")})${settings(object)}`,
  isDestructive,
  ddl: {
    create: createdView,
    drop: (object) => [`drop ${object.type} ${object.name}`],
    alter: alteredView,
  },
};

function settings(object: CatalogObject): string {
  const options = listOf(object, "options");
  const emptied = object.attributes["populated"] === false ? " with no data" : "";
  return `${options.length === 0 ? "" : ` with (${options.join(", ")})`}${emptied}`;
}

function attributesOf(row: ViewRow): Record<string, AttributeValue> {
  const common = {
    columns: row.columns ?? [],
    definition: distributeArrayCasts(row.definition.trim().replace(/;$/, "")),
    options: row.options ?? [],
  };
  if (row.relkind === "v")
    return { ...common, "column defaults": (row.defaults ?? []).map((text) => distributeArrayCasts(text)) };
  const { accessMethod, populated, columnSettings, tablespace } = row;
  return {
    ...common,
    "access method": accessMethod,
    "column settings": columnSettings ?? [],
    populated,
    ...(tablespace === null ? {} : { tablespace }),
  };
}

function rulePart({ name }: ViewRow): ObjectPart {
  return { label: 'rule "_RETURN"', address: `rule "_RETURN" on ${name}` };
}

function columnParts({ oid, name, columnNames, columnNumbers }: ViewRow): CatalogObject["parts"] & object {
  return Object.fromEntries(
    (columnNumbers ?? []).map((number, index) => {
      const column = columnNames?.[index] ?? "";
      return [identityOf("pg_class", oid, number), { label: `column ${column}`, address: `column ${name}.${column}` }];
    }),
  );
}

function isDestructive(change: CatalogChange): boolean {
  if (isRemovedOrRenamed(change)) return true;
  const { before, after } = change;
  const isEmptied =
    after !== null && before?.attributes["populated"] === true && after.attributes["populated"] === false;
  if (isEmptied) return true;
  return before !== null && after !== null && !isExtendedBy(listOf(before, "columns"), listOf(after, "columns"));
}
