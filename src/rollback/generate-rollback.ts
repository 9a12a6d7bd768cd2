/**
 * The statements that lead from one state of a database back to an earlier one. Nothing is promised of them: `proveRollback`
 * runs them and compares.
 */
import type { Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { messageOf } from "../errors.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import type { ReadOptions } from "../catalog/read-catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { inAnyOrder } from "../postgres/in-any-order.ts";
import type { Database, Server } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { withSession } from "../postgres/with-session.ts";
import type { Reached } from "./restarts.ts";
import type { DeltaCase } from "./plan-with-delta.ts";

/** Two databases of the gate's own that are copies of one another, to which nobody is connected. They stay as they are. */
export interface RollbackStates {
  readonly server: Server;
  readonly after: Database;
  readonly before: Database;
  /** What is compared: the tool's bookkeeping is not. */
  readonly scope: ReadOptions;
  /** Where they have been read already. */
  readonly catalogs?: StateCatalogs;
  /** Where sequences that are made anew have to go on. */
  readonly reached?: Reached;
  /** Milliseconds for each statement; 0 or left out: as long as it takes. */
  readonly statementTimeout?: number;
}

export interface StateCatalogs {
  readonly after: Catalog;
  readonly before: Catalog;
}

export interface RollbackScript {
  /** Without the final semicolon. */
  readonly statements: readonly string[];
  /** False: they cannot all run in one transaction, and each runs by itself. */
  readonly transactional: boolean;
}

export type GeneratedRollback = RollbackScript | { readonly reason: string };

/** `reason`: why there is none, as a sentence without its end. */
export async function generateRollback(states: RollbackStates): Promise<GeneratedRollback> {
  const { server, after, before, scope } = states;
  const changes = changesBack(states.catalogs ?? (await readStates(states)));
  if (changes.length === 0) return { statements: [], transactional: true };
  const renames = changes.flatMap(renaming);
  if (renames.length === 0) return planFrom({ from: after, to: before, scope });
  return withDatabase(server, after, async (copy) => {
    const done = await runEach(copy, renames);
    const rest = await planFrom({ from: copy, to: before, scope });
    return "reason" in rest ? rest : { ...rest, statements: [...done, ...rest.statements] };
  });
}

export async function readStates({
  after,
  before,
  scope,
}: Pick<RollbackStates, "after" | "before" | "scope">): Promise<StateCatalogs> {
  const [first, second] = await Promise.all([readState(after, scope), readState(before, scope)]);
  return { after: first, before: second };
}

export function readState(database: Database, scope: ReadOptions): Promise<Catalog> {
  return withSession(database, (session) => readCatalog(session, scope));
}

/** What the way back has to change. */
export function changesBack({ after, before }: StateCatalogs): CatalogChange[] {
  return compareCatalogs(after, before, { identity: true, holdsRows }).filter(({ cosmetic }) => !cosmetic);
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}

/** Identity tells a rename from an object that is gone and another that is new, which names alone do not. */
function renaming(change: CatalogChange): readonly string[] {
  const { action, before, after } = change;
  if (before === null || after === null) return [];
  const statements = kindOf(change.type)?.ddl?.alter({ ...change, before, after, attributes: [] }) ?? [];
  return action === "renamed" ? statements : statements.filter((statement) => RENAMED_VALUE.test(statement));
}

/** Nothing but a new name of an enum's label. */
const RENAMED_VALUE = /^alter type \S.* rename value '/u;

/** Those that ran, in the order in which they can: a name may have to become free first. What cannot run is left to the rest. */
function runEach(database: Database, statements: readonly string[]): Promise<readonly string[]> {
  return withSession(database, async (session) => {
    const { done } = await inAnyOrder(statements, async (statement) => (await session.send(statement)).error);
    return done;
  });
}

async function planFrom(states: DeltaCase): Promise<GeneratedRollback> {
  const { planWithDelta } = await import("./plan-with-delta.ts");
  try {
    return await planWithDelta(states);
  } catch (error) {
    const [line = ""] = messageOf(error).split("\n");
    return { reason: `the planner says: ${line}` };
  }
}
