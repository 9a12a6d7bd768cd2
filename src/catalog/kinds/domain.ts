/**
 * Domains with their constraints.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, listOf, textOf } from "../changes.ts";
import { isGeneratedName } from "../generated-name.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface DomainConstraint {
  readonly oid: number;
  readonly rawName: string;
  readonly name: string;
  readonly definition: string;
}

interface DomainRow {
  readonly oid: number;
  readonly arrayOid: number;
  readonly schemaOid: number;
  readonly rawName: string;
  readonly name: string;
  readonly ownName: string;
  readonly base: string;
  readonly baseStored: string;
  readonly default: string | null;
  readonly defaultStored: string | null;
  readonly notNull: boolean;
  readonly collation: string | null;
  readonly collationStored: string;
  readonly constraints: readonly DomainConstraint[] | null;
  readonly constraintsStored: string | null;
}

export const domain: Kind<DomainRow> = {
  name: "domain",
  types: ["domain"],
  places: ["pg_type d"],
  sql: () => `
    select t.oid as "oid", t.typarray as "arrayOid", n.oid as "schemaOid", t.typname as "rawName",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      pg_catalog.format_type(t.typbasetype, t.typtypmod) as "base",
      pg_catalog.concat_ws(':', t.typbasetype, t.typtypmod) as "baseStored",
      pg_catalog.pg_get_expr(t.typdefaultbin, 0) as "default", pg_catalog.md5(t.typdefaultbin::text) as "defaultStored",
      t.typnotnull as "notNull",
      t.typcollation::text as "collationStored",
      case when t.typcollation <> base.typcollation
        then (select pg_catalog.format('%I.%I', cn.nspname, co.collname)
              from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
              where co.oid = t.typcollation) end as "collation",
      (select pg_catalog.json_agg(pg_catalog.json_build_object('oid', k.oid, 'rawName', k.conname,
                'name', pg_catalog.quote_ident(k.conname), 'definition', pg_catalog.pg_get_constraintdef(k.oid)) order by k.oid)
       from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype in ('c', 'n')) as "constraints",
      (select pg_catalog.string_agg(pg_catalog.concat_ws(':', k.conname, k.convalidated, pg_catalog.md5(k.conbin::text)), ',' order by k.oid)
       from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype in ('c', 'n')) as "constraintsStored"
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    join pg_catalog.pg_type base on base.oid = t.typbasetype
    where t.typtype = 'd' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "domain",
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_type", row.oid),
        related: [
          ...rowsOf("pg_type", [row.arrayOid]),
          ...rowsOf(
            "pg_constraint",
            (row.constraints ?? []).map(({ oid }) => oid),
          ),
        ],
        attributes: {
          type: row.base,
          default: distributeArrayCasts(row.default),
          "not null": row.notNull,
          collation: row.collation,
          constraints: (row.constraints ?? []).flatMap((constraint) => constraintText(row.rawName, constraint)).sort(),
        },
        parts: constraintParts(row),
        stored: {
          type: row.baseStored,
          collation: row.collationStored,
          constraints: row.constraintsStored ?? "",
          ...(row.defaultStored === null ? {} : { default: row.defaultStored }),
        },
      }),
    ),
  describe: (object) => `${object.name} domain as ${specification(object)}`,
  isDestructive: (change) => isRemovedOrRenamed(change) || narrows(change),
  ddl: {
    create: createDomain,
    drop: ({ name }) => [`drop domain ${name}`],
    alter: alterDomain,
  },
};

const NOT_NULL = "NOT NULL";

/** None for a `not null` without a name of its own: PostgreSQL has a row for it since version 17. */
function constraintText(domainName: string, { rawName, name, definition: text }: DomainConstraint): string[] {
  const definition = distributeArrayCasts(text);
  const isNotNull = definition === NOT_NULL;
  const label = isNotNull ? "not_null" : "check";
  if (!isGeneratedName(rawName, { table: domainName, columns: null, label }))
    return [`constraint ${name} ${definition}`];
  return isNotNull ? [] : [definition];
}

/** Called by their content where PostgreSQL made the name up. */
function constraintParts({ rawName, name, constraints }: DomainRow): CatalogObject["parts"] & object {
  return Object.fromEntries(
    (constraints ?? []).map((constraint) => {
      const [text = NOT_NULL] = constraintText(rawName, constraint);
      const address = `constraint ${constraint.name} on domain ${name}`;
      return [identityOf("pg_constraint", constraint.oid), { label: labelOf(text), address }];
    }),
  );
}

function labelOf(constraint: string): string {
  const name = nameOf(constraint);
  return name === null ? constraint : `constraint ${name}`;
}

/** True where the constraints say `not null` with a name. */
function hasNamedNotNull(object: CatalogObject): boolean {
  return listOf(object, "constraints").some((text) => /^constraint (?:"(?:[^"]|"")*"|\S+) NOT NULL$/.test(text));
}

function specification(object: CatalogObject): string {
  const parts = [textOf(object, "type") ?? ""];
  const collation = textOf(object, "collation");
  const fallback = textOf(object, "default");
  if (collation !== null) parts.push(`collate ${collation}`);
  if (isTrue(object, "not null") && !hasNamedNotNull(object)) parts.push("not null");
  if (fallback !== null) parts.push(`default ${fallback}`);
  return [...parts, ...listOf(object, "constraints")].join(" ");
}

/** A new domain cannot have a constraint that is not valid. */
function createDomain(object: CatalogObject): string[] {
  const [constraints, later] = [false, true].map((wanted) =>
    listOf(object, "constraints").filter((text) => text.endsWith(NOT_VALID) === wanted),
  );
  const atOnce = { ...object, attributes: { ...object.attributes, constraints: constraints ?? [] } };
  return [
    `create domain ${object.name} as ${specification(atOnce)}`,
    ...(later ?? []).map((text) => `alter domain ${object.name} add ${text}`),
  ];
}

const NOT_VALID = " NOT VALID";

/** Anything but a default can refuse values that were accepted; only what is plainly wider is left out. */
function narrows(change: CatalogChange): boolean {
  const { before, after } = change;
  if (before === null || after === null) return false;
  const met = new Set([...listOf(before, "constraints").map(demandOf), NOT_NULL]);
  return changedAttributes(change).some((attribute) => {
    if (attribute === "not null") return isTrue(after, "not null");
    if (attribute === "constraints") return listOf(after, "constraints").some((text) => !met.has(demandOf(text)));
    return attribute !== "default";
  });
}

/** What is demanded of new values: neither the name of a constraint nor whether it is validated makes a difference. */
function demandOf(constraint: string): string {
  const name = nameOf(constraint);
  const definition = name === null ? constraint : constraint.slice(`constraint ${name} `.length);
  return definition.endsWith(NOT_VALID) ? definition.slice(0, -NOT_VALID.length) : definition;
}

function alterDomain(change: AlteringChange): string[] | null {
  const { after } = change;
  const statements = renamedWithin(change, "domain");
  for (const attribute of changedAttributes(change)) {
    if (attribute === "default") {
      const value = textOf(after, "default");
      statements.push(`alter domain ${after.name} ${value === null ? "drop default" : `set default ${value}`}`);
    } else if (attribute === "not null") {
      statements.push(`alter domain ${after.name} ${isTrue(after, "not null") ? "set" : "drop"} not null`);
    } else if (attribute === "constraints") {
      const added = addedConstraints(change);
      if (added === null) return null;
      statements.push(...added);
    } else return null;
  }
  return statements;
}

/** Plain for added constraints, and for removed ones that have a name. */
function addedConstraints({ before, after }: AlteringChange): string[] | null {
  const [old, now] = [listOf(before, "constraints"), listOf(after, "constraints")];
  const alter = `alter domain ${after.name}`;
  const validated = now.filter((text) => nameOf(text) !== null && old.includes(text + NOT_VALID));
  const removed = old.filter((text) => !now.includes(text) && !validated.includes(text.slice(0, -NOT_VALID.length)));
  const names = removed.map(nameOf);
  if (names.includes(null)) return null;
  return [
    ...validated.map((text) => `${alter} validate constraint ${nameOf(text)}`),
    ...names.map((name) => `${alter} drop constraint ${name}`),
    ...renamedNotNull(before, after),
    ...now.filter((text) => !old.includes(text) && !validated.includes(text)).map((text) => `${alter} add ${text}`),
  ];
}

function nameOf(constraint: string): string | null {
  return /^constraint ("(?:[^"]|"")*"|\S+) /.exec(constraint)?.[1] ?? null;
}

/** `not null` that stays, and gets or loses a name of its own. */
function renamedNotNull(before: CatalogObject, after: CatalogObject): string[] {
  if (!isTrue(before, "not null") || !isTrue(after, "not null")) return [];
  const [had, has] = [hasNamedNotNull(before), hasNamedNotNull(after)];
  if (had === has) return [];
  return [`alter domain ${after.name} ${has ? "drop" : "set"} not null`];
}
