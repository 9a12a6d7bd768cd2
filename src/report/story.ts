/**
 * The sentences that every output tells in the same words: can I merge, and what was run on what.
 * Names are untrusted, so the caller says how a name is written (`code`).
 */
import type { Finding, Report, Severity } from "./report.ts";
import { shortened } from "./visible.ts";

const SEVERITIES = ["error", "warning", "note"] as const satisfies readonly Severity[];
/** A longer name is not read by anybody, and the shortest report must stay short. */
const NAME_LIMIT = 120;

export type Quote = (text: string) => string;

/** Whether to merge, in under ten words. */
export function headline(report: Report): string {
  const found = countsOf(active(report), ["error", "warning"]);
  if (report.verdict === "error") return "migration-gate could not run";
  if (report.verdict === "block") return found === "" ? "Do not merge" : `Do not merge: ${found}`;
  if (active(report).some((finding) => finding.severity === "error")) return `Not blocked, but look: ${found}`;
  if (found !== "") return `Safe to merge: ${found}`;
  return nothingToSay(report) ? "Safe to merge: no migration changed" : "Safe to merge";
}

/** True when the report says nothing that a reviewer needs: no schema change, no finding, nothing applied. */
export function nothingToSay(report: Report): boolean {
  const silent = report.findings.length === 0 && report.changes.length === 0 && report.pending.length === 0;
  return report.verdict === "pass" && silent;
}

/** What was applied, on which PostgreSQL, from where to where. */
export function story(report: Report, code: Quote): string {
  const way = wayOf(report, code);
  if (report.verdict === "error") return way === "" ? "" : `Asked to compare ${way}.`;
  const byCommand = report.tool === "command";
  const tool = report.tool === null || byCommand ? "" : `${report.tool} `;
  const folder = report.migrationsDir === null ? "" : ` in ${name(report.migrationsDir, code)}`;
  const where = `${byCommand ? " by command" : ""}${folder}`;
  if (report.postgres === null)
    return `Nothing ${nothingToSay(report) ? "had to be" : "was"} run${way === "" ? "" : `: ${way}`}.`;
  const server = `PostgreSQL ${name(report.postgres.version, plainVersion)} (${SOURCES[report.postgres.source]})`;
  const pending = report.pending.length;
  if (isCommandAlone(report))
    return `Ran the command of the config file on ${server}: ${way}${backOf(report)}${releasesOf(report, code)}.`;
  if (pending === 0)
    return `Replayed the ${tool}migrations${where} on ${server}, none is pending: ${way}${releasesOf(report, code)}.`;
  const verb = report.paths.upgraded === null ? "Tried to apply" : "Applied";
  return `${verb} ${plural(pending, `pending ${tool}migration`)}${where} on ${server}: ${way}${backOf(report)}${releasesOf(report, code)}.`;
}

/** `, and back` where down scripts ran to their end. */
function backOf({ paths }: Report): string {
  return (paths["rolled back"] ?? null) === null ? "" : ", and back";
}

/** `, and from v1.4.0, v1.3.0` */
function releasesOf({ paths }: Report, code: Quote): string {
  const refs = Object.keys(paths).filter((path) => path.startsWith("from "));
  const shown = refs.slice(0, MOST_RELEASES).map((path) => name(path.slice("from ".length), code));
  const more = refs.length > shown.length ? ` and ${refs.length - shown.length} more` : "";
  return refs.length === 0 ? "" : `, and from databases at ${shown.join(", ")}${more}`;
}

const MOST_RELEASES = 5;

const SOURCES = {
  url: "your server",
  installed: "installed on this machine",
  embedded: "embedded",
} as const;

function plainVersion(version: string): string {
  return version.replace(/[^\w.+-]/gu, "?");
}

function wayOf(report: Report, code: Quote): string {
  if (report.base === null || report.head === null) return "";
  const counted = !isCommandAlone(report);
  const count = (side: Side): string => (counted ? ` (${plural(side.migrations, "migration")})` : "");
  const { base, head } = report;
  return `from ${sideOf(base, code)}${count(base)} to ${sideOf(head, code)}${count(head)}`;
}

/** A command whose migrations nobody has said the folder of: how many there are is not known. */
function isCommandAlone({ tool, migrationsDir }: Report): boolean {
  return tool === "command" && migrationsDir === null;
}

type Side = NonNullable<Report["base"]>;

function sideOf(side: Side, code: Quote): string {
  if (side.sha === null) return name(side.ref, code);
  const sha = side.sha.slice(0, 7);
  return side.sha.startsWith(side.ref) ? code(sha) : `${name(side.ref, code)} at ${code(sha)}`;
}

function name(text: string, code: Quote): string {
  return code(shortened(text, NAME_LIMIT));
}

/** Findings that were not silenced, in the report's order. */
export function active(report: Report): Finding[] {
  return report.findings.filter((finding) => finding.silenced === null);
}

/** Findings that were silenced or lowered, in the report's order. */
export function silenced(report: Report): Finding[] {
  return report.findings.filter((finding) => finding.silenced !== null);
}

/** `1 error, 2 warnings`; empty when there are none. */
function countsOf(findings: readonly Finding[], severities: readonly Severity[] = SEVERITIES): string {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity))
    .join(", ");
}

/** `1 migration`, `2 migrations`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `migrations/0042_status.sql:3`, or the file alone; empty without a file. */
export function placeOf(at: { readonly file: string | null; readonly line: number | null }): string {
  if (at.file === null) return "";
  return at.line === null ? at.file : `${at.file}:${at.line}`;
}

export const REPOSITORY_URL = "https://github.com/migration-gate/migration-gate";

/** The page that explains a rule. */
export function ruleUrl(rule: string): string {
  return `${REPOSITORY_URL}/blob/main/docs/rules/${encodeURIComponent(rule)}.md`;
}

/** Whose fault it is that the gate could not run: one that the user can mend has a remedy. */
export function blameOf(error: NonNullable<Report["error"]>): string {
  return error.remedy === null
    ? `This looks like a defect of migration-gate, not of your migrations. Please report it: ${REPOSITORY_URL}/issues`
    : "The migrations have not been judged: something that the gate needs is missing or wrong.";
}
