/**
 * Every kind of schema object that is compared, in the order in which they can be created.
 */
import type { Kind } from "./kinds/kind.ts";
import { column } from "./kinds/column.ts";
import { compositeType } from "./kinds/composite-type.ts";
import { constraint } from "./kinds/constraint.ts";
import { domain } from "./kinds/domain.ts";
import { enumType } from "./kinds/enum-type.ts";
import { extension } from "./kinds/extension.ts";
import { routine } from "./kinds/routine.ts";
import { schema } from "./kinds/schema.ts";
import { sequence } from "./kinds/sequence.ts";
import { table } from "./kinds/table.ts";
import { tableIndex } from "./kinds/table-index.ts";
import { trigger } from "./kinds/trigger.ts";
import { view } from "./kinds/view.ts";

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
