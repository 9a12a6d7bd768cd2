/**
 * A new SQL file among the migrations that the tool will never run.
 */
import type { IgnoredFile } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, newIgnoredFiles, shortName } from "./check.ts";
import type { Finding } from "./finding.ts";
import { code } from "./markdown.ts";

export const ignoredFile: Check = {
  id: "ignored-file",
  severity: "warning",
  summary: "A new SQL file lies among the migrations, and the tool never runs it.",
  check: (evidence) => newIgnoredFiles(evidence).map((ignored) => neverRun(evidence, ignored)),
};

function neverRun(evidence: Evidence, { file, reason, remedy, runByTool }: IgnoredFile): Finding {
  return finding({
    rule: ignoredFile.id,
    severity: ignoredFile.severity,
    title: `${code(shortName(evidence, file))} is ${runByTool === true ? "not run by the gate" : `never run by ${evidence.tool.title}`}`,
    detail:
      runByTool === true
        ? `${evidence.tool.title} runs the file, and the gate does not: ${reason}.`
        : `The file lies among the migrations, but is not one: ${reason}.`,
    file,
    line: 1,
    endLine: 1,
    evidence: { reason },
    remedy:
      runByTool === true
        ? (remedy ?? null)
        : (remedy ?? "Give it a name that the tool reads as a migration, or move it out of the folder."),
  });
}
