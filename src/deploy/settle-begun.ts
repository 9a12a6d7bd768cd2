/**
 * Where a migration in several transactions has come to: what the journal notes for certain, and for a statement that is no transaction
 * what the schema tells, beside the throwaway server's before and after it.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import { differencesHere, readActual } from "./expectation.ts";
import { dropInvalidIndexes, finishDetaching } from "./invalid-indexes.ts";
import type { JournalState } from "./journal.ts";
import { Refused } from "./refused.ts";
import { withRehearsal } from "./rehearsal.ts";

export interface Settled {
  /** Units that have run. */
  readonly done: number;
  /** How the schema differs from the one that was found at that point on the throwaway server. */
  readonly changes: readonly CatalogChange[];
  readonly catalogs: readonly Catalog[];
}

/** Removes what `concurrently` has left unfinished. Throws `Refused` when the database is at no point of the migration. */
export async function settleBegun(deployment: Deployment, base: Stage, state: JournalState): Promise<Settled> {
  const { control } = deployment.target;
  if (state.begun !== null) {
    const dropped = await dropInvalidIndexes(control, state.invalid);
    const detached = await finishDetaching(control);
    if (dropped.length > 0) deployment.notes.push(`Removed, because it was left half built: ${dropped.join(", ")}.`);
    if (detached.length > 0) deployment.notes.push(`Finished detaching ${detached.join(", ")}.`);
  }
  const actual = await readActual(deployment, base.exclude);
  const candidates = state.begun === null ? [state.done] : [state.done, state.done + 1];
  let nearest: Settled | null = null;
  for (const done of candidates) {
    const expected = await catalogAt(deployment, base, state, done);
    const changes = differencesHere(deployment, expected, actual);
    const settled = { done, changes, catalogs: [expected, actual] };
    if (changes.length === 0) {
      tellRepeated(deployment, state, done);
      return settled;
    }
    if (nearest === null || changes.length < nearest.changes.length) nearest = settled;
  }
  if (nearest === null) throw new Error("a journal without a point");
  if (deployment.options.acceptDrift) return nearest;
  throw unrecognised(state, nearest);
}

function tellRepeated({ notes }: Deployment, { begun, units }: JournalState, done: number): void {
  const [sending] = (begun === done ? units[done] : undefined)?.sendings ?? [];
  if (sending?.kind !== "script") return;
  const [statement] = sending.statements;
  if (statement === undefined || !/^(?:do|call)\b/iu.test(statement.text)) return;
  notes.push(
    `${statement.file}:${statement.line} commits on its way and did not come to its end. What it had committed stays, and it runs again from its beginning, as it would under the tool.`,
  );
}

function catalogAt(deployment: Deployment, base: Stage, state: JournalState, done: number): Promise<Catalog> {
  if (done === 0) return Promise.resolve(base.catalog);
  const course = { units: state.units.slice(0, done), atomic: true, alone: new Set(state.alone) };
  return withRehearsal(deployment, base, [course], ({ catalog }) => Promise.resolve(catalog));
}

function unrecognised({ versions, units }: JournalState, { done, changes, catalogs }: Settled): Refused {
  return new Refused({
    reason: "unrecognised",
    message: `An earlier run has stopped within ${versions.join(", ")}, after ${done} of ${units.length} steps, and the schema is not the one of that point.`,
    remedy:
      "See what differs: somebody has changed it since. Bring it back, or give `--accept-drift` to go on from there all the same. If you have finished or undone it by hand, and the tool's record says so, drop the table `migration_gate_journal`.",
    changes,
    catalogs,
  });
}
