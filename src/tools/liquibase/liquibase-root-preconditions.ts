/**
 * `preConditions` of a changelog, which are asked once, before anything runs. Read from liquibase-standard 5.0.4: src/main/java/
 * liquibase/changelog/visitor/ValidatingVisitor.java, precondition/core/.
 */
import { isForPostgres } from "./liquibase-expressions.ts";
import type { ChangelogNode } from "./liquibase-nodes.ts";
import { guardOf } from "./liquibase-preconditions.ts";
import type { Condition } from "./liquibase-preconditions.ts";
import type { Question } from "../tool.ts";

export interface RootPreconditions {
  readonly questions: readonly Question[];
  /** Liquibase's words for what can be told without asking. */
  readonly failed: readonly string[];
  /** Names of those that the gate does not ask. */
  readonly unasked: readonly string[];
}

/** `expand`: puts in the changelog's properties. */
export function readRootPreconditions(node: ChangelogNode, expand: (text: string) => string): RootPreconditions {
  const { onFail = "HALT", onError = "HALT" } = node.attributes;
  const found = conditionsOf(node).map((each) => readCondition(each, expand));
  if (goesOn(onFail) && goesOn(onError)) return { questions: [], failed: [], unasked: [] };
  const asked = !goesOn(onFail) && !goesOn(onError);
  const questions = asked ? found.flatMap((each) => ("question" in each ? [each.question] : [])) : [];
  const failed = goesOn(onFail) ? [] : found.flatMap((each) => ("failed" in each ? [each.failed] : []));
  const unasked = found.flatMap((each) => ("unasked" in each ? [each.unasked] : []));
  const half = asked
    ? []
    : found.flatMap((each) => ("question" in each ? [`onFail:${onFail} onError:${onError}`] : []));
  return { questions, failed, unasked: [...unasked, ...half] };
}

function goesOn(outcome: string): boolean {
  return outcome.toUpperCase() === "WARN";
}

/** `and` is what a list is anyway. */
function conditionsOf(node: ChangelogNode): ChangelogNode[] {
  return node.children.flatMap((each) => (each.kind === "and" ? conditionsOf(each) : [each]));
}

type Read = { readonly question: Question } | { readonly failed: string } | { readonly unasked: string } | object;

function readCondition(node: ChangelogNode, expand: (text: string) => string): Read {
  const { kind, attributes } = node;
  if (kind === "dbms") {
    const { type = "" } = attributes;
    return isForPostgres(type) ? {} : { failed: `DBMS Precondition failed: expected ${type}, got postgresql` };
  }
  const condition = asWritten(node);
  const question = condition === null ? undefined : guardOf(withCondition(condition), expand)?.questions[0];
  return question === undefined ? { unasked: kind } : { question };
}

function withCondition(condition: Condition): Parameters<typeof guardOf>[0] {
  return { onFail: "halt", onError: "halt", conditions: [condition] };
}

/** As a formatted changeset would say it. */
function asWritten({ kind, attributes, text }: ChangelogNode): Condition | null {
  const { expectedResult = "", sql = text, tableName = "", viewName = "", schemaName } = attributes;
  const schema = schemaName === undefined ? "" : ` schema:${schemaName}`;
  if (kind === "sqlCheck")
    return { kind: "sql-check", body: `"${expectedResult}" ${sql.replaceAll(/\s+/gu, " ").trim()}` };
  if (kind === "tableExists") return { kind: "table-exists", body: `table:${tableName}${schema}` };
  if (kind === "viewExists") return { kind: "view-exists", body: `view:${viewName}${schema}` };
  return null;
}
