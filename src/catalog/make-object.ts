/**
 * Makes catalog objects: identity, key and attributes in their normal form, so that each kind only says what differs.
 */
import type { AttributeValue, CatalogObject, ObjectIdentity, ObjectPart } from "./catalog.ts";
import { CATALOGS } from "./scope-sql.ts";

export function identityOf(catalog: keyof typeof CATALOGS, oid: number, subid = 0): ObjectIdentity {
  return `${CATALOGS[catalog]}/${oid}/${subid}`;
}

/** The rows that exist of the given ones. */
export function rowsOf(catalog: keyof typeof CATALOGS, oids: readonly (number | null)[]): ObjectIdentity[] {
  return oids.filter((oid) => oid !== null && oid !== 0).map((oid) => identityOf(catalog, oid as number));
}

export interface ObjectParts {
  readonly type: string;
  readonly name: string;
  readonly ownName: string;
  readonly identity: ObjectIdentity;
  readonly within: ObjectIdentity | null;
  readonly parent?: string | null;
  readonly related?: readonly ObjectIdentity[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly cosmetic?: Readonly<Record<string, AttributeValue>>;
  readonly stored?: Readonly<Record<string, string>>;
  readonly written?: Readonly<Record<string, string>>;
  readonly follows?: ObjectIdentity | null;
  readonly parts?: Readonly<Record<ObjectIdentity, ObjectPart>>;
  readonly ddl?: string | null;
  /** For objects whose names PostgreSQL may generate: what identifies this one without its name. */
  readonly nameless?: {
    readonly generated: boolean;
    readonly place: string;
    readonly content: string;
    /** True where objects of one name are the same, wherever they are: a sequence, whatever owns it. */
    readonly keepsName?: boolean;
  };
}

export function makeObject(parts: ObjectParts): CatalogObject {
  const { type, name, nameless } = parts;
  const byContent = nameless && `${type} of ${nameless.place}: ${nameless.content}`;
  const generated = nameless?.generated ?? false;
  return {
    type,
    name,
    key: generated && byContent ? byContent : `${type} ${name}`,
    parent: parts.parent ?? null,
    identity: parts.identity,
    related: parts.related ?? NONE,
    attributes: sortedByName(parts.attributes),
    cosmetic: sortedByName(parts.cosmetic ?? EMPTY),
    ownName: parts.ownName,
    within: parts.within,
    generatedName: generated,
    likeness: likeness(parts, byContent),
    follows: parts.follows ?? null,
    stored: parts.stored ?? EMPTY,
    written: parts.written ?? EMPTY,
    ...(parts.parts === undefined ? {} : { parts: parts.parts }),
    ddl: parts.ddl ?? null,
  };
}

/** The same content under another name, or the same generated name with another content. */
function likeness({ type, name, nameless }: ObjectParts, byContent: string | undefined): readonly string[] {
  if (!nameless || byContent === undefined) return NONE;
  if (nameless.keepsName === true) return [byContent, `${type} named ${name}`];
  return nameless.generated ? [byContent, `${type} of ${nameless.place} named ${name}`] : [byContent];
}

/** Kinds of which there are many write them in this order, so that there is nothing to do. */
function sortedByName<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  if (isSortedByName(record)) return record;
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSortedByName(record: object): boolean {
  let previous = "";
  for (const name in record) {
    if (name < previous) return false;
    previous = name;
  }
  return true;
}

/** Shared: there are many objects without any. */
const NONE: readonly never[] = [];
const EMPTY: Readonly<Record<string, never>> = {};
