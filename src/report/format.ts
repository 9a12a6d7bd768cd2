/**
 * The outputs by the name that a user chooses.
 */
import type { Format } from "../config/values.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { markdownReport } from "./markdown.ts";
import type { Report } from "./report.ts";
import { sarifReport } from "./sarif.ts";
import { textReport } from "./text.ts";
import type { TextOptions } from "./text.ts";

/** The whole report in one format; `terminal` counts for `text` only. */
export function formatReport(report: Report, format: Format, terminal: TextOptions): string {
  const writers = {
    text: () => textReport(report, terminal),
    markdown: () => markdownReport(report, { limit: null, links: null, whole: null }),
    json: () => jsonReport(report),
    sarif: () => sarifReport(report),
    html: () => htmlReport(report),
  } satisfies Record<Format, () => string>;
  return writers[format]();
}
