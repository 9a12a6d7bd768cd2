/**
 * What a command of the repository's wrote before it failed, for a finding's detail.
 */
import type { Failure } from "../replay/replay.ts";
import { codeBlock } from "./markdown.ts";

/** Empty where no command ran. */
export function commandOutput({ command }: Failure): string {
  if (command === undefined) return "";
  return command.output === "" ? "It wrote nothing." : `Of its output:\n\n${codeBlock("", command.output)}`;
}
