/**
 * What goes wrong before there is a report: the user's own mistakes in a sentence, our bugs with their stack trace.
 */
import { UserError, messageOf } from "../errors.ts";
import { visible } from "../report/visible.ts";
import { withoutCommands } from "../report/without-commands.ts";

const ISSUES = "https://github.com/migration-gate/migration-gate/issues";

/** For standard error; ends with a line break. Names of files and refs are in it, so it is made harmless. */
export function errorText(error: unknown, debug: boolean): string {
  const lines = [`migration-gate: ${messageOf(error)}`];
  if (error instanceof UserError && error.remedy !== null) lines.push(error.remedy.replaceAll(/^/gmu, "  "));
  const ours = !(error instanceof UserError);
  if (debug && error instanceof Error) lines.push(...stacks(error));
  if (ours) lines.push(`  This is a bug of migration-gate. Please report it with the output of --debug: ${ISSUES}`);
  return `${withoutCommands(visible(lines.join("\n")))}\n`;
}

function stacks(error: Error): string[] {
  const cause = error.cause instanceof Error ? ["caused by:", ...stacks(error.cause)] : [];
  return [error.stack ?? error.message, ...cause];
}
