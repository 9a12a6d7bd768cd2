/**
 * `migration-gate apply`: a line for each statement while it runs, and then the report.
 */
import { runApply } from "../apply.ts";
import { ruleIds } from "../checks/registry.ts";
import type { ApplyCommand } from "../config/cli-arguments.ts";
import { loadOptions } from "../config/load-options.ts";
import type { ProgressDisplay } from "../progress.ts";
import { linesListener } from "../deploy/lines-listener.ts";
import type { Listener } from "../deploy/listener.ts";
import { SILENT } from "../deploy/listener.ts";
import { exitStatusOf, formatApply } from "../report/format-apply.ts";
import { withoutCommands } from "../report/without-commands.ts";
import { errorText } from "./report-error.ts";
import { progressDisplay, terminalOptions, writeOutput } from "./streams.ts";

/** Exit status: 0 the database is what the files make, 1 it is not, 2 nothing was touched. Throws for what keeps it from looking. */
export async function runApplyCommand(command: ApplyCommand): Promise<0 | 1 | 2> {
  const { choices, deploy, format, output } = command;
  const display = progressDisplay(command.quiet);
  // A report for programs is all that they are to read.
  const lines = format === "json" ? SILENT : linesListener((line) => tell(line, display));
  let begun = false;
  const listener: Listener = {
    ...lines,
    begin(sending, pid) {
      begun = true;
      return lines.begin(sending, pid);
    },
  };
  try {
    const report = await runApply(await loadOptions(choices, ruleIds), deploy, {
      progress: display.progress,
      listener,
    });
    display.stop();
    await writeOutput(output, formatApply(report, format, terminalOptions(output)));
    return exitStatusOf(report);
  } catch (error) {
    display.stop();
    if (!begun) throw error;
    process.stderr.write(errorText(error, command.debug));
    process.stderr.write("  Something has been applied by then. Run it again: it finds out where the database is.\n");
    return 1;
  }
}

function tell(line: string, display: ProgressDisplay): void {
  display.stop();
  process.stdout.write(`${withoutCommands(line)}\n`);
}
