/**
 * Range types, each with its multirange type.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf, signature, typeName } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, textOf } from "../changes.ts";
import { identityOf, rowsOf } from "../make-object.ts";
import { renamedWithin } from "../renamed-within.ts";
import { routineName } from "../routine-name.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface RangeRow extends AttributeRow {
  /** Its array type, its multirange type, and that one's array type. */
  readonly typeOids: readonly number[];
}

const ATTRIBUTES = {
  subtype: typeName("r.rngsubtype"),
  "operator class": `(select pg_catalog.format('%I.%I', sn.nspname, s.opcname) from pg_catalog.pg_opclass s
    join pg_catalog.pg_namespace sn on sn.oid = s.opcnamespace where s.oid = r.rngsubopc)`,
  collation: `(select pg_catalog.format('%I.%I', cn.nspname, c.collname) from pg_catalog.pg_collation c
    join pg_catalog.pg_namespace cn on cn.oid = c.collnamespace where c.oid = r.rngcollation)`,
  canonical: signature("r.rngcanonical"),
  "subtype difference": signature("r.rngsubdiff"),
  "multirange type": "pg_catalog.format('%I.%I', mn.nspname, m.typname)",
};
const STORED = {
  subtype: "r.rngsubtype",
  "operator class": "r.rngsubopc",
  collation: "r.rngcollation",
  canonical: "r.rngcanonical::pg_catalog.oid",
  "subtype difference": "r.rngsubdiff::pg_catalog.oid",
  // A new name of its own counts, that of its schema does not.
  "multirange type": "pg_catalog.concat_ws(':', m.oid, m.typname)",
};

export const rangeType: Kind<RangeRow> = {
  name: "range-type",
  types: ["range type"],
  places: ["pg_type r"],
  sql: () => `
    select ${namedIn("t", "typ")}, ${attributeColumns(ATTRIBUTES, STORED)},
      array[t.typarray, m.oid, m.typarray] as "typeOids"
    from pg_catalog.pg_range r
    join pg_catalog.pg_type t on t.oid = r.rngtypid
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    join pg_catalog.pg_type m on m.oid = r.rngmultitypid
    join pg_catalog.pg_namespace mn on mn.oid = m.typnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
  objects: (rows) =>
    rows.map((row) =>
      objectOf(row, "range type", "pg_type", { related: rowsOf("pg_type", row.typeOids), parts: multirangePart(row) }),
    ),
  describe: (object) => `${object.name} range (${parameters(object).join(", ")})`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    // A canonical function needs the type before there is one.
    create: (object) =>
      textOf(object, "canonical") === null
        ? [`create type ${object.name} as range (${parameters(object).join(", ")})`]
        : null,
    drop: ({ name }) => [`drop type ${name}`],
    alter: alterRange,
  },
};

function multirangePart({ typeOids, attributes }: RangeRow): CatalogObject["parts"] & object {
  const part = { label: "multirange type", address: `type ${String(attributes["multirange type"])}` };
  return { [identityOf("pg_type", typeOids[1] ?? 0)]: part };
}

function parameters(object: CatalogObject): string[] {
  const names: readonly (readonly [string, string])[] = [
    ["subtype", "subtype"],
    ["operator class", "subtype_opclass"],
    ["collation", "collation"],
    ["canonical", "canonical"],
    ["subtype difference", "subtype_diff"],
    ["multirange type", "multirange_type_name"],
  ];
  return names.flatMap(([attribute, parameter]) => {
    const value = textOf(object, attribute);
    const isRoutine = attribute === "canonical" || attribute === "subtype difference";
    return value === null ? [] : [`${parameter} = ${isRoutine ? routineName(value) : value}`];
  });
}

/** The multirange type can have another name; everything else stays what it is. */
function alterRange(change: AlteringChange): string[] | null {
  const changed = changedAttributes(change);
  if (changed.some((name) => name !== "multirange type")) return null;
  const moved = renamedWithin(change, "type");
  const [old, now] = [change.before, change.after].map((object) => nameParts(textOf(object, "multirange type") ?? ""));
  if (old === undefined || now === undefined || old.schema !== now.schema) return changed.length === 0 ? moved : null;
  return changed.length === 0 ? moved : [...moved, `alter type ${old.schema}.${old.name} rename to ${now.name}`];
}

function nameParts(qualified: string): { schema: string; name: string } {
  const [, schema = "", name = ""] = /^((?:"(?:[^"]|"")*"|[^."])+)\.(.*)$/s.exec(qualified) ?? [];
  return { schema, name };
}
