/**
 * The story of a deploy: what is there, is it what it should be, what will be done, do it, is it what was computed.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { ourError } from "../replay/our-error.ts";
import { sameRecord } from "../replay/same-record.ts";
import { allHooks } from "../tools/run-hooks.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import type { Attempt } from "./after-failure.ts";
import { afterFailure, dropJournal } from "./after-failure.ts";
import type { Deployment } from "./deployment.ts";
import { findJournal } from "./deployment.ts";
import type { Ended, Resumed } from "./ended.ts";
import type { Stage, Upgraded } from "./expectation.ts";
import { differences, readActual, upgrade, withBase } from "./expectation.ts";
import { finishRun, inspectUnfinished } from "./finish-earlier.ts";
import type { Unfinished } from "./finish-earlier.ts";
import { proveWay } from "./go-back.ts";
import type { Journal, JournalState } from "./journal.ts";
import { readRecordNow } from "./record-now.ts";
import { readRecordRows } from "./record-rows.ts";
import { Refused } from "./refused.ts";
import { withRehearsal } from "./rehearsal.ts";
import { takeRunLock } from "./run-lock.ts";
import type { Group } from "./units.ts";
import { groupsOf } from "./units.ts";
import { verify } from "./verify.ts";
import type { Run, RunsEnd } from "./work.ts";
import { performRuns, withWork } from "./work.ts";

/** Throws `Refused` for what a user has to decide first. */
export async function deploy(deployment: Deployment): Promise<Ended> {
  const { target, options, walk } = deployment;
  if (!options.dryRun) await takeRunLock(target, options.wait, walk.progress);
  const journal = await findJournal(deployment);
  const state = (await journal?.read(target.control)) ?? null;
  let resumed: Resumed | null = null;
  if (journal !== null && state !== null && (await isUnfinished(deployment, state))) {
    resumed = { versions: state.versions, done: state.done, steps: state.units.length };
    const ended = await finishEarlier(deployment, journal, state);
    if (ended !== null) return { ...ended, resumed };
  } else if (journal !== null && !options.dryRun) await dropJournal(deployment);
  const recorded = await readRecordNow(deployment);
  const pending = decide(deployment, recorded);
  const ended = await withBase(deployment, recorded, (base) => fromBase(deployment, base, recorded, pending));
  if (resumed === null) return ended;
  const finished = walk.head.migrations.filter(({ version }) => resumed.versions.includes(version));
  const status = ended.status === "nothing-to-do" ? "applied" : ended.status;
  return { ...ended, status, resumed, applied: [...finished, ...ended.applied] };
}

/** Somebody may have had the tool itself finish it: what has run is then in its record. */
async function isUnfinished(
  deployment: Deployment,
  { done, units, direction, versions }: JournalState,
): Promise<boolean> {
  if (units.length === done) return false;
  if (direction === "down") return true;
  const { pending, refusals } = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head);
  const open = new Set([...pending, ...refusals].map(({ version }) => version));
  return versions.some((version) => open.has(version));
}

/** The tool's own decision; throws `Refused` in its words. */
function decide({ walk, options }: Deployment, recorded: readonly RecordedMigration[]): readonly Migration[] {
  const { pending, refusals } = walk.tool.decide(recorded, walk.head);
  const { title } = walk.tool;
  const [refusal] = refusals;
  if (refusal !== undefined) {
    throw new Refused({
      reason: "record",
      message: `${title} refuses to run on this database: ${refusal.message}`,
      remedy: "Put right what it names, in the files or in the database.",
    });
  }
  const known = new Set(walk.head.migrations.map(({ version }) => version));
  const unknown = recorded.filter(({ version }) => !known.has(version)).map(({ version }) => version);
  if (unknown.length > 0 && !options.acceptDrift) {
    throw new Refused({
      reason: "record",
      message: `The database is ahead of the files: it has recorded ${listed(unknown)}, and no file is there for ${unknown.length === 1 ? "it" : "them"}.`,
      remedy:
        "Apply the commit that has them. If they are gone on purpose and their schema is known to be right, give `--accept-drift`.",
    });
  }
  if (walk.tool.hooks !== undefined && pending.length > 0) {
    throw new Refused({
      reason: "record",
      message: `${title} runs scripts around every run (\`${allHooks(walk.tool)[0]?.up.file ?? ""}\`), which do not run here.`,
      remedy: `Let ${title} itself apply what is pending.`,
    });
  }
  const guarded = pending.find(({ guard }) => guard !== undefined);
  if (guarded !== undefined) {
    throw new Refused({
      reason: "record",
      message: `\`${guarded.name}\` of \`${guarded.up.file}\` has preconditions, which are not asked here.`,
      remedy: `Let ${title} itself apply what is pending.`,
    });
  }
  return pending;
}

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, 5).join(", ");
  return versions.length > 5 ? `${shown} and ${versions.length - 5} more` : shown;
}

const NOTHING = {
  applied: [],
  pending: [],
  undone: [],
  resumed: null,
  failure: null,
  wayBack: null,
  changes: [],
  catalogs: [],
} as const;

async function fromBase(
  deployment: Deployment,
  base: Stage,
  recorded: readonly RecordedMigration[],
  pending: readonly Migration[],
): Promise<Ended> {
  const repeated = repeatedOf(recorded, pending);
  const drift = await driftFrom(deployment, base, repeated);
  const count = recorded.length;
  if (pending.length === 0)
    return { ...NOTHING, status: "nothing-to-do", recorded: count, verified: drift.length === 0 };
  const upgraded = await upgrade(deployment, base, pending);
  refuseFailing(upgraded);
  const groups = groupsOf(deployment.walk.tool, pending);
  const runs = await rehearsed(deployment, base, groups, upgraded);
  if (deployment.options.dryRun) return planned(deployment, base, { runs, groups, count });
  const attempt = { base, found: { recorded, drift }, began: deployment.began, runs, repeated };
  const end = await perform(deployment, { ...attempt, migrations: groups.map(({ migrations }) => migrations) });
  if (end.failed !== null) {
    const rest = await afterFailure(deployment, end.attempt, end.failed);
    const left = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head).pending;
    return { ...NOTHING, ...rest, recorded: count, pending: left };
  }
  const { verified, changes, catalogs } = await verify(deployment, { base, found: attempt.found, expected: upgraded });
  const status = verified ? "applied" : "differs";
  return { ...NOTHING, status, recorded: count, applied: pending, verified, changes, catalogs };
}

/** Those that have run before, with another text: what that made is in no file. */
function repeatedOf(recorded: readonly RecordedMigration[], pending: readonly Migration[]): readonly Migration[] {
  const versions = new Set(recorded.map(({ version }) => version));
  return pending.filter((each) => each.runsAgain === true && versions.has(each.version));
}

async function driftFrom(
  deployment: Deployment,
  base: Stage,
  repeated: readonly Migration[],
): Promise<readonly CatalogChange[]> {
  const actual = await readActual(deployment, base.exclude);
  const drift = differences(base.catalog, actual);
  const made = drift.length === 0 ? new Set() : await keysMadeBy(deployment, base, repeated);
  const rest = drift.filter(
    ({ before, after, parent }) => ![before?.key, after?.key, parent].some((key) => made.has(key)),
  );
  if (rest.length === 0) return drift;
  if (!deployment.options.acceptDrift) {
    throw new Refused({
      reason: "drift",
      message: "The schema is not the one that the recorded migrations make.",
      remedy:
        "Find out who changed it, and put it into a migration or take it back. What others look after (extensions, schemas) is left out with `schemas` or made under `setup` in the config file; `--accept-drift` goes on all the same.",
      changes: rest,
      catalogs: [base.catalog, actual],
    });
  }
  deployment.notes.push(
    `Accepted: ${rest.length} ${rest.length === 1 ? "difference" : "differences"} between the schema and what the recorded migrations make.`,
  );
  return drift;
}

/** Objects that a repeated migration makes or changes now; its former text made them otherwise. */
async function keysMadeBy(deployment: Deployment, base: Stage, repeated: readonly Migration[]): Promise<Set<unknown>> {
  if (repeated.length === 0) return new Set();
  const { catalog } = await upgrade(deployment, base, repeated);
  return new Set(differences(base.catalog, catalog).flatMap(({ before, after }) => [before?.key, after?.key]));
}

function refuseFailing({ failure }: Upgraded): void {
  if (failure === null) return;
  const { error, place, explanation } = failure;
  const where = place === null ? "" : ` at ${place.file}:${place.line}`;
  throw new Refused({
    reason: "fails",
    message: `The pending migrations fail on the throwaway server${where}: ${error.message} (SQLSTATE ${error.code}).${explanation === null ? "" : ` ${explanation}`}`,
    remedy: failure.remedy ?? "Mend the migration; `migration-gate check` says more.",
  });
}

/** Sends them as they will be sent, on a throwaway database. */
function rehearsed(
  deployment: Deployment,
  base: Stage,
  groups: readonly Group[],
  upgraded: Upgraded,
): Promise<readonly Run[]> {
  const runs = groups.map(({ units, atomic, migrations }): Run => {
    const versions = migrations.map(({ version }) => version);
    return { units, atomic, alone: new Set(), direction: "up", versions };
  });
  return withRehearsal(deployment, base, runs, ({ failure, catalog, recorded }) => {
    const differing = failure === null ? differences(upgraded.catalog, catalog) : [];
    if (failure === null && differing.length === 0 && sameRecord(recorded, upgraded.recorded))
      return Promise.resolve(runs);
    const what = failure?.error.message ?? differing.map(({ type, name }) => `${type} ${name}`)[0] ?? "the record";
    throw new Refused({
      reason: "fails",
      message: `Sent step by step, with the gate's account of it, the pending migrations do not end like the tool's own run: ${what}.`,
      remedy: "Have the tool itself run them, and please report it.",
      changes: differing,
      catalogs: [upgraded.catalog, catalog],
    });
  });
}

interface Plan {
  readonly runs: readonly Run[];
  readonly groups: readonly Group[];
  readonly count: number;
}

async function planned(deployment: Deployment, base: Stage, { runs, groups, count }: Plan): Promise<Ended> {
  const migrations = groups.flatMap((group) => group.migrations);
  const nowhere = { name: "", quoted: "pg_catalog.pg_class" };
  const done = { base, rows: [], table: nowhere, courses: runs, migrations, half: false, journal: null };
  const whole = { ...done, courses: runs.map((each) => ({ ...each, atomic: true })) };
  const way = await proveWay(deployment, { ...whole, began: "0", ours: new Set() }, (_, found) =>
    Promise.resolve(found),
  );
  const losses = way.losses.map(({ how, type, name }) => ({ how, type, name }));
  const wayBack = "reason" in way ? { way: null, reason: way.reason, losses } : { way: way.name, reason: null, losses };
  const sendings = runs.flatMap(({ units }) => units.flatMap((unit) => unit.sendings));
  const plan = sendings.flatMap((each) => (each.kind === "script" ? [each] : []));
  return { ...NOTHING, status: "planned", recorded: count, pending: migrations, wayBack, plan, verified: true };
}

interface Performed {
  readonly attempt: Attempt;
  /** Null: everything has run. */
  readonly failed: RunsEnd | null;
}

function perform(deployment: Deployment, attempt: Omit<Attempt, "rows" | "work">): Promise<Performed> {
  return withWork(deployment, async (work) => {
    await refuseChanged(deployment, attempt.found.recorded);
    deployment.walk.progress("applying");
    const rows = await readRecordRows(work.session, work.table);
    const end = await performRuns(deployment, work, attempt.runs);
    return { attempt: { ...attempt, rows, work }, failed: end.failure === null ? null : end };
  });
}

/** The tool may have been at work until its lock was free. */
async function refuseChanged(deployment: Deployment, recorded: readonly RecordedMigration[]): Promise<void> {
  const now = await readRecordNow(deployment);
  if (sameRecord(now, recorded)) return;
  throw new Refused({
    reason: "record",
    message: "The tool's record has changed since it was read: somebody else has applied migrations meanwhile.",
    remedy: "Run it again.",
  });
}

/** Null when it has come to its end, and the rest can begin. */
async function finishEarlier(deployment: Deployment, journal: Journal, state: JournalState): Promise<Ended | null> {
  if (deployment.options.dryRun) {
    const { versions, done, units } = state;
    deployment.notes.push(
      `An earlier run has stopped within ${versions.join(", ")}, after ${done} of ${units.length} steps. That is finished first.`,
    );
    const pending = deployment.walk.head.migrations.filter(({ version }) => versions.includes(version));
    return { ...NOTHING, status: "planned", recorded: state.recorded.length, pending, verified: false };
  }
  return withBase(deployment, state.recorded, async (base) => {
    const unfinished = await inspectUnfinished(deployment, base, journal, state);
    const { run } = unfinished;
    const { table, ours, failed } = await withWork(deployment, async (work) => {
      const failure = run === null ? changedSince(unfinished) : await finishRun(deployment, work, unfinished, run);
      return { table: work.table, ours: work.ours, failed: failure };
    });
    if (failed === null) return null;
    const begun: Run = { ...state, atomic: false, alone: new Set(state.alone) };
    const attempt: Attempt = {
      base,
      found: { recorded: state.recorded, drift: [] },
      began: state.began,
      rows: state.rows,
      work: { table, ours },
      runs: [run ?? begun],
      repeated: [],
      migrations: [unfinished.migrations],
    };
    const rest = await afterFailure(deployment, attempt, { done: 0, failure: failed });
    if (run === null && rest.status === "rolled-back") return null;
    if (run === null) throw notTakenBack(state, rest.wayBack?.reason ?? null);
    return { ...NOTHING, ...rest, recorded: state.recorded.length, pending: unfinished.migrations };
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
