/**
 * Goes on where an earlier run was ended within a migration: what it had still to send is sent, or, where the file is another one
 * now, what it has done is taken back.
 */
import { downRun } from "../replay/way-back.ts";
import type { Migration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import type { Journal, JournalState } from "./journal.ts";
import { Refused } from "./refused.ts";
import type { Course } from "./rehearsal.ts";
import { withRehearsal } from "./rehearsal.ts";
import type { UnitFailure } from "./run-units.ts";
import { settleBegun } from "./settle-begun.ts";
import { groupsOf, unitText } from "./units.ts";
import type { Run, Work } from "./work.ts";
import { performUnits } from "./work.ts";

export interface Unfinished {
  readonly journal: Journal;
  readonly state: JournalState;
  /** Head's migrations of those versions. */
  readonly migrations: readonly Migration[];
  /** Units that have run. */
  readonly done: number;
  /** What is left to be sent; null: the files are no longer those that were begun with. */
  readonly run: Run | null;
}

/** Where it stands, and what is still to be done. Throws `Refused` when that cannot be told. */
export async function inspectUnfinished(
  deployment: Deployment,
  base: Stage,
  journal: Journal,
  state: JournalState,
): Promise<Unfinished> {
  const { walk } = deployment;
  if (state.tool !== walk.tool.name) throw otherTool(state, walk.tool.title);
  const { done } = await settleBegun(deployment, base, state);
  const migrations = walk.head.migrations.filter(({ version }) => state.versions.includes(version));
  const { direction, versions } = state;
  const course = sameBeginning(deployment, migrations, state, done);
  if (course === null) return { journal, state, migrations, done, run: null };
  // Fills in which of the units to come are no transaction.
  const failure = await withRehearsal(deployment, base, [course], (end) => Promise.resolve(end.failure));
  if (failure !== null) throw failsNow(state, failure);
  return { journal, state, migrations, done, run: { ...course, direction, versions } };
}

/** Head's own course, when what has run of it is what the files still say. */
function sameBeginning(
  { walk }: Deployment,
  migrations: readonly Migration[],
  state: JournalState,
  done: number,
): Course | null {
  const ordered = state.direction === "up" ? migrations : migrations.toReversed();
  const { tool, migrations: sent } =
    state.direction === "up" ? { tool: walk.tool, migrations: ordered } : downRun(walk.tool, ordered, walk.head);
  const [group, ...others] = groupsOf(tool, sent);
  if (group === undefined || others.length > 0 || migrations.length !== state.versions.length) return null;
  const begun = state.units.slice(0, done);
  const same = begun.every((unit, index) => {
    const now = group.units[index];
    return now !== undefined && unitText(now) === unitText(unit);
  });
  return same ? { units: group.units, atomic: false, alone: new Set() } : null;
}

export async function finishRun(
  deployment: Deployment,
  work: Work,
  { journal, state, done }: Unfinished,
  run: Run,
): Promise<UnitFailure | null> {
  const { listener } = deployment;
  listener.say(
    `Going on with ${state.versions.join(", ")}, which an earlier run has begun: ${done} of ${run.units.length} steps are done.`,
  );
  await journal.amend(work.session, { ...state, units: run.units, alone: [...run.alone] }, done);
  const failure = await performUnits(deployment, work, run, journal, done);
  if (failure === null) await journal.drop(work.session);
  return failure;
}

function otherTool({ tool, versions }: JournalState, title: string): Refused {
  return new Refused({
    reason: "unrecognised",
    message: `An earlier run of \`${tool}\` has stopped within ${versions.join(", ")}, and this one is for ${title}.`,
    remedy: `Have that one finished first: give \`--tool ${tool}\`.`,
  });
}

function failsNow({ versions }: JournalState, { error }: UnitFailure): Refused {
  return new Refused({
    reason: "fails",
    message: `An earlier run has stopped within ${versions.join(", ")}, and what is left of it does not run on the throwaway server: ${error.message} (SQLSTATE ${error.code}).`,
    remedy: "Mend what has not run yet of the file, and run it again.",
  });
}
