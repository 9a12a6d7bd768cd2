/**
 * Two migrations have one version.
 */
import { inOrder } from "../tools/in-order.ts";
import type { FileProblem } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, newProblems, shortName } from "./check.ts";
import type { Finding } from "./finding.ts";
import { code, list } from "./markdown.ts";

export const duplicateVersion: Check = {
  id: "duplicate-version",
  severity: "error",
  summary: "Two migrations have one version.",
  check(evidence) {
    const problems = newProblems(evidence).filter((problem) => problem.kind === "duplicate-version");
    return problems.map((problem) => taken(evidence, problem));
  },
};

/** The file that is not merged yet is the one to mend, whichever sorts first. */
function taken(evidence: Evidence, problem: FileProblem): Finding {
  const files = [problem.file, ...(problem.others ?? [])];
  const merged = new Set(inOrder(evidence.base).map((each) => each.file));
  const file = merged.has(problem.file) ? (files.find((each) => !merged.has(each)) ?? problem.file) : problem.file;
  const others = files.filter((each) => each !== file);
  const line = file === problem.file ? (problem.line ?? 1) : 1;
  return finding({
    rule: duplicateVersion.id,
    severity: duplicateVersion.severity,
    title:
      others.length === 0
        ? `${code(shortName(evidence, file))} has two migrations of one version`
        : `${code(shortName(evidence, file))} has the version of ${list(others.map((each) => code(shortName(evidence, each))))}`,
    detail: problem.message,
    file,
    line,
    endLine: line,
    evidence: { others },
    remedy:
      file === problem.file
        ? problem.remedy
        : `Give ${code(file)} a version of its own with ${code("git mv")}, higher than every other.`,
  });
}
