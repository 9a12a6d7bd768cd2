/**
 * A migration that is a program: its tool runs it, and the gate runs only SQL.
 */
import type { IgnoredFile } from "./tool.ts";

export const RUN_THE_COMMAND = "Let the gate run the project's own command: `apply: …` in its config file.";

/** `runner`: who runs it, where that is not the tool itself. */
export function programFile(file: string, reason: string, runner?: string): IgnoredFile {
  return { file, reason, remedy: RUN_THE_COMMAND, runByTool: true, ...(runner === undefined ? {} : { runner }) };
}
