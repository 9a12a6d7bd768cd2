/**
 * The one way for untrusted text into the log. No command for the runner can come out of here.
 */
import { endGroup, info, startGroup } from "@actions/core";
import { visible } from "../report/visible.ts";
import { withoutCommands } from "../report/without-commands.ts";

/** The text with everything visible and every line harmless. */
export function neutralised(text: string): string {
  return withoutCommands(visible(text));
}

/** Writes the text to the log. */
export function log(text: string): void {
  info(neutralised(text));
}

/** Writes the text to the log under a heading of ours that folds. */
export function logGroup(heading: string, text: string): void {
  startGroup(heading);
  log(text);
  endGroup();
}
