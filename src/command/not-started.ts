/**
 * A command that could not do its work at all: it is not there, or what it needs cannot be installed.
 */
import { UserError } from "../errors.ts";
import { readableOutput, tellingLines } from "./readable-output.ts";
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
    const output = tellingLines(readableOutput(outcome.output, [], ""), LINES);
    const remedy = outcome.status === CANNOT_EXECUTE && key !== "install" ? EXECUTABLE : REMEDIES[key];
    super(`\`${key}: ${command}\` ${how}${output === "" ? "" : `:\n${output}`}`, { remedy });
    this.key = key;
    this.how = how;
    this.output = output;
  }
}

/** Exit statuses of a shell. */
const CANNOT_EXECUTE = 126;
const NOT_FOUND = 127;

export function isNotStarted({ status }: CommandOutcome): boolean {
  return status === CANNOT_EXECUTE || status === NOT_FOUND;
}

function howItEnded({ timedOut, status, signal }: CommandOutcome): string {
  return timedOut ? "was not through in time" : `ended with ${status ?? signal ?? "a signal"}`;
}

const LINES = 20;

const INSTALL =
  "Install what the command needs with `install` in the config file, or in an earlier step of the job: a checkout has what git has.";

const EXECUTABLE =
  "Make the file executable in git (`git update-index --chmod=+x FILE`), or name its interpreter in the command (`sh FILE`).";

const REMEDIES: Readonly<Record<CommandKey, string>> = {
  apply: INSTALL,
  rollback: INSTALL,
  install: "Mend the command under `install` in the config file: it runs at the root of a checkout, without secrets.",
};
