/**
 * Constraints of tables: primary keys, unique constraints, foreign keys, checks and exclusion constraints.
 * PostgreSQL 18's rows for `not null` belong to the columns.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { AttributeValue, CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "../changes.ts";
import { alteredConstraint, createdConstraint, droppedConstraint } from "../constraint-ddl.ts";
import type { NameParts } from "../generated-name.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope, tablespaceOf } from "../scope-sql.ts";
import { withoutParameters } from "../storage-parameters.ts";
import type { Kind } from "./kind.ts";

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
  /** Of foreign keys, and of checks of one column. */
  readonly columns: readonly string[] | null;
  readonly indexColumns: readonly string[] | null;
  readonly indexOid: number;
  /** Qualified. */
  readonly indexName: string | null;
  readonly indexValid: boolean | null;
  readonly clustered: true | null;
  readonly replicaIdentity: true | null;
  readonly options: readonly string[] | null;
  readonly tablespace: string | null;
  /** Of one that is inherited, and would stay without the parent. */
  readonly local: true | null;
  /** Of internal triggers that are not enabled as usual: `D f 8`, see `triggersOf`. */
  readonly triggers: readonly string[] | null;
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

/** Triggers that enforce it and do not fire as they should. */
const TRIGGERS: Readonly<Record<string, string>> = { D: "disabled", R: "replica", A: "always" };

/** RI_FKey_check_ins() and RI_FKey_check_upd(), the triggers of a foreign key on the table that has it. */
const CHECKING = "1644, 1645";

export const constraint: Kind<ConstraintRow> = {
  name: "constraint",
  types: Object.values(TYPES),
  sql: ({ major }) => `
    select k.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as "table", k.conname as "rawName",
      pg_catalog.quote_ident(k.conname) as "ownName", k.contype as "type",
      pg_catalog.pg_get_constraintdef(k.oid) as "definition",
      pg_catalog.concat_ws('|', k.conrelid, k.conkey, k.confrelid, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype,
        k.connoinherit, k.conexclop, pg_catalog.md5(k.conbin::text)${major >= 15 ? ", k.confdelsetcols" : ""}${major >= 18 ? ", k.conperiod" : ""},
        i.indkey, i.indclass, i.indcollation, i.indoption, i.indnkeyatts, pg_catalog.md5(i.indexprs::text),
        pg_catalog.md5(i.indpred::text)${major >= 15 ? ", i.indnullsnotdistinct" : ""}) as "stored",
      k.condeferrable as "deferrable", k.condeferred as "deferred", k.convalidated as "validated",
      ${major >= 18 ? "k.conenforced" : "true"} as "enforced",
      case when k.contype = 'f' or k.contype = 'c' and pg_catalog.cardinality(k.conkey) = 1 then array(
            select a.attname from pg_catalog.unnest(k.conkey) with ordinality u(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum order by u.place) end as "columns",
      case when k.contype in ('u', 'x') then array(select a.attname from pg_catalog.pg_attribute a
            where a.attrelid = k.conindid and a.attnum > 0 order by a.attnum) end as "indexColumns",
      case when k.contype = 'f' then 0 else k.conindid end as "indexOid",
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(x.relname) as "indexName", i.indisvalid as "indexValid",
      case when i.indisclustered then true end as "clustered", case when i.indisreplident then true end as "replicaIdentity",
      x.reloptions as "options", ${tablespaceOf("x")} as "tablespace",
      case when k.coninhcount > 0 and k.conislocal and not c.relispartition then true end as "local",
      states.names as "triggers",
      case when k.conparentid <> 0 then k.conparentid
        when k.coninhcount > 0 and not k.conislocal then (
          select pk.oid from pg_catalog.pg_inherits h join pg_catalog.pg_constraint pk on pk.conrelid = h.inhparent and pk.conname = k.conname
          where h.inhrelid = c.oid order by h.inhseqno limit 1)
      end as "follows"
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_class x on x.oid = i.indexrelid
    left join (
      select g.tgconstraint, pg_catalog.array_agg(distinct pg_catalog.concat_ws(' ', g.tgenabled,
        case when g.tgfoid in (${CHECKING}) then 'k' else 'f' end, g.tgtype)) as names
      from pg_catalog.pg_trigger g
      where g.tgisinternal and g.tgenabled <> 'O'
      group by g.tgconstraint
    ) states on states.tgconstraint = k.oid
    where k.contype in ('p', 'u', 'f', 'c', 'x') and ${relationsInScope("'r', 'p', 'f'")}
    order by k.oid`,
  rowByRow: true,
  objects: (rows) => rows.map(constraintObject),
  address: (object) => `constraint ${ownNameOf(object)} on ${tableOf(object)}`,
  describe: wording,
  isDestructive,
  ddl: {
    create: createdConstraint,
    drop: (object) => [droppedConstraint(object)],
    alter: alteredConstraint,
    madeWithParent: isCopy,
  },
};

function constraintObject(row: ConstraintRow): CatalogObject {
  const type = TYPES[row.type];
  const ddl = distributeArrayCasts(row.definition);
  const definition = withoutParameters(ddl, row.options).replace(
    /( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID)?( NOT ENFORCED)?$/,
    "",
  );
  return makeObject({
    type,
    name: `${row.table}.${row.ownName}`,
    ownName: row.ownName,
    within: identityOf("pg_class", row.tableOid),
    identity: identityOf("pg_constraint", row.oid),
    parent: relationKey(row.relkind, row.table),
    related: rowsOf("pg_class", [row.indexOid]),
    follows: row.follows === null ? null : identityOf("pg_constraint", row.follows),
    attributes: attributesOf(row, definition),
    ...(row.indexName === null
      ? {}
      : { parts: { [identityOf("pg_class", row.indexOid)]: { label: "index", address: `index ${row.indexName}` } } }),
    stored: { definition: row.stored },
    ddl,
    nameless: { generated: isGeneratedName(row.rawName, nameParts(row)), place: row.table, content: definition },
  });
}

/** A check is not put off, and only what refers to other rows or is a condition can be added without looking at the rows. */
function attributesOf(row: ConstraintRow, definition: string): Record<string, AttributeValue> {
  const isCheck = row.type === "c";
  return {
    definition,
    ...(isCheck ? {} : { deferrable: row.deferrable, "initially deferred": row.deferred }),
    ...(isCheck || row.type === "f" ? { enforced: row.enforced, validated: row.validated } : {}),
    ...indexAttributes(row),
    ...(row.local === null ? {} : { local: true }),
    ...(row.triggers === null ? {} : { triggers: triggersOf(row.type, row.triggers) }),
  };
}

/** The bits of pg_trigger.tgtype. */
const EVENTS = { 4: "insert", 8: "delete", 16: "update" } as const;

/** `disabled for insert, update`, of a foreign key with the side: `disabled for delete, update of the referenced table`. */
function triggersOf(type: ConstraintType, triggers: readonly string[]): string[] {
  const events = new Map<string, string[]>();
  for (const [state = "", side = "", bits = ""] of triggers.map((text) => text.split(" "))) {
    const fired = Object.entries(EVENTS).flatMap(([bit, event]) => ((Number(bits) & Number(bit)) === 0 ? [] : [event]));
    const place = type === "f" ? ` of the ${side === "k" ? "referencing" : "referenced"} table` : "";
    const group = `${TRIGGERS[state] ?? state} for |${place}`;
    events.set(group, [...(events.get(group) ?? []), ...fired]);
  }
  return [...events].map(([group, fired]) => group.replace("|", [...new Set(fired)].sort().join(", "))).sort();
}

/** What differs from how most are. */
function indexAttributes(row: ConstraintRow): Record<string, AttributeValue> {
  return {
    ...(row.clustered === null ? {} : { clustered: true }),
    ...(row.indexValid === false ? { "index valid": false } : {}),
    ...(row.options === null ? {} : { options: [...row.options].sort() }),
    ...(row.replicaIdentity === null ? {} : { "replica identity": true }),
    ...(row.tablespace === null ? {} : { tablespace: row.tablespace }),
  };
}

/** As transformIndexConstraint(), ChooseForeignKeyConstraintNameAddition() and AddRelationNewConstraints() choose. */
function nameParts({ type, rawTable: table, columns, indexColumns }: ConstraintRow): NameParts {
  const parts = {
    p: { table, columns: null, label: "pkey" },
    u: { table, columns: indexColumns ?? [], label: "key" },
    f: { table, columns: columns ?? [], label: "fkey" },
    c: { table, columns, label: "check" },
    x: { table, columns: indexColumns ?? [], label: "excl" },
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
    ...(object.attributes["validated"] === false ? ["not valid"] : []),
    ...(object.attributes["enforced"] === false ? ["not enforced"] : []),
    ...listOf(object, "triggers").map((state) => `triggers ${state}`),
  ];
}

function quoted(name: string): string {
  return name.startsWith('"') ? name : `"${name}"`;
}

/** Anything that can refuse what was accepted, or that ON CONFLICT may rely on. */
function isDestructive(change: CatalogChange): boolean {
  const relied = change.type === TYPES.p || change.type === TYPES.u || change.type === TYPES.x;
  if (change.action === "removed" || change.action === "renamed") return relied;
  const changed = changedAttributes(change);
  const isDisabled =
    changed.includes("triggers") && change.after !== null && listOf(change.after, "triggers").length > 0;
  return change.action === "changed" && (isDisabled || changed.includes("definition"));
}

function tableOf(object: CatalogObject): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}
