/**
 * Existing databases and fresh ones end differently, and no edited, removed or renamed file has said so already.
 */
import type { Check, Divergence, Evidence } from "./check.ts";
import { finding } from "./check.ts";
import { divergenceEvidence, divergenceList, remedySql } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, count, list } from "./markdown.ts";

export const pathsDiverge: Check = {
  id: "paths-diverge",
  severity: "error",
  summary: "Existing databases and fresh ones end in different schemas, or with different records of what has run.",
  check(evidence) {
    const told = toldElsewhere(evidence);
    const rest = evidence.divergence.filter(({ culprit }) => culprit === null || !told.has(culprit));
    const counting = rest.filter(({ change }) => !change.cosmetic);
    const cosmetic = rest.filter(({ change }) => change.cosmetic);
    return [
      ...(counting.length > 0 ? [schemasDiffer(evidence, counting)] : []),
      ...(cosmetic.length > 0 ? [layoutDiffers(cosmetic)] : []),
      ...recordsDiffer(evidence, told),
    ];
  },
};

/** Files whose own finding lists what they cause. */
function toldElsewhere({ comparison }: Evidence): Set<string> {
  return new Set([
    ...comparison.edits.flatMap((edit) => [edit.before.up.file, edit.after.up.file]),
    ...comparison.removed.map((each) => each.up.file),
    ...comparison.renamed.flatMap((each) => [each.before.up.file, each.after.up.file]),
  ]);
}

function schemasDiffer(evidence: Evidence, divergence: readonly Divergence[]): Finding {
  const files = [...new Set(divergence.flatMap(({ culprit }) => culprit ?? []))].sort();
  const sql = remedySql(evidence, divergence);
  const cause = files.length === 0 ? "" : ` The cause is in ${list(files.map(code))}.`;
  return finding({
    rule: pathsDiverge.id,
    severity: pathsDiverge.severity,
    title: `Existing and fresh databases end in different schemas: ${count(divergence.length, "object")}`,
    detail: `A database that has run base's migrations and one that starts empty do not end alike.${cause}\n\n${divergenceList(divergence)}`,
    file: files[0] ?? null,
    line: files.length === 0 ? null : 1,
    endLine: files.length === 0 ? null : 1,
    object: divergence[0]?.change.name ?? null,
    evidence: { differences: divergenceEvidence(divergence), files },
    remedy: `Make the order not matter: number the new migration after the merged ones, or write it so that it ends alike on both.${sql === null ? "" : ` What existing databases would need:\n\n${sql}`}`,
  });
}

function layoutDiffers(divergence: readonly Divergence[]): Finding {
  const names = list(divergence.map(({ change }) => code(change.name)));
  return finding({
    rule: pathsDiverge.id,
    severity: "note",
    title: `Existing and fresh databases differ in layout only: ${count(divergence.length, "object")}`,
    detail: `${names}: the order of columns or the white space of a body. It matters to an \`insert\` without a column list, to \`select *\` and to \`copy\`.`,
    evidence: { differences: divergenceEvidence(divergence), files: [] },
  });
}

/** The second half of a state: what the tool has recorded. */
function recordsDiffer({ paths, tool }: Evidence, told: ReadonlySet<string>): Finding[] {
  const { upgraded, fresh } = paths;
  if (upgraded === null || fresh === null || told.size > 0) return [];
  if (upgraded.replay.failure !== null || fresh.replay.failure !== null) return [];
  const [existing, empty] = [upgraded, fresh].map((state) => state.replay.recorded.map((row) => row.version));
  const only = (existing ?? []).filter((version) => !empty?.includes(version));
  const lacking = (empty ?? []).filter((version) => !existing?.includes(version));
  if (only.length + lacking.length === 0) return [];
  const parts = [
    only.length > 0 ? `${list(only.map(code))} only on existing databases` : "",
    lacking.length > 0 ? `${list(lacking.map(code))} only on fresh ones` : "",
  ];
  return [
    finding({
      rule: pathsDiverge.id,
      severity: pathsDiverge.severity,
      title: `${tool.title} has different migrations recorded on existing and on fresh databases`,
      detail: `Recorded: ${parts.filter((part) => part !== "").join("; ")}. The next deploy decides by this record.`,
      evidence: { recordedOnlyOnExisting: only, recordedOnlyOnFresh: lacking, differences: [], files: [] },
    }),
  ];
}
