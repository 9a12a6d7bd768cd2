/**
 * The preconditions of a formatted changeset: `--preconditions onFail:MARK_RAN`, `--precondition-sql-check expectedResult:0 select …`,
 * `--precondition-table-exists table:trips`. Read from liquibase-standard 5.0.4: src/main/java/liquibase/parser/core/formattedsql/
 * FormattedSqlChangeLogParser.java, precondition/core/{Sql,TableExists,ViewExists}Precondition.java, PreconditionContainer.java.
 */
import type { Guard, GuardOutcome, Question } from "../tool.ts";

/** A changeset's preconditions as they are written. */
export interface Preconditions {
  readonly onFail: GuardOutcome;
  readonly onError: GuardOutcome;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly kind: string;
  readonly body: string;
}

export const NO_PRECONDITIONS: Preconditions = { onFail: "halt", onError: "halt", conditions: [] };

/** A line of a changeset that is about preconditions; the error is Liquibase's own. */
export function readPrecondition(
  line: string,
  known: Preconditions,
): Preconditions | { readonly error: string } | null {
  const [, options] = /^\s*--\s*preconditions(.*)$/iu.exec(line) ?? [];
  if (options !== undefined) return withOptions(options, known);
  const [, kind, body] = /^\s*--\s*precondition-([a-z\d-]+)(?: (.*))?$/iu.exec(line) ?? [];
  if (kind === undefined) return null;
  const condition = { kind, body: (body ?? "").trim() };
  const error = errorOf(condition);
  return error === null ? { ...known, conditions: [...known.conditions, condition] } : { error };
}

const OUTCOMES: Readonly<Record<string, GuardOutcome>> = {
  HALT: "halt",
  CONTINUE: "pass-over",
  MARK_RAN: "record",
  WARN: "run",
};

function withOptions(options: string, known: Preconditions): Preconditions | { readonly error: string } {
  const found: Record<"onFail" | "onError", GuardOutcome> = { onFail: "halt", onError: "halt" };
  for (const name of ["onFail", "onError"] as const) {
    const value = new RegExp(`${name}:(\\w+)`, "iu").exec(options)?.[1];
    const outcome = value === undefined ? "halt" : OUTCOMES[value.toUpperCase()];
    if (outcome === undefined)
      return { error: `Unknown ${name} attribute value '${value}'.  Possible values: HALT, CONTINUE, MARK_RAN, WARN` };
    found[name] = outcome;
  }
  return { ...known, ...found };
}

const CHECK = /^(?:expectedResult:)?(?:(\w+)|'([^']+)'|"([^"]+)") (.*)$/iu;

function errorOf({ kind, body }: Condition): string | null {
  switch (kind) {
    case "sql-check":
      return CHECK.test(body) ? null : `Could not parse a SqlCheck precondition from '${body}'.`;
    case "table-exists":
      return /table:\w/iu.test(body) ? null : "Table name was not specified correctly in tableExists precondition.";
    case "view-exists":
      return /view:\w/iu.test(body) ? null : "View name was not specified correctly in viewExists precondition.";
    default:
      return `The '${kind}' precondition type is not supported.`;
  }
}

/** Undefined where nothing is asked. `expand`: puts in the changelog's properties. */
export function guardOf(
  { onFail, onError, conditions }: Preconditions,
  expand: (text: string) => string,
): Guard | undefined {
  if (conditions.length === 0) return undefined;
  return { onFail, onError, questions: conditions.map(({ kind, body }) => question(kind, expand(body))) };
}

function question(kind: string, body: string): Question {
  if (kind === "sql-check") return sqlCheck(body);
  const what = kind === "table-exists" ? "table" : "view";
  // The parser's expressions are greedy: the last of several counts.
  const name = new RegExp(`.*${what}:(\\w+)`, "iu").exec(body)?.[1]?.toLowerCase() ?? "";
  const schema = /.*schema:(\w+)/iu.exec(body)?.[1]?.toLowerCase() ?? null;
  const kinds = what === "table" ? "'r', 'p'" : "'v'";
  return {
    sql: `select pg_catalog.count(*) > 0 from pg_catalog.pg_class as relations
join pg_catalog.pg_namespace as spaces on spaces.oid = relations.relnamespace
where relations.relkind in (${kinds}) and relations.relname = '${name}'
  and spaces.nspname = ${schema === null ? "pg_catalog.current_schema()" : `'${schema}'`}`,
    expected: "t",
    failure: () => `${what === "table" ? "Table" : "View"} ${schema ?? "public"}.${name} does not exist`,
  };
}

function sqlCheck(body: string): Question {
  const [, word, single, double, sql = ""] = CHECK.exec(body) ?? [];
  const expected = word ?? single ?? double ?? "";
  return {
    sql: sql.replace(/;$/u, ""),
    expected,
    failure: (answer) =>
      answer === null
        ? "No rows returned from SQL Precondition"
        : `SQL Precondition failed.  Expected '${expected}' got '${answer}'`,
  };
}
