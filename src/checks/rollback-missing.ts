/**
 * A pending migration has no down script: what the gate generated and proved instead, or why it could not.
 */
import type { ProvenRollback, RollbackOffer } from "../rollback/rollback-offer.ts";
import { lossSentence } from "../rollback/losses.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import type { Finding } from "./finding.ts";
import { code, count } from "./markdown.ts";

export const rollbackMissing: Check = {
  id: "rollback-missing",
  severity: "note",
  summary: "A pending migration has no down script; a generated and proven one is attached.",
  check: (evidence) =>
    evidence.rollbacks.filter(({ down }) => down === "missing").map((offer) => missing(evidence, offer)),
};

function missing(evidence: Evidence, offer: RollbackOffer): Finding {
  const { migration, outcome } = offer;
  const name = code(shortName(evidence, migration.up.file));
  return finding({
    rule: rollbackMissing.id,
    severity: rollbackMissing.severity,
    title: outcome.proven
      ? `${name} has no down script: a generated one is proven`
      : `${name} has no down script, and none could be proven`,
    detail: outcome.proven
      ? provenDetail(evidence, outcome)
      : `The generated one was not proven: ${code(outcome.reason)}.`,
    file: migration.up.file,
    line: 1,
    endLine: 1,
    evidence: {
      version: migration.version,
      proven: outcome.proven,
      rollback: outcome.proven ? outcome.file : null,
      loses: outcome.proven ? losses(outcome, plain) : [],
      reason: outcome.proven ? null : outcome.reason,
    },
    remedy: outcome.proven
      ? `Keep ${code(outcome.file)} for the day when it is needed. ${lossWords(outcome)}`
      : "Write down how to go back before this is deployed.",
  });
}

function provenDetail({ tool }: Evidence, outcome: ProvenRollback): string {
  const record = tool.bookkeeping === null ? "" : `, and takes the migration out of ${tool.title}'s record`;
  const sentences = losses(outcome, code);
  return [
    `Run after the migration, ${code(outcome.file)} brings back the schema from before, object by object${record}. The gate has run it.`,
    ...(sentences.length === 0 ? ["It loses no data."] : [sentences.map((each) => `- ${each}`).join("\n")]),
  ].join("\n\n");
}

function lossWords(outcome: ProvenRollback): string {
  const number = losses(outcome, code).length;
  return number === 0 ? "It loses no data." : `It cannot bring everything back: ${count(number, "thing")} to know.`;
}

function plain(name: string): string {
  return name;
}

function losses({ losses: lost, stays }: ProvenRollback, quote: (name: string) => string): string[] {
  return [...lost.map((each) => lossSentence(each, quote)), ...stays];
}
