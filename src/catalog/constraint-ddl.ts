/**
 * The statements that create a constraint, and those that take it to another state.
 */
import type { CatalogObject } from "./catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "./changes.ts";
import { indexExtras, indexSteps } from "./index-ddl.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { withParameters } from "./storage-parameters.ts";

export function createdConstraint(object: CatalogObject): string[] | null {
  const isOdd =
    isTrue(object, "local") || listOf(object, "triggers").length > 0 || object.attributes["index valid"] === false;
  if (isOdd) return null;
  const [table, name] = [tableOf(object), ownNameOf(object)];
  return [`alter table ${table} add constraint ${name} ${definition(object)}`, ...indexExtras(object, table, name)];
}

/** Storage parameters stand before what tells when it is checked; of an exclusion constraint PostgreSQL writes them itself. */
function definition(object: CatalogObject): string {
  const ddl = object.ddl ?? "";
  const own = textOf(object, "definition") ?? "";
  if (own.startsWith("EXCLUDE ")) return ddl;
  return own + withParameters(listOf(object, "options")) + ddl.slice(own.length);
}

export function droppedConstraint(object: CatalogObject): string {
  return `alter table ${tableOf(object)} drop constraint ${ownNameOf(object)}`;
}

const OF_INDEX = new Set(["options", "clustered", "replica identity", "tablespace"]);

export function alteredConstraint(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  if (["local", "triggers", "index valid"].some((name) => changed.includes(name))) return null;
  const [table, name] = [tableOf(before), ownNameOf(after)];
  const alter = `alter table ${table}`;
  const renames = change.action === "renamed" && ownNameOf(before) !== name;
  const renamed = renames ? [`${alter} rename constraint ${ownNameOf(before)} to ${name}`] : [];
  if (changed.length === 0) return renamed;
  if (changed.join() === "validated" && isTrue(after, "validated")) {
    return [...renamed, `${alter} validate constraint ${name}`];
  }
  if (changed.every((attribute) => OF_INDEX.has(attribute))) {
    const steps = indexSteps(change, changed, [tableOf(after), schemaOf(after), name]);
    return steps && [...renamed, ...steps];
  }
  const created = createdConstraint(after);
  return created && [droppedConstraint(before), ...created];
}

function tableOf(object: CatalogObject): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

/** `public` of `public.trips`. */
function schemaOf(object: CatalogObject): string {
  return /^(?:"(?:[^"]|"")*"|[^".])+/.exec(object.name)?.[0] ?? "";
}
