/**
 * GitHub's runner reads commands from what a step prints: a line that starts with `::name::`, and, from older days,
 * `##[name]` anywhere in a line. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */

/** The text with every line harmless: a space is put into what would begin a command. */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(?<space>[^\S\n]*)::/gmu, "$<space>: :").replaceAll("##[", "## [");
}
