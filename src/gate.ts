/**
 * The story, told from top to bottom: read both histories, replay the paths, compare what they end in, judge, report.
 */
import { newIgnoredFiles, newProblems } from "./checks/check.ts";
import { checks } from "./checks/registry.ts";
import { applyPolicy } from "./checks/policy.ts";
import type { GateOptions } from "./config/options.ts";
import { placeOfChange } from "./gate/blame.ts";
import { findComebacks } from "./gate/find-comebacks.ts";
import { gatherEvidence } from "./gate/gather-evidence.ts";
import type { Project } from "./gate/read-project.ts";
import { readProject } from "./gate/read-project.ts";
import { Stopwatch } from "./gate/stopwatch.ts";
import { walkPaths } from "./gate/walk-paths.ts";
import type { Server } from "./postgres/server.ts";
import { withServer } from "./postgres/with-server.ts";
import type { Progress } from "./progress.ts";
import { buildReport, reportUnchanged } from "./report/build-report.ts";
import type { Report } from "./report/report.ts";
import { loadParser } from "./sql/parser.ts";
import type { HistoryComparison } from "./tools/compare-histories.ts";
import { compareHistories, isUnchangedPrefix } from "./tools/compare-histories.ts";
import { sameConfiguration } from "./tools/same-configuration.ts";
import type { Migration } from "./tools/tool.ts";

export interface GateEnvironment {
  /** Told of each stage and each migration; nothing is written anywhere else. */
  readonly progress: Progress;
}

/** Throws `UserError` for what the user can mend; every other error is our own bug. */
export async function runGate(options: GateOptions, environment: GateEnvironment): Promise<Report> {
  const stopwatch = new Stopwatch();
  await loadParser();
  const project = await readProject(options);
  const comparison = compareHistories(project.baseHistory, project.headHistory, project.tool);
  stopwatch.lap("read");
  if (isUnchanged(project, comparison)) return reportUnchanged(project, stopwatch.timings());

  const { databaseUrl, postgres: major } = options;
  return withServer({ databaseUrl, major, progress: environment.progress }, (server) => {
    stopwatch.lap("server");
    return judge(options, environment, { project, comparison, server, stopwatch });
  });
}

interface Case {
  readonly project: Project;
  readonly comparison: HistoryComparison;
  readonly server: Server;
  readonly stopwatch: Stopwatch;
}

async function judge(options: GateOptions, environment: GateEnvironment, facts: Case): Promise<Report> {
  const { project, comparison, server, stopwatch } = facts;
  const [walked, comebacks] = await Promise.all([
    walk(options, environment, facts),
    findComebacks(project, comparison),
  ]);
  stopwatch.lap("replay");
  environment.progress("comparing the schemas");
  const evidence = gatherEvidence(project, comparison, walked, comebacks);
  const findings = applyPolicy(
    checks.flatMap((check) => check.check(evidence)),
    options.rules,
    { base: project.baseHistory, head: project.headHistory },
  );
  stopwatch.lap("compare");
  const timings = stopwatch.timings();
  const { failOn } = options;
  return buildReport({ project, evidence, findings, server, failOn, placeOfChange, notes: walked.notes, timings });
}

function walk(options: GateOptions, environment: GateEnvironment, facts: Case): ReturnType<typeof walkPaths> {
  const { project, comparison, server } = facts;
  return walkPaths({
    server,
    tool: project.tool,
    base: project.baseHistory,
    head: project.headHistory,
    baseTool: project.baseTool,
    needsFresh: !isConfiguredAlike(project) || !isUnchangedPrefix(project.baseHistory, project.headHistory, comparison),
    observe: worthObserving(comparison),
    setup: options.setup,
    sessionSetup: options.sessionSetup,
    schemas: options.schemas,
    privileges: options.privileges,
    statementTimeout: options.statementTimeout,
    progress: environment.progress,
  });
}

/** New migrations, and on both sides the merged ones that were touched: every change is to be told with its line. */
function worthObserving(comparison: HistoryComparison): Set<Migration> {
  return new Set([
    ...comparison.added,
    ...comparison.removed,
    ...comparison.renamed.flatMap((each) => [each.before, each.after]),
    ...comparison.edits.flatMap((edit) => (edit.comparison.kind === "formatting" ? [] : [edit.before, edit.after])),
  ]);
}

function isConfiguredAlike({ tool, baseTool, baseHistory, headHistory }: Project): boolean {
  return sameConfiguration({ tool: baseTool, history: baseHistory }, { tool, history: headHistory });
}

function isUnchanged(project: Project, comparison: HistoryComparison): boolean {
  const { baseHistory, headHistory } = project;
  const { edits, removed, renamed, added } = comparison;
  if (edits.length + removed.length + renamed.length + added.length > 0 || !isConfiguredAlike(project)) return false;
  const histories = { base: baseHistory, head: headHistory };
  return newProblems(histories).length + newIgnoredFiles(histories).length === 0;
}
