/**
 * `migration-gate check`: one report for each folder of migrations, to standard output or a file.
 */
import { ruleIds } from "../checks/registry.ts";
import type { CheckCommand } from "../config/cli-arguments.ts";
import { byFolder } from "../config/by-folder.ts";
import { loadOptions } from "../config/load-options.ts";
import { runGate } from "../gate.ts";
import { readProject } from "../gate/read-project.ts";
import type { Progress } from "../progress.ts";
import { formatReport } from "../report/format.ts";
import { jsonReports } from "../report/json.ts";
import type { Report } from "../report/report.ts";
import { progressDisplay, terminalOptions, writeOutput } from "./streams.ts";

/**
 * Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running; where that comes up after a folder
 * was judged, the reports that there are come first.
 */
export async function runCheck(command: CheckCommand): Promise<0 | 1> {
  const display = progressDisplay(command.quiet);
  const reports: Report[] = [];
  try {
    await judgeFolders(command, display.progress, reports);
  } catch (error) {
    display.stop();
    if (reports.length > 0) await writeOutput(command.output, render(command, reports));
    throw error;
  }
  display.stop();
  await writeOutput(command.output, render(command, reports));
  return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}

/** Reads every folder before it judges the first: a wrong name is not to be told after minutes. */
async function judgeFolders({ choices }: CheckCommand, progress: Progress, reports: Report[]): Promise<void> {
  const options = await loadOptions(choices, ruleIds);
  const folders = byFolder(options, options.project);
  if (folders.length > 1) for (const each of folders) await readProject(each);
  for (const each of folders) reports.push(await runGate(each, { progress }));
}

function render({ format, output }: CheckCommand, reports: readonly Report[]): string {
  if (format === "json") return jsonReports(reports);
  return reports.map((report) => formatReport(report, format, terminalOptions(output))).join("\n");
}
