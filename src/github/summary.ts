/**
 * The job summary: the whole report, on the page of the run.
 */
import { summary } from "@actions/core";
import { markdownReport } from "../report/markdown.ts";
import type { LinkBase } from "../report/permalink.ts";
import type { Report } from "../report/report.ts";

/** GitHub drops a step's summary that is longer, in bytes. */
const LIMIT = 1024 * 1024;

/** Appends to `GITHUB_STEP_SUMMARY`; does nothing on a server that knows no summaries. */
export async function writeSummary(
  report: Report,
  links: LinkBase | null,
  environment: { GITHUB_STEP_SUMMARY?: string },
): Promise<void> {
  if (environment.GITHUB_STEP_SUMMARY === undefined) return;
  const options = { limit: { size: LIMIT, unit: "bytes" }, links, whole: "the report file of this step" } as const;
  await summary.addRaw(markdownReport(report, options)).write();
}
