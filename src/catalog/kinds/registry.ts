/**
 * Every kind of schema object that is compared, in the order in which they can be created.
 */
import type { Kind } from "./kind.ts";
import { accessMethod } from "./access-method.ts";
import { baseType } from "./base-type.ts";
import { cast } from "./cast.ts";
import { collation } from "./collation.ts";
import { column } from "./column.ts";
import { compositeType } from "./composite-type.ts";
import { constraint } from "./constraint.ts";
import { conversion } from "./conversion.ts";
import { defaultPrivileges } from "./default-privileges.ts";
import { domain } from "./domain.ts";
import { enumType } from "./enum-type.ts";
import { eventTrigger } from "./event-trigger.ts";
import { extension } from "./extension.ts";
import { foreignDataWrapper } from "./foreign-data-wrapper.ts";
import { foreignServer } from "./foreign-server.ts";
import { language } from "./language.ts";
import { operator } from "./operator.ts";
import { operatorClass } from "./operator-class.ts";
import { operatorFamily } from "./operator-family.ts";
import { policy } from "./policy.ts";
import { publication } from "./publication.ts";
import { rangeType } from "./range-type.ts";
import { routine } from "./routine.ts";
import { rule } from "./rule.ts";
import { schema } from "./schema.ts";
import { sequence } from "./sequence.ts";
import { statisticsObject } from "./statistics-object.ts";
import { subscription } from "./subscription.ts";
import { systemPrivileges } from "./system-privileges.ts";
import { table } from "./table.ts";
import { tableIndex } from "./table-index.ts";
import { textSearchConfiguration } from "./text-search-configuration.ts";
import { textSearchDictionary } from "./text-search-dictionary.ts";
import { textSearchParser } from "./text-search-parser.ts";
import { textSearchTemplate } from "./text-search-template.ts";
import { transform } from "./transform.ts";
import { trigger } from "./trigger.ts";
import { userMapping } from "./user-mapping.ts";
import { view } from "./view.ts";

export const KINDS: readonly Kind<never>[] = [
  schema,
  extension,
  language,
  collation,
  foreignDataWrapper,
  foreignServer,
  userMapping,
  enumType,
  domain,
  compositeType,
  rangeType,
  baseType,
  accessMethod,
  sequence,
  table,
  column,
  tableIndex,
  constraint,
  view,
  routine,
  trigger,
  rule,
  policy,
  statisticsObject,
  eventTrigger,
  transform,
  cast,
  operator,
  operatorFamily,
  operatorClass,
  conversion,
  textSearchParser,
  textSearchTemplate,
  textSearchDictionary,
  textSearchConfiguration,
  publication,
  subscription,
  defaultPrivileges,
  systemPrivileges,
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
