/**
 * The job summary: the whole report, on the page of the run.
 */
import { summary } from "@actions/core";
import { markdownReport } from "../report/markdown.ts";
import type { LinkBase } from "../report/permalink.ts";
import type { Report } from "../report/report.ts";
import { untouchedMarkdown, withoutUntouched } from "../report/untouched.ts";

/** GitHub drops a step's summary that is longer, in bytes. */
const LIMIT = 1024 * 1024;

/** Appends to `GITHUB_STEP_SUMMARY` (`file`); does nothing on a server that knows no summaries. */
export async function writeSummary(
  reports: readonly Report[],
  links: LinkBase | null,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) return;
  const { told, untouched } = withoutUntouched(reports);
  const rest = untouchedMarkdown(untouched);
  const size = Math.floor((LIMIT - Buffer.byteLength(rest)) / Math.max(1, told.length)) - 1;
  const options = { limit: { size, unit: "bytes" }, links, whole: "the report file of this step" } as const;
  const parts = [...told.map((report) => markdownReport(report, options)), rest];
  await summary.addRaw(parts.filter((part) => part !== "").join("\n")).write();
}
