/**
 * Enum types with their labels in order. PostgreSQL cannot take a label away, so that in copies of one database a label
 * that is gone was renamed.
 */
import { isExtendedBy, isRemovedOrRenamed, listOf, literal } from "../changes.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";
import { renamedWithin } from "../renamed-within.ts";

interface EnumRow {
  readonly oid: number;
  readonly arrayOid: number;
  readonly schemaOid: number;
  readonly name: string;
  readonly ownName: string;
  readonly labels: readonly string[];
  readonly labelOids: readonly number[];
}

export const enumType: Kind<EnumRow> = {
  name: "enum-type",
  types: ["enum type"],
  places: ["pg_type e"],
  sql: () => `
    select t.oid as "oid", t.typarray as "arrayOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      array(select e.enumlabel from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as "labels",
      array(select e.oid from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as "labelOids"
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'e' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "enum type",
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_type", row.oid),
        related: [...rowsOf("pg_type", [row.arrayOid]), ...rowsOf("pg_enum", row.labelOids)],
        attributes: { labels: row.labels },
      }),
    ),
  describe: (object) => `${object.name} enum (${listOf(object, "labels").join(", ")})`,
  isDestructive: (change) => {
    if (isRemovedOrRenamed(change)) return true;
    const { before, after } = change;
    if (before === null || after === null) return false;
    const labels = new Set(listOf(after, "labels"));
    return listOf(before, "labels").some((label) => !labels.has(label));
  },
  ddl: {
    create: (object) => [`create type ${object.name} as enum (${listOf(object, "labels").map(literal).join(", ")})`],
    drop: ({ name }) => [`drop type ${name}`],
    alter: alterEnum,
  },
};

function alterEnum(change: AlteringChange): string[] | null {
  const before = listOf(change.before, "labels");
  const after = listOf(change.after, "labels");
  const moved = renamedWithin(change, "type");
  const added = isExtendedBy(before, after)
    ? addedLabels(change.after.name, before, after)
    : renamedLabels(change.after.name, before, after);
  return moved && added && [...moved, ...added];
}

function addedLabels(type: string, before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  return after.flatMap((label, index) => {
    if (known.has(label)) return [];
    const previous = after[index - 1];
    const next = after[index + 1];
    const place =
      previous === undefined ? (next === undefined ? "" : ` before ${literal(next)}`) : ` after ${literal(previous)}`;
    return [`alter type ${type} add value ${literal(label)}${place}`];
  });
}

/** Plain when exactly one label has another name. */
function renamedLabels(type: string, before: readonly string[], after: readonly string[]): string[] | null {
  if (before.length !== after.length) return null;
  const different = before.flatMap((label, index) =>
    label === after[index] ? [] : [[label, after[index] ?? ""] as const],
  );
  const [only] = different;
  if (only === undefined || different.length > 1) return null;
  return [`alter type ${type} rename value ${literal(only[0])} to ${literal(only[1])}`];
}
