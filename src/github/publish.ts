/**
 * Tells the reports: files, log, job summary, comment, annotations, outputs. Nothing here changes the verdict.
 */
import { notice, warning } from "@actions/core";
import type { ActionInputs } from "../config/action-inputs.ts";
import { markdownReport } from "../report/markdown.ts";
import type { LinkBase } from "../report/permalink.ts";
import type { Report } from "../report/report.ts";
import { headline } from "../report/story.ts";
import { textReport } from "../report/text.ts";
import { untouchedText, withoutUntouched } from "../report/untouched.ts";
import { annotationsOf, writeAnnotations } from "./annotations.ts";
import { upsertComment } from "./comment.ts";
import type { CommentOutcome } from "./comment.ts";
import { markerLength } from "./comment-marker.ts";
import { createsComment } from "./comment-policy.ts";
import type { Environment, EventPullRequest, GitHubEvent } from "./event.ts";
import { log, logGroup } from "./log.ts";
import { octokitFor } from "./octokit.ts";
import { setOutputs, writeReportFiles } from "./outputs.ts";
import type { Wait } from "./retry.ts";
import { writeSummary } from "./summary.ts";

export interface Run {
  readonly inputs: ActionInputs;
  readonly event: GitHubEvent;
  readonly environment: Environment;
  readonly wait: Wait;
}

/** GitHub's limit for the body of a comment, in characters. */
const COMMENT_LIMIT = 65_536;
const LOG_WIDTH = 120;

export async function publish(reports: readonly Report[], run: Run): Promise<void> {
  const links = linkBase(run.event);
  const { told, untouched } = withoutUntouched(reports);
  for (const report of told) {
    logGroup(`${headline(report)} (${report.verdict})`, textReport(report, { width: LOG_WIDTH, colour: false }));
  }
  if (untouched.length > 0) log(untouchedText(untouched));
  const files = await writeReportFiles(reports, run.environment["RUNNER_TEMP"]);
  await writeSummary(reports, links, run.environment["GITHUB_STEP_SUMMARY"]);
  const urls: string[] = [];
  for (const report of reports) {
    const wanted = told.length === 0 || told.includes(report);
    const url = await commentOn(report, wanted, links, run);
    if (url !== null) urls.push(url);
  }
  writeAnnotations(annotationsOf(reports));
  setOutputs(reports, files, urls[0] ?? null);
}

/** Null where there is no commit to link to. */
function linkBase(event: GitHubEvent): LinkBase | null {
  const sha = event.pullRequest?.headSha ?? event.sha;
  if (sha === null || event.repository === "") return null;
  return { serverUrl: event.serverUrl, repository: event.repository, sha };
}

/** The comment's address; null where there is none. `wanted`: false for a project that only others' changes are beside. */
async function commentOn(report: Report, wanted: boolean, links: LinkBase | null, run: Run): Promise<string | null> {
  const { comment: mode, githubToken } = run.inputs;
  const { pullRequest } = run.event;
  if (pullRequest === null || mode === "never" || githubToken === null) return null;
  const [owner = "", repo = ""] = run.event.repository.split("/");
  const target = { owner, repo, number: pullRequest.number, headSha: pullRequest.headSha };
  const comment = {
    project: report.project,
    markdown: commentMarkdown(report, links, run.event),
    create: wanted && createsComment(report, mode),
  };
  const outcome = await upsertComment(octokitFor(githubToken, run.event.apiUrl), target, comment, run.wait);
  explain(outcome, pullRequest);
  return "url" in outcome ? outcome.url : null;
}

function commentMarkdown(report: Report, links: LinkBase | null, event: GitHubEvent): string {
  const size = COMMENT_LIMIT - markerLength(report.project);
  const whole = event.runUrl === null ? "the job summary" : `the [job summary](${event.runUrl})`;
  return markdownReport(report, { limit: { size, unit: "characters" }, links, whole });
}

function explain(outcome: CommentOutcome, pullRequest: EventPullRequest): void {
  if (outcome.kind === "outdated") notice("No comment: the pull request has a newer head by now.");
  if (outcome.kind !== "failed") return;
  if (pullRequest.fromFork && outcome.status === 403) {
    notice("No comment: the token of a run for a fork can only read. The report is in the job summary.");
  } else warning(outcome.message);
}
