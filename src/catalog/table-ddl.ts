/**
 * The statements that create a table, and those that take it to another state.
 */
import type { CatalogObject } from "./catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "./changes.ts";
import { columnConstraints, columnExtras, columnSpecification } from "./column-ddl.ts";
import { alteredOptions, optionsClause } from "./foreign-options.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { renamedWithin } from "./renamed-within.ts";
import { storageParameters, withParameters } from "./storage-parameters.ts";

/** `children` are the columns, among others. */
export function createdTable(object: CatalogObject, children: readonly CatalogObject[]): string[] | null {
  const columns = children
    .filter(({ type }) => type === "column")
    .sort((a, b) => Number(a.cosmetic["position"]) - Number(b.cosmetic["position"]));
  const isPartition = textOf(object, "partition of") !== null;
  const foreign = textOf(object, "server") === null ? "" : foreignTail(object);
  const security = settings(
    object,
    Object.keys(object.attributes).filter((name) => isSetApart(object, name)),
  );
  if (foreign === null || security === null || isTrue(object, "detaching")) return null;
  const method = textOf(object, "access method");
  const key = textOf(object, "partition by");
  const inherits = listOf(object, "inherits");
  const head = `create ${isTrue(object, "unlogged") ? "unlogged " : ""}${object.type} ${object.name} ${body(object, columns)}`;
  const statement = [
    head,
    ...(inherits.length === 0 ? [] : [`inherits (${inherits.join(", ")})`]),
    ...(key === null ? [] : [`partition by ${key}`]),
    ...(method === null || method === "heap" ? [] : [`using ${method}`]),
  ].join(" ");
  const extras = isPartition ? [] : columns.filter(isOwn).flatMap(columnExtras);
  return [`${statement}${foreign}${withParameters(listOf(object, "options"))}`, ...extras, ...security];
}

function body(object: CatalogObject, columns: readonly CatalogObject[]): string {
  const partitionOf = textOf(object, "partition of");
  if (partitionOf !== null) return `partition of ${partitionOf} ${textOf(object, "bound")}`;
  const ofType = textOf(object, "of type");
  if (ofType !== null) return `of ${ofType}${typedColumns(columns)}`;
  return `(\n${columns
    .filter(isOwn)
    .map((column) => `  ${columnSpecification(column)}`)
    .join(",\n")}\n)`;
}

/** Not only inherited. */
function isOwn(column: CatalogObject): boolean {
  return typeof column.follows !== "string";
}

function typedColumns(columns: readonly CatalogObject[]): string {
  const special = columns
    .map((column) => ({ name: ownNameOf(column), constraints: columnConstraints(column) }))
    .filter(({ constraints }) => constraints.length > 0)
    .map(({ name, constraints }) => `  ${name} with options ${constraints.join(" ")}`);
  return special.length === 0 ? "" : ` (\n${special.join(",\n")}\n)`;
}

function foreignTail(object: CatalogObject): string | null {
  const options = optionsClause(listOf(object, "foreign options"));
  return options && [` server ${textOf(object, "server")}`, ...options].join(" ");
}

const SET_APART = new Set(["row security", "force row security", "replica identity", "tablespace"]);

function isSetApart(object: CatalogObject, name: string): boolean {
  const value = object.attributes[name];
  return SET_APART.has(name) && value !== false && value !== "default";
}

export function alteredTable(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const moved = renamedWithin(change, after.type);
  const statements = settings(
    after,
    changed.filter((name) => !LISTS.has(name)),
  );
  const lists = changed.filter((name) => LISTS.has(name)).map((name) => LISTS.get(name)?.(before, after) ?? null);
  if (statements === null || lists.includes(null)) return null;
  const alter = `alter ${after.type} ${after.name}`;
  return [...moved, ...statements, ...lists.flatMap((steps) => steps ?? []).map((step) => `${alter} ${step}`)];
}

type ListSteps = (before: CatalogObject, after: CatalogObject) => string[] | null;

const LISTS: ReadonlyMap<string, ListSteps> = new Map<string, ListSteps>([
  ["options", (before, after) => storageParameters(listOf(before, "options"), listOf(after, "options"))],
  [
    "foreign options",
    (before, after) => alteredOptions(listOf(before, "foreign options"), listOf(after, "foreign options")),
  ],
]);

function settings(object: CatalogObject, names: readonly string[]): string[] | null {
  const statements = names.map((name) => setting(object, name));
  return statements.includes(null) ? null : statements.flatMap((group) => group ?? []);
}

function setting(object: CatalogObject, name: string): string[] | null {
  const alter = `alter table ${object.name}`;
  const on = isTrue(object, name);
  if (name === "unlogged") return [`${alter} set ${on ? "unlogged" : "logged"}`];
  if (name === "row security") return [`${alter} ${on ? "enable" : "disable"} row level security`];
  if (name === "force row security") return [`${alter} ${on ? "force" : "no force"} row level security`];
  const tablespace = textOf(object, "tablespace");
  if (name === "tablespace") return tablespace === null ? null : [`${alter} set tablespace ${tablespace}`];
  if (name === "of type") return [`${alter} ${ofTypeStep(object)}`];
  if (name !== "replica identity") return null;
  const identity = textOf(object, name);
  // The index itself says that it is the one.
  return identity === "index" ? [] : [`${alter} replica identity ${identity}`];
}

function ofTypeStep(object: CatalogObject): string {
  const type = textOf(object, "of type");
  return type === null ? "not of" : `of ${type}`;
}
