/**
 * A rollback that was run and ends where it has to: the one of `@supabase/pg-delta`, else the gate's own plain statements, which know
 * kinds of objects that it does not.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { remedySql } from "../catalog/remedy-sql.ts";
import { mayReachBeyondDatabase } from "../replay/shared-commands.ts";
import type { GeneratedRollback, RollbackScript, RollbackStates } from "./generate-rollback.ts";
import { changesBack, generateRollback, readStates } from "./generate-rollback.ts";
import type { Loss } from "./losses.ts";
import type { RollbackProof, RollbackWish } from "./prove-rollback.ts";
import { proveCarrying } from "./prove-rollback.ts";

export type FoundRollback =
  | { readonly script: RollbackScript; readonly losses: readonly Loss[] }
  | { readonly reason: string };

/** `reason`: why the first candidate is none, as a sentence without its end. */
export async function findRollback(unread: RollbackStates, wish: RollbackWish = { last: [] }): Promise<FoundRollback> {
  const states = { ...unread, catalogs: unread.catalogs ?? (await readStates(unread)) };
  const generated = await generateRollback(states);
  const first = "reason" in generated ? generated : await tried(states, generated, wish);
  if (!("reason" in first)) return first;
  for (const candidate of plainOnes(generated, first, changesBack(states.catalogs))) {
    const found = await tried(states, candidate, wish);
    if (!("reason" in found)) return found;
  }
  return { reason: first.reason };
}

/** The generated one with what it has left, and the plain statements alone. */
function plainOnes(
  generated: GeneratedRollback,
  { differences = [] }: Unproven,
  changes: readonly CatalogChange[],
): RollbackScript[] {
  const rest = remedySql(differences);
  const alone = remedySql(changes);
  return [
    ...("reason" in generated || rest === null ? [] : [extended(generated, rest)]),
    ...(alone === null ? [] : [extended({ statements: [], transactional: true }, alone)]),
  ];
}

function extended(script: RollbackScript, sql: string): RollbackScript {
  return { ...script, statements: [...script.statements, sql.replace(/;$/u, "")] };
}

interface Unproven {
  readonly reason: string;
  /** What takes the end to the earlier state, where all statements ran. */
  readonly differences?: readonly CatalogChange[];
}

async function tried(
  states: RollbackStates,
  generated: RollbackScript,
  wish: RollbackWish,
): Promise<(FoundRollback & { readonly script: RollbackScript }) | Unproven> {
  const beyond = generated.statements.find(reachesBeyond);
  if (beyond !== undefined)
    return { reason: `it would write what all databases of a server share: ${excerpt(beyond)}` };
  const { script, proof } = await proveCarrying(states, generated, wish);
  if (!proof.proven) return { reason: reasonOf(proof), ...("differences" in proof && proof) };
  const unfilled = proof.losses.find(({ how }) => how === "unfilled");
  return unfilled === undefined
    ? { script, losses: proof.losses }
    : { reason: `nothing says what rows have in ${unfilled.name}, which would come back not null without a default` };
}

/** A user mapping is within its database. */
function reachesBeyond(statement: string): boolean {
  return mayReachBeyondDatabase(statement.replace(/^(create|alter|drop) user mapping /iu, ""));
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
