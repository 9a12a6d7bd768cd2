/**
 * Runs a rollback on a copy of the state that it starts from: only one that ends in the earlier state exactly is proven.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import type { Database } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { withDatabase } from "../postgres/with-database.ts";
import type { RollbackScript, RollbackStates } from "./generate-rollback.ts";
import { readState, readStates } from "./generate-rollback.ts";
import type { Loss } from "./losses.ts";
import { lossesOf, misplaced } from "./losses.ts";
import { restartsOf } from "./restarts.ts";

export type RollbackProof =
  | {
      readonly proven: true;
      readonly losses: readonly Loss[];
      /** Statements that would carry on what it makes anew, and that are not among its own. */
      readonly carrying: readonly string[];
    }
  /** A statement fails. */
  | { readonly proven: false; readonly statement: string; readonly error: PostgresError }
  /** They run, and end elsewhere: what takes that to the earlier state. */
  | { readonly proven: false; readonly differences: readonly CatalogChange[] }
  /** What was to be checked besides is not so: a sentence without its end. */
  | { readonly proven: false; readonly reason: string };

export interface RollbackWish {
  /** Run after the others, and part of the script. */
  readonly last: readonly string[];
  /** On the copy when all have run: why that is not as it has to be, as a sentence without its end. */
  readonly check?: (database: Database) => Promise<string | null>;
}

/** The script with what carries on the sequences that it makes anew, where that is proven, too. */
export async function proveCarrying(
  states: RollbackStates,
  { statements, transactional }: RollbackScript,
  { last, check }: RollbackWish = { last: [] },
): Promise<{ readonly script: RollbackScript; readonly proof: RollbackProof }> {
  const script = { statements: [...statements, ...last], transactional };
  const proof = await proveRollback(states, script, check);
  if (!proof.proven || proof.carrying.length === 0) return { script, proof };
  const carried = { statements: [...statements, ...proof.carrying, ...last], transactional };
  const again = await proveRollback(states, carried, check);
  return again.proven ? { script: carried, proof: again } : { script, proof };
}

/** `check`: on the copy when they have run, what else is not as it has to be. */
export async function proveRollback(
  states: RollbackStates,
  script: RollbackScript,
  check: (database: Database) => Promise<string | null> = () => Promise.resolve(null),
): Promise<RollbackProof> {
  const { server, after, scope } = states;
  const catalogs = states.catalogs ?? (await readStates(states));
  return withDatabase(server, after, async (copy) => {
    const failure = await runScript(copy, script, states.statementTimeout ?? 0);
    if (failure !== null) return { proven: false, ...failure };
    const end = await readState(copy, scope);
    const differences = compareCatalogs(end, catalogs.before, { identity: false }).filter(({ cosmetic }) => !cosmetic);
    if (differences.length > 0) return { proven: false, differences };
    const ends = { ...catalogs, end, reached: states.reached };
    const wrong = misplaced(ends);
    const reason = wrong === null ? await check(copy) : `what is in ${wrong.name} would have another name`;
    if (reason !== null) return { proven: false, reason };
    const own = new Set(script.statements);
    const carrying = restartsOf(ends).flatMap(({ statements }) => statements);
    return {
      proven: true,
      losses: lossesOf(ends, script.statements),
      carrying: carrying.every((each) => own.has(each)) ? [] : carrying,
    };
  });
}

interface StatementFailure {
  readonly statement: string;
  readonly error: PostgresError;
}

async function runScript(
  database: Database,
  { statements, transactional }: RollbackScript,
  statementTimeout: number,
): Promise<StatementFailure | null> {
  const all = transactional ? ["begin", ...statements, "commit"] : statements;
  const session = await database.connect({ statementTimeout });
  try {
    for (const statement of all) {
      const { error, lost } = await session.send(statement);
      if (error !== null) return { statement, error };
      if (lost) throw new Error("proving a rollback failed: the connection is gone");
    }
    return null;
  } finally {
    await session.end();
  }
}
