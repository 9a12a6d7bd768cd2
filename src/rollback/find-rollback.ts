/**
 * A rollback that was run and ends where it has to: the one of `@supabase/pg-delta`, else the gate's own plain statements, which know
 * kinds of objects that it does not.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { remedySql } from "../catalog/remedy-sql.ts";
import type { Database } from "../postgres/server.ts";
import { mayReachBeyondDatabase } from "../replay/shared-commands.ts";
import type { GeneratedRollback, RollbackScript, RollbackStates } from "./generate-rollback.ts";
import { changesBack, generateRollback, readStates } from "./generate-rollback.ts";
import type { Loss } from "./losses.ts";
import type { RollbackProof } from "./prove-rollback.ts";
import { proveRollback } from "./prove-rollback.ts";

export interface RollbackWish {
  /** Run after the others, and part of the script. */
  readonly last: readonly string[];
  /** On the copy when all have run: why that is not as it has to be, as a sentence without its end. */
  readonly check?: (database: Database) => Promise<string | null>;
}

export type FoundRollback =
  | { readonly script: RollbackScript; readonly losses: readonly Loss[] }
  | { readonly reason: string };

/** `reason`: why the first candidate is none, as a sentence without its end. */
export async function findRollback(unread: RollbackStates, wish: RollbackWish = { last: [] }): Promise<FoundRollback> {
  const states = { ...unread, catalogs: unread.catalogs ?? (await readStates(unread)) };
  const first = await tried(states, await generateRollback(states), wish);
  if (!("reason" in first)) return first;
  const plain = plainRollback(changesBack(states.catalogs));
  const second = plain === null ? first : await tried(states, plain, wish);
  return "reason" in second ? first : second;
}

function plainRollback(changes: readonly CatalogChange[]): RollbackScript | null {
  const sql = remedySql(changes);
  return sql === null ? null : { statements: [sql.replace(/;$/u, "")], transactional: true };
}

async function tried(
  states: RollbackStates,
  generated: GeneratedRollback,
  { last, check }: RollbackWish,
): Promise<FoundRollback> {
  if ("reason" in generated) return generated;
  const script = { ...generated, statements: [...generated.statements, ...last] };
  const beyond = generated.statements.find(mayReachBeyondDatabase);
  if (beyond !== undefined)
    return { reason: `it would write what all databases of a server share: ${excerpt(beyond)}` };
  const proof = await proveRollback(states, script, check);
  return proof.proven ? { script, losses: proof.losses } : { reason: reasonOf(proof) };
}

function reasonOf(proof: RollbackProof & { readonly proven: false }): string {
  if ("reason" in proof) return proof.reason;
  if ("error" in proof) {
    const { message, code } = proof.error;
    return `${excerpt(proof.statement)} fails: ${message} (SQLSTATE ${code})`;
  }
  const [first, ...others] = proof.differences.map(({ type, name }) => `${type} ${name}`);
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `it does not bring back ${first ?? "everything"}${more} as it was`;
}

const LONGEST = 120;

function excerpt(statement: string): string {
  const line = statement.replaceAll(/\s+/gu, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
