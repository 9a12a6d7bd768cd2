/**
 * Triggers that somebody made; those that implement foreign keys are left out.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import { changedAttributes, ownNameOf, textOf } from "../changes.ts";
import { FIRING, firingSteps } from "../firing.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface TriggerRow {
  readonly oid: number;
  readonly tableOid: number;
  readonly relkind: string;
  readonly table: string;
  readonly ownName: string;
  readonly definition: string;
  readonly stored: string;
  readonly enabled: "O" | "D" | "R" | "A";
  readonly parentOid: number;
  readonly constraintOid: number;
}

/** Before PostgreSQL 15 the copies that partitions have were internal, too. */
const COPY_FOR_PARTITION = `(g.tgparentid <> 0 and not exists (
      select from pg_catalog.pg_constraint k where k.oid = g.tgconstraint and k.contype <> 't'))`;

export const trigger: Kind<TriggerRow> = {
  name: "trigger",
  types: ["trigger"],
  sql: () => `
    select g.oid as "oid", c.oid as "tableOid", c.relkind as "relkind",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", pg_catalog.quote_ident(g.tgname) as "ownName",
      pg_catalog.pg_get_triggerdef(g.oid) as "definition",
      pg_catalog.concat_ws('|', g.tgrelid, g.tgfoid, g.tgtype, g.tgattr, g.tgargs, g.tgconstrrelid, g.tgdeferrable,
        g.tginitdeferred, g.tgoldtable, g.tgnewtable, pg_catalog.md5(g.tgqual::text)) as "stored",
      g.tgenabled as "enabled", g.tgparentid as "parentOid", g.tgconstraint as "constraintOid"
    from pg_catalog.pg_trigger g
    join pg_catalog.pg_class c on c.oid = g.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where (not g.tgisinternal or ${COPY_FOR_PARTITION}) and ${relationsInScope("'r', 'p', 'v', 'f'")}
    order by g.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "trigger",
        name: `${row.table}.${row.ownName}`,
        ownName: row.ownName,
        within: identityOf("pg_class", row.tableOid),
        identity: identityOf("pg_trigger", row.oid),
        related: row.constraintOid === 0 ? [] : [identityOf("pg_constraint", row.constraintOid)],
        parent: relationKey(row.relkind, row.table),
        ...(row.constraintOid === 0 ? {} : { parts: constraintPart(row) }),
        follows: row.parentOid === 0 ? null : identityOf("pg_trigger", row.parentOid),
        attributes: { definition: withoutName(row), enabled: FIRING[row.enabled] },
        stored: { definition: row.stored },
        ddl: row.definition,
        nameless: { generated: false, place: row.table, content: withoutName(row) },
      }),
    ),
  address: (object) => `trigger ${ownNameOf(object)} on ${tableOf(object)}`,
  describe: (object) => `${ownNameOf(object)} trigger ${textOf(object, "definition")}${stateOf(object)}`,
  isDestructive: () => false,
  ddl: {
    create: createTrigger,
    drop: (object) => [`drop trigger ${ownNameOf(object)} on ${tableOf(object)}`],
    alter: alterTrigger,
    madeWithParent: (object) => typeof object.follows === "string",
  },
};

type Trigger = AlteringChange["after"];

/** `BEFORE UPDATE ON public.trips FOR EACH ROW …` */
function withoutName({ definition, ownName }: TriggerRow): string {
  const start = definition.indexOf(` ${ownName} `);
  const constraint = definition.startsWith("CREATE CONSTRAINT") ? "CONSTRAINT " : "";
  return constraint + distributeArrayCasts(definition.slice(start + ownName.length + 2));
}

function constraintPart({ constraintOid, ownName, table }: TriggerRow): Trigger["parts"] & object {
  const part = { label: "constraint", address: `constraint ${ownName} on ${table}` };
  return { [identityOf("pg_constraint", constraintOid)]: part };
}

function tableOf(object: Trigger): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

function stateOf(object: Trigger): string {
  const enabled = textOf(object, "enabled");
  return enabled === "enabled" ? "" : ` (${enabled})`;
}

function createTrigger(object: Trigger): string[] {
  return [object.ddl ?? "", ...firingSteps(object, tableOf(object))];
}

function alterTrigger(change: AlteringChange): string[] | null {
  const { before, after, action } = change;
  const changed = changedAttributes(change);
  const statements =
    action === "renamed"
      ? [`alter trigger ${ownNameOf(before)} on ${tableOf(after)} rename to ${ownNameOf(after)}`]
      : [];
  if (changed.includes("definition")) {
    return [...statements, `drop trigger ${ownNameOf(after)} on ${tableOf(after)}`, ...createTrigger(after)];
  }
  return changed.includes("enabled") ? [...statements, ...firingSteps(after, tableOf(after), true)] : statements;
}
