/**
 * The generated rollbacks as the report has them, and the sentences about them that every output tells.
 */
import { lossSentence } from "../rollback/losses.ts";
import type { RollbackOffer } from "../rollback/rollback-offer.ts";
import type { Finding, ReportRollback } from "./report.ts";
import { plural } from "./story.ts";

export function reportRollbacks(offers: readonly RollbackOffer[]): ReportRollback[] {
  return offers.map(({ migration, down, outcome }) => {
    const of = { version: migration.version, migration: migration.up.file, down };
    if (!outcome.proven)
      return { ...of, proven: false, file: null, loses: [], sql: null, reason: `${outcome.reason}.` };
    const loses = [...outcome.losses.map((each) => lossSentence(each, (name) => name)), ...outcome.stays];
    return { ...of, proven: true, file: outcome.file, loses, sql: outcome.text, reason: null };
  });
}

/** `2 generated rollbacks, proven by running them`; `1 of 3 generated rollbacks proven`. */
export function rollbackHeading(rollbacks: readonly ReportRollback[]): string {
  const proven = rollbacks.filter((each) => each.proven).length;
  if (proven === rollbacks.length)
    return `${plural(proven, "generated rollback")}, proven by running ${proven === 1 ? "it" : "them"}`;
  return proven === 0
    ? `No generated rollback for ${plural(rollbacks.length, "migration")}: none was proven`
    : `${proven} of ${rollbacks.length} generated rollbacks proven by running them`;
}

/** True for findings that only offer something: they are no reason for a comment, nor for a mark in a file. */
export function isOffer({ rule, severity }: { readonly rule: string; readonly severity: string }): boolean {
  return rule === "rollback-missing" && severity === "note";
}

/** More of them are told as one: what each is about is told with the rollbacks. */
const MOST_OFFERS = 3;

/** The findings as a reader is told them. */
export function withFewOffers(findings: readonly Finding[]): Finding[] {
  const offers = findings.filter(isOffer);
  const [first] = offers;
  if (first === undefined || offers.length <= MOST_OFFERS) return [...findings];
  const proven = offers.filter(({ evidence }) => evidence["proven"] === true).length;
  const together: Finding = {
    ...first,
    title: `${plural(offers.length, "migration")} have no down script: ${proven === offers.length ? "a generated one is proven for each" : `generated ones are proven for ${proven}`}`,
    detail: "",
    file: null,
    line: null,
    endLine: null,
    remedy: "Keep the generated ones for the day when they are needed.",
  };
  return findings.flatMap((finding) => (finding === first ? [together] : isOffer(finding) ? [] : [finding]));
}
