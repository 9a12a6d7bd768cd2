/**
 * The outputs of the step, and the files that are too big to be outputs.
 */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setOutput } from "@actions/core";
import { jsonReports } from "../report/json.ts";
import type { Report, Severity, Verdict } from "../report/report.ts";
import { sarifReports } from "../report/sarif.ts";
import { active } from "../report/story.ts";
import { writeRollbacks } from "../write-rollbacks.ts";

/** As they stand in `action.yml`. */
export const outputNames = ["verdict", "errors", "warnings", "report-file", "comment-url", "sarif-file"] as const;

interface ReportFiles {
  readonly json: string;
  readonly sarif: string;
}

/** Writes the reports into a new folder below `RUNNER_TEMP`, which the runner empties after the job. */
export async function writeReportFiles(
  reports: readonly Report[],
  runnerTemp: string | undefined,
): Promise<ReportFiles> {
  const folder = await mkdtemp(join(runnerTemp ?? tmpdir(), "migration-gate-report-"));
  const files: ReportFiles = { json: join(folder, "report.json"), sarif: join(folder, "report.sarif") };
  await writeFile(files.json, jsonReports(reports));
  await writeFile(files.sarif, sarifReports(reports));
  await writeRollbacks(folder, reports);
  return files;
}

export function setOutputs(reports: readonly Report[], files: ReportFiles, commentUrl: string | null): void {
  const outputs = {
    verdict: worstVerdict(reports),
    errors: String(countOf(reports, "error")),
    warnings: String(countOf(reports, "warning")),
    "report-file": files.json,
    "comment-url": commentUrl ?? "",
    "sarif-file": files.sarif,
  } satisfies Record<(typeof outputNames)[number], string>;
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

function worstVerdict(reports: readonly Report[]): Verdict {
  const verdicts = new Set(reports.map((report) => report.verdict));
  return (["error", "block"] as const).find((verdict) => verdicts.has(verdict)) ?? "pass";
}

function countOf(reports: readonly Report[], severity: Severity): number {
  return reports.flatMap(active).filter((finding) => finding.severity === severity).length;
}
