/**
 * `migration-gate check`: one report for each folder of migrations, to standard output or a file.
 */
import { writeFile } from "node:fs/promises";
import { ruleIds } from "../checks/registry.ts";
import type { CheckCommand } from "../config/cli-arguments.ts";
import { loadOptions } from "../config/load-options.ts";
import type { GateOptions } from "../config/options.ts";
import { UserError, messageOf } from "../errors.ts";
import { runGate } from "../gate.ts";
import type { ProgressDisplay } from "../progress.ts";
import { stageLines, terminalLine } from "../progress.ts";
import { formatReport } from "../report/format.ts";
import type { Report } from "../report/report.ts";

/** Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running. */
export async function runCheck(command: CheckCommand): Promise<0 | 1> {
  const display = progressDisplay(command);
  const reports: Report[] = [];
  try {
    const options = await loadOptions(command.choices, ruleIds);
    for (const each of byFolder(options)) reports.push(await runGate(each, { progress: display.progress }));
  } finally {
    display.stop();
  }
  await write(command, render(command, reports));
  return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}

/** Each folder has a history of its own. */
function byFolder(options: GateOptions): GateOptions[] {
  if (options.migrations.length < 2) return [options];
  return options.migrations.map((folder) => ({ ...options, migrations: [folder] }));
}

const SILENT: ProgressDisplay = { progress: () => undefined, stop: () => undefined };

function progressDisplay({ quiet }: CheckCommand): ProgressDisplay {
  if (quiet) return SILENT;
  if (process.stderr.isTTY && !process.env["CI"]) return terminalLine(process.stderr);
  return stageLines((line) => process.stderr.write(`${line}\n`));
}

function render({ format, output }: CheckCommand, reports: readonly Report[]): string {
  const onTerminal = output === null && process.stdout.isTTY;
  const terminal = {
    width: onTerminal ? Math.min(process.stdout.columns, 120) : 100,
    colour: onTerminal && !process.env["NO_COLOR"],
  };
  const texts = reports.map((report) => formatReport(report, format, terminal));
  if (format !== "json" || texts.length === 1) return texts.join("\n");
  return `[\n${texts.map((text) => text.trimEnd()).join(",\n")}\n]\n`;
}

async function write({ output }: CheckCommand, text: string): Promise<void> {
  if (output === null) {
    await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
    return;
  }
  try {
    await writeFile(output, text);
  } catch (error) {
    throw new UserError(`cannot write the report to \`${output}\`: ${messageOf(error)}`, {
      remedy: "Name a file in a folder that exists with `--output`.",
      cause: error,
    });
  }
}
