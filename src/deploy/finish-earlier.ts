/**
 * Goes on where an earlier run was ended within a migration: what it had still to send is sent, or, where the file is another one
 * now, what it has done is taken back.
 */
import { isOurs, ourError } from "../replay/our-error.ts";
import { sameRecord } from "../replay/same-record.ts";
import { downRun } from "../replay/way-back.ts";
import type { Migration } from "../tools/tool.ts";
import type { Attempt } from "./after-failure.ts";
import { afterFailure } from "./after-failure.ts";
import type { Deployment } from "./deployment.ts";
import { dropJournal } from "./drop-journal.ts";
import type { Ended } from "./ended.ts";
import { NOTHING } from "./ended.ts";
import type { Stage } from "./expectation.ts";
import { withBase } from "./expectation.ts";
import type { Journal, JournalState } from "./journal.ts";
import { patiently } from "./patience.ts";
import { findRecordNow, readRecordNow } from "./record-now.ts";
import { Refused } from "./refused.ts";
import type { Course } from "./rehearsal.ts";
import { withRehearsal } from "./rehearsal.ts";
import type { UnitFailure } from "./run-units.ts";
import { WOULD_LOSE } from "./rows-since.ts";
import { settleBegun } from "./settle-begun.ts";
import { groupsOf, unitText, withStake } from "./units.ts";
import type { Run, RunsEnd, Work } from "./work.ts";
import { performUnits, withWork } from "./work.ts";

/** Somebody may have had the tool itself finish it: what has run is then in its record. Throws `Refused` for the account of another
 * tool or project, which is not this one's to put aside. */
export async function isUnfinished(deployment: Deployment, state: JournalState): Promise<boolean> {
  const { done, units, direction, versions } = state;
  if (units.length === done) return false;
  const { tool, head } = deployment.walk;
  const { recorded, table } = await findRecordNow(deployment);
  refuseOthers(deployment, state, table);
  if (direction === "down") return true;
  const { pending, refusals, skipped } = tool.decide(recorded, head);
  const latestOnly = deployment.bookkeeping.latestOnly === true;
  const open = versionsOf([...pending, ...refusals]);
  const passed = versionsOf(latestOnly ? [] : skipped);
  const decided = versionsOf(head.migrations);
  // Of what is in none of these files, or is passed over, the decision says nothing.
  const isRecorded = (version: string): boolean =>
    latestOnly ? !sameRecord(recorded, state.recorded) : versionsOf(recorded).has(version);
  return versions.some(
    (version) => open.has(version) || ((!decided.has(version) || passed.has(version)) && !isRecorded(version)),
  );
}

function versionsOf(each: readonly { readonly version: string }[]): ReadonlySet<string> {
  return new Set(each.map(({ version }) => version));
}

/** What has become of it, when the rest can begin. */
export async function finishEarlier(
  deployment: Deployment,
  journal: Journal,
  state: JournalState,
): Promise<Ended | "finished" | "taken back"> {
  if (deployment.options.dryRun) return planEarlier(deployment, state);
  return withBase(deployment, state.recorded, async (base) => {
    const unfinished = await inspectUnfinished(deployment, base, journal, state);
    const { run } = unfinished;
    const { table, ours, failed } = await withWork(deployment, async (work) => {
      const failure = run === null ? changedSince(unfinished) : await finishRun(deployment, work, unfinished, run);
      return { table: work.table, ours: work.ours, failed: failure };
    });
    if (failed === null) return state.direction === "up" ? "finished" : "taken back";
    const begun: Run = { ...state, atomic: false, alone: new Set(state.alone) };
    const attempt: Attempt = {
      base,
      found: { recorded: state.recorded, drift: [] },
      began: state.began,
      rows: state.rows,
      reached: new Map(),
      work: { table, ours },
      runs: [run ?? begun],
      repeated: [],
      migrations: [unfinished.migrations],
    };
    const rest = await afterFailure(deployment, attempt, { done: 0, failure: failed });
    if (run === null && rest.status === "rolled-back") return "taken back";
    if (run === null) throw notTakenBack(state, rest.wayBack?.reason ?? null);
    const recorded = state.recorded.length;
    if (state.direction === "up") return { ...NOTHING, ...rest, recorded, pending: unfinished.migrations };
    const { pending } = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head);
    tellWayBack(deployment, state, failed);
    if (rest.status !== "rolled-back") return { ...NOTHING, ...rest, recorded, pending };
    // What was to be taken back is there again, or still.
    return { ...NOTHING, ...rest, status: "stopped", recorded, applied: unfinished.migrations, pending };
  });
}

async function planEarlier(deployment: Deployment, { versions, done, units, ...state }: JournalState): Promise<Ended> {
  const isBack = state.direction === "down";
  const place = isBack ? `the way back of ${versions.join(", ")}` : versions.join(", ");
  const first = isBack
    ? "That is gone to its end first."
    : "That is finished first, or taken back where the file is another one now.";
  deployment.notes.push(`An earlier run has stopped within ${place}, after ${done} of ${units.length} steps. ${first}`);
  const { tool, head } = deployment.walk;
  const begun = head.migrations.filter(({ version }) => versions.includes(version));
  const open = versionsOf(isBack ? tool.decide(await readRecordNow(deployment), head).pending : []);
  const pending = head.migrations.filter((each) => begun.includes(each) || open.has(each.version));
  const undone = isBack ? begun : [];
  return { ...NOTHING, status: "planned", recorded: state.recorded.length, pending, undone, verified: false };
}

function tellWayBack({ notes }: Deployment, { versions }: JournalState, { error }: UnitFailure): void {
  const lossy = error.code === WOULD_LOSE && isOurs(error) ? " `--accept-data-loss` goes on with it all the same." : "";
  notes.push(`The earlier run was taking back ${versions.join(", ")}, and has not come to the end of it.${lossy}`);
}

/** The question for others' rows belongs to no statement: it is asked before the first that is left. */
function asking(failure: UnitFailure, { units }: Run): UnitFailure {
  if (failure.statement !== null || failure.error.code !== WOULD_LOSE || !isOurs(failure.error)) return failure;
  const left = units.slice(failure.unit).flatMap(({ sendings }) => sendings);
  const statement = left.flatMap((each) => (each.kind === "script" ? each.statements : []))[0] ?? null;
  return { ...failure, statement };
}

interface Unfinished {
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
async function inspectUnfinished(
  deployment: Deployment,
  base: Stage,
  journal: Journal,
  state: JournalState,
): Promise<Unfinished> {
  const { walk } = deployment;
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
  { walk, options }: Deployment,
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
  if (!same) return null;
  // What others have written since keeps a way back from going on, too, unless that is accepted.
  const units = options.acceptLoss
    ? group.units
    : group.units.map((unit, index) => withStake(unit, state.units[index]?.stake));
  return { units, atomic: false, alone: new Set() };
}

async function finishRun(
  deployment: Deployment,
  work: Work,
  { journal, state, done }: Unfinished,
  run: Run,
): Promise<UnitFailure | null> {
  const { listener } = deployment;
  listener.say(
    `Going on with ${state.versions.join(", ")}, which an earlier run has begun: ${done} of ${run.units.length} steps are done.`,
  );
  const entry = { ...state, units: run.units, alone: [...run.alone] };
  await patiently(deployment, () => journal.amend(work.session, entry, done));
  const failure = await performUnits(deployment, work, run, journal, done);
  if (failure === null) await dropJournal(deployment);
  return failure === null ? null : asking(failure, run);
}

function refuseOthers({ walk }: Deployment, state: JournalState, table: string | null): void {
  if (state.tool !== walk.tool.name) throw otherTool(state, walk.tool.title);
  if (table === null || state.table === undefined || state.table === table) return;
  throw new Refused({
    reason: "unrecognised",
    message: `An earlier run, whose record is the table \`${state.table}\`, has stopped within ${state.versions.join(", ")}, and the record of this one is \`${table}\`.`,
    remedy: "Have that one finished first, with its own files and options.",
  });
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

/** What has run cannot be gone on from, so it is to be taken back like what has failed. */
function changedSince({ done }: Unfinished): NonNullable<RunsEnd["failure"]> {
  const error = ourError("55000", "the file has changed since a part of it has run");
  return { unit: done, error, statement: null, lost: false, attempts: 0 };
}

function notTakenBack({ versions }: JournalState, reason: string | null): Refused {
  return new Refused({
    reason: "unrecognised",
    message: `A part of ${versions.join(", ")} has run, the file has changed since, and that part could not be taken back${reason === null ? "" : `: ${reason}`}.`,
    remedy: "Bring back the text of what has run, and put the change behind it.",
  });
}
