/**
 * The down scripts of what is pending run, and do not bring back what was there; or the migrations cannot be run again.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import { isOurs } from "../replay/our-error.ts";
import { lineIndex } from "../sql/positions.ts";
import { scanStatements } from "../sql/scan-statements.ts";
import type { Migration } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { commandOutput } from "./command-output.ts";
import { attributeWords, remedySql } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, count, list } from "./markdown.ts";
import type { RecordDifference, Rollback, RollbackDifference } from "./rollback.ts";
import { insteadWords, lostWords } from "./rollback.ts";

const MOST = 20;

export const rollbackIncomplete: Check = {
  id: "rollback-incomplete",
  severity: "warning",
  summary: "The down scripts of the pending migrations do not bring the schema back.",
  check(evidence) {
    const { rollback } = evidence;
    if (rollback?.state?.replay.failure !== null) return [];
    const told = [...filesDiffer(evidence, rollback), ...recordDiffers(rollback)];
    return told.length > 0 ? told : endsElsewhere(evidence, rollback);
  },
};

/** One finding for each down script that falls short. */
function filesDiffer(evidence: Evidence, rollback: Rollback): Finding[] {
  const { differences } = rollback;
  const owners = [...rollback.undone, null].filter((owner) => differences.some(({ migration }) => migration === owner));
  const again = againWords(evidence, rollback);
  return owners.map((owner, index) => {
    const own = differences.filter(({ migration }) => migration === owner);
    const line = lineOf(owner, own);
    return finding({
      rule: rollbackIncomplete.id,
      severity: rollbackIncomplete.severity,
      title: titleOf(evidence, rollback, owner, own),
      detail: [
        `After ${code(rollback.command)} a database is not what it was before ${beforeWhat(rollback, evidence)}:`,
        differenceList(own),
        index === 0 ? again : "",
        index === 0 ? lostWords(rollback) : "",
      ]
        .filter((part) => part !== "")
        .join("\n\n"),
      file: owner?.down?.file ?? null,
      line,
      endLine: line,
      object: own[0]?.change.name ?? null,
      evidence: {
        differences: own.map(({ change }) => ({
          action: change.action,
          type: change.type,
          name: change.name,
          attributes: change.attributes,
        })),
        version: owner?.version ?? null,
        command: rollback.command,
      },
      remedy: remedyOf(evidence, owner, own),
    });
  });
}

function titleOf(
  evidence: Evidence,
  rollback: Rollback,
  owner: Migration | null,
  own: readonly RollbackDifference[],
): string {
  const objects = count(own.length, "object");
  return owner === null
    ? `${code(rollback.command)} does not bring the schema back: ${objects}`
    : `The down script of ${code(shortName(evidence, owner.up.file))} does not bring the schema back: ${objects}`;
}

/** The line that makes the first difference, else where the down script begins. */
function lineOf(owner: Migration | null, own: readonly RollbackDifference[]): number | null {
  const line = own.find((each) => each.line !== null)?.line ?? null;
  if (owner?.down == null || line !== null) return line;
  const [first] = scanStatements(owner.down.text);
  return lineIndex(owner.down.text).place(first?.start ?? 0).line;
}

function beforeWhat({ undone, endsAt }: Rollback, evidence: Evidence): string {
  const oldest = undone.at(-1);
  return endsAt === null || oldest === undefined ? "the deploy" : code(shortName(evidence, oldest.up.file));
}

function differenceList(differences: readonly RollbackDifference[]): string {
  const lines = differences.slice(0, MOST).map(({ change }) => {
    const object = `${change.type} ${code(change.name)}`;
    const attributes = attributeWords(change, { before: "before", after: "afterwards" });
    switch (change.action) {
      case "added":
        return `- **left behind**: ${object}`;
      case "removed":
        return `- **not brought back**: ${object}`;
      case "renamed":
        return `- **named otherwise**: ${object} was ${code(change.from ?? "")}${attributes}`;
      case "changed":
        return `- **different**: ${object}${attributes}`;
      default:
        return change.action satisfies never;
    }
  });
  const left = differences.length - lines.length;
  return [...lines, ...(left > 0 ? [`- and ${count(left, "more object")}`] : [])].join("\n");
}

function remedyOf(evidence: Evidence, owner: Migration | null, own: readonly RollbackDifference[]): string {
  const where = owner?.down == null ? "the down scripts" : `the down script in ${code(owner.down.file)}`;
  const backwards = own.map(({ change }) => reversed(change));
  const sql = remedySql(
    evidence,
    backwards.map((change) => ({ change, culprit: null })),
  );
  const instead = insteadWords(evidence.rollbacks, owner).trim();
  const told = `Let ${where} leave everything as it was before${sql === null ? "." : `:\n\n${sql}`}`;
  return instead === "" ? told : `${told}${sql === null ? " " : "\n\n"}${instead}`;
}

const OPPOSITE = { added: "removed", removed: "added", renamed: "renamed", changed: "changed" } as const;

function reversed(change: CatalogChange): CatalogChange {
  const { action, name, from, before, after, attributes } = change;
  return {
    ...change,
    action: OPPOSITE[action],
    name: from ?? name,
    from: from === null ? null : name,
    before: after,
    after: before,
    attributes: attributes.map((each) => ({ name: each.name, before: each.after, after: each.before })),
  };
}

/** A down script that writes to the record itself, or a tool whose record says otherwise. */
function recordDiffers(rollback: Rollback): Finding[] {
  const words = recordWords(rollback.records, "after the rollback");
  if (words === "") return [];
  return [
    finding({
      rule: rollbackIncomplete.id,
      severity: rollbackIncomplete.severity,
      title: `After ${code(rollback.command)} the record is not what it was`,
      detail: `${words} The next deploy goes by what is recorded.`,
      evidence: { differences: [], records: rollback.records, command: rollback.command },
      remedy: "Leave the tool's record to the tool.",
    }),
  ];
}

function recordWords({ missing, left }: RecordDifference, where: string): string {
  const parts = [
    missing.length > 0 ? `${list(missing.map(code))} is missing ${where}` : "",
    left.length > 0 ? `${list(left.map(code))} is there only ${where}` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `Of the tool's record, ${parts.join(", and ")}.`;
}

/** Rolled back as it should be, and still the migrations do not run as they did the first time. */
function endsElsewhere(evidence: Evidence, rollback: Rollback): Finding[] {
  const words = againWords(evidence, rollback);
  if (words === "") return [];
  const failure = rollback.again?.replay.failure ?? null;
  const differences = rollback.againDifferences;
  const file = failure?.migration?.up.file ?? rollback.undone.at(-1)?.up.file ?? null;
  return [
    finding({
      rule: rollbackIncomplete.id,
      severity: rollbackIncomplete.severity,
      title:
        failure === null
          ? `After ${code(rollback.command)}, running it again does not end in the same schema`
          : `After ${code(rollback.command)}, the migrations cannot be applied again`,
      detail: [words, lostWords(rollback)].filter((part) => part !== "").join("\n\n"),
      file,
      line: failure?.place?.line ?? (file === null ? null : 1),
      endLine: failure?.place?.line ?? (file === null ? null : 1),
      object: differences[0]?.name ?? null,
      excerpt: failure === null || failure.excerpt === "" ? null : failure.excerpt,
      evidence: {
        differences: [],
        again: differences.map(({ action, type, name, attributes }) => ({ action, type, name, attributes })),
        sqlstate: failure === null || isOurs(failure.error) ? null : failure.error.code,
        message: failure?.error.message ?? null,
        command: rollback.command,
      },
      remedy:
        "Let the down script undo all of it, also what no schema shows (rows, roles, settings), or write the up script so that it can run again.",
    }),
  ];
}

/** What becomes of the deploy after the rollback; empty when it ends like the first one. */
function againWords(evidence: Evidence, { again, againDifferences, againRecords }: Rollback): string {
  const failure = again?.replay.failure ?? null;
  if (failure !== null) {
    const file = failure.migration === null ? "" : ` in ${code(shortName(evidence, failure.migration.up.file))}`;
    const sentence = `The next deploy then fails${file}: ${code(failure.error.message)}${isOurs(failure.error) ? "" : ` (SQLSTATE ${code(failure.error.code)})`}.`;
    return [sentence, commandOutput(failure)].filter((part) => part !== "").join("\n\n");
  }
  const record = recordWords(againRecords, "then");
  if (againDifferences.length === 0) return record;
  const sides = { before: "the first time", after: "the second time" };
  const names = againDifferences.slice(0, MOST).map((change) => {
    return `- ${change.action} ${change.type} ${code(change.name)}${attributeWords(change, sides)}`;
  });
  return [`Running it again does not end in the same schema; the second time, to the first:`, names.join("\n"), record]
    .filter((part) => part !== "")
    .join("\n\n");
}
