/**
 * Operators. One that was only announced (as the commutator of another) is told by that other one.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf, signature, typeName } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, textOf } from "../changes.ts";
import { routineName } from "../routine-name.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

function operatorName(oid: string): string {
  return `nullif(${oid}, 0)::pg_catalog.regoperator::text`;
}

const ATTRIBUTES = {
  function: signature("o.oprcode"),
  commutator: operatorName("o.oprcom"),
  negator: operatorName("o.oprnegate"),
  restrict: signature("o.oprrest"),
  join: signature("o.oprjoin"),
  hashes: "o.oprcanhash",
  merges: "o.oprcanmerge",
};
const STORED = {
  function: "o.oprcode::pg_catalog.oid",
  commutator: "o.oprcom",
  negator: "o.oprnegate",
  restrict: "o.oprrest::pg_catalog.oid",
  join: "o.oprjoin::pg_catalog.oid",
};

/** Operators have no quoted names: they consist of symbols. */
export const operator: Kind<AttributeRow> = {
  name: "operator",
  types: ["operator"],
  places: ["pg_operator"],
  sql: () => `
    select o.oid as "oid", n.oid as "schemaOid", o.oprname as "ownName",
      pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname, coalesce(${typeName("o.oprleft")}, 'none'), ${typeName("o.oprright")}) as "name",
      ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_operator o
    join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
    where o.oprcode <> 0 and ${userSchema("n")} and ${noExtensionMember("pg_operator", "o.oid")}
    order by o.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "operator", "pg_operator")),
  describe: (object) => `${object.name} operator (${parameters(object).join(", ")})`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: createOperator,
    drop: ({ name }) => [`drop operator ${name}`],
    alter: alterOperator,
  },
};

function parameters(object: CatalogObject): string[] {
  const routines = { function: "function", restrict: "restrict", join: "join" };
  const others = { commutator: "commutator", negator: "negator" };
  return [
    ...Object.keys(routines).flatMap((name) => parameter(name, textOf(object, name), routineName)),
    ...Object.keys(others).flatMap((name) => parameter(name, textOf(object, name), qualifiedOperator)),
    ...["hashes", "merges"].filter((name) => isTrue(object, name)),
  ];
}

function parameter(name: string, value: string | null, text: (signature: string) => string): string[] {
  return value === null ? [] : [`${name} = ${text(value)}`];
}

/** `operator(public.<)` of `public.<(integer,integer)` */
function qualifiedOperator(signature: string): string {
  return `operator(${signature.slice(0, signature.lastIndexOf("("))})`;
}

function createOperator(object: CatalogObject): string[] | null {
  const [left, right] = typesOf(object);
  if (left === undefined || right === undefined) return null;
  const types = [...(left === "none" ? [] : [`leftarg = ${left}`]), `rightarg = ${right}`];
  const name = object.name.slice(0, object.name.indexOf("(", nameEnd(object)));
  return [`create operator ${name} (${[...types, ...parameters(object)].join(", ")})`];
}

function typesOf(object: CatalogObject): string[] {
  return object.name.slice(object.name.indexOf("(", nameEnd(object)) + 1, -1).split(", ");
}

/** The schema's name may contain a parenthesis. */
function nameEnd(object: CatalogObject): number {
  const ownName = object.ownName ?? "";
  return object.name.indexOf(`.${ownName}(`) + ownName.length;
}

function alterOperator(change: AlteringChange): string[] | null {
  const { after } = change;
  const changed = changedAttributes(change);
  if (change.action === "renamed" || changed.some((name) => name !== "restrict" && name !== "join")) return null;
  const settings = changed.map((name) => `${name} = ${routineName(textOf(after, name) ?? "none")}`);
  return settings.length === 0 ? [] : [`alter operator ${after.name} set (${settings.join(", ")})`];
}
