/**
 * A pending migration was stopped on its way, and the next deploy does not finish it.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Check, Evidence, Interruption, NextDeploy, StuckCut } from "./check.ts";
import { finding, shortName } from "./check.ts";
import type { Finding, Severity } from "./finding.ts";
import { isInvalidIndex, nextWords, stateWords, stopShort, stopWords } from "./half-state.ts";
import { code, codeBlock, count } from "./markdown.ts";

export const halfApplies: Check = {
  id: "half-applies",
  severity: "error",
  summary: "Stopped between two statements, a pending migration leaves a state that running it again does not finish.",
  check(evidence) {
    return evidence.interruptions.flatMap((each) =>
      each.worst === null || isWayOfTool(each, each.worst) ? [] : [halfApplied(evidence, each, each.worst)],
    );
  },
};

function halfApplied(evidence: Evidence, interruption: Interruption, worst: StuckCut): Finding {
  const { migration, points, tried, atomic, resumable, refused, stuck } = interruption;
  return finding({
    rule: halfApplies.id,
    severity: severityOf(worst),
    title: `${code(shortName(evidence, migration.up.file))}, ${stopShort(worst)}, ${outcomeShort(worst)}`,
    detail: [
      `Tried: ${stopWords(worst)}. PostgreSQL keeps what was committed until then. ${stateWords(worst)}`,
      nextWords(evidence, worst.next),
      ...failedWords(evidence, interruption.failed),
      ...(evidence.tool.afterCrash === undefined ? [] : [`${evidence.tool.afterCrash}.`]),
      `Stopped at ${count(tried, "point")}${tried < points ? ` of ${points}` : ""}: ${counted({ atomic, resumable, refused, stuck })}.`,
    ].join("\n\n"),
    file: migration.up.file,
    line: worst.line,
    endLine: worst.line,
    object: (worst.left[0] ?? worst.missing[0])?.name ?? null,
    evidence: {
      version: migration.version,
      cuts: { points, tried, atomic, resumable, refused, stuck },
      stoppedAfter: worst.done,
      failing: worst.failing,
      left: namesOf(worst.left),
      missing: namesOf(worst.missing),
      rows: worst.leftRows,
      next: nextEvidence(worst.next),
    },
    remedy: remedyOf(interruption, worst),
  });
}

/** It records what one transaction has done in another one, whatever is in the file. */
function isWayOfTool({ migration }: Interruption, { half, unrecorded }: StuckCut): boolean {
  return !half && unrecorded && migration.transactional;
}

/** What a file of one statement leaves cannot be written better: it is told, so that somebody knows when it happens. */
function severityOf({ half, within, statements, unrecorded }: StuckCut): Severity {
  return half && !unrecorded && !(within === "waiting" && statements === 1) ? halfApplies.severity : "note";
}

function outcomeShort({ half }: StuckCut): string {
  return half ? "stays half applied" : "cannot be run again";
}

/** What else a statement that fails leads to. */
function failedWords(evidence: Evidence, failed: StuckCut | null): string[] {
  return failed === null ? [] : [`If instead ${stopWords(failed)}: ${nextWords(evidence, failed.next)}`];
}

function counted(counts: Readonly<Record<string, number>>): string {
  const words: Readonly<Record<string, string>> = {
    atomic: "left nothing",
    resumable: "finished by the next deploy",
    refused: "left a record that the tool refuses and no half schema",
    stuck: "stuck",
  };
  return Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${words[kind] ?? kind}`)
    .join(", ");
}

function namesOf(changes: readonly CatalogChange[]): object[] {
  return changes.map(({ action, type, name }) => ({ action, type, name }));
}

function nextEvidence(next: NextDeploy): object {
  switch (next.kind) {
    case "refuses":
      return { kind: next.kind, message: next.message };
    case "fails":
      return { kind: next.kind, sqlstate: next.failure.error.code, message: next.failure.error.message };
    case "differs":
      return { kind: next.kind, objects: namesOf(next.changes), rows: next.rows };
    default:
      return next satisfies never;
  }
}

function remedyOf({ migration }: Interruption, worst: StuckCut): string {
  const mend = mendOf(migration.up.text, worst);
  return [mend, ...byHand(migration.up.file, worst)].join("\n\n");
}

/** For the team that has such a database already. What an undisturbed run does from there on is the rest of the file. */
function byHand(file: string, worst: StuckCut): string[] {
  const { left, half, restLine, within } = worst;
  const removals = left.filter(isInvalidIndex).map(({ name }) => `drop index concurrently ${name};`);
  if (removals.length > 0) {
    const sql = codeBlock("sql", removals.join("\n"));
    return [`Where it has happened, remove the invalid index before the next deploy:\n\n${sql}`];
  }
  if (!half) return [`Where it has happened, nothing is left to run: ${markWords(worst)}`];
  if (within !== null || restLine === null) return [];
  return [
    `Where it has happened, finish it by hand: run ${code(file)} from line ${restLine} to its end, then ${markWords(worst)}`,
  ];
}

function markWords({ marking }: StuckCut): string {
  if (marking === null) return "mark the migration as applied in the tool's record.";
  if (marking.kind === "command") return `mark the migration as applied (${code(marking.text)}).`;
  return `mark the migration as applied, as the tool does it:\n\n${codeBlock("sql", marking.text)}`;
}

/** What PostgreSQL refuses within a transaction. */
const OUTSIDE = /\b(?:concurrently|vacuum|alter\s+system|create\s+database|drop\s+database)\b/iu;
const COMMITS = /\bcommit\b/iu;

function mendOf(text: string, { statements, within }: StuckCut): string {
  if (OUTSIDE.test(text)) {
    return statements > 1
      ? "Put the statement that cannot run in a transaction into a migration of its own, and the others into one that runs in a transaction."
      : "Keep the statement alone in its file, as it is.";
  }
  if (within === "committing")
    return "Let it run again: make each step ask whether it is done already (`if not exists`), or let the whole block be one transaction, without `commit`.";
  if (COMMITS.test(text))
    return "Take the `commit` out, so that one transaction holds the whole file; or write what comes before it so that it can run again (`if not exists`).";
  return statements > 1
    ? "Put the whole file into one transaction (`begin;` … `commit;`, or the tool's own), or write each statement so that it can run again (`if not exists`)."
    : "Write the statement so that it can run again (`if not exists`).";
}
