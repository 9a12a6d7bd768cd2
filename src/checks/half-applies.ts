/**
 * A pending migration was stopped on its way, and the next deploy does not finish it.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Check, Evidence, Interruption, NextDeploy, StuckCut } from "./check.ts";
import { finding, shortName } from "./check.ts";
import type { Finding, Severity } from "./finding.ts";
import { code, codeBlock, count, list } from "./markdown.ts";

export const halfApplies: Check = {
  id: "half-applies",
  severity: "error",
  summary: "Stopped between two statements, a pending migration leaves a state that running it again does not finish.",
  check(evidence) {
    return evidence.interruptions.flatMap((each) =>
      each.worst === null ? [] : [halfApplied(evidence, each, each.worst)],
    );
  },
};

function halfApplied(evidence: Evidence, interruption: Interruption, worst: StuckCut): Finding {
  const { migration, points, tried, atomic, resumable, refused, stuck } = interruption;
  return finding({
    rule: halfApplies.id,
    severity: severityOf(worst),
    title: `${code(shortName(evidence, migration.up.file))}, stopped ${stoppedShort(worst)}, ${outcomeShort(worst)}`,
    detail: [
      `It was stopped ${stoppedAt(worst)}, as by a crash. ${leftWords(worst)}`,
      nextWords(evidence, worst.next),
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
      left: namesOf(worst.left),
      missing: namesOf(worst.missing),
      next: nextEvidence(worst.next),
    },
    remedy: remedyOf(interruption, worst),
  });
}

/** What a file of one statement leaves cannot be written better: it is told, so that somebody knows when it happens. */
function severityOf({ half, within, statements }: StuckCut): Severity {
  return half && !(within === "waiting" && statements === 1) ? halfApplies.severity : "note";
}

function stoppedShort({ within, done, statements }: StuckCut): string {
  if (within === "waiting") return "while it waits for others";
  if (within === "committing") return `within statement ${done + 1}`;
  return done >= statements ? "before it is recorded" : `after statement ${done} of ${statements}`;
}

function outcomeShort({ half }: StuckCut): string {
  return half ? "stays half applied" : "cannot be run again";
}

function stoppedAt({ within, done, statements, line }: StuckCut): string {
  const where = line === null ? "" : ` (line ${line})`;
  if (within === "waiting") return `within statement ${done + 1}${where}, while that waited for other transactions`;
  if (within === "committing") return `within statement ${done + 1}${where}, which commits on its way`;
  if (done >= statements) return `after its last statement${where}, before the tool recorded it`;
  return done === 0 ? "before its first statement" : `after statement ${done} of ${statements}${where}`;
}

function leftWords({ left, missing, next }: StuckCut): string {
  const there = left.filter(({ cosmetic }) => !cosmetic).map((change) => `- **there:** ${changeWords(change)}`);
  const gone = missing.filter(({ cosmetic }) => !cosmetic).map((change) => `- **missing:** ${changeWords(change)}`);
  if (there.length + gone.length === 0) {
    return next.kind === "differs" && next.rows.length > 0
      ? "The schema is as before; rows that it wrote stay."
      : "What it did to rows stays; the schema is as before.";
  }
  return `PostgreSQL keeps what was committed until then:\n\n${[...shown(there), ...shown(gone)].join("\n")}`;
}

const MOST = 10;

function shown(lines: readonly string[]): string[] {
  const left = lines.length - MOST;
  return [...lines.slice(0, MOST), ...(left > 0 ? [`- and ${left} more`] : [])];
}

function changeWords(change: CatalogChange): string {
  const { action, type, name, from, attributes } = change;
  const object = `${type} ${code(name)}`;
  switch (action) {
    case "added":
      return isInvalidIndex(change) ? `${object}, invalid: queries do not use it` : object;
    case "removed":
      return `${object} dropped`;
    case "renamed":
      return `${object}, formerly ${code(from ?? "")}`;
    case "changed":
      return `${object} changed (${list(attributes.map((each) => each.name))})`;
    default:
      return action satisfies never;
  }
}

function isInvalidIndex({ type, after }: CatalogChange): boolean {
  return type === "index" && after?.attributes["valid"] === false;
}

function nextWords({ tool }: Evidence, next: NextDeploy): string {
  switch (next.kind) {
    case "refuses":
      return `On the next deploy ${tool.title} refuses to go on: ${code(next.message)}.`;
    case "fails": {
      const { place, error } = next.failure;
      const where = place === null ? "" : ` at ${code(`${place.file}:${place.line}`)}`;
      return `On the next deploy the file runs again and fails${where}: ${code(error.message)} (SQLSTATE ${code(error.code)}).`;
    }
    case "differs":
      return `On the next deploy the file runs again, comes to its end, and what it ends in is not what an undisturbed run ends in: ${differsWords(next)}.`;
    default:
      return next satisfies never;
  }
}

function differsWords({ changes, rows, recordDiffers }: NextDeploy & { kind: "differs" }): string {
  const told = [
    ...changes.slice(0, MOST).map(changeWords),
    ...rows.slice(0, MOST).map(code),
    ...(recordDiffers ? ["the tool's record"] : []),
  ];
  return list(told, MOST);
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
  const removal = worst.left
    .filter(isInvalidIndex)
    .map(({ name }) => `drop index concurrently ${name};`)
    .join("\n");
  const clean =
    removal === ""
      ? ""
      : `Where it has happened, remove the invalid index before the next deploy:\n\n${codeBlock("sql", removal)}`;
  const mend = mendOf(migration.up.text, worst);
  return [mend, clean].filter((part) => part !== "").join("\n\n");
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
