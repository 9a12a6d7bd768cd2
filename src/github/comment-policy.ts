/**
 * When a comment is made. One that exists is always brought up to date: a stale red comment misleads.
 */
import type { CommentMode } from "../config/values.ts";
import type { Report } from "../report/report.ts";
import { isOffer } from "../report/report-rollbacks.ts";

/** Whether a comment that does not exist yet is created. */
export function createsComment(report: Report, mode: CommentMode): boolean {
  const failed = report.verdict !== "pass";
  const modes = {
    "on-change": failed || report.changes.length > 0 || report.findings.some((finding) => !isOffer(finding)),
    always: true,
    "on-failure": failed,
    never: false,
  } satisfies Record<CommentMode, boolean>;
  return modes[mode];
}
