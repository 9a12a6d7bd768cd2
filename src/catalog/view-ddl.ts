/**
 * The statements that create a view or materialized view, and those that take it to another state.
 */
import type { CatalogObject } from "./catalog.ts";
import { changedAttributes, listOf, textOf } from "./changes.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { renamedWithin } from "./renamed-within.ts";
import { storageParameters, withParameters } from "./storage-parameters.ts";

export function createdView(object: CatalogObject): string[] {
  const definition = textOf(object, "definition");
  const parameters = withParameters(listOf(object, "options"));
  if (object.type === "view") {
    return [`create or replace view ${object.name}${parameters} as\n${definition}`, ...defaultSteps(object, [])];
  }
  const method = textOf(object, "access method");
  const using = method === null || method === "heap" ? "" : ` using ${method}`;
  const data = object.attributes["populated"] === false ? "\nwith no data" : "";
  return [
    `create materialized view ${object.name}${using}${parameters} as\n${definition}${data}`,
    ...tablespaceSteps(object),
    ...settingSteps(object, []),
  ];
}

function tablespaceSteps(object: CatalogObject): string[] {
  const tablespace = textOf(object, "tablespace");
  return tablespace === null ? [] : [`alter ${object.type} ${object.name} set tablespace ${tablespace}`];
}

const IN_PLACE = new Set(["options", "tablespace", "populated", "column settings", "column defaults"]);

/** CREATE OR REPLACE VIEW can only add columns at the end; a view that is made anew lacks the grants and the indexes. */
export function alteredView(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const moved = renamedWithin(change, after.type);
  const changed = changedAttributes(change);
  // To the database's own there is no way that does not name it.
  if (changed.includes("tablespace") && textOf(after, "tablespace") === null) return null;
  const isReplaced = changed.some((name) => !IN_PLACE.has(name));
  if (isReplaced && !canReplace(change)) return null;
  return [...moved, ...(isReplaced ? [replacement(after)] : []), ...stepsInPlace(before, after, changed)];
}

function canReplace({ before, after }: AlteringChange): boolean {
  const old = listOf(before, "columns");
  return after.type === "view" && old.every((column, index) => column === listOf(after, "columns")[index]);
}

function replacement(object: CatalogObject): string {
  return `create or replace view ${object.name}${withParameters(listOf(object, "options"))} as\n${textOf(object, "definition")}`;
}

function stepsInPlace(before: CatalogObject, after: CatalogObject, changed: readonly string[]): string[] {
  const alter = `alter ${after.type} ${after.name}`;
  const has = (name: string): boolean => changed.includes(name);
  const populated = after.attributes["populated"] === true ? "" : " with no data";
  const parameters = has("options") ? storageParameters(listOf(before, "options"), listOf(after, "options")) : [];
  return [
    ...parameters.map((step) => `${alter} ${step}`),
    ...(has("tablespace") ? tablespaceSteps(after) : []),
    ...(has("populated") ? [`refresh materialized view ${after.name}${populated}`] : []),
    ...(has("column settings") ? settingSteps(after, listOf(before, "column settings")) : []),
    ...(has("column defaults") ? defaultSteps(after, listOf(before, "column defaults")) : []),
  ];
}

/** From lists of `column expression`. */
function defaultSteps(object: CatalogObject, before: readonly string[]): string[] {
  const now = listOf(object, "column defaults").map(splitColumn);
  const names = new Set(now.map(([column]) => column));
  const gone = before.map(splitColumn).filter(([column]) => !names.has(column));
  return [
    ...gone.map(([column]) => `alter view ${object.name} alter column ${column} drop default`),
    ...now.map(([column, value]) => `alter view ${object.name} alter column ${column} set default ${value}`),
  ];
}

/** From lists of `column storage external`, `column statistics 100`, `column (n_distinct=5)`. */
function settingSteps(object: CatalogObject, before: readonly string[]): string[] {
  const alter = `alter materialized view ${object.name} alter column`;
  const now = listOf(object, "column settings");
  const reset = before
    .filter((setting) => !now.includes(setting))
    .map(splitColumn)
    .flatMap(([column, setting]) => resetting(setting).map((step) => `${alter} ${column} ${step}`));
  return [
    ...reset,
    ...now
      .filter((setting) => !before.includes(setting))
      .map((setting) => {
        const [column, value] = splitColumn(setting);
        return `${alter} ${column} set ${value}`;
      }),
  ];
}

/** `set storage default` came with PostgreSQL 16; what is stored otherwise is nearly always a text. */
function resetting(setting: string): string[] {
  if (setting.startsWith("statistics ")) return ["set statistics -1"];
  if (setting.startsWith("storage ")) return ["set storage extended"];
  if (setting.startsWith("compression ")) return ["set compression default"];
  return [`reset ${setting.replace(/=.*/s, ")")}`];
}

function splitColumn(text: string): [column: string, rest: string] {
  const column = /^(?:"(?:[^"]|"")*"|\S+)/.exec(text)?.[0] ?? "";
  return [column, text.slice(column.length + 1)];
}
