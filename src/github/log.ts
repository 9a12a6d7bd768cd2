/**
 * The one way for untrusted text into the log. The runner reads commands from standard output: a line that starts with
 * `::name::`, and, from older days, `##[name]` anywhere in a line. Neither can come out of here.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
import { endGroup, info, startGroup } from "@actions/core";
import { visible } from "../report/visible.ts";

/** The text with every line harmless: a space is put into what would begin a command. */
export function neutralised(text: string): string {
  return visible(text)
    .split("\n")
    .map((line) => line.replace(/^(?<space>\s*)::/u, "$<space>: :").replaceAll("##[", "## ["))
    .join("\n");
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
