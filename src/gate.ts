/**
 * The story, told from top to bottom: read both histories, replay the paths, compare what they end in, judge, report.
 */
import { newProblems } from "./checks/check.ts";
import { checks } from "./checks/registry.ts";
import { applyPolicy } from "./checks/policy.ts";
import { rollbackMissing } from "./checks/rollback-missing.ts";
import { touchedIgnoredFiles } from "./checks/touched-ignored-files.ts";
import type { GateOptions } from "./config/options.ts";
import { placeOfChange } from "./gate/blame.ts";
import { findComebacks } from "./gate/find-comebacks.ts";
import { gatherEvidence } from "./gate/gather-evidence.ts";
import type { ReadDump } from "./gate/read-dump.ts";
import { leaveOutDump, readDump } from "./gate/read-dump.ts";
import type { Project, Sides } from "./gate/read-project.ts";
import { readProject } from "./gate/read-project.ts";
import type { Releases } from "./gate/read-releases.ts";
import { isReplayed, NO_RELEASES, readReleases } from "./gate/read-releases.ts";
import { Stopwatch } from "./gate/stopwatch.ts";
import { walkCommand } from "./gate/walk-command.ts";
import { walkPaths } from "./gate/walk-paths.ts";
import type { Server } from "./postgres/server.ts";
import { withServer } from "./postgres/with-server.ts";
import type { Progress } from "./progress.ts";
import { buildReport, reportUnchanged } from "./report/build-report.ts";
import type { Report } from "./report/report.ts";
import { loadParser } from "./sql/parser.ts";
import type { HistoryComparison } from "./tools/compare-histories.ts";
import { compareHistories, isMeant, isUnchangedPrefix } from "./tools/compare-histories.ts";
import { freshStart, startsAnew } from "./tools/fresh-start.ts";
import { withPrograms } from "./tools/in-order.ts";
import { allHooks } from "./tools/run-hooks.ts";
import { sameConfiguration } from "./tools/detection/same-configuration.ts";
import type { History, Migration } from "./tools/tool.ts";

export interface GateEnvironment {
  /** Told of each stage and each migration; nothing is written anywhere else. */
  readonly progress: Progress;
  /** Where generated rollbacks are to be, below the folder of the report; left out: `rollback`. */
  readonly rollbackFolder?: string;
}

/** Throws `UserError` for what the user can mend; every other error is our own bug. */
export async function runGate(options: GateOptions, environment: GateEnvironment): Promise<Report> {
  const read = await readCase(options);
  if (isUnchanged(read)) return reportUntouched(read);
  const { databaseUrl, postgres: major } = options;
  return withServer({ databaseUrl, major, progress: environment.progress }, (server) =>
    judgeCase(read, server, environment),
  );
}

/** One project's two histories, read and compared; nothing has been run yet. */
export interface Case {
  readonly options: GateOptions;
  readonly project: Project;
  readonly comparison: HistoryComparison;
  /** Where databases are, apart from base. */
  readonly releases: Releases;
  /** What a fresh install runs instead of the migrations. */
  readonly dump: ReadDump | null;
  readonly stopwatch: Stopwatch;
}

/** `sides`: where several projects share them. Throws a `UserError` where the histories cannot be read. */
export async function readCase(options: GateOptions, sides?: Sides): Promise<Case> {
  const stopwatch = new Stopwatch();
  await loadParser();
  const project = leaveOutDump(await readProject(options, sides), options.freshFrom);
  const comparison = compareHistories(project.baseHistory, project.headHistory, project.tool);
  const dump = await readDump(project, options.freshFrom);
  // A release that cannot be read is no reason to stop a change that touches nothing.
  const untouched = isUnchanged({ project, comparison, dump });
  const releases = untouched ? NO_RELEASES : await readReleases(project, options);
  stopwatch.lap("read");
  return { options, project, comparison, releases, dump, stopwatch };
}

/** The report of a case that `isUnchanged`. */
export function reportUntouched({ project, stopwatch }: Case): Report {
  return reportUnchanged(project, stopwatch.timings());
}

export async function judgeCase(facts: Case, server: Server, environment: GateEnvironment): Promise<Report> {
  const { options, project, comparison, stopwatch } = facts;
  stopwatch.lap("server");
  const [walked, comebacks] = await Promise.all([walk(facts, server, environment), findComebacks(project, comparison)]);
  stopwatch.lap("replay");
  stopwatch.add("interrupt", walked.interrupted?.milliseconds ?? 0);
  stopwatch.add("rollbacks", walked.rollbacks?.milliseconds ?? 0);
  environment.progress("comparing the schemas");
  const evidence = gatherEvidence(facts, walked, comebacks);
  const findings = applyPolicy(
    checks.flatMap((check) => check.check(evidence)),
    options.rules,
    { base: project.baseHistory, head: project.headHistory },
  );
  stopwatch.lap("compare");
  const { rolledBack } = walked;
  const timings = { ...stopwatch.timings(), ...(rolledBack !== null && { rollback: rolledBack.milliseconds }) };
  const { failOn } = options;
  const notes = [
    ...facts.releases.notes,
    ...walked.notes,
    ...(walked.interrupted?.notes ?? []),
    ...(walked.rollbacks?.notes ?? []),
  ];
  return buildReport({ project, evidence, findings, server, failOn, placeOfChange, notes, timings });
}

function walk(facts: Case, server: Server, environment: GateEnvironment): ReturnType<typeof walkPaths> {
  const { options, project, comparison, releases, dump } = facts;
  const { rollbackFolder = "rollback" } = environment;
  const shared = {
    server,
    tool: project.tool,
    base: project.baseHistory,
    head: project.headHistory,
    setup: options.setup,
    sessionSetup: options.sessionSetup,
    schemas: options.schemas,
    privileges: options.privileges,
    statementTimeout: options.statementTimeout,
    progress: environment.progress,
  };
  const replayed = releases.all.filter(isReplayed);
  if (project.command !== undefined) {
    const trees = { base: project.base, head: project.merged };
    const { apply, touchesOthers } = project.command;
    return walkCommand({ ...shared, apply, trees, comparison, touchesOthers, dump, releases: replayed });
  }
  return walkPaths({
    ...shared,
    baseTool: project.baseTool,
    interrupts: options.interrupts,
    rollbackFolder: options.rules[rollbackMissing.id]?.severity === "off" ? null : rollbackFolder,
    needsFresh:
      !isConfiguredAlike(project) ||
      project.joinsFolders === true ||
      !isUnchangedPrefix(project.baseHistory, project.headHistory, comparison) ||
      project.headHistory.fresh !== undefined ||
      hasGuards(project) ||
      skipsSome(project),
    dump,
    releases: replayed,
    observe: worthObserving(facts),
  });
}

/** New migrations, and on both sides the merged ones that were touched: every change is to be told with its line. */
function worthObserving({ project, comparison, releases }: Case): Set<Migration> {
  const { baseHistory, headHistory } = project;
  const start = startsAnew(baseHistory, headHistory) ? freshStart(headHistory) : null;
  const touched = [comparison, ...releases.all.filter(isReplayed).map((release) => release.comparison)];
  return new Set([
    ...(start === null ? [] : [start]),
    ...newHooks(project),
    ...comparison.added,
    ...(comparison.reruns ?? []).flatMap((each) => [each.before, each.after]),
    ...touched.flatMap(({ removed }) => removed),
    ...touched.flatMap(({ renamed }) => renamed).flatMap((each) => [each.before, each.after]),
    ...touched
      .flatMap(({ edits }) => edits)
      .flatMap((edit) => (edit.comparison.kind === "formatting" && !isMeant(edit) ? [] : [edit.before, edit.after])),
  ]);
}

/** In the order of the files it may come last and be too old for existing databases all the same (Drizzle's journal). */
function skipsSome({ tool, baseHistory, headHistory }: Project): boolean {
  const recorded = baseHistory.migrations.map(({ version, name, checksum }) => {
    return { version, name, checksum, finished: true };
  });
  return tool.decide(withPrograms(recorded, baseHistory), headHistory).skipped.length > 0;
}

function newHooks({ tool, baseTool }: Project): Migration[] {
  const known = new Set(allHooks(baseTool).map(({ up }) => up.text));
  return allHooks(tool).filter(({ up }) => !known.has(up.text));
}

/** They are no part of a migration's text. */
function guardsOf({ migrations, guard: first }: History): string {
  const own = migrations.flatMap(({ version, guard }) => (guard === undefined ? [] : [[version, guard]]));
  return JSON.stringify([first, own]);
}

/** What an existing database has passed over in one run it may run in the next. */
function hasGuards({ headHistory }: Project): boolean {
  return (headHistory.guard ?? null) !== null || headHistory.migrations.some(({ guard }) => guard !== undefined);
}

function isConfiguredAlike({ tool, baseTool, baseHistory, headHistory }: Project): boolean {
  return sameConfiguration({ tool: baseTool, history: baseHistory }, { tool, history: headHistory });
}

/** True when the change touches nothing of the project: no server is needed. */
export function isUnchanged({ project, comparison, dump }: Pick<Case, "project" | "comparison" | "dump">): boolean {
  const { baseHistory, headHistory, command } = project;
  if (command !== undefined) return !command.touched;
  const { edits, removed, renamed, added } = comparison;
  const changed = edits.length + removed.length + renamed.length + added.length + (comparison.reruns ?? []).length;
  if (changed > 0 || project.joinsFolders === true || !isConfiguredAlike(project)) return false;
  if (dump?.changed === true || startsAnew(baseHistory, headHistory)) return false;
  if (guardsOf(baseHistory) !== guardsOf(headHistory)) return false;
  if (JSON.stringify(baseHistory.notes) !== JSON.stringify(headHistory.notes)) return false;
  const histories = { base: baseHistory, head: headHistory };
  return newProblems(histories).length + touchedIgnoredFiles(histories).length === 0;
}
