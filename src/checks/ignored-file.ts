/**
 * A new SQL file among the migrations that the tool will never run, and a migration that the tool runs and the gate does not.
 */
import { removedPrograms } from "../tools/in-order.ts";
import { RUN_THE_COMMAND } from "../tools/program-file.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import type { Finding } from "./finding.ts";
import { code } from "./markdown.ts";
import { refusedPrograms } from "./refused-programs.ts";
import type { TouchedFile } from "./touched-ignored-files.ts";
import { touchedIgnoredFiles } from "./touched-ignored-files.ts";

export const ignoredFile: Check = {
  id: "ignored-file",
  severity: "warning",
  summary: "A new SQL file lies among the migrations and the tool never runs it, or the gate cannot run a migration.",
  check(evidence) {
    // deleted-migration says more.
    const told = new Set([
      ...refusedPrograms(evidence).map(({ program }) => program.file),
      ...evidence.comparison.removed.map(({ up }) => up.file),
    ]);
    return touchedIgnoredFiles(evidence)
      .filter(({ file }) => !told.has(file))
      .map((each) => (each.runByTool === true ? notRunHere(evidence, each) : neverRun(evidence, each)));
  },
};

function neverRun(evidence: Evidence, { file, reason, remedy }: TouchedFile): Finding {
  return finding({
    rule: ignoredFile.id,
    severity: ignoredFile.severity,
    title: `${code(shortName(evidence, file))} is never run by ${evidence.tool.title}`,
    detail: `The file lies among the migrations, but is not one: ${reason}.`,
    ...placeOf(file),
    evidence: { reason },
    remedy: remedy ?? "Give it a name that the tool reads as a migration, or move it out of the folder.",
  });
}

const JUDGED = {
  added: "what it does, and whether it can be applied, was not judged",
  edited: "the change edits it, and what that does was not judged",
  deleted: "the change deletes it, and what becomes of databases that have run it was not judged",
} as const;

function notRunHere(evidence: Evidence, { file, reason, remedy, runner, change }: TouchedFile): Finding {
  const who = runner ?? evidence.tool.title;
  return finding({
    rule: ignoredFile.id,
    severity: ignoredFile.severity,
    title: `${code(shortName(evidence, file))} is not run by the gate`,
    detail: [
      `${who} runs the file, and the gate does not: ${reason}. So ${JUDGED[change]}.`,
      ...successorWords(evidence, file),
    ].join("\n\n"),
    ...(change === "deleted" ? {} : placeOf(file)),
    evidence: { reason, change },
    remedy: remedy ?? RUN_THE_COMMAND,
  });
}

/** A script with the version of a merged program. */
function successorWords({ tool, base, head }: Evidence, file: string): string[] {
  const program = removedPrograms(base, head).find((each) => each.file === file);
  const script = head.migrations.find(({ version }) => version === program?.version);
  if (script === undefined) return [];
  return [
    `${code(script.up.file)} has its version now: ${tool.title} takes it for applied wherever the program has run. Whether it does the same was not judged.`,
  ];
}

function placeOf(file: string): Pick<Finding, "file" | "line" | "endLine"> {
  return { file, line: 1, endLine: 1 };
}
