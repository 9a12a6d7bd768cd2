/**
 * `migration-gate check`: one report for each project, to standard output or a file.
 */
import { dirname } from "node:path";
import { ruleIds } from "../checks/registry.ts";
import type { CheckCommand } from "../config/cli-arguments.ts";
import { loadProjects } from "../config/load-options.ts";
import type { Progress } from "../progress.ts";
import { formatReport } from "../report/format.ts";
import { jsonReports } from "../report/json.ts";
import type { Report } from "../report/report.ts";
import { sarifReports } from "../report/sarif.ts";
import { untouchedMarkdown, untouchedText, withoutUntouched } from "../report/untouched.ts";
import { runProjects } from "../run-projects.ts";
import { writeRollbacks } from "../write-rollbacks.ts";
import { progressDisplay, terminalOptions, writeOutput } from "./streams.ts";

/**
 * Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running; where that comes up after a project
 * was judged, the reports that there are come first.
 */
export async function runCheck(command: CheckCommand): Promise<0 | 1> {
  const display = progressDisplay(command.quiet);
  const reports: Report[] = [];
  try {
    await judgeProjects(command, display.progress, reports);
  } catch (error) {
    display.stop();
    if (reports.length > 0) await write(command, reports);
    throw error;
  }
  display.stop();
  await write(command, reports);
  return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}

async function write(command: CheckCommand, reports: readonly Report[]): Promise<void> {
  const { output } = command;
  await writeOutput(output, render(command, output === null ? reports.map(withHint) : reports));
  if (output !== null) await writeRollbacks(dirname(output), reports);
}

/** Without a file for the report there is no place beside it. */
function withHint(report: Report): Report {
  if (report.rollbacks?.some(({ proven }) => proven) !== true) return report;
  return { ...report, notes: [...report.notes, "`--output FILE` writes the generated rollbacks beside that file."] };
}

async function judgeProjects({ choices }: CheckCommand, progress: Progress, reports: Report[]): Promise<void> {
  await runProjects(await loadProjects(choices, ruleIds), {
    progress,
    name: null,
    report: (report) => void reports.push(report),
    failed(error) {
      throw error;
    },
  });
}

function render({ format, output }: CheckCommand, reports: readonly Report[]): string {
  if (format === "json") return jsonReports(reports);
  if (format === "sarif") return sarifReports(reports);
  const write = (report: Report): string => formatReport(report, format, terminalOptions(output));
  if (format === "html") return reports.map(write).join("\n");
  const { told, untouched } = withoutUntouched(reports);
  const rest = format === "text" ? untouchedText(untouched) : untouchedMarkdown(untouched);
  return [...told.map(write), rest].filter((text) => text !== "").join("\n");
}
