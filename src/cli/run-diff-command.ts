/**
 * `migration-gate diff`: what differs between two schemas, and a catalog saved for later.
 */
import { catalogFile } from "../catalog/saved-catalog.ts";
import { ruleIds } from "../checks/registry.ts";
import type { DiffCommand } from "../config/cli-arguments.ts";
import { loadOptions } from "../config/load-options.ts";
import type { GateOptions } from "../config/options.ts";
import { resolveOptions } from "../config/resolve-options.ts";
import type { Diff } from "../diff.ts";
import { runDiff } from "../diff.ts";
import { sideKind } from "../gate/read-side.ts";
import { formatDiff } from "../report/format-diff.ts";
import { progressDisplay, terminalOptions, writeOutput } from "./streams.ts";

/** Exit status: 0 equal (or saved), 1 different. Throws for everything that keeps the sides from being read. */
export async function runDiffCommand(command: DiffCommand): Promise<0 | 1> {
  const { report, last } = await readAndCompare(command);
  if (command.save !== null) await writeOutput(command.save, catalogFile(last));
  if (report === null) return 0;
  await writeOutput(command.output, formatDiff(report, command.format, terminalOptions(command.output)));
  return report.equal ? 0 : 1;
}

async function readAndCompare(command: DiffCommand): Promise<Diff> {
  const display = progressDisplay(command.quiet);
  try {
    return await runDiff(command, await optionsOf(command), display.progress);
  } finally {
    display.stop();
  }
}

/** The config file is the last ref's; without a ref no repository is needed. */
async function optionsOf({ from, to, choices }: DiffCommand): Promise<GateOptions> {
  const ref = [to, from].find((side) => side !== null && sideKind(side) === "ref");
  return ref == null ? resolveOptions(choices, null) : loadOptions({ ...choices, head: ref }, ruleIds);
}
