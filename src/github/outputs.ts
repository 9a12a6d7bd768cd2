/**
 * The outputs of the step, and the files that are too big to be outputs.
 */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setOutput } from "@actions/core";
import { jsonReport } from "../report/json.ts";
import type { Report, Severity } from "../report/report.ts";
import { sarifReport } from "../report/sarif.ts";
import { active } from "../report/story.ts";

/** As they stand in `action.yml`. */
export const outputNames = ["verdict", "errors", "warnings", "report-file", "comment-url", "sarif-file"] as const;

export interface ReportFiles {
  readonly json: string;
  readonly sarif: string;
}

/** Writes the report into a new folder below `RUNNER_TEMP`, which the runner empties after the job. */
export async function writeReportFiles(report: Report, runnerTemp: string | undefined): Promise<ReportFiles> {
  const folder = await mkdtemp(join(runnerTemp ?? tmpdir(), "migration-gate-report-"));
  const files: ReportFiles = { json: join(folder, "report.json"), sarif: join(folder, "report.sarif") };
  await writeFile(files.json, jsonReport(report));
  await writeFile(files.sarif, sarifReport(report));
  return files;
}

export function setOutputs(report: Report, files: ReportFiles, commentUrl: string | null): void {
  const outputs = {
    verdict: report.verdict,
    errors: String(countOf(report, "error")),
    warnings: String(countOf(report, "warning")),
    "report-file": files.json,
    "comment-url": commentUrl ?? "",
    "sarif-file": files.sarif,
  } satisfies Record<(typeof outputNames)[number], string>;
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

function countOf(report: Report, severity: Severity): number {
  return active(report).filter((finding) => finding.severity === severity).length;
}
