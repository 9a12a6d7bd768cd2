/**
 * What an aggregate is made of, and the statement that makes it.
 * https://www.postgresql.org/docs/current/catalog-pg-aggregate.html
 */
import type { CatalogObject } from "./catalog.ts";
import { attributeObjects, signature, typeName } from "./attribute-row.ts";
import { isTrue, literal, textOf } from "./changes.ts";
import { routineName } from "./routine-name.ts";

const MODIFIES = (column: string): string =>
  `case ${column} when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end`;

/** The functions, by the attribute, with the parameter of CREATE AGGREGATE. */
const FUNCTIONS = {
  "transition function": ["sfunc", "g.aggtransfn"],
  "final function": ["finalfunc", "g.aggfinalfn"],
  "combine function": ["combinefunc", "g.aggcombinefn"],
  "serial function": ["serialfunc", "g.aggserialfn"],
  "deserial function": ["deserialfunc", "g.aggdeserialfn"],
  "moving transition function": ["msfunc", "g.aggmtransfn"],
  "moving inverse function": ["minvfunc", "g.aggminvtransfn"],
  "moving final function": ["mfinalfunc", "g.aggmfinalfn"],
} as const;

const ATTRIBUTES = {
  kind: "case g.aggkind when 'n' then 'normal' when 'o' then 'ordered-set' else 'hypothetical-set' end",
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, [, column]]) => [name, signature(column)])),
  "state type": typeName("g.aggtranstype"),
  "state size": "g.aggtransspace",
  "initial value": "g.agginitval",
  "final function extra": "g.aggfinalextra",
  "final function modifies": `case when g.aggfinalfn <> 0 then ${MODIFIES("g.aggfinalmodify")} end`,
  "moving state type": typeName("g.aggmtranstype"),
  "moving state size": "g.aggmtransspace",
  "moving initial value": "g.aggminitval",
  "moving final function extra": "g.aggmfinalextra",
  "moving final function modifies": `case when g.aggmfinalfn <> 0 then ${MODIFIES("g.aggmfinalmodify")} end`,
  "sort operator": "nullif(g.aggsortop, 0)::pg_catalog.regoperator::text",
};

const STORED = {
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, [, column]]) => [name, `${column}::pg_catalog.oid`])),
  "state type": "g.aggtranstype",
  "moving state type": "g.aggmtranstype",
  "sort operator": "g.aggsortop",
};

/** The attributes as one JSON object, for the pg_proc row of that oid. */
export function aggregateSql(oid: string): string {
  return `select ${attributeObjects(ATTRIBUTES, STORED).attributes} from pg_catalog.pg_aggregate g where g.aggfnoid = ${oid}`;
}

export function aggregateStoredSql(oid: string): string {
  return `select ${attributeObjects(ATTRIBUTES, STORED).stored} from pg_catalog.pg_aggregate g where g.aggfnoid = ${oid}`;
}

const LITERALS = { "initial value": "initcond", "moving initial value": "minitcond" } as const;
const WORDS = {
  "state type": "stype",
  "final function modifies": "finalfunc_modify",
  "moving state type": "mstype",
  "moving final function modifies": "mfinalfunc_modify",
  parallel: "parallel",
} as const;
const SIZES = { "state size": "sspace", "moving state size": "msspace" } as const;
const FLAGS = { "final function extra": "finalfunc_extra", "moving final function extra": "mfinalfunc_extra" } as const;

/** `callable` is the name with the arguments: `public.total(integer)`. */
export function createAggregate(object: CatalogObject, callable: string): string {
  const texts = (names: Readonly<Record<string, string>>, text: (value: string) => string): string[] =>
    Object.entries(names).flatMap(([attribute, parameter]) => {
      const value = textOf(object, attribute);
      return value === null ? [] : [`${parameter} = ${text(value)}`];
    });
  const modifies = textOf(object, "kind") === "normal" ? "read_only" : "read_write";
  const defaults = new Set(["parallel = unsafe", `finalfunc_modify = ${modifies}`, `mfinalfunc_modify = ${modifies}`]);
  const functions = Object.fromEntries(Object.entries(FUNCTIONS).map(([name, [parameter]]) => [name, parameter]));
  const parameters = [
    ...texts(functions, routineName),
    ...texts(WORDS, (value) => value).filter((parameter) => !defaults.has(parameter)),
    ...texts(LITERALS, literal),
    ...Object.entries(SIZES).flatMap(([name, parameter]) =>
      object.attributes[name] === 0 ? [] : [`${parameter} = ${String(object.attributes[name])}`],
    ),
    ...Object.entries(FLAGS).flatMap(([name, parameter]) => (isTrue(object, name) ? [parameter] : [])),
    ...texts({ "sort operator": "sortop" }, (value) => `operator(${value.slice(0, value.lastIndexOf("("))})`),
    ...(textOf(object, "kind") === "hypothetical-set" ? ["hypothetical"] : []),
  ];
  const name = callable.endsWith("()") ? `${callable.slice(0, -1)}*)` : callable;
  return `create or replace aggregate ${name} (${parameters.join(", ")})`;
}
