/**
 * Functions, procedures and aggregates. A body counts without its layout and comments.
 */
import type { AttributeValue, CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, isTrue, listOf, textOf } from "../changes.ts";
import { distributeArrayCasts } from "../array-casts.ts";
import { aggregateSql, aggregateStoredSql, createAggregate } from "../aggregate.ts";
import { signature } from "../attribute-row.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, noInternalPart, userSchema } from "../scope-sql.ts";
import { significantTokens } from "../../sql/tokens.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface RoutineRow {
  readonly oid: number;
  readonly schemaOid: number;
  readonly kind: "f" | "p" | "a" | "w";
  readonly schemaAndName: string;
  readonly ownName: string;
  readonly types: string;
  readonly arguments: string;
  readonly argumentsStored: string;
  readonly result: string | null;
  readonly resultStored: string;
  readonly language: string;
  readonly languageOid: number;
  readonly volatility: "i" | "s" | "v";
  readonly strict: boolean;
  readonly securityDefiner: boolean;
  readonly leakproof: boolean;
  readonly parallel: "s" | "r" | "u";
  readonly cost: number;
  readonly rows: number;
  readonly settings: readonly string[];
  readonly support: string | null;
  readonly supportOid: number;
  readonly transformsStored: string | null;
  readonly body: string;
  readonly sqlBody: string | null;
  readonly sqlBodyStored: string | null;
  readonly library: string | null;
  readonly definition: string | null;
  readonly transforms: readonly string[];
  readonly aggregate: Readonly<Record<string, string | boolean | number | null>> | null;
  readonly aggregateStored: Readonly<Record<string, string>> | null;
}

const TYPES = { f: "function", w: "function", p: "procedure", a: "aggregate" } as const;
const VOLATILITY = { i: "immutable", s: "stable", v: "volatile" } as const;
const PARALLEL = { s: "safe", r: "restricted", u: "unsafe" } as const;

export const routine: Kind<RoutineRow> = {
  name: "routine",
  types: ["function", "procedure", "aggregate"],
  places: ["pg_proc"],
  sql: ({ major }) => `
    select p.oid as "oid", n.oid as "schemaOid", p.prokind as "kind",
      pg_catalog.format('%I.%I', n.nspname, p.proname) as "schemaAndName", pg_catalog.quote_ident(p.proname) as "ownName",
      pg_catalog.oidvectortypes(p.proargtypes) as "types", pg_catalog.pg_get_function_arguments(p.oid) as "arguments",
      pg_catalog.concat_ws('|', p.proargtypes, p.proallargtypes, p.proargmodes, p.proargnames, p.provariadic,
        pg_catalog.md5(p.proargdefaults::text)) as "argumentsStored",
      pg_catalog.pg_get_function_result(p.oid) as "result",
      pg_catalog.concat_ws('|', p.prorettype, p.proretset, p.proallargtypes, p.proargmodes, p.proargnames) as "resultStored",
      l.lanname as "language", l.oid as "languageOid", p.provolatile as "volatility", p.proisstrict as "strict", p.prosecdef as "securityDefiner",
      p.proleakproof as "leakproof", p.proparallel as "parallel", p.procost as "cost", p.prorows as "rows",
      array(select s from pg_catalog.unnest(p.proconfig) s order by s) as "settings",
      ${signature("p.prosupport")} as "support",
      p.prosupport::pg_catalog.oid as "supportOid", p.protrftypes::text as "transformsStored", p.prosrc as "body",
      ${major >= 14 ? "pg_catalog.pg_get_function_sqlbody(p.oid)" : "null"} as "sqlBody",
      ${major >= 14 ? "pg_catalog.md5(p.prosqlbody::text)" : "null"} as "sqlBodyStored", p.probin as "library",
      case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end as "definition",
      array(select pg_catalog.format_type(y, null) from pg_catalog.unnest(p.protrftypes) y order by 1) as "transforms",
      case when p.prokind = 'a' then (${aggregateSql("p.oid")}) end as "aggregate",
      case when p.prokind = 'a' then (${aggregateStoredSql("p.oid")}) end as "aggregateStored"
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
    where ${userSchema("n")} and ${noExtensionMember("pg_proc", "p.oid")} and ${noInternalPart("pg_proc", "p.oid")}
    order by p.oid`,
  objects: (rows) => rows.map(routineObject),
  describe: (object) => {
    const [result, language] = ["result", "language"].map((attribute) => textOf(object, attribute));
    const words = [
      callable(object),
      ...(result === null ? [] : [`returns ${result}`]),
      language === null ? "aggregate" : `language ${language}`,
      ...promises(object),
    ];
    return words.join(" ");
  },
  isDestructive: (change) => isRemovedOrRenamed(change) || breaksCallers(change),
  ddl: {
    create: createRoutine,
    drop: (object) => [`drop ${object.type} ${signatureOf(object)}`],
    alter: alterRoutine,
  },
};

function routineObject(row: RoutineRow): CatalogObject {
  const isStandardBody = row.sqlBody !== null;
  return makeObject({
    type: TYPES[row.kind],
    name: `${row.schemaAndName}(${row.types})`,
    ownName: row.ownName,
    within: identityOf("pg_namespace", row.schemaOid),
    identity: identityOf("pg_proc", row.oid),
    attributes: { arguments: distributeArrayCasts(row.arguments), ...attributesOf(row) },
    written: isStandardBody || row.kind === "a" ? {} : { body: row.body },
    stored: {
      arguments: row.argumentsStored,
      ...(row.kind === "a" ? {} : { language: String(row.languageOid) }),
      ...(row.kind === "p" ? {} : { result: row.resultStored }),
      ...(row.sqlBodyStored === null ? {} : { body: row.sqlBodyStored }),
      ...(row.supportOid === 0 ? {} : { support: String(row.supportOid) }),
      ...(row.transformsStored === null ? {} : { transforms: row.transformsStored }),
      ...row.aggregateStored,
    },
    ddl: row.definition,
  });
}

/** A procedure has no volatility, an aggregate has that of its functions: only what can differ is told. */
function attributesOf(row: RoutineRow): Record<string, AttributeValue> {
  if (row.kind === "a") return { result: row.result, parallel: PARALLEL[row.parallel], ...row.aggregate };
  return row.kind === "p" ? bodyOf(row) : { ...bodyOf(row), ...promisesOf(row) };
}

function bodyOf(row: RoutineRow): Record<string, AttributeValue> {
  return {
    language: row.language,
    body: distributeArrayCasts(row.sqlBody) ?? significantBody(row),
    library: row.library,
    "security definer": row.securityDefiner,
    settings: row.settings,
    transforms: row.transforms,
  };
}

/** What the planner believes. */
function promisesOf(row: RoutineRow): Record<string, AttributeValue> {
  return {
    result: row.result,
    volatility: VOLATILITY[row.volatility],
    strict: row.strict,
    leakproof: row.leakproof,
    parallel: PARALLEL[row.parallel],
    cost: row.cost,
    rows: row.rows,
    support: row.support,
    window: row.kind === "w",
  };
}

/** What is not as it is for most functions. */
function promises(object: CatalogObject): string[] {
  const volatility = textOf(object, "volatility");
  const parallel = textOf(object, "parallel");
  return [
    ...(volatility === null || volatility === VOLATILITY.v ? [] : [volatility]),
    ...["strict", "leakproof", "security definer"].filter((name) => isTrue(object, name)),
    ...(parallel === null || parallel === PARALLEL.u ? [] : [`parallel ${parallel}`]),
    ...listOf(object, "settings").map((setting) => `set ${setting}`),
  ];
}

const LANGUAGES_OF_SQL = new Set(["sql", "plpgsql"]);

const OTHER_STRINGS = /^standard_conforming_strings=(?!(?:on|true|yes|1)$)/;

/** Only for languages with SQL's tokens is it known what layout is; there, only where a backslash is no more than that. */
function significantBody({ language, body, settings }: RoutineRow): string {
  const isKnown = LANGUAGES_OF_SQL.has(language) && !settings.some((setting) => OTHER_STRINGS.test(setting));
  return isKnown ? significantTokens(body).join(" ") : body;
}

/** `public.f(a integer, b text DEFAULT 'x'::text)` */
function callable(object: CatalogObject): string {
  return `${object.name.slice(0, object.name.indexOf("(", nameEnd(object)))}(${textOf(object, "arguments")})`;
}

/** An aggregate of any input is called with a star. */
function signatureOf({ type, name }: CatalogObject): string {
  return type === TYPES.a ? name.replace(/\(\)$/, "(*)") : name;
}

/** A quoted name may contain a parenthesis. */
function nameEnd(object: CatalogObject): number {
  const ownName = object.ownName ?? "";
  return object.name.indexOf(`.${ownName}(`) + ownName.length;
}

function breaksCallers(change: CatalogChange): boolean {
  const changed = changedAttributes(change);
  return change.action === "changed" && (changed.includes("result") || changed.includes("arguments"));
}

function createRoutine(object: CatalogObject): string[] | null {
  if (object.type === TYPES.a) return [createAggregate(object, callable(object))];
  return typeof object.ddl === "string" ? [object.ddl.trimEnd()] : null;
}

/** CREATE OR REPLACE cannot change the result, nor the names and defaults of arguments, nor the kind; a new one lacks the grants. */
function alterRoutine(change: AlteringChange): string[] | null {
  const { after } = change;
  const changed = changedAttributes(change);
  if (changed.length === 0) return change.action === "renamed" ? renamedRoutine(change) : [];
  const isOther = changed.some((name) => FIXED.has(name));
  return isOther || change.action === "renamed" ? null : createRoutine(after);
}

const FIXED = new Set(["result", "arguments", "window", "kind"]);

/** Names carry the argument types here, which are no part of what is renamed. */
function renamedRoutine(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const types = before.name.slice(before.name.indexOf("(", nameEnd(before)));
  const sameTypes = after.name.endsWith(types);
  if (!sameTypes) return null;
  const bare = (object: CatalogObject) => object.name.slice(0, object.name.length - types.length);
  const simple = { ...change, before: { ...before, name: bare(before) }, after: { ...after, name: bare(after) } };
  return renamedWithin(simple, after.type).map((statement) =>
    statement.replace(/ (rename to|set schema) /, `${types} $1 `),
  );
}
