/**
 * The story of a deploy: what is there, is it what it should be, what will be done, do it, is it what was computed.
 */
import { sameRecord } from "../replay/same-record.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import type { Attempt } from "./after-failure.ts";
import { afterFailure } from "./after-failure.ts";
import { decide } from "./decide.ts";
import type { Deployment } from "./deployment.ts";
import { findJournal, readJournal } from "./deployment.ts";
import { dropJournal } from "./drop-journal.ts";
import { driftFrom, refuseMade, repeatedOf } from "./drift.ts";
import type { Ended, Resumed } from "./ended.ts";
import { NOTHING } from "./ended.ts";
import type { Stage } from "./expectation.ts";
import { upgrade, withBase } from "./expectation.ts";
import { finishEarlier, isUnfinished } from "./finish-earlier.ts";
import { proveWay } from "./go-back.ts";
import { OwnTransactions } from "./own-transactions.ts";
import { patiently } from "./patience.ts";
import { readRecordNow } from "./record-now.ts";
import { readRecordRows } from "./record-rows.ts";
import { Refused } from "./refused.ts";
import { refuseFailing, rehearsed } from "./rehearse-pending.ts";
import { sequencesReached } from "./sequences-reached.ts";
import { takeRunLock } from "./run-lock.ts";
import { refuseShared } from "./same-server.ts";
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
  const state = await readJournal(deployment, journal);
  let resumed: Resumed | null = null;
  if (journal !== null && state !== null && (await isUnfinished(deployment, state))) {
    const { versions, done, units } = state;
    const end = await finishEarlier(deployment, journal, state);
    resumed = { versions, done, steps: units.length, takenBack: end === "taken back" };
    if (typeof end !== "string") return { ...end, resumed };
  } else if (journal !== null && !options.dryRun) await dropJournal(deployment);
  const recorded = await readRecordNow(deployment);
  const pending = decide(deployment, recorded);
  const ended = await withBase(deployment, recorded, (base) => fromBase(deployment, base, recorded, pending));
  if (resumed === null) return ended;
  const finished = walk.head.migrations.filter((each) => !resumed.takenBack && resumed.versions.includes(each.version));
  const status = ended.status === "nothing-to-do" ? "applied" : ended.status;
  return { ...ended, status, resumed, applied: [...finished, ...ended.applied] };
}

async function fromBase(
  deployment: Deployment,
  base: Stage,
  recorded: readonly RecordedMigration[],
  pending: readonly Migration[],
): Promise<Ended> {
  const repeated = repeatedOf(recorded, pending);
  const { drift, partitions } = await driftFrom(deployment, base, repeated);
  const count = recorded.length;
  if (pending.length === 0)
    return { ...NOTHING, status: "nothing-to-do", recorded: count, verified: drift.length === 0 };
  if (deployment.sameServer) refuseShared(pending);
  const upgraded = await upgrade(deployment, base, pending);
  refuseFailing(upgraded);
  refuseMade(partitions, upgraded, base);
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

interface Plan {
  readonly runs: readonly Run[];
  readonly groups: readonly Group[];
  readonly count: number;
}

async function planned(deployment: Deployment, base: Stage, { runs, groups, count }: Plan): Promise<Ended> {
  const migrations = groups.flatMap((group) => group.migrations);
  const nowhere = { name: "", quoted: "pg_catalog.pg_class" };
  const done = {
    base,
    rows: [],
    table: nowhere,
    courses: runs,
    migrations,
    half: false,
    journal: null,
    reached: new Map(),
  };
  const whole = { ...done, courses: runs.map((each) => ({ ...each, atomic: true })) };
  const way = await proveWay(deployment, { ...whole, began: "0", ours: new OwnTransactions() }, (_, found) =>
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

function perform(deployment: Deployment, attempt: Omit<Attempt, "rows" | "reached" | "work">): Promise<Performed> {
  return withWork(deployment, async (work) => {
    await refuseChanged(deployment, attempt.found.recorded);
    deployment.walk.progress("applying");
    const rows = await patiently(deployment, () => readRecordRows(work.session, work.table));
    const reached = await patiently(deployment, () => sequencesReached(work.session));
    const end = await performRuns(deployment, work, attempt.runs);
    return { attempt: { ...attempt, rows, reached, work }, failed: end.failure === null ? null : end };
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
