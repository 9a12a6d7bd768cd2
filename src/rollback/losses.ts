/**
 * What a way back cannot bring back, and what of today's rows it does not get over: told by where objects are stored, since
 * all states are copies of one database.
 */
import type { AttributeValue, Catalog, CatalogObject } from "../catalog/catalog.ts";
import { isTrue, listOf, textOf } from "../catalog/changes.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import { isWiderType } from "../catalog/wider-type.ts";
import { changedParts } from "./composite-parts.ts";
import type { Reached } from "./restarts.ts";
import { restartsOf } from "./restarts.ts";

export interface Loss {
  readonly how:
    /** It goes away, and with it what was written to it since. */
    | "new"
    /** It had been taken away, and comes back without what it held. */
    | "empty"
    /** It was there all the time, and is made anew without what it held. */
    | "remade"
    /** A sequence that is made anew and begins at its start, whatever has come of it. */
    | "restarted"
    /** A sequence that is made anew, and set behind what its column holds. */
    | "carried"
    /** Its values have been another type's in between. */
    | "converted"
    /** Its values become those of a type that holds less. */
    | "narrowed"
    /** Attributes of a composite type that go away, and with them what columns of that type hold in them. */
    | "attributes"
    /** Rows of tables that were there before, which a migration wrote and nothing is known to take back. */
    | "written"
    /** Rows that a script of the way back writes or removes itself. */
    | "scripted"
    /** Values of an enum type that go away. */
    | "labels"
    /** Rows are there, and nothing says what they have in the column that comes back. */
    | "unfilled"
    /** What was not refused in between is refused again. */
    | "stricter";
  readonly type: string;
  readonly name: string;
  /** A type, or labels; empty where there is no more to say. */
  readonly detail: string;
}

export interface RollbackEnds {
  readonly before: Catalog;
  readonly after: Catalog;
  /** After the rollback: equal to `before`. */
  readonly end: Catalog;
  readonly reached?: Reached | undefined;
}

/** In the order of the kinds of loss, then by name. `statements`: of the way back, as far as it was generated. */
export function lossesOf(ends: RollbackEnds, statements: readonly string[] = []): Loss[] {
  const places = { before: byPlace(ends.before), after: byPlace(ends.after), end: byPlace(ends.end) };
  const keys = new Map(ends.end.objects.map((object) => [object.key, object]));
  const held = [...gone(ends, places), ...comeBack(ends, places, keys)];
  const inLost = new Set(held.map(({ object }) => object.key));
  const lost = held.filter(({ object }) => object.parent === null || !inLost.has(object.parent));
  const rest = ends.end.objects.filter(isOwn).flatMap((object) => survivor(object, places));
  const carrying = new Set(statements);
  const restarts = restartsOf(ends).map(({ sequence, statements: own }) => {
    const [first] = own;
    if (first === undefined || !carrying.has(first))
      return loss(sequence, "restarted", textOf(sequence, "start") ?? "");
    return loss(sequence, "carried", textOf(sequence, "owned by") ?? "");
  });
  return [...lost.map(({ object, how }) => loss(object, how)), ...restarts, ...rest].sort(byKind);
}

type Places = Readonly<Record<"before" | "after" | "end", ReadonlyMap<string, CatalogObject>>>;

interface Held {
  readonly object: CatalogObject;
  readonly how: Loss["how"];
}

/** What the rollback takes away. */
function gone({ after }: RollbackEnds, places: Places): Held[] {
  return after.objects
    .filter((object) => holdsRows(object) && isOwn(object) && !places.end.has(place(object)))
    .map((object) => ({ object, how: places.before.has(place(object)) ? "remade" : "new" }));
}

/** What the migration had taken away. */
function comeBack({ before }: RollbackEnds, places: Places, ends: ReadonlyMap<string, CatalogObject>): Held[] {
  return before.objects
    .filter((object) => holdsRows(object) && isOwn(object) && ends.has(object.key))
    .filter((object) => !places.end.has(place(object)) && !places.after.has(place(object)))
    .map((object) => ({ object, how: "empty" }));
}

/** What has rows, or is about rows, that are there all the time. */
function survivor(object: CatalogObject, places: Places): Loss[] {
  const now = places.after.get(place(object)) ?? null;
  if (object.type === "column") return columnLosses(object, now, places);
  if (object.type === "composite type")
    return now === null ? [] : attributeLosses(object, now, [...places.after.values()]);
  if (object.type === "enum type") return labelLosses(object, now ?? named(object, places));
  if (!isRule(object)) return [];
  const table = tableNow(object, places);
  if (table === null) return [];
  const rules = [...places.after.values()].filter(({ type, parent }) => type === object.type && parent === table.key);
  return rules.some((rule) => refusesAlike(object, rule)) ? [] : [loss(object, "stricter")];
}

/** After the migration. */
function named({ key }: CatalogObject, places: Places): CatalogObject | null {
  return [...places.after.values()].find((object) => object.key === key) ?? null;
}

function columnLosses(object: CatalogObject, now: CatalogObject | null, places: Places): Loss[] {
  const notNull = isTrue(object, "not null");
  if (now === null)
    return notNull && isUnfilled(object) && tableNow(object, places) !== null ? [loss(object, "unfilled")] : [];
  const [type, typeNow] = [textOf(object, "type") ?? "", textOf(now, "type") ?? ""];
  const isOther = type !== typeNow && !isSameType(object, now);
  const isNarrower = isOther && !isWiderType(typeNow, type);
  const isConverted = isOther && places.before.has(place(object)) && !isWiderType(type, typeNow);
  return [
    ...(isConverted ? [loss(object, "converted", typeNow)] : []),
    ...(isNarrower ? [loss(object, "narrowed", type)] : []),
    ...(notNull && !isTrue(now, "not null") ? [loss(object, "stricter", "not null")] : []),
  ];
}

/** A type of the user's under another name. */
function isSameType({ stored: a }: CatalogObject, { stored: b }: CatalogObject): boolean {
  return a?.["type"] !== undefined && a["type"] === b?.["type"];
}

function isUnfilled(object: CatalogObject): boolean {
  return ["default", "identity", "generated"].every((name) => textOf(object, name) === null);
}

function attributeLosses(object: CatalogObject, now: CatalogObject, all: readonly CatalogObject[]): Loss[] {
  const { gone, back } = changedParts(object, now, all);
  const empty = back.map((name): Loss => ({
    how: "empty",
    type: "attribute",
    name: `${object.name}.${name}`,
    detail: "",
  }));
  return gone.length === 0 ? empty : [...empty, loss(object, "attributes", gone.join(", "))];
}

/** PostgreSQL cannot take a label away, so that the type is made anew then; in the same type a label was renamed. */
function labelLosses(object: CatalogObject, now: CatalogObject | null): Loss[] {
  if (now === null || now.identity === object.identity) return [];
  const labels = new Set(listOf(object, "labels"));
  const lost = listOf(now, "labels").filter((label) => !labels.has(label));
  return lost.length === 0 ? [] : [loss(object, "labels", lost.join(", "))];
}

const RULES = new Set(["check constraint", "foreign key", "unique constraint", "primary key", "exclusion constraint"]);

function isRule(object: CatalogObject): boolean {
  return RULES.has(object.type) || (object.type === "index" && isTrue(object, "unique"));
}

/** A name is not what refuses rows. */
function refusesAlike(object: CatalogObject, now: CatalogObject): boolean {
  return ["definition", "unique", "validated"].every((name) => refusing(object, name) === refusing(now, name));
}

/** What a foreign key does when a row it points at goes away or changes refuses no row. */
function refusing({ attributes }: CatalogObject, name: string): AttributeValue {
  const value = attributes[name] ?? null;
  return typeof value === "string" ? value.replaceAll(ACTIONS, "") : value;
}

const ACTIONS = / ON (?:DELETE|UPDATE) (?:CASCADE|RESTRICT|NO ACTION|SET (?:NULL|DEFAULT)(?: \([^)]*\))?)/gu;

/** What its table is after the migration; null where that comes back empty. */
function tableNow(object: CatalogObject, places: Places): CatalogObject | null {
  const table = [...places.end.values()].find(({ key }) => key === object.parent);
  return table === undefined ? null : (places.after.get(place(table)) ?? null);
}

/** What holds rows and has another's name at the end: the schema looks right, and the rows are in the wrong place. */
export function misplaced({ before, end }: RollbackEnds): CatalogObject | null {
  const ends = byPlace(end);
  const isMisplaced = (object: CatalogObject): boolean =>
    holdsRows(object) && isOwn(object) && (ends.get(place(object))?.key ?? object.key) !== object.key;
  return before.objects.find(isMisplaced) ?? null;
}

/** Also an extension with tables of its own. */
function holdsRows(object: CatalogObject): boolean {
  return kindOf(object.type)?.holdsRows === true || listOf(object, "on its tables").length > 0;
}

/** Not the copy that a partition has of its table's. */
function isOwn({ follows }: CatalogObject): boolean {
  return typeof follows !== "string";
}

function loss({ type, name }: CatalogObject, how: Loss["how"], detail = ""): Loss {
  return { how, type, name, detail };
}

function place({ type, identity }: CatalogObject): string {
  return `${type} ${identity}`;
}

function byPlace({ objects }: Catalog): Map<string, CatalogObject> {
  return new Map(objects.map((object) => [place(object), object]));
}

const ORDER: readonly Loss["how"][] = [
  "new",
  "empty",
  "remade",
  "restarted",
  "carried",
  "converted",
  "narrowed",
  "attributes",
  "written",
  "scripted",
  "labels",
  "unfilled",
  "stricter",
];

function byKind(a: Loss, b: Loss): number {
  return ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || (a.name < b.name ? -1 : Number(a.name > b.name));
}

/** `quote`: how a name or a type is set apart from the words. */
export function lossSentence({ how, type, name, detail }: Loss, quote: (name: string) => string): string {
  const object = `${type} ${quote(name)}`;
  switch (how) {
    case "new":
      return `The ${object} goes away, and with it what was written to it since.`;
    case "empty":
      return type === "column" || type === "attribute"
        ? `The ${object} comes back without its values.`
        : `The ${object} comes back without its rows.`;
    case "remade":
      return `The ${object} is made anew: what it holds is lost.`;
    case "restarted":
      return `The ${object} is made anew and begins with ${quote(detail)}: numbers that it has given are given again.`;
    case "carried":
      return `The ${object} is made anew, and goes on behind what ${quote(detail)} holds: numbers of rows that are gone can come again.`;
    case "converted":
      return `The values of ${quote(name)} have been ${quote(detail)} in between: what that could not hold is lost.`;
    case "narrowed":
      return `The values of ${quote(name)} become ${quote(detail)}: those that do not fit are cut off, or stop the rollback.`;
    case "attributes":
      return `The ${object} loses ${quote(detail)}: what columns of that type hold in it is lost.`;
    case "written":
      return `The ${object} has written rows of tables that were there before: nothing is known to take that back.`;
    case "scripted":
      return `The ${object} writes or removes rows itself: which, nothing tells.`;
    case "labels":
      return `The ${object} loses ${quote(detail)}: rows that hold it stop the rollback.`;
    case "unfilled":
      return `The ${object} comes back as \`not null\` without a default: rows in its table stop the rollback.`;
    case "stricter":
      return `The ${object}${detail === "" ? "" : ` is ${quote(detail)} again, which`} refuses rows again: those that it would have refused since stop the rollback.`;
    default:
      return how satisfies never;
  }
}
