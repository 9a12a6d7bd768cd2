/**
 * Every kind of schema object that is compared, in the order in which they can be created.
 */
import type { Kind } from "./kind.ts";
import { column } from "./column.ts";
import { compositeType } from "./composite-type.ts";
import { constraint } from "./constraint.ts";
import { domain } from "./domain.ts";
import { enumType } from "./enum-type.ts";
import { extension } from "./extension.ts";
import { routine } from "./routine.ts";
import { schema } from "./schema.ts";
import { sequence } from "./sequence.ts";
import { table } from "./table.ts";
import { tableIndex } from "./table-index.ts";
import { trigger } from "./trigger.ts";
import { view } from "./view.ts";

export const KINDS: readonly Kind<never>[] = [
  schema,
  extension,
  enumType,
  domain,
  compositeType,
  sequence,
  table,
  column,
  tableIndex,
  constraint,
  view,
  routine,
  trigger,
];

const BY_TYPE: ReadonlyMap<string, Kind<never>> = new Map(
  KINDS.flatMap((kind) => kind.types.map((type) => [type, kind] as const)),
);

/** The kind that makes objects of this type; null for a type that none makes. */
export function kindOf(type: string): Kind<never> | null {
  return BY_TYPE.get(type) ?? null;
}

const TYPES: readonly string[] = KINDS.flatMap((kind) => kind.types);

/** Its place in the order of creation. */
export function rankOf(type: string): number {
  return TYPES.indexOf(type);
}
