/**
 * Existing databases and fresh ones end differently, and no edited, removed or renamed file has said so already.
 */
import { isMeant } from "../tools/compare-histories.ts";
import type { Check, Divergence, Evidence } from "./check.ts";
import { finding, neverRun, reachedEnd } from "./check.ts";
import { divergenceEvidence, divergenceList, remedySql } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { dumpDiffers, refusesDump } from "./fresh-install.ts";
import { code, count, list } from "./markdown.ts";
import { recordIsBroken, recordIsForgotten, recordsDiffer } from "./recorded-state.ts";
import { releasesDiverge } from "./release-paths.ts";

export const pathsDiverge: Check = {
  id: "paths-diverge",
  severity: "error",
  summary: "Existing databases and fresh ones end in different schemas, or with different records of what has run.",
  check(evidence) {
    const told = toldElsewhere(evidence);
    const rest = evidence.divergence.filter(({ culprit }) => culprit === null || !told.has(culprit));
    const counting = rest.filter(({ change }) => !change.cosmetic);
    const edited = new Set(evidence.comparison.edits.map((edit) => edit.after.up.file));
    const cosmetic = rest.filter(({ change, culprit }) => change.cosmetic && !edited.has(culprit ?? ""));
    return [
      ...(counting.length > 0 ? [differenceOf(evidence, counting)] : []),
      ...(cosmetic.length > 0 ? [layoutDiffers(cosmetic)] : []),
      ...unmodelledDiffer(evidence),
      ...recordsDiffer(evidence),
      ...recordIsBroken(evidence),
      ...recordIsForgotten(evidence),
      ...refusesDump(evidence),
      ...releasesDiverge(evidence),
    ];
  },
};

/** Files whose own finding lists what they cause. */
function toldElsewhere(evidence: Evidence): Set<string> {
  const { comparison } = evidence;
  const meant = comparison.edits.filter(isMeant);
  const moved = comparison.renamed.filter((each) => each.newVersion);
  return new Set([
    ...comparison.removed.map((each) => each.up.file),
    ...neverRun(evidence).map((each) => each.up.file),
    ...[...meant, ...moved].flatMap(({ before, after }) => [before.up.file, after.up.file]),
  ]);
}

function differenceOf(evidence: Evidence, divergence: readonly Divergence[]): Finding {
  const { freshInstall } = evidence;
  return freshInstall === null ? schemasDiffer(evidence, divergence) : dumpDiffers(evidence, freshInstall, divergence);
}

function schemasDiffer(evidence: Evidence, divergence: readonly Divergence[]): Finding {
  const files = [...new Set(divergence.flatMap(({ culprit }) => culprit ?? []))].sort();
  const sql = remedySql(evidence, divergence);
  const loaded = isLoaded(evidence, files);
  const cause = files.length === 0 ? "" : ` The cause is in ${list(files.map(code))}.`;
  const told = loaded ? ` ${loadedWords(files)}` : cause;
  return finding({
    rule: pathsDiverge.id,
    severity: pathsDiverge.severity,
    title: `Existing and fresh databases end in different schemas: ${count(divergence.length, "object")}`,
    detail: `A database that has run base's migrations and one that starts empty do not end alike.${told}\n\n${divergenceList(divergence)}`,
    file: files[0] ?? null,
    line: files.length === 0 ? null : 1,
    endLine: files.length === 0 ? null : 1,
    object: divergence[0]?.change.name ?? null,
    evidence: { differences: divergenceEvidence(divergence), files },
    remedy: `${loaded ? COPY : ORDER}${sql === null ? "" : ` What existing databases would need:\n\n${sql}`}`,
  });
}

const ORDER =
  "Make the order not matter: number the new migration after the merged ones, or write it so that it ends alike on both.";

const COPY =
  "Let merged migrations make what they made: give them a copy of their own of what they load, and put what is new into a new migration.";

/** A program loads other files, and those may have changed. */
function isLoaded({ tool, comparison }: Evidence, files: readonly string[]): boolean {
  const added = new Set(comparison.added.map(({ up }) => up.file));
  return tool.judgedByReplay === true && files.length > 0 && !files.some((file) => added.has(file));
}

function loadedWords(files: readonly string[]): string {
  const [is, loads] =
    files.length === 1 ? ["is as it was on base", "it loads"] : ["are as they were on base", "they load"];
  return `It shows in ${list(files.map(code))}, which ${is}: what ${loads} is not (a model, a helper, another version of the tool).`;
}

function layoutDiffers(divergence: readonly Divergence[]): Finding {
  const names = list(divergence.map(({ change }) => code(change.name)));
  return finding({
    rule: pathsDiverge.id,
    severity: "note",
    title: `Existing and fresh databases differ in layout only: ${count(divergence.length, "object")}`,
    detail: `${names}: the order of columns or the white space of a body. It matters to an \`insert\` without a column list, to \`select *\` and to \`copy\`.`,
    file: divergence.find(({ culprit }) => culprit !== null)?.culprit ?? null,
    evidence: { differences: divergenceEvidence(divergence), files: [] },
  });
}

/** What is not compared is at least counted. */
function unmodelledDiffer({ paths }: Evidence): Finding[] {
  const [existing, empty] = [paths.upgraded?.catalog?.unmodelled, paths.fresh?.catalog?.unmodelled];
  if (!existing || !empty || !reachedEnd(paths.upgraded) || !reachedEnd(paths.fresh)) return [];
  const kinds = [...new Set([...Object.keys(existing), ...Object.keys(empty)])].sort();
  const differing = kinds.filter((kind) => (existing[kind] ?? 0) !== (empty[kind] ?? 0));
  if (differing.length === 0) return [];
  const counts = differing.map(
    (kind) => `${kind}: ${existing[kind] ?? 0} on existing databases, ${empty[kind] ?? 0} on fresh ones`,
  );
  return [
    finding({
      rule: pathsDiverge.id,
      severity: pathsDiverge.severity,
      title: `Existing and fresh databases have different numbers of ${list(differing)} objects`,
      detail: `Objects of these kinds are counted and not compared:\n\n${counts.map((each) => `- ${each}`).join("\n")}`,
      evidence: { unmodelled: differing, differences: [], files: [] },
      remedy: "Put what existing databases lack into a new migration.",
    }),
  ];
}
