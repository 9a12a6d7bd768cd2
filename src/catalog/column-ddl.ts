/**
 * Columns as DDL writes them, and the statements that take a column to another state.
 */
import type { CatalogObject } from "./catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "./changes.ts";
import { alteredOptions, optionsClause } from "./foreign-options.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { storageParameters } from "./storage-parameters.ts";

/** Stands for the name of the sequence that belongs to the column. */
export const OWNED_SEQUENCE = "nextval(owned sequence)";

const SERIALS: Readonly<Record<string, string>> = { smallint: "smallserial", integer: "serial", bigint: "bigserial" };

function isSerial(object: CatalogObject): boolean {
  return textOf(object, "default") === OWNED_SEQUENCE;
}

/** `status text not null default 'draft'::text` */
export function columnSpecification(object: CatalogObject): string {
  const type = textOf(object, "type") ?? "";
  const options = optionsClause(listOf(object, "foreign options")) ?? ["options (<hidden>)"];
  const parts = [ownNameOf(object), isSerial(object) ? (SERIALS[type] ?? type) : type, ...options];
  const compression = textOf(object, "compression");
  if (compression !== null) parts.push(`compression ${compression}`);
  return [...parts, ...columnConstraints(object)].join(" ");
}

/** What follows a column's type: `not null default 'draft'::text`. */
export function columnConstraints(object: CatalogObject): string[] {
  const parts: string[] = [];
  const collation = textOf(object, "collation");
  const value = textOf(object, "default");
  const identity = textOf(object, "identity");
  const expression = textOf(object, "generated as");
  if (collation !== null) parts.push(`collate ${collation}`);
  if (isTrue(object, "not null") && isTrue(object, "not null validated")) parts.push(...notNullClause(object));
  if (value !== null && !isSerial(object)) parts.push(`default ${value}`);
  if (identity !== null) parts.push(`generated ${identity} as identity`);
  if (expression !== null) parts.push(`generated always as (${expression}) ${textOf(object, "generated")}`);
  return parts;
}

function notNullClause(object: CatalogObject): string[] {
  const name = textOf(object, "not null name");
  const inherit = isTrue(object, "not null no inherit") ? ["no inherit"] : [];
  return [...(name === null ? [] : [`constraint ${name}`]), "not null", ...inherit];
}

function tableOfColumn(object: CatalogObject): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

export function addedColumn(object: CatalogObject): string[] {
  return [`alter table ${tableOfColumn(object)} add column ${columnSpecification(object)}`, ...columnExtras(object)];
}

/** What cannot be said where the column is made. */
export function columnExtras(object: CatalogObject): string[] {
  const steps = [
    ...(textOf(object, "storage") === null ? [] : [`set storage ${textOf(object, "storage")}`]),
    ...("statistics" in object.attributes ? [statisticsStep(object)] : []),
    ...storageParameters([], listOf(object, "options")),
  ];
  const isLate = isTrue(object, "not null") && !isTrue(object, "not null validated");
  return [...(isLate ? [invalidNotNull(object)] : []), ...steps.map((step) => alteringStep(object, step))];
}

function alteringStep(object: CatalogObject, step: string): string {
  return `alter table ${tableOfColumn(object)} alter column ${ownNameOf(object)} ${step}`;
}

function invalidNotNull(object: CatalogObject): string {
  const name = textOf(object, "not null name");
  const constraint = name === null ? "" : `constraint ${name} `;
  const validity = isTrue(object, "not null validated") ? "" : " not valid";
  const inherit = isTrue(object, "not null no inherit") ? " no inherit" : "";
  return `alter table ${tableOfColumn(object)} add ${constraint}not null ${ownNameOf(object)}${inherit}${validity}`;
}

function statisticsStep(object: CatalogObject): string {
  return `set statistics ${String(object.attributes["statistics"] ?? -1)}`;
}

/** In the order of the statements. */
const STEPS: readonly (readonly [names: readonly string[], steps: (change: AlteringChange) => string[] | null])[] = [
  [["generated", "generated as"], generationSteps],
  [["type", "collation"], typeSteps],
  [["identity"], ({ before, after }) => (isDropped(before, after, "identity") ? ["drop identity"] : [])],
  [["default"], ({ before, after }) => (isSerial(before) || isSerial(after) ? null : [defaultStep(after)])],
  [["not null", "not null name", "not null validated", "not null no inherit"], notNullSteps],
  [["identity"], identitySteps],
  [["storage"], storageSteps],
  [["compression"], ({ after }) => [`set compression ${textOf(after, "compression") ?? "default"}`]],
  [["statistics"], ({ after }) => [statisticsStep(after)]],
  [["options"], ({ before, after }) => storageParameters(listOf(before, "options"), listOf(after, "options"))],
  [["foreign options"], foreignSteps],
];
const PLAIN = new Set(STEPS.flatMap(([names]) => names));

export function alteredColumn(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  if (changed.some((name) => !PLAIN.has(name))) return null;
  const groups = STEPS.filter(([names]) => names.some((name) => changed.includes(name))).map(([, steps]) =>
    steps(change),
  );
  if (groups.includes(null)) return null;
  const alter = `alter table ${tableOfColumn(after)}`;
  const renamed =
    change.action === "renamed" ? [`${alter} rename column ${ownNameOf(before)} to ${ownNameOf(after)}`] : [];
  const steps = groups.flatMap((group) => group ?? []);
  return [
    ...renamed,
    ...steps.map((step) => (/^alter (foreign )?table /.test(step) ? step : alteringStep(after, step))),
  ];
}

/** An expression can go; another one means to compute every row anew, which older servers cannot. */
function generationSteps({ before, after }: AlteringChange): string[] | null {
  const isGone = isDropped(before, after, "generated as") && textOf(before, "generated") === "stored";
  return isGone ? ["drop expression"] : null;
}

/** A default is not cast with the column's type, so that it steps aside. */
function typeSteps(change: AlteringChange): string[] {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const type = textOf(after, "type") ?? "";
  const collation = textOf(after, "collation");
  const collate = collation === null ? "" : ` collate ${collation}`;
  const hasDefault = textOf(before, "default") !== null && !isSerial(before) && changed.includes("type");
  const using = changed.includes("type") ? ` using ${ownNameOf(after)}::${type}` : "";
  const restored = hasDefault && !changed.includes("default") && textOf(after, "default") !== null;
  return [
    ...(hasDefault ? ["drop default"] : []),
    `type ${type}${collate}${using}`,
    ...(restored ? [defaultStep(after)] : []),
  ];
}

function isDropped(before: CatalogObject, after: CatalogObject, name: string): boolean {
  return textOf(before, name) !== null && textOf(after, name) === null;
}

function defaultStep(object: CatalogObject): string {
  const value = textOf(object, "default");
  return value === null ? "drop default" : `set default ${value}`;
}

function notNullSteps({ before, after }: AlteringChange): string[] {
  if (!isTrue(after, "not null")) return ["drop not null"];
  const isNamed = textOf(after, "not null name") !== null;
  const isSpecial = isNamed || !isTrue(after, "not null validated") || isTrue(after, "not null no inherit");
  const validates = !isTrue(before, "not null validated") && isTrue(after, "not null validated");
  const same = ["not null", "not null name", "not null no inherit"].every(
    (name) => (before.attributes[name] ?? null) === (after.attributes[name] ?? null),
  );
  if (validates && same) return ["set not null"];
  const dropped = isTrue(before, "not null") ? ["drop not null"] : [];
  return [...dropped, isSpecial ? invalidNotNull(after) : "set not null"];
}

function identitySteps({ before, after }: AlteringChange): string[] {
  const identity = textOf(after, "identity");
  if (identity === null) return [];
  const had = textOf(before, "identity") !== null;
  return [had ? `set generated ${identity}` : `add generated ${identity} as identity`];
}

/** `set storage default` came with PostgreSQL 16. */
function storageSteps({ after }: AlteringChange): string[] | null {
  const storage = textOf(after, "storage") ?? usualStorage(textOf(after, "type") ?? "");
  return storage === null ? null : [`set storage ${storage}`];
}

function usualStorage(type: string): string | null {
  if (type.startsWith("numeric")) return "main";
  return /^(text|character|json|bytea|xml)|\[\]$/.test(type) ? "extended" : null;
}

function foreignSteps({ before, after }: AlteringChange): string[] | null {
  const clause = alteredOptions(listOf(before, "foreign options"), listOf(after, "foreign options"));
  return clause && clause.map((options) => alteringStep(after, options).replace("alter table", "alter foreign table"));
}
