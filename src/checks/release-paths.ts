/**
 * Paths from releases: each ends where the others end, in its schema and in its record, and the tool does not refuse there.
 * What was so before the change is a warning.
 */
import type { Refusal } from "../tools/tool.ts";
import type { Divergence, Evidence, PathState, ReleasePath } from "./check.ts";
import { finding, reachedEnd } from "./check.ts";
import { divergenceEvidence, divergenceList, isChanged, remedySql } from "./divergence.ts";
import type { Finding, Severity } from "./finding.ts";
import { code, count, list } from "./markdown.ts";
import { changesUnreleasedOnly } from "./unreleased.ts";

const RULE = "paths-diverge";

export function releasesDiverge(evidence: Evidence): Finding[] {
  return evidence.releases.flatMap((release) => [...endsElsewhere(evidence, release), ...refuses(evidence, release)]);
}

function atRelease({ refs }: ReleasePath): string {
  return `databases at ${list(refs.map(code))}`;
}

function endsElsewhere(evidence: Evidence, release: ReleasePath): Finding[] {
  const divergence = release.divergence.filter(({ change }) => !change.cosmetic);
  const own = divergence.filter((each) => !isTold(evidence, each));
  const records = recordDifference(evidence, release);
  if (own.length === 0 && records === null) return [];
  if (own.length === 0 && records !== null && records.lacking.length === 0)
    return [leftBehind(evidence, release, records)];
  const older = own.every((each) => isOlder(evidence, each)) && (records?.older ?? true);
  const at = atRelease(release);
  const files = [...new Set(own.flatMap(({ culprit }) => culprit ?? []))].sort();
  const sql = remedySql(evidence, own);
  const ran = new Set(release.history.migrations.map((each) => each.version));
  const unseen = release.decision?.skipped.filter((each) => !ran.has(each.version)) ?? [];
  const skipped = unseen.map((each) => code(each.version));
  return [
    finding({
      rule: RULE,
      severity: older ? "warning" : "error",
      title: `Databases at ${code(release.refs[0] ?? "")} end elsewhere${own.length > 0 ? `: ${count(own.length, "object")}` : ""}`,
      detail: [
        `After this change ${at} and the others do not end alike.${files.length === 0 ? "" : ` The cause is in ${list(files.map(code))}.`}${older ? OLDER : ""}`,
        skipped.length === 0 ? "" : `${evidence.tool.title} never runs ${list(skipped)} there.`,
        own.length === 0 ? "" : divergenceList(own, { before: at, after: "elsewhere" }),
        records?.words ?? "",
      ]
        .filter((part) => part !== "")
        .join("\n\n"),
      file: files[0] ?? null,
      line: files.length === 0 ? null : 1,
      endLine: files.length === 0 ? null : 1,
      object: own[0]?.change.name ?? null,
      evidence: {
        from: release.refs,
        differences: divergenceEvidence(own),
        files,
        recordedOnlyThere: records?.only ?? [],
        recordedOnlyElsewhere: records?.lacking ?? [],
      },
      remedy:
        own.length === 0
          ? null
          : `Write a new migration that brings ${at} to the same end and changes nothing elsewhere.${sql === null ? "" : ` What they would need:\n\n${sql}`}`,
    }),
  ];
}

/** A migration that only the release has (a fix that was made there), and that leaves no difference in the schema. */
function leftBehind({ tool }: Evidence, release: ReleasePath, { only, words }: RecordDifference): Finding {
  return finding({
    rule: RULE,
    severity: "note",
    title: `Databases at ${code(release.refs[0] ?? "")} have ${count(only.length, "migration")} recorded that no file carries`,
    detail: `${words} Their schema ends like the others', and ${tool.title} does not look for what it finds recorded.`,
    evidence: { from: release.refs, recordedOnlyThere: only, recordedOnlyElsewhere: [], differences: [], files: [] },
  });
}

const OLDER = " It was so before this change.";

/** Existing databases in general differ in the same, and a finding tells it: not where such a difference is allowed. */
function isTold(evidence: Evidence, { change }: Divergence): boolean {
  if (evidence.freshInstall !== null || changesUnreleasedOnly(evidence)) return false;
  return evidence.divergence.some(
    (each) =>
      each.change.type === change.type && each.change.name === change.name && each.change.action === change.action,
  );
}

/** True when the file to blame is one that this change leaves alone. What none of the changed files was seen to touch is
 * older as well, unless merged files were changed, on which others may be built. */
function isOlder(evidence: Evidence, divergence: Divergence): boolean {
  const { added, removed, renamed, edits } = evidence.comparison;
  const { culprit } = divergence;
  if (culprit === null && isChanged(evidence, divergence)) return false;
  if (culprit === null) return removed.length + renamed.length + edits.length === 0;
  const pairs = [...renamed, ...edits].flatMap(({ before, after }) => [before, after]);
  return ![...added, ...removed, ...pairs].some((each) => each.up.file === culprit);
}

interface RecordDifference {
  readonly only: readonly string[];
  readonly lacking: readonly string[];
  readonly words: string;
  readonly older: boolean;
}

function recordDifference(evidence: Evidence, { state, refs }: ReleasePath): RecordDifference | null {
  const { paths, freshInstall } = evidence;
  const measure = [freshInstall === null ? paths.fresh : null, paths.upgraded].find((each) => reachedEnd(each)) ?? null;
  if (state === null || measure === null || !reachedEnd(state)) return null;
  const [there, elsewhere] = [versionsOf(state), versionsOf(measure)];
  const told = toldVersions(evidence);
  const only = there.filter((version) => !elsewhere.includes(version) && !told.has(version));
  const lacking = elsewhere.filter((version) => !there.includes(version) && !told.has(version));
  if (only.length + lacking.length === 0) return null;
  const parts = [
    only.length > 0 ? `${list(only.map(code))} only at ${list(refs.map(code))}` : "",
    lacking.length > 0 ? `${list(lacking.map(code))} only elsewhere` : "",
  ];
  return {
    only,
    lacking,
    words: `Recorded: ${parts.filter((part) => part !== "").join("; ")}.`,
    older: [...only, ...lacking].every((version) => isUntouched(evidence, version)),
  };
}

/** Of moved and removed files, whose own findings tell it. */
function toldVersions(evidence: Evidence): Set<string> {
  if (changesUnreleasedOnly(evidence)) return new Set();
  const { removed, renamed } = evidence.comparison;
  return new Set(
    [...removed, ...renamed.flatMap(({ before, after }) => [before, after])].map(({ version }) => version),
  );
}

function versionsOf({ replay }: PathState): string[] {
  return replay.recorded.map((row) => (row.finished ? row.version : `${row.version} (unfinished)`));
}

/** True when head has of a version what base has of it. */
export function isUntouched({ base, head }: Pick<Evidence, "base" | "head">, version: string): boolean {
  const texts = [base, head].map(({ migrations }) =>
    migrations.filter((each) => each.version === version).map((each) => each.up.text),
  );
  return JSON.stringify(texts[0]) === JSON.stringify(texts[1]);
}

/** What is refused on base's databases for the same reason is told there; not where the edit behind it is allowed. */
function refuses(evidence: Evidence, release: ReleasePath): Finding[] {
  const told = changesUnreleasedOnly(evidence) ? [] : evidence.decision.refusals.map(({ message }) => message);
  const refusals = (release.decision?.refusals ?? []).filter(({ message }) => !told.includes(message));
  if (refusals.length === 0) return [];
  const older = refusals.every(({ version }) => isUntouched(evidence, version));
  const severity: Severity = older ? "warning" : "error";
  return [
    finding({
      rule: RULE,
      severity,
      title: `${evidence.tool.title} refuses to upgrade databases at ${code(release.refs[0] ?? "")}`,
      detail: `On ${atRelease(release)} it stops with ${refusalWords(refusals)}.${older ? OLDER : ""}`,
      evidence: { from: release.refs, refusals, differences: [], files: [] },
      remedy: "Give the migrations that were released their old texts and names back.",
    }),
  ];
}

function refusalWords(refusals: readonly Refusal[]): string {
  return list(refusals.map(({ message }) => code(message)));
}
