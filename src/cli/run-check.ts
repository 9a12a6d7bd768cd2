/**
 * `migration-gate check`: one report for each folder of migrations, to standard output or a file.
 */
import { ruleIds } from "../checks/registry.ts";
import type { CheckCommand } from "../config/cli-arguments.ts";
import { loadOptions } from "../config/load-options.ts";
import type { GateOptions } from "../config/options.ts";
import { runGate } from "../gate.ts";
import { formatReport } from "../report/format.ts";
import { jsonReports } from "../report/json.ts";
import type { Report } from "../report/report.ts";
import { progressDisplay, terminalOptions, writeOutput } from "./streams.ts";

/** Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running. */
export async function runCheck(command: CheckCommand): Promise<0 | 1> {
  const display = progressDisplay(command.quiet);
  const reports: Report[] = [];
  try {
    const options = await loadOptions(command.choices, ruleIds);
    for (const each of byFolder(options)) reports.push(await runGate(each, { progress: display.progress }));
  } finally {
    display.stop();
  }
  await writeOutput(command.output, render(command, reports));
  return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}

/** Each folder has a history of its own. */
function byFolder(options: GateOptions): GateOptions[] {
  if (options.migrations.length < 2) return [options];
  return options.migrations.map((folder) => ({ ...options, migrations: [folder] }));
}

function render({ format, output }: CheckCommand, reports: readonly Report[]): string {
  if (format === "json") return jsonReports(reports);
  return reports.map((report) => formatReport(report, format, terminalOptions(output))).join("\n");
}
