/**
 * Entry of the command line.
 */
import { errorText } from "./cli/report-error.ts";
import { runApplyCommand } from "./cli/run-apply-command.ts";
import { runCheck } from "./cli/run-check.ts";
import { runDiffCommand } from "./cli/run-diff-command.ts";
import { runInit } from "./cli/run-init.ts";
import { outliveClosedPipes } from "./cli/streams.ts";
import { hideEnvironment } from "./command/hide-environment.ts";
import type { Command } from "./config/cli-arguments.ts";
import { parseArguments } from "./config/cli-arguments.ts";
import { helpText } from "./config/help-text.ts";
import { version } from "./version.ts";

async function run(command: Command): Promise<number> {
  if (command.kind === "check") return runCheck(command);
  if (command.kind === "apply") return runApplyCommand(command);
  if (command.kind === "init") return runInit(command);
  if (command.kind === "diff") return runDiffCommand(command);
  process.stdout.write(command.kind === "help" ? helpText() : `${version}\n`);
  return 0;
}

hideEnvironment(process.env);
const argv = process.argv.slice(2);
outliveClosedPipes();
try {
  process.exitCode = await run(parseArguments(argv, process.env));
} catch (error) {
  process.stderr.write(errorText(error, argv.includes("--debug")));
  process.exitCode = 2;
}
