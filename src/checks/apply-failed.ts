/**
 * A statement fails on some path, or a file cannot even be read.
 */
import { isOurs } from "../replay/our-error.ts";
import type { Failure, PathName } from "../replay/replay.ts";
import { RUN_THE_COMMAND } from "../tools/program-file.ts";
import type { FileProblem } from "../tools/tool.ts";
import type { Check, Evidence, PathState } from "./check.ts";
import { finding, mendsBase, newProblems, reachedEnd, shortName } from "./check.ts";
import { commandOutput } from "./command-output.ts";
import type { Finding, Severity } from "./finding.ts";
import { dumpName } from "./fresh-install.ts";
import { code, codeBlock, list } from "./markdown.ts";
import { missingPrograms } from "./programs.ts";
import { isUntouched } from "./release-paths.ts";
import { changesUnreleasedOnly } from "./unreleased.ts";

export const applyFailed: Check = {
  id: "apply-failed",
  severity: "error",
  summary: "A statement fails on some path: SQLSTATE, message, file and line, PostgreSQL's hint.",
  check(evidence) {
    const problems = newProblems(evidence).filter(isUnreadable);
    return [
      ...problems.map((problem) => unreadable(evidence, problem)),
      ...failures(evidence),
      ...silentCommand(evidence),
    ];
  },
};

function isUnreadable(problem: FileProblem): boolean {
  return problem.kind !== "duplicate-version";
}

function unreadable(evidence: Evidence, problem: FileProblem): Finding {
  return finding({
    rule: applyFailed.id,
    severity: applyFailed.severity,
    title: `${code(shortName(evidence, problem.file))} cannot be used as a migration`,
    detail: problem.message,
    file: problem.file,
    line: problem.line ?? null,
    endLine: problem.line ?? null,
    evidence: { kind: problem.kind },
    remedy: problem.remedy,
  });
}

/** A command that ends well without a word to the database, though something is to be applied or nothing ever was. */
function silentCommand({ tool, paths, decision }: Evidence): Finding[] {
  const { base, upgraded, fresh } = paths;
  if (tool.judgedByReplay !== true || !reachedEnd(upgraded) || !isSilent(upgraded)) return [];
  if (decision.pending.length === 0 && !(isSilent(base) && isSilent(fresh))) return [];
  return [
    finding({
      rule: applyFailed.id,
      severity: "warning",
      title: "The command sent no statement to the database",
      detail: `${tool.title} ended with exit status 0 on an existing database and sent nothing to it${pendingText(decision)}. So nothing of this change was judged.`,
      evidence: { paths: ["upgraded"] },
      remedy: `Let ${code("apply")} in the config file run the migration tool, on the database that ${code("DATABASE_URL")} or the ${code("PG…")} variables name.`,
    }),
  ];
}

function isSilent(state: PathState | null): boolean {
  return state === null || state.replay.statements === 0;
}

function pendingText({ pending }: Evidence["decision"]): string {
  return pending.length === 0 ? "" : `, though ${list(pending.map(({ up }) => code(up.file)))} would be new there`;
}

/** The same failure on two paths is one finding. */
function failures(evidence: Evidence): Finding[] {
  const { base, upgraded, fresh } = evidence.paths;
  const states = [base, upgraded, fresh, ...evidence.releases.map((release) => release.state)];
  const found = states.flatMap((state) => state?.replay.failure ?? []);
  const keys = [...new Set(found.map(failureKey))];
  return keys.map((key) =>
    failureFinding(
      evidence,
      found.filter((failure) => failureKey(failure) === key),
    ),
  );
}

function failureKey(failure: Failure): string {
  const { error, place, migration } = failure;
  return JSON.stringify([migration?.up.file, place?.line, error.code, error.message]);
}

function failureFinding(evidence: Evidence, group: readonly Failure[]): Finding {
  const [failure] = group as [Failure];
  const { error, migration, place } = failure;
  const paths = group.map((each) => each.path);
  return finding({
    rule: applyFailed.id,
    severity: severityOf(evidence, failure, paths),
    title: `${subjectOf(evidence, failure)} ${where(evidence, paths)}: ${code(brief(error.message))}`,
    detail: details(evidence, failure, paths),
    file: migration?.up.file ?? place?.file ?? null,
    line: place?.line ?? null,
    endLine: place?.line ?? null,
    object: objectOf(failure),
    excerpt: failure.excerpt === "" ? null : failure.excerpt,
    evidence: {
      sqlstate: isOurs(error) ? null : error.code,
      message: error.message,
      detail: error.detail,
      hint: error.hint,
      column: place?.column ?? null,
      paths,
      reached: failure.reached,
      version: migration?.version ?? null,
    },
    remedy: remedy(evidence, failure, paths),
  });
}

/** What failed on a release's databases before the change, too, is a warning. */
function severityOf(evidence: Evidence, { migration }: Failure, paths: readonly PathName[]): Severity {
  if (paths.includes("base") && mendsBase(evidence)) return "warning";
  if (failsUnreleased(evidence, paths)) return "note";
  const known = (migration !== null && isUntouched(evidence, migration.version)) || isOwnOfRelease(evidence, paths);
  return paths.every(isFromRelease) && known ? "warning" : applyFailed.severity;
}

function isFromRelease(path: PathName): boolean {
  return path.startsWith("from ");
}

/** Only base's own databases fail, because they ran what the change may still edit. */
function failsUnreleased(evidence: Evidence, paths: readonly PathName[]): boolean {
  return (
    paths.every((path) => path === "upgraded") && reachedEnd(evidence.paths.fresh) && changesUnreleasedOnly(evidence)
  );
}

/** Who fails, as far as it is known. */
function subjectOf(evidence: Evidence, { migration, place, command }: Failure): string {
  if (migration !== null) return `${code(shortName(evidence, migration.up.file))} fails`;
  if (place !== null) return `What ${code(shortName(evidence, place.file))} asks before a run fails`;
  return command === undefined ? "The tool's own statements fail" : `${command.title} fails`;
}

/** For a title; the detail has all of it. */
function brief(message: string): string {
  return message.length > 300 ? `${message.slice(0, 299)}…` : message;
}

function objectOf({ error }: Failure): string | null {
  if (error.table === null) return null;
  return [error.schema, error.table, error.column].filter((part) => part !== null).join(".");
}

function where(evidence: Evidence, paths: readonly PathName[]): string {
  if (paths.includes("base")) return "already on base";
  if (paths.every(isFromRelease))
    return `on databases at ${list(paths.map((path) => code(path.slice("from ".length))))}`;
  if (evidence.paths.fresh === null || paths.length > 1) return "to apply";
  return paths[0] === "upgraded" ? "on every existing database" : "on an empty database";
}

function details(evidence: Evidence, failure: Failure, paths: readonly PathName[]): string {
  const { error } = failure;
  const facts = isOurs(error)
    ? []
    : [
        `PostgreSQL says: SQLSTATE ${code(error.code)}, ${code(error.message)}.`,
        error.detail === null ? "" : `DETAIL: ${code(error.detail)}`,
        error.hint === null ? "" : `HINT: ${code(error.hint)}`,
        error.where === null ? "" : `CONTEXT:\n\n${codeBlock("", error.where)}`,
      ];
  return [
    ...facts,
    failure.explanation ?? "",
    commandOutput(failure),
    failure.reached,
    unfinished(evidence, failure),
    missingPrograms(evidence, failure) ?? "",
    storyOf(evidence, failure, paths),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** golang-migrate's dirty version, a failed row of Prisma's: every later run of the tool is refused. */
function unfinished({ paths, tool }: Evidence, { migration }: Failure): string {
  const recorded = [paths.base, paths.upgraded, paths.fresh].flatMap((state) => state?.replay.recorded ?? []);
  return recorded.some((row) => !row.finished && row.version === migration?.version)
    ? `${tool.title} has ${code(migration?.version ?? "")} recorded as unfinished, and refuses to run anything until somebody has mended that by hand.`
    : "";
}

/** Why one path fails where another succeeds. What a command complains of in its own words is not known. */
function storyOf(evidence: Evidence, { command, error }: Failure, paths: readonly PathName[]): string {
  if (command !== undefined && isOurs(error)) return "";
  const culprits = semanticChanges(evidence);
  const [only] = paths;
  if (failsUnreleased(evidence, paths))
    return `Only databases that ran ${list(culprits.map(code))} as base has it fail, and no release has it (${code("allow-edits: unreleased")}): make them anew.`;
  if (paths.every(isFromRelease)) return releaseStory(evidence, paths);
  if (only === "fresh" && evidence.freshInstall !== null)
    return `A fresh install runs ${dumpName(evidence.freshInstall)}.`;
  if (only === "base" && mendsBase(evidence)) {
    return "With this change the migrations run from an empty database. Existing databases got past this some other way, and whether they agree with the mended file cannot be told here.";
  }
  if (paths.length > 1 || evidence.paths.fresh === null || culprits.length === 0) return "";
  const names = list(culprits.map(code));
  if (only === "upgraded") {
    return `It applies on an empty database: there ${names} ran as it is now. Existing databases ran it as it was on base, and what the new migration needs is missing there.`;
  }
  return only === "fresh" ? `It applies on existing databases. An empty one runs ${names} as it is now.` : "";
}

/** True when a release's own migrations fail. */
function isOwnOfRelease({ releases }: Evidence, paths: readonly PathName[]): boolean {
  return releases.some(({ refs, decision }) => decision === null && paths.includes(`from ${refs[0] ?? ""}`));
}

function releaseStory(evidence: Evidence, paths: readonly PathName[]): string {
  return isOwnOfRelease(evidence, paths)
    ? "These are the release's own migrations: they do not run from an empty database here, so whether its databases can be upgraded was not judged."
    : "It applies on databases that are at base.";
}

function remedy(evidence: Evidence, failure: Failure, paths: readonly PathName[]): string | null {
  if (failure.remedy !== null) return failure.remedy;
  const [only] = paths;
  if (only === "base" && mendsBase(evidence))
    return "Make sure by hand that production has what the mended file makes.";
  if (missingPrograms(evidence, failure) !== null) return RUN_THE_COMMAND;
  if (only === "base")
    return "Mend base first: its own migrations do not run from an empty database, so nothing built on them can be judged.";
  if (paths.length === 1 && only === "upgraded" && semanticChanges(evidence).length > 0) {
    return `Restore ${list(semanticChanges(evidence).map(code))} and put what changed into a new migration that runs before this one.`;
  }
  const { place } = failure;
  return place === null ? null : `Mend the statement at ${code(`${place.file}:${place.line}`)}.`;
}

/** Merged files that existing databases ran otherwise than head has them. */
function semanticChanges({ comparison }: Evidence): string[] {
  const edited = comparison.edits.filter(
    (edit) => edit.comparison.kind === "semantic" || edit.comparison.kind === "unparsed",
  );
  return [
    ...edited.map((edit) => edit.after.up.file),
    ...comparison.removed.map((each) => each.up.file),
    ...comparison.renamed.filter((each) => each.newVersion).map((each) => each.after.up.file),
  ];
}
