/**
 * The findings as SARIF 2.1.0, for GitHub code scanning: stable rule ids, repository-relative URIs, fingerprints that do
 * not move with the lines, and silenced findings as suppressions.
 */
import { createHash } from "node:crypto";
import { jsonText } from "./json-text.ts";
import { proseMarkdown } from "./markdown-prose.ts";
import { lineText, proseText } from "./prose-text.ts";
import type { Finding, Report } from "./report.ts";
import { REPOSITORY_URL, ruleUrl } from "./story.ts";

const LEVELS = { error: "error", warning: "warning", note: "note" } as const;

export function sarifReport(report: Report): string {
  return sarifReports([report]);
}

/** One run for each report, told apart by its project. */
export function sarifReports(reports: readonly Report[]): string {
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: reports.map(run) };
  return jsonText(log);
}

function run(report: Report): object {
  const rules = [...new Set(report.findings.map((finding) => finding.rule))].sort();
  const driver = {
    name: "migration-gate",
    informationUri: REPOSITORY_URL,
    rules: rules.map((rule) => ({ id: rule, shortDescription: { text: rule }, helpUri: ruleUrl(rule) })),
  };
  return {
    tool: { driver },
    automationDetails: { id: `migration-gate/${report.project}/` },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    invocations: [invocation(report)],
    results: results(report, rules),
  };
}

function invocation(report: Report): object {
  if (report.error === null) return { executionSuccessful: true };
  const message = { text: proseText([report.error.message, report.error.remedy ?? ""].join("\n\n")) };
  return { executionSuccessful: false, toolExecutionNotifications: [{ level: "error", message }] };
}

function results(report: Report, rules: readonly string[]): object[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const identity = fingerprint(report, finding);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    return result(finding, rules.indexOf(finding.rule), `${identity}:${occurrence}`, report.migrationsDir ?? ".");
  });
}

/** `dir` stands in for the file of a finding that has none: code scanning takes no result without a location. */
function result(finding: Finding, ruleIndex: number, identity: string, dir: string): object {
  const parts = [finding.title, finding.detail, finding.remedy ?? ""].filter((part) => part !== "");
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: {
      text: [lineText(finding.title), ...parts.slice(1).map(proseText)].join("\n\n"),
      markdown: parts.map(proseMarkdown).join("\n\n"),
    },
    locations: [location(finding, finding.file ?? dir)],
    // GitHub compares this one only, and computes it from the line's text where it is missing.
    partialFingerprints: { primaryLocationLineHash: identity, "migrationGate/v1": identity },
    suppressions:
      finding.silenced === null
        ? []
        : [{ kind: "external", status: "accepted", justification: lineText(finding.silenced) }],
  };
}

function location(finding: Finding, file: string): object {
  const artifactLocation = { uri: file.split("/").map(encodedSegment).join("/"), uriBaseId: "%SRCROOT%" };
  const startLine = finding.line ?? 1;
  const region = { startLine, endLine: Math.max(startLine, finding.endLine ?? startLine) };
  return { physicalLocation: { artifactLocation, region } };
}

function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD"));
}

/** What a finding is about, without its line: an edit above it does not make it a new one. */
function fingerprint(report: Report, finding: Finding): string {
  const identity = [report.project, finding.rule, finding.file, finding.object ?? finding.title];
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);
}
