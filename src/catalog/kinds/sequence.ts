/**
 * Sequences. One that belongs to a column and has the name that PostgreSQL gave it is known by its column.
 * The last value is data, not schema.
 */
import type { AttributeValue, CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { renamedWithin } from "../renamed-within.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface SequenceRow {
  readonly oid: number;
  readonly typeOid: number;
  readonly schemaOid: number;
  readonly rawName: string;
  readonly name: string;
  readonly ownName: string;
  readonly type: string;
  /** 64-bit integers as text. */
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly unlogged: boolean;
  readonly isIdentity: boolean | null;
  readonly tableOid: number | null;
  readonly relkind: string | null;
  readonly rawTable: string | null;
  readonly table: string | null;
  readonly columnNumber: number | null;
  readonly rawColumn: string | null;
  readonly column: string | null;
}

export const sequence: Kind<SequenceRow> = {
  name: "sequence",
  types: ["sequence"],
  places: ["pg_class S"],
  sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", n.oid as "schemaOid", c.relname as "rawName",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      pg_catalog.format_type(s.seqtypid, null) as "type", s.seqstart::text as "start", s.seqincrement::text as "increment",
      s.seqmin::text as "minimum", s.seqmax::text as "maximum", s.seqcache::text as "cache", s.seqcycle as "cycle",
      c.relpersistence = 'u' as "unlogged", o.deptype = 'i' as "isIdentity", t.oid as "tableOid", t.relkind as "relkind",
      t.relname as "rawTable", pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.relname) as "table", a.attnum as "columnNumber",
      a.attname as "rawColumn", pg_catalog.quote_ident(a.attname) as "column"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_sequence s on s.seqrelid = c.oid
    left join pg_catalog.pg_depend o
      on o.classid = 1259 and o.objid = c.oid and o.objsubid = 0 and o.refclassid = 1259 and o.deptype in ('a', 'i')
    left join pg_catalog.pg_class t on t.oid = o.refobjid
    left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    left join pg_catalog.pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
    where ${relationsInScope("'S'")}
    order by c.oid`,
  rowByRow: true,
  objects: (rows) => rows.map(sequenceObject),
  describe: (object) => `${object.name} sequence ${settings(object).join(" ")}`,
  isDestructive: (change) => isRemovedOrRenamed(change),
  ddl: {
    create: createSequence,
    // A column's default may need it.
    drop: (object) => (textOf(object, "owned by") === null ? [`drop sequence ${object.name}`] : null),
    alter: alterSequence,
    madeWithParent: (object) => object.generatedName === true && isPlain(object),
  },
};

function sequenceObject(row: SequenceRow): CatalogObject {
  const { table, rawTable, rawColumn, column, relkind, tableOid, columnNumber } = row;
  const owner = table === null || column === null ? null : `${table}.${column}`;
  const owned = tableOid !== null && columnNumber !== null;
  return makeObject({
    type: "sequence",
    name: row.name,
    ownName: row.ownName,
    within: owned ? identityOf("pg_class", tableOid) : identityOf("pg_namespace", row.schemaOid),
    identity: identityOf("pg_class", row.oid),
    parent: owned && table !== null && relkind !== null ? relationKey(relkind, table) : null,
    follows: owned ? identityOf("pg_class", tableOid, columnNumber) : null,
    related: rowsOf("pg_type", [row.typeOid]),
    attributes: { ...attributesOf(row), "owned by": owner },
    stored: owned ? { "owned by": `${tableOid}:${columnNumber}` } : {},
    nameless: {
      generated: rawTable !== null && rawColumn !== null && isNamedFor(row, rawTable, rawColumn),
      place: owner ?? row.name,
      content: owner === null ? "alone" : "owned",
      keepsName: true,
    },
  });
}

function isNamedFor({ rawName }: SequenceRow, table: string, column: string): boolean {
  return isGeneratedName(rawName, { table, columns: [column], label: "seq" });
}

function attributesOf(row: SequenceRow): Record<string, AttributeValue> {
  return {
    type: row.type,
    start: row.start,
    increment: row.increment,
    minimum: row.minimum,
    maximum: row.maximum,
    cache: row.cache,
    cycle: row.cycle,
    unlogged: row.unlogged,
    identity: row.isIdentity ?? false,
  };
}

function settings(object: CatalogObject): string[] {
  return [
    `as ${textOf(object, "type")}`,
    `increment ${textOf(object, "increment")}`,
    `minvalue ${textOf(object, "minimum")}`,
    `maxvalue ${textOf(object, "maximum")}`,
    `start ${textOf(object, "start")}`,
    `cache ${textOf(object, "cache")}`,
    isTrue(object, "cycle") ? "cycle" : "no cycle",
  ];
}

const MAXIMA: Readonly<Record<string, string>> = {
  smallint: "32767",
  integer: "2147483647",
  bigint: "9223372036854775807",
};

/** As a serial or identity column makes it. */
function isPlain(object: CatalogObject): boolean {
  const { start, increment, minimum, maximum, cache, cycle, type } = object.attributes;
  const ones = [start, increment, minimum, cache].every((value) => value === "1");
  return ones && cycle === false && maximum === MAXIMA[String(type)];
}

function createSequence(object: CatalogObject): string[] | null {
  // An owned one has to exist before its column's default, and to belong to it afterwards.
  if (textOf(object, "owned by") !== null) return null;
  const unlogged = isTrue(object, "unlogged") ? "unlogged " : "";
  return [`create ${unlogged}sequence ${object.name} ${settings(object).join(" ")}`];
}

function alterSequence(change: AlteringChange): string[] | null {
  const { after } = change;
  const changed = changedAttributes(change);
  if (changed.includes("identity") || changed.includes("unlogged") || isNarrowed(change)) return null;
  const moved = renamedWithin(change, "sequence");
  const owner = changed.includes("owned by")
    ? [`alter sequence ${after.name} owned by ${textOf(after, "owned by") ?? "none"}`]
    : [];
  const rest = changed.filter((name) => name !== "owned by");
  return [
    ...moved,
    ...(rest.length === 0 ? [] : [`alter sequence ${after.name} ${settings(after).join(" ")}`]),
    ...owner,
  ];
}

/** The last value may lie outside the new bounds. */
function isNarrowed({ before, after }: AlteringChange): boolean {
  return bound(after, "minimum") > bound(before, "minimum") || bound(after, "maximum") < bound(before, "maximum");
}

function bound(object: CatalogObject, name: string): bigint {
  return BigInt(textOf(object, name) ?? "0");
}
