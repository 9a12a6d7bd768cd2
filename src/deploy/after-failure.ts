/**
 * A step has failed, or the connection was lost: finds out where the database is, goes back if there is a way, and looks at what is
 * left.
 */
import { isOurs } from "../replay/our-error.ts";
import type { Reached } from "../rollback/restarts.ts";
import type { ApplyStatus, ApplyWayBack } from "../report/apply-report.ts";
import type { Migration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import { findJournal, readJournal } from "./deployment.ts";
import { dropJournal } from "./drop-journal.ts";
import type { Ended } from "./ended.ts";
import type { Stage } from "./expectation.ts";
import type { Done, WayFound } from "./go-back.ts";
import { findWay } from "./go-back.ts";
import type { JournalState } from "./journal.ts";
import { readRecordNow } from "./record-now.ts";
import type { Course } from "./rehearsal.ts";
import { withRehearsal } from "./rehearsal.ts";
import { endLeftovers } from "./run-lock.ts";
import { WOULD_LOSE } from "./rows-since.ts";
import { settleBegun } from "./settle-begun.ts";
import type { Found } from "./verify.ts";
import { verify } from "./verify.ts";
import type { Run, RunsEnd, Work } from "./work.ts";
import { performRuns, withWork } from "./work.ts";

export interface Attempt {
  readonly base: Stage;
  readonly found: Found;
  /** Where it began among the server's transactions. */
  readonly began: string;
  /** Of the tool's table, before. */
  readonly rows: readonly string[];
  /** Of the sequences, before. */
  readonly reached: Reached;
  readonly work: Pick<Work, "table" | "ours">;
  readonly runs: readonly Run[];
  /** Migrations that had run before with another text, which nothing brings back. */
  readonly repeated: readonly Migration[];
  /** Of each run. */
  readonly migrations: readonly (readonly Migration[])[];
}

/** Where the database is: so many runs whole, and so many units of the next one. */
interface Position {
  readonly runs: number;
  readonly half: { readonly state: JournalState; readonly units: number } | null;
}

export type FailureEnd = Pick<
  Ended,
  "status" | "applied" | "undone" | "failure" | "wayBack" | "verified" | "changes" | "catalogs"
>;

export async function afterFailure(deployment: Deployment, attempt: Attempt, end: RunsEnd): Promise<FailureEnd> {
  const { target, options } = deployment;
  await endLeftovers(target, Date.now() + options.wait, () => undefined);
  let position = await locate(deployment, attempt, end);
  if (position.half !== null && !hasScript(position.half.state, position.half.units)) {
    await restoreRecord(deployment, attempt, position.half.state);
    position = { ...position, half: null };
  }
  const isBegun = position.runs > 0 || position.half !== null;
  const way = isBegun && options.rollback ? await wayFrom(deployment, attempt, position) : null;
  if (way !== null && "runs" in way) deployment.listener.say(`Going back by ${way.name}:`);
  const gone = way !== null && "runs" in way ? await goBack(deployment, way.runs) : null;
  const at =
    way !== null && "runs" in way && gone !== null
      ? await positionBack(deployment, attempt, position, { way: way.runs, gone })
      : position;
  if (at.half === null) await dropJournal(deployment);
  const verification = await verifyAt(deployment, attempt, at);
  return {
    ...verification,
    status: statusOf(at),
    applied: attempt.migrations.slice(0, at.runs).flat(),
    undone: attempt.migrations.slice(at.runs, position.runs).flat(),
    failure: end.failure,
    wayBack: wayBackOf(deployment, way, gone),
  };
}

function statusOf({ runs, half }: Position): ApplyStatus {
  if (half !== null) return "half-applied";
  return runs > 0 ? "stopped" : "rolled-back";
}

function wayBackOf({ options }: Deployment, way: WayFound | null, gone: RunsEnd | null): ApplyWayBack | null {
  if (way === null) return options.rollback ? null : { way: null, reason: "`--no-rollback` was given", losses: [] };
  const losses = way.losses.map(({ how, type, name }) => ({ how, type, name }));
  if ("reason" in way) return { way: null, reason: way.reason, losses };
  const failure = gone?.failure ?? null;
  if (failure === null) return { way: way.name, reason: null, losses };
  const { code, message } = failure.error;
  if (!isOurs(failure.error) || code !== WOULD_LOSE)
    return { way: way.name, reason: `it failed: ${message} (SQLSTATE ${code})`, losses };
  return { way: gone?.done === 0 && failure.unit === 0 ? null : way.name, reason: message, losses };
}

/** `done`: runs that came to their end as far as the gate was told. */
async function locate(
  deployment: Deployment,
  { runs, migrations, base }: Attempt,
  { done, failure }: RunsEnd,
): Promise<Position> {
  const run = runs[done];
  if (run === undefined) return { runs: done, half: null };
  if (run.atomic) {
    // It was rolled back. What the record says of it all the same is somebody else's.
    if (failure?.lost === false) return { runs: done, half: null };
    const { pending } = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head);
    const isDone = (migrations[done] ?? []).every((each) => !pending.includes(each));
    return { runs: isDone ? done + 1 : done, half: null };
  }
  const state = await journalNow(deployment);
  // Nothing of it was begun.
  if (state === null || state.versions.join("\n") !== run.versions.join("\n")) return { runs: done, half: null };
  const before: readonly Course[] = runs.slice(0, done);
  const units = await withStage(
    deployment,
    base,
    before,
    async (stage) => (await settleBegun(deployment, stage, state)).done,
  );
  if (units === run.units.length) return { runs: done + 1, half: null };
  return { runs: done, half: units === 0 ? null : { state, units } };
}

interface WentBack {
  readonly way: readonly Run[];
  readonly gone: RunsEnd;
}

/** Where the way back has led: to the beginning, or, where it was not gone to its end, to what it has left. */
async function positionBack(
  deployment: Deployment,
  attempt: Attempt,
  from: Position,
  { way, gone: { done, failure } }: WentBack,
): Promise<Position> {
  if (failure === null) return BEGINNING;
  const { target, options } = deployment;
  if (failure.lost) await endLeftovers(target, Date.now() + options.wait, () => undefined);
  // From there it is one transaction, which clears the journal.
  if (from.half !== null) return (await journalNow(deployment)) === null ? BEGINNING : from;
  const runs = from.runs - done;
  const run = way[done];
  if (run?.atomic === false) return positionWithin(deployment, attempt, runs, run);
  return { runs: failure.lost ? await stillApplied(deployment, attempt, runs) : runs, half: null };
}

const BEGINNING: Position = { runs: 0, half: null };

/** Of the first so many runs, what the tool's record still says: the answer to a commit may have been lost. */
async function stillApplied({ walk, ...rest }: Deployment, { migrations }: Attempt, runs: number): Promise<number> {
  const { pending } = walk.tool.decide(await readRecordNow({ walk, ...rest }), walk.head);
  const undone = migrations.slice(0, runs).findIndex((group) => group.every((each) => pending.includes(each)));
  return undone === -1 ? runs : undone;
}

/** Within the down script of the last of so many runs. */
async function positionWithin(deployment: Deployment, attempt: Attempt, runs: number, run: Run): Promise<Position> {
  const state = await journalNow(deployment);
  if (state === null || state.direction !== "down" || state.versions.join("\n") !== run.versions.join("\n"))
    return { runs, half: null };
  const before: readonly Course[] = attempt.runs.slice(0, runs);
  const settle = async (stage: Stage): Promise<number> => (await settleBegun(deployment, stage, state)).done;
  const units = await withStage(deployment, attempt.base, before, settle);
  if (units === run.units.length) return { runs: runs - 1, half: null };
  if (units > 0 && hasScript(state, units)) return { runs, half: { state, units } };
  if (units > 0) await restoreRecord(deployment, attempt, state);
  return { runs, half: null };
}

async function journalNow(deployment: Deployment): Promise<JournalState | null> {
  return readJournal(deployment, await findJournal(deployment));
}

function withStage<T>(
  deployment: Deployment,
  base: Stage,
  courses: readonly Course[],
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  if (courses.length === 0) return use(base);
  return withRehearsal(deployment, base, plainly(courses), (end) => use({ ...end, exclude: base.exclude }));
}

/** On a throwaway database nothing need be noted of what is known. */
function plainly(courses: readonly Course[]): Course[] {
  return courses.map((each) => ({ ...each, atomic: true }));
}

function hasScript({ units }: JournalState, done: number): boolean {
  return units.slice(0, done).some(({ sendings }) => sendings.some(({ kind }) => kind === "script"));
}

function coursesAt({ runs }: Attempt, { runs: done, half }: Position): Course[] {
  const whole: readonly Course[] = runs.slice(0, done);
  if (half === null) return plainly(whole);
  const { state, units } = half;
  return plainly([...whole, { units: state.units.slice(0, units), atomic: true, alone: new Set(state.alone) }]);
}

async function wayFrom(deployment: Deployment, attempt: Attempt, position: Position): Promise<WayFound> {
  if (attempt.runs[0]?.direction === "down")
    return { reason: "what has failed was itself the way back of an earlier run", losses: [] };
  const [again] = attempt.repeated;
  if (again !== undefined)
    return { reason: `what ${again.up.file} made when it ran before is in no file any more`, losses: [] };
  if (attempt.found.drift.length > 0 && !deployment.options.acceptLoss)
    return { reason: "what differed before the run, and was accepted, could go away with it", losses: [] };
  const others = await appliedByOthers(deployment, attempt, position);
  if (others.length > 0) return { reason: `somebody else has applied ${others.join(", ")} meanwhile`, losses: [] };
  const done: Done = {
    base: attempt.base,
    rows: attempt.rows,
    ...attempt.work,
    courses: coursesAt(attempt, position),
    migrations: attempt.migrations.slice(0, position.runs).flat(),
    half: position.half !== null,
    began: attempt.began,
    reached: attempt.reached,
    journal: await findJournal(deployment),
  };
  return findWay(deployment, done);
}

/** Versions that the record has, and that neither were there nor are this run's: not every tool has a lock that keeps others out. */
async function appliedByOthers(
  deployment: Deployment,
  { found, migrations, runs }: Attempt,
  position: Position,
): Promise<string[]> {
  const known = new Set([
    ...found.recorded.map(({ version }) => version),
    ...migrations.slice(0, position.runs).flatMap((group) => group.map(({ version }) => version)),
    ...(position.half === null ? [] : (runs[position.runs]?.versions ?? [])),
  ]);
  return (await readRecordNow(deployment)).map(({ version }) => version).filter((version) => !known.has(version));
}

function goBack(deployment: Deployment, runs: readonly Run[]): Promise<RunsEnd> {
  return withWork(deployment, (work) => performRuns(deployment, work, runs));
}

/** What the tool has noted of a migration of which nothing else is there. */
async function restoreRecord(deployment: Deployment, attempt: Attempt, { rows }: JournalState): Promise<void> {
  const journal = await findJournal(deployment);
  const done: Done = { ...attempt, ...attempt.work, rows, courses: [], migrations: [], half: true, journal };
  const way = await findWay(deployment, done);
  if ("runs" in way) await goBack(deployment, way.runs);
}

function verifyAt(
  deployment: Deployment,
  attempt: Attempt,
  position: Position,
): Promise<Pick<Ended, "verified" | "changes" | "catalogs">> {
  const { base, found } = attempt;
  return withStage(deployment, base, coursesAt(attempt, position), async (stage) => {
    const { verified, changes, catalogs } = await verify(deployment, { base, found, expected: stage });
    return { verified, changes, catalogs };
  });
}
