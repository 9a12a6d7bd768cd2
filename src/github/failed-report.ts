/**
 * From what was thrown to the report that the gate could not run. A defect of our own leaves its stack in the log.
 */
import type { Choices } from "../config/choices.ts";
import { messageOf, UserError } from "../errors.ts";
import { errorReport } from "../report/error-report.ts";
import type { Report } from "../report/report.ts";
import type { GitHubEvent } from "./event.ts";
import { logGroup } from "./log.ts";
import { passwordsOf, withoutPasswords } from "./passwords.ts";

export function failedReport(
  error: unknown,
  choices: Pick<Choices, "databaseUrl" | "project" | "tool">,
  event: GitHubEvent,
): Report {
  const passwords = passwordsOf(choices.databaseUrl);
  const project = choices.project ?? event.repository;
  const message = sentence(withoutPasswords(messageOf(error), passwords));
  const subject = { project: project === "" ? "migrations" : project, tool: choices.tool, message };
  if (error instanceof UserError) {
    const remedy = error.remedy ?? "Mend the input or the setting that the message names.";
    return errorReport({ ...subject, remedy: asInputs(remedy) });
  }
  logGroup("Where migration-gate failed", withoutPasswords(stackOf(error), passwords));
  return errorReport({ ...subject, remedy: null });
}

/** Remedies name the options of the command line: `--tool` is the input `tool`. */
function asInputs(remedy: string): string {
  return /(?:^|[\s`])--[a-z]/u.test(remedy)
    ? `${remedy} (In a workflow these are inputs, without the dashes.)`
    : remedy;
}

function sentence(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?`]$/u.test(capital) ? capital : `${capital}.`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const cause = error.cause === undefined ? "" : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
