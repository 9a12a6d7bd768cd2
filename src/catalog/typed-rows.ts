/**
 * The rows of a query as objects: booleans, numbers, arrays and JSON out of PostgreSQL's text format. 64-bit integers and
 * every type that is not known here stay text. Much cheaper for both sides than rows as JSON.
 */
import type { ResultColumn } from "../postgres/session.ts";

type Decoder = (text: string) => unknown;

/** https://www.postgresql.org/docs/current/catalog-pg-type.html; oids of built-in types are fixed. */
const DECODERS: Readonly<Record<number, Decoder>> = {
  16 /* bool */: (text) => text === "t",
  21 /* int2 */: Number,
  23 /* int4 */: Number,
  26 /* oid */: Number,
  114 /* json */: JSON.parse,
  700 /* float4 */: Number,
  701 /* float8 */: Number,
  1002 /* "char"[] */: parseArray,
  1003 /* name[] */: parseArray,
  1005 /* int2[] */: (text) => parseArray(text).map(Number),
  1007 /* int4[] */: (text) => parseArray(text).map(Number),
  1009 /* text[] */: parseArray,
  1015 /* varchar[] */: parseArray,
  1028 /* oid[] */: (text) => parseArray(text).map(Number),
  3802 /* jsonb */: JSON.parse,
};

/** What makes an object of each row. `mask` sees each text before it is decoded. The rows have their columns as getters:
 * spreading one copies nothing. */
export function rowMaker(columns: readonly ResultColumn[], mask: ((text: string) => string) | null): RowMaker {
  const Row = rowClass(columns.map(({ name }) => name));
  const decoders = columns.map(({ type }) => DECODERS[type] ?? null);
  const previous: (string | null)[] = columns.map(() => null);
  return (fields) => {
    const values: unknown[] = Array.from(fields);
    for (let index = 0; index < fields.length; index += 1) {
      const text = fields[index] ?? null;
      if (text === null) continue;
      // Rows of one table repeat its name: the same string takes its memory once.
      if (text !== previous[index]) previous[index] = text;
      const masked = mask === null ? previous[index] : mask(text);
      const decode = decoders[index] ?? null;
      values[index] = decode === null ? masked : decode(masked ?? text);
    }
    return new Row(values);
  };
}

export type RowMaker = (fields: readonly (string | null)[]) => object;

const VALUES = Symbol("values");

/** An array and shared getters: an object that gets dozens of properties one by one would turn into a slow dictionary. */
function rowClass(names: readonly string[]): new (values: readonly unknown[]) => object {
  class Row {
    readonly [VALUES]: readonly unknown[];
    constructor(values: readonly unknown[]) {
      this[VALUES] = values;
    }
  }
  for (const [index, name] of names.entries()) {
    Object.defineProperty(Row.prototype, name, {
      get(this: Row) {
        return this[VALUES][index];
      },
    });
  }
  return Row;
}

/** `{a,"b c",NULL}`; one dimension. A null in it is null, as in JSON. */
function parseArray(text: string): (string | null)[] {
  if (text === "{}") return [];
  if (!text.includes('"')) return text.slice(1, -1).split(",").map(unquotedElement);
  const elements = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/gs);
  return [...elements].map(([, quoted, bare]) =>
    quoted === undefined ? unquotedElement(bare ?? "") : quoted.replaceAll(/\\(.)/gs, "$1"),
  );
}

function unquotedElement(text: string): string | null {
  return text === "NULL" ? null : text;
}
