/**
 * Operator families: the operators and functions that belong to none of their classes. Of those that PostgreSQL brings, the
 * ones that a user has added something to: what was added stands for them.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, listOf } from "../changes.ts";
import {
  EXTENDED_FAMILIES,
  functionsSql,
  operatorsSql,
  storedFunctionsSql,
  storedOperatorsSql,
} from "../operator-members.ts";
import { renamedUsing } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

const MEMBERS = { catalog: "pg_opfamily", oid: "f.oid", family: "f.oid" } as const;
const ATTRIBUTES = { operators: operatorsSql(MEMBERS), functions: functionsSql(MEMBERS) };
const STORED = { operators: storedOperatorsSql(MEMBERS), functions: storedFunctionsSql(MEMBERS) };

export const operatorFamily: Kind<AttributeRow> = {
  name: "operator-family",
  types: ["operator family"],
  places: ["pg_opfamily"],
  sql: () => `
    select f.oid as "oid", n.oid as "schemaOid", pg_catalog.quote_ident(f.opfname) as "ownName",
      pg_catalog.format('%I.%I using %I', n.nspname, f.opfname, a.amname) as "name", ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_opfamily f
    join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
    join pg_catalog.pg_am a on a.oid = f.opfmethod
    where ${userSchema("n")} and ${noExtensionMember("pg_opfamily", "f.oid")} or f.oid in (${EXTENDED_FAMILIES})
    order by f.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "operator family", "pg_opfamily")),
  describe: (object) => [`operator family ${object.name}`, ...membersOf(object)].join(", "),
  isDestructive: (change) => isRemovedOrRenamed(change) || lacksMember(change.before, change.after),
  ddl: {
    create: (object) => [
      ...(isOfSystem(object) ? [] : [`create operator family ${object.name}`]),
      ...adding(object, membersOf(object)),
    ],
    drop: (object) =>
      isOfSystem(object) ? dropping(object, membersOf(object)) : [`drop operator family ${object.name}`],
    alter: alterFamily,
  },
};

function isOfSystem({ name }: CatalogObject): boolean {
  return name.startsWith("pg_catalog.");
}

function membersOf(object: CatalogObject): string[] {
  return [...listOf(object, "operators"), ...listOf(object, "functions")];
}

function lacksMember(before: CatalogObject | null, after: CatalogObject | null): boolean {
  if (before === null || after === null) return false;
  const now = new Set(membersOf(after));
  return membersOf(before).some((member) => !now.has(member));
}

function adding(object: CatalogObject, members: readonly string[]): string[] {
  return members.length === 0 ? [] : [`alter operator family ${object.name} add ${members.join(", ")}`];
}

/** Members are dropped by their number and types. */
function alterFamily(change: AlteringChange): string[] | null {
  const { before, after } = change;
  if (change.action === "renamed")
    return changedAttributes(change).length === 0 ? renamedUsing(change, "operator family") : null;
  const [old, now] = [new Set(membersOf(before)), new Set(membersOf(after))];
  const dropped = dropping(
    after,
    [...old].filter((member) => !now.has(member)),
  );
  const added = [...now].filter((member) => !old.has(member));
  return dropped && [...dropped, ...adding(after, added)];
}

function dropping(object: CatalogObject, members: readonly string[]): string[] | null {
  const places = members.map(place);
  if (places.includes(null)) return null;
  return places.length === 0 ? [] : [`alter operator family ${object.name} drop ${places.join(", ")}`];
}

/** `operator 1 (integer, bigint)`; null where a type's name leaves it open. */
function place(member: string): string | null {
  const [, kind, number, types] =
    /^(operator) (\d+) \S+?\(([^()"]*)\)/.exec(member) ?? /^(function) (\d+) \(([^()"]*)\) /.exec(member) ?? [];
  return kind === undefined ? null : `${kind} ${number} (${types})`;
}
