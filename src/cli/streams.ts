/**
 * Where the command line writes: reports to standard output or a file, progress to standard error.
 */
import { writeFile } from "node:fs/promises";
import { UserError, messageOf } from "../errors.ts";
import type { ProgressDisplay } from "../progress.ts";
import { stageLines, terminalLine } from "../progress.ts";
import type { TextOptions } from "../report/text.ts";
import { withoutCommands } from "../report/without-commands.ts";

const SILENT: ProgressDisplay = { progress: () => undefined, stop: () => undefined };

/** On a terminal one line that is overwritten, in a log one line a stage. */
export function progressDisplay(quiet: boolean): ProgressDisplay {
  if (quiet) return SILENT;
  if (process.stderr.isTTY && !process.env["CI"]) return terminalLine(process.stderr);
  return stageLines((line) => process.stderr.write(`${line}\n`));
}

/** For a report that goes to `output`, null for standard output. */
export function terminalOptions(output: string | null): TextOptions {
  const onTerminal = output === null && process.stdout.isTTY;
  return {
    width: onTerminal ? Math.min(process.stdout.columns, 120) : 100,
    colour: onTerminal && !process.env["NO_COLOR"],
  };
}

/** To a file, or to standard output when there is none: what is printed in a CI job is read for commands. */
export async function writeOutput(output: string | null, text: string): Promise<void> {
  try {
    await (output === null ? print(withoutCommands(text)) : writeFile(output, text));
  } catch (error) {
    throw new UserError(`cannot write ${output === null ? "the report" : `\`${output}\``}: ${messageOf(error)}`, {
      remedy: "Name a file in a folder that exists and has room with `--output`.",
      cause: error,
    });
  }
}

async function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // EPIPE: whoever read has seen enough (`| head`).
      if (error == null || (error as NodeJS.ErrnoException).code === "EPIPE") resolve();
      else reject(error);
    });
  });
}

/** Without it a closed pipe ends the program in the middle of its work, with databases left behind. */
export function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
