/**
 * From the evidence and the judged findings to the report.
 */
import { createHash } from "node:crypto";
import type { CatalogChange } from "../catalog/catalog.ts";
import { digest } from "../catalog/digest.ts";
import type { Evidence, PathState } from "../checks/check.ts";
import type { Finding } from "../checks/finding.ts";
import { code, list } from "../checks/markdown.ts";
import { verdictOf } from "../checks/policy.ts";
import type { StatementPlace, Touch } from "../replay/replay.ts";
import type { Server } from "../postgres/server.ts";
import type { Tree } from "../source/tree.ts";
import type { History, Tool } from "../tools/tool.ts";
import { rollbackNotes } from "./rollback-notes.ts";
import { freshInstallNotes, releaseDigests, releaseNotes } from "./release-facts.ts";
import { reportChanges } from "./report-change.ts";
import { reportRollbacks } from "./report-rollbacks.ts";
import { touchedTables } from "./touched-tables.ts";
import { shortened } from "./visible.ts";
import type { Report, ReportChange, ReportMigration } from "./report.ts";

export interface ReportSubject {
  readonly name: string;
  readonly tool: Pick<Tool, "name" | "folders">;
  readonly dir: string;
  /** Set where a command runs the migrations of these folders. */
  readonly command?: { readonly folders: readonly string[] };
  readonly base: Pick<Tree, "ref" | "sha">;
  readonly head: Pick<Tree, "ref" | "sha">;
  readonly baseHistory: History;
  readonly headHistory: History;
}

export interface ReportParts {
  readonly project: ReportSubject;
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly server: Pick<Server, "version" | "source">;
  readonly failOn: "error" | "warning" | "never";
  readonly placeOfChange: (change: CatalogChange, touches: readonly Touch[]) => StatementPlace | null;
  /** What happened around the replay. */
  readonly notes: readonly string[];
  readonly timings: Readonly<Record<string, number>>;
}

export function buildReport(parts: ReportParts): Report {
  const { project, evidence, findings, server } = parts;
  const { upgraded } = evidence.paths;
  return {
    ...subject(project),
    verdict: verdictOf(findings, parts.failOn),
    postgres: { version: server.version, source: server.source },
    pending: pending(evidence),
    findings,
    changes: changes(parts),
    tables: touchedTables(evidence.changes, upgraded?.catalog ?? null),
    ...(evidence.rollbacks.length > 0 && { rollbacks: reportRollbacks(evidence.rollbacks) }),
    paths: digests(evidence),
    notes: [
      ...parts.notes,
      ...freshInstallNotes(evidence),
      ...rollbackNotes(evidence),
      ...releaseNotes(evidence),
      ...unmodelledNotes(evidence),
      ...knownProblemNotes(project),
      ...cutHistoryNotes(evidence),
      ...foldersNote(project, evidence),
      ...passedOverNotes(evidence),
      ...(project.headHistory.notes ?? []),
      ...ignoredNotes(project),
    ],
    timings: parts.timings,
  };
}

/** No migration changed: nothing to replay, nothing to compare. */
export function reportUnchanged(project: ReportSubject, timings: Readonly<Record<string, number>>): Report {
  return { ...subject(project), timings };
}

function subject(project: ReportSubject): Report {
  return {
    schemaVersion: 1,
    verdict: "pass",
    project: project.name,
    tool: project.tool.name,
    migrationsDir: foldersOf(project),
    base: { ref: project.base.ref, sha: project.base.sha, migrations: project.baseHistory.migrations.length },
    head: { ref: project.head.ref, sha: project.head.sha, migrations: project.headHistory.migrations.length },
    postgres: null,
    pending: [],
    findings: [],
    changes: [],
    tables: [],
    paths: { base: null, upgraded: null, fresh: null },
    error: null,
    notes: [],
    timings: {},
  };
}

function digests(evidence: Evidence): Report["paths"] {
  const { paths } = evidence;
  const upgraded = stateDigest(paths.upgraded);
  const fresh = paths.fresh === null ? upgraded : stateDigest(paths.fresh);
  const releases = releaseDigests(evidence, { upgraded, fresh, of: stateDigest });
  const back = evidence.rollback?.state ?? null;
  const rolledBack = back === null ? {} : { "rolled back": stateDigest(back) };
  return { base: stateDigest(paths.base), upgraded, fresh, ...rolledBack, ...releases };
}

/** A command may be known without the folders of its migrations. */
function foldersOf({ dir, command }: ReportSubject): string | null {
  if (command === undefined) return dir;
  return command.folders.length === 0 ? null : command.folders.join(", ");
}

/** Both halves of a state: the schema, and what the tool has recorded. Null for a path that did not reach its end. */
function stateDigest(state: PathState | null): string | null {
  if (state === null || state.catalog === null || state.replay.failure !== null) return null;
  const recorded = state.replay.recorded.map((row) => JSON.stringify([row.version, row.checksum, row.finished]));
  return createHash("sha256")
    .update(JSON.stringify([digest(state.catalog), recorded.sort()]))
    .digest("hex");
}

function pending({ decision, paths }: Evidence): ReportMigration[] {
  return decision.pending.map((each) => ({
    version: each.version,
    name: each.name,
    file: each.up.file,
    statements: paths.upgraded?.replay.statementsOf.get(each.version) ?? null,
  }));
}

function changes({ evidence, placeOfChange }: ReportParts): ReportChange[] {
  const { base, upgraded } = evidence.paths;
  const touches = upgraded?.replay.touches ?? [];
  // For these the statement stands in the place of the file.
  const unplaced = (upgraded?.replay.unplaced ?? []).map(({ statement, ids }) => ({
    place: { file: shortened(statement.replaceAll(/\s+/gu, " ").trim(), LONGEST_STATEMENT), line: 1, endLine: 1 },
    ids,
  }));
  return reportChanges(
    evidence.changes,
    [base.catalog, upgraded?.catalog ?? null],
    (change) => placeOfChange(change, touches),
    (change) => placeOfChange(change, unplaced)?.file ?? null,
  );
}

const LONGEST_STATEMENT = 300;

/** A kind that is not modelled is said, never left out. */
function unmodelledNotes({ paths }: Evidence): string[] {
  const unmodelled = Object.entries((paths.upgraded ?? paths.base).catalog?.unmodelled ?? {});
  const counted = unmodelled.filter(([, number]) => number > 0).map(([kind, number]) => `${kind} (${number})`);
  return counted.length === 0 ? [] : [`Not compared, because these kinds are not modelled yet: ${counted.join(", ")}.`];
}

function cutHistoryNotes({ comebacksComplete }: Evidence): string[] {
  const told =
    "The clone does not hold base's whole history, so it could not be told whether a new migration was merged";
  return comebacksComplete
    ? []
    : [`${told} before and deleted again (give ${code("fetch-depth: 0")} to actions/checkout to have it looked up).`];
}

/** Files that lie among the migrations and are none to the tool: not run, so not judged. */
/** Problems with files that are not this change's doing are no findings, and still the files were not run as they are. */
function knownProblemNotes({ baseHistory, headHistory }: ReportSubject): string[] {
  const known = new Set(baseHistory.problems.map((problem) => problem.message));
  const messages = headHistory.problems.map((problem) => problem.message).filter((message) => known.has(message));
  const more = messages.length > SHOWN_PROBLEMS ? [`${messages.length - SHOWN_PROBLEMS} more files like that.`] : [];
  return [...messages.slice(0, SHOWN_PROBLEMS).map((message) => `Already so on base: ${message}`), ...more];
}

const SHOWN_PROBLEMS = 5;

function passedOverNotes({ paths, tool }: Evidence): string[] {
  return (paths.upgraded?.replay.passedOver ?? []).map(({ migration, reason, recorded, failed }) => {
    if (failed === true)
      return `Fails on existing databases, and ${tool.title} goes on: ${code(migration.name)} of ${code(migration.up.file)} (${code(reason)}). It tries it again in its next run.`;
    const how = recorded ? "counts it as run all the same" : "tries it again in its next run";
    return `Not run on existing databases: ${code(migration.name)} of ${code(migration.up.file)}. Its precondition is not met (${code(reason)}), and ${tool.title} ${how}.`;
  });
}

/** The report's `migrationsDir` is one of them. */
function foldersNote(project: Pick<ReportSubject, "tool">, { tool }: Pick<Evidence, "tool">): string[] {
  const folders = project.tool.folders ?? [];
  if (folders.length < 2) return [];
  return [`To ${tool.title} the folders ${list(folders.map(code))} are one history, and they were judged as one.`];
}

function ignoredNotes({ headHistory }: ReportSubject): string[] {
  const reasons = new Map<string, string[]>();
  for (const { file, reason } of headHistory.ignored ?? []) reasons.set(reason, [...(reasons.get(reason) ?? []), file]);
  return [...reasons].map(([reason, [first, ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${others.length} more like it`;
    return `Not run: ${code(first ?? "")}${more}: ${reason}.`;
  });
}
