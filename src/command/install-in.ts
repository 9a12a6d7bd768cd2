/**
 * `install`: what the commands need, in a checkout.
 */
import type { ApplyOptions } from "../config/apply-options.ts";
import { commandEnvironment } from "./command-environment.ts";
import { CommandNotStarted } from "./not-started.ts";
import { readableOutput } from "./readable-output.ts";
import { runCommand } from "./run-command.ts";
import type { Checkout } from "./with-checkouts.ts";

/** Throws CommandNotStarted when it fails: then nothing can be judged. */
export async function installIn(checkout: Checkout, { install, env, timeout }: ApplyOptions): Promise<void> {
  if (install === null) return;
  const environment = commandEnvironment(process.env, env);
  const outcome = await runCommand({ command: install, folder: checkout.folder, environment, timeout });
  if (outcome.status === 0 && !outcome.timedOut) return checkout.keep();
  const output = readableOutput(outcome.output, [], checkout.folder);
  throw new CommandNotStarted("install", install, { ...outcome, output });
}
