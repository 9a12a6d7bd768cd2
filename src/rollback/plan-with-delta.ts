/**
 * The statements that `@supabase/pg-delta` finds from one state to another. Loaded only where a rollback is generated: it is
 * as large as the rest of the gate's own code together.
 */
import { plan } from "@supabase/pg-delta/plan";
import type { ReadOptions } from "../catalog/read-catalog.ts";
import type { Database } from "../postgres/server.ts";
import { comparable, readFacts } from "./delta-facts.ts";
import type { RollbackScript } from "./generate-rollback.ts";

export interface DeltaCase {
  readonly from: Database;
  readonly to: Database;
  readonly scope: ReadOptions;
}

/** Throws what the planner throws about states that it cannot handle. */
export async function planWithDelta({ from, to, scope }: DeltaCase): Promise<RollbackScript> {
  const [source, target] = await Promise.all([readFacts(from), readFacts(to)]);
  const pair = comparable({ source, target }, scope);
  const { actions, preamble } = plan(pair.source, pair.target);
  const transactional = actions.every((each) => each.transactionality === "transactional" && !each.newSegmentBefore);
  const unchecked = preamble.some(({ name }) => name === "check_function_bodies");
  const statements = actions.map(({ sql }) => sql.trimEnd().replace(/;$/u, ""));
  return { statements: unchecked ? withUncheckedBodies(statements, transactional) : statements, transactional };
}

/** A function's body may name what is only made after it. */
function withUncheckedBodies(statements: readonly string[], transactional: boolean): string[] {
  if (statements.length === 0) return [];
  if (transactional) return ["set local check_function_bodies = off", ...statements];
  return ["set check_function_bodies = off", ...statements, "reset check_function_bodies"];
}
