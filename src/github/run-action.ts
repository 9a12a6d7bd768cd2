/**
 * The Action from inputs to exit code: what the event asks for is judged, then told everywhere GitHub has a place for it.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { ruleIds } from "../checks/registry.ts";
import { parseInputs } from "../config/action-inputs.ts";
import type { ActionInputs } from "../config/action-inputs.ts";
import type { Choices } from "../config/choices.ts";
import { loadProjects } from "../config/load-options.ts";
import { stageLines } from "../progress.ts";
import type { Report } from "../report/report.ts";
import { runProjects } from "../run-projects.ts";
import { openRepository } from "../source/repository.ts";
import { commitsToCompare } from "./commits-to-compare.ts";
import { readEvent, refuseUnsafe } from "./event.ts";
import type { Environment, GitHubEvent } from "./event.ts";
import { failedReport } from "./failed-report.ts";
import { forgetSecrets } from "./forget-secrets.ts";
import { log } from "./log.ts";
import { passwordsOf } from "./passwords.ts";
import { publish } from "./publish.ts";
import type { Wait } from "./retry.ts";

const EXIT_CODES = { pass: 0, block: 1, error: 2 } as const satisfies Record<Report["verdict"], number>;

/** The exit code. Throws a UserError for inputs that are wrong: then there is nothing to report on, and no way to. */
export async function runAction(environment: Environment, wait: Wait): Promise<number> {
  const inputs = parseInputs((name) => getInput(name));
  forgetSecrets(process.env);
  for (const password of passwordsOf(inputs.choices.databaseUrl)) setSecret(password);
  const event = readEvent(environment, await readPayload(environment["GITHUB_EVENT_PATH"]));
  const reports = await judgeOrFail(inputs, event);
  await publish(reports, { inputs, event, environment, wait });
  return Math.max(...reports.map((report) => EXIT_CODES[report.verdict]));
}

async function readPayload(path: string | undefined): Promise<unknown> {
  return path === undefined ? null : JSON.parse(await readFile(path, "utf8"));
}

/** A gate that cannot run is told in the same places as a verdict. */
async function judgeOrFail(inputs: ActionInputs, event: GitHubEvent): Promise<readonly Report[]> {
  try {
    refuseUnsafe(event, inputs.allowUnsafeEvents);
    return await judge(inputs.choices, event);
  } catch (error) {
    return [failedReport(error, inputs.choices, event)];
  }
}

async function judge(choices: Choices, event: GitHubEvent): Promise<readonly Report[]> {
  const repository = await openRepository(resolve(choices.repository));
  const commits = await commitsToCompare(event, choices, repository);
  const listed = await loadProjects({ ...choices, ...commits }, ruleIds);
  const reports: Report[] = [];
  await runProjects(listed, {
    progress: stageLines(log).progress,
    name: event.repository === "" ? null : event.repository,
    report: (report) => void reports.push(asTheEventSays(report, choices, event)),
    failed: (error, options) => failedReport(error, options, event),
  });
  return reports;
}

/** The names that people know: the branches, and not the merge commit that exists for this run only. */
function asTheEventSays(report: Report, choices: Choices, { pullRequest, refName }: GitHubEvent): Report {
  const base = choices.base === null && pullRequest !== null ? { ref: pullRequest.baseRef } : {};
  const headRef = refName === null ? {} : { ref: refName };
  const tip = pullRequest === null ? headRef : { ref: pullRequest.headRef, sha: pullRequest.headSha };
  const head = choices.head === null ? tip : {};
  return {
    ...report,
    base: report.base && { ...report.base, ...base },
    head: report.head && { ...report.head, ...head },
  };
}
