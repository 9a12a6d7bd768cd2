/**
 * A command that could not do its work at all: it is not there, or what it needs cannot be installed.
 */
import { UserError } from "../errors.ts";
import { readableOutput } from "./readable-output.ts";
import type { CommandOutcome } from "./run-command.ts";

/** As the keys of the config file are called. */
export type CommandKey = "apply" | "rollback" | "install";

export class CommandNotStarted extends UserError {
  readonly key: CommandKey;
  /** "ended with 127" */
  readonly how: string;
  /** The last lines of its output; untrusted. */
  readonly output: string;

  constructor(key: CommandKey, command: string, outcome: CommandOutcome) {
    const how = howItEnded(outcome);
    const output = readableOutput(outcome.output, [], "").trimEnd().split("\n").slice(-LINES).join("\n");
    super(`\`${key}: ${command}\` ${how}${output === "" ? "" : `:\n${output}`}`, { remedy: REMEDIES[key] });
    this.key = key;
    this.how = how;
    this.output = output;
  }
}

/** Shell: 126 cannot be executed, 127 is not found. */
export function isNotStarted({ status }: CommandOutcome): boolean {
  return status === 126 || status === 127;
}

function howItEnded({ timedOut, status, signal }: CommandOutcome): string {
  return timedOut ? "was not through in time" : `ended with ${status ?? signal ?? "a signal"}`;
}

const LINES = 20;

const INSTALL =
  "Install what the command needs with `install` in the config file, or in an earlier step of the job: a checkout has what git has.";

const REMEDIES: Readonly<Record<CommandKey, string>> = {
  apply: INSTALL,
  rollback: INSTALL,
  install: "Mend the command under `install` in the config file: it runs at the root of a checkout, without secrets.",
};
