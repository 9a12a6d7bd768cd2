/**
 * The job summary: the whole report, on the page of the run.
 */
import { summary } from "@actions/core";
import { markdownReport } from "../report/markdown.ts";
import type { LinkBase } from "../report/permalink.ts";
import type { Report } from "../report/report.ts";

/** GitHub drops a step's summary that is longer, in bytes. */
const LIMIT = 1024 * 1024;

/** Appends to `GITHUB_STEP_SUMMARY` (`file`); does nothing on a server that knows no summaries. */
export async function writeSummary(
  reports: readonly Report[],
  links: LinkBase | null,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) return;
  const size = Math.floor(LIMIT / Math.max(1, reports.length)) - 1;
  const options = { limit: { size, unit: "bytes" }, links, whole: "the report file of this step" } as const;
  await summary.addRaw(reports.map((report) => markdownReport(report, options)).join("\n")).write();
}
