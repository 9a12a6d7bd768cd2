/**
 * Constraints of tables: primary keys, unique constraints, foreign keys, checks and exclusion constraints.
 * PostgreSQL 18's rows for `not null` belong to the columns.
 */
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, ownNameOf, textOf } from "../changes.ts";
import type { NameParts } from "../generated-name.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

type ConstraintType = "p" | "u" | "f" | "c" | "x";

interface ConstraintRow {
  readonly oid: number;
  readonly tableOid: number;
  readonly relkind: string;
  readonly rawTable: string;
  readonly table: string;
  readonly rawName: string;
  readonly ownName: string;
  readonly type: ConstraintType;
  readonly definition: string;
  readonly stored: string;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly validated: boolean;
  readonly enforced: boolean;
  readonly columns: readonly string[];
  readonly indexColumns: readonly string[];
  readonly indexOid: number;
  readonly follows: number | null;
}

/** In the order of creation: a foreign key needs a key. */
const TYPES = {
  p: "primary key",
  u: "unique constraint",
  x: "exclusion constraint",
  c: "check constraint",
  f: "foreign key",
} as const satisfies Record<ConstraintType, string>;

export const constraint: Kind<ConstraintRow> = {
  name: "constraint",
  types: Object.values(TYPES),
  sql: ({ major }) => `
    select k.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", k.conname as "rawName",
      pg_catalog.quote_ident(k.conname) as "ownName", k.contype as "type",
      pg_catalog.pg_get_constraintdef(k.oid) as "definition",
      pg_catalog.concat_ws('|', k.conrelid, k.conkey, k.confrelid, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype,
        k.connoinherit, k.conexclop, pg_catalog.md5(k.conbin::text)${major >= 15 ? ", k.confdelsetcols" : ""},
        i.indkey, i.indclass, i.indcollation, i.indoption, i.indnkeyatts, pg_catalog.md5(i.indexprs::text),
        pg_catalog.md5(i.indpred::text)${major >= 15 ? ", i.indnullsnotdistinct" : ""},
        (select x.reloptions from pg_catalog.pg_class x where x.oid = i.indexrelid)) as "stored",
      k.condeferrable as "deferrable", k.condeferred as "deferred", k.convalidated as "validated",
      ${major >= 18 ? "k.conenforced" : "true"} as "enforced",
      array(select a.attname from pg_catalog.unnest(k.conkey) with ordinality u(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum order by u.place) as "columns",
      array(select a.attname from pg_catalog.pg_attribute a
            where k.contype in ('u', 'x') and a.attrelid = k.conindid and a.attnum > 0 order by a.attnum) as "indexColumns",
      case when k.contype = 'f' then 0 else k.conindid end as "indexOid",
      case when k.conparentid <> 0 then k.conparentid
        when k.coninhcount > 0 and not k.conislocal then (
          select pk.oid from pg_catalog.pg_inherits h join pg_catalog.pg_constraint pk on pk.conrelid = h.inhparent and pk.conname = k.conname
          where h.inhrelid = c.oid order by h.inhseqno limit 1)
      end as "follows"
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
    where k.contype in ('p', 'u', 'f', 'c', 'x') and ${relationsInScope("'r', 'p'")}
    order by k.oid`,
  objects: (rows) => rows.map(constraintObject),
  describe: wording,
  isDestructive,
  ddl: {
    create: (object) => [createStatement(object)],
    drop: (object) => [dropStatement(object)],
    alter: alterConstraint,
    madeWithParent: isCopy,
  },
};

function constraintObject(row: ConstraintRow): CatalogObject {
  const type = TYPES[row.type];
  const definition = row.definition.replace(/( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID)?( NOT ENFORCED)?$/, "");
  return makeObject({
    type,
    name: `${row.table}.${row.ownName}`,
    ownName: row.ownName,
    within: identityOf("pg_class", row.tableOid),
    identity: identityOf("pg_constraint", row.oid),
    parent: relationKey(row.relkind, row.table),
    related: rowsOf("pg_class", [row.indexOid]),
    follows: row.follows === null ? null : identityOf("pg_constraint", row.follows),
    attributes: {
      definition,
      deferrable: row.deferrable,
      "initially deferred": row.deferred,
      validated: row.validated,
      enforced: row.enforced,
    },
    stored: { definition: row.stored },
    ddl: row.definition,
    nameless: { generated: isGeneratedName(row.rawName, nameParts(row)), place: row.table, content: definition },
  });
}

/** As transformIndexConstraint(), ChooseForeignKeyConstraintNameAddition() and AddRelationNewConstraints() choose. */
function nameParts({ type, rawTable: table, columns, indexColumns }: ConstraintRow): NameParts {
  const one = columns.length === 1 ? columns : null;
  const parts = {
    p: { table, columns: null, label: "pkey" },
    u: { table, columns: indexColumns, label: "key" },
    f: { table, columns, label: "fkey" },
    c: { table, columns: one, label: "check" },
    x: { table, columns: indexColumns, label: "excl" },
  } as const satisfies Record<ConstraintType, NameParts>;
  return parts[type];
}

/** A partition gets it with the table that it belongs to. */
function isCopy(object: CatalogObject): boolean {
  return typeof object.follows === "string";
}

/** `"trips_pkey" primary key (id)` */
function wording(object: CatalogObject): string {
  const definition = (textOf(object, "definition") ?? "").replace(
    /^(PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK|EXCLUDE)/,
    (word) => word.toLowerCase(),
  );
  return [quoted(ownNameOf(object)), definition, ...flags(object)].join(" ");
}

function flags(object: CatalogObject): string[] {
  return [
    ...(isTrue(object, "deferrable") ? ["deferrable"] : []),
    ...(isTrue(object, "initially deferred") ? ["initially deferred"] : []),
    ...(isTrue(object, "validated") ? [] : ["not valid"]),
    ...(isTrue(object, "enforced") ? [] : ["not enforced"]),
  ];
}

function quoted(name: string): string {
  return name.startsWith('"') ? name : `"${name}"`;
}

/** Anything that can refuse what was accepted, or that ON CONFLICT may rely on. */
function isDestructive(change: CatalogChange): boolean {
  const relied = change.type === TYPES.p || change.type === TYPES.u || change.type === TYPES.x;
  if (change.action === "removed" || change.action === "renamed") return relied;
  return change.action === "changed" && changedAttributes(change).includes("definition");
}

function tableOf(object: CatalogObject): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

function createStatement(object: CatalogObject): string {
  return `alter table ${tableOf(object)} add constraint ${ownNameOf(object)} ${object.ddl}`;
}

function dropStatement(object: CatalogObject): string {
  return `alter table ${tableOf(object)} drop constraint ${ownNameOf(object)}`;
}

function alterConstraint(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const alter = `alter table ${tableOf(before)}`;
  const renames = change.action === "renamed" && ownNameOf(before) !== ownNameOf(after);
  const renamed = renames ? [`${alter} rename constraint ${ownNameOf(before)} to ${ownNameOf(after)}`] : [];
  if (changed.length === 0) return renamed;
  if (changed.join() === "validated" && isTrue(after, "validated")) {
    return [...renamed, `${alter} validate constraint ${ownNameOf(after)}`];
  }
  return [dropStatement(before), createStatement(after)];
}
