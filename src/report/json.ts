/**
 * The report as JSON, as schema/report.schema.json describes it: two spaces, keys in a fixed order.
 */
import { jsonText } from "./json-text.ts";
import type { Finding, Report, ReportChange, ReportRollback } from "./report.ts";

export function jsonReport(report: Report): string {
  return jsonText(ordered(report));
}

/** One report as it is; several as an array. */
export function jsonReports(reports: readonly Report[]): string {
  const [only] = reports;
  return reports.length === 1 && only !== undefined ? jsonReport(only) : jsonText(reports.map(ordered));
}

/** Named one by one, so that the order does not hang on the order in which the report was put together. */
function ordered(report: Report): Report {
  return {
    schemaVersion: report.schemaVersion,
    verdict: report.verdict,
    project: report.project,
    tool: report.tool,
    migrationsDir: report.migrationsDir,
    base: report.base && { ref: report.base.ref, sha: report.base.sha, migrations: report.base.migrations },
    head: report.head && { ref: report.head.ref, sha: report.head.sha, migrations: report.head.migrations },
    postgres: report.postgres && { version: report.postgres.version, source: report.postgres.source },
    pending: report.pending.map(({ version, name, file, statements }) => ({ version, name, file, statements })),
    findings: report.findings.map(orderedFinding),
    changes: report.changes.map(orderedChange),
    tables: report.tables.map(({ name, columns, references }) => ({
      name,
      columns: columns.map(({ name: column, type, keys, touched }) => ({ name: column, type, keys, touched })),
      references,
    })),
    rollbacks: (report.rollbacks ?? []).map(orderedRollback),
    paths: orderedPaths(report.paths),
    error: report.error && { message: report.error.message, remedy: report.error.remedy },
    notes: report.notes,
    timings: sortedKeys(report.timings),
  };
}

function orderedRollback(rollback: ReportRollback): ReportRollback {
  return {
    version: rollback.version,
    migration: rollback.migration,
    down: rollback.down,
    proven: rollback.proven,
    file: rollback.file,
    loses: rollback.loses,
    sql: rollback.sql,
    reason: rollback.reason,
  };
}

/** Those from releases in the order of the config file. */
function orderedPaths({ base, upgraded, fresh, ...releases }: Report["paths"]): Report["paths"] {
  return { base, upgraded, fresh, ...releases };
}

function orderedFinding(finding: Finding): Finding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    title: finding.title,
    detail: finding.detail,
    file: finding.file,
    line: finding.line,
    endLine: finding.endLine,
    object: finding.object,
    evidence: sortedKeys(finding.evidence),
    remedy: finding.remedy,
    excerpt: finding.excerpt,
    silenced: finding.silenced,
  };
}

function orderedChange(change: ReportChange): ReportChange {
  return {
    action: change.action,
    type: change.type,
    name: change.name,
    from: change.from,
    attributes: change.attributes.map(({ name, before, after }) => ({ name, before, after })),
    file: change.file,
    line: change.line,
    ...(change.statement !== undefined && { statement: change.statement }),
    parent: change.parent,
    parentType: change.parentType,
    destructive: change.destructive,
    definition: change.definition,
  };
}

function sortedKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
