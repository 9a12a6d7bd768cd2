/**
 * Two migrations have one version.
 */
import type { Check } from "./check.ts";
import { finding, newProblems, shortName } from "./check.ts";
import { code, list } from "./markdown.ts";

export const duplicateVersion: Check = {
  id: "duplicate-version",
  severity: "error",
  summary: "Two migrations have one version.",
  check(evidence) {
    const problems = newProblems(evidence).filter((problem) => problem.kind === "duplicate-version");
    return problems.map((problem) =>
      finding({
        rule: duplicateVersion.id,
        severity: duplicateVersion.severity,
        title: `${code(shortName(evidence, problem.file))} has the version of ${list((problem.others ?? []).map((file) => code(shortName(evidence, file))))}`,
        detail: problem.message,
        file: problem.file,
        line: problem.line ?? 1,
        endLine: problem.line ?? 1,
        evidence: { others: problem.others ?? [] },
        remedy: problem.remedy,
      }),
    );
  },
};
