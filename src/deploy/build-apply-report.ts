/**
 * From how a deploy has ended to what is told of it.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import type { Server } from "../postgres/server.ts";
import type { ApplyFailure, ApplyMigration, ApplyReport, ApplyStatement } from "../report/apply-report.ts";
import { reportChanges } from "../report/report-change.ts";
import type { ReportChange } from "../report/report.ts";
import type { Migration, Tool } from "../tools/tool.ts";
import type { Ended } from "./ended.ts";
import { applyStatement } from "./recording-listener.ts";
import type { Refused } from "./refused.ts";
import type { UnitFailure } from "./run-units.ts";
import { statementLabel } from "./statement-label.ts";
import type { Target } from "./target-database.ts";

export interface ApplyParts {
  readonly tool: Tool;
  readonly head: ApplyReport["head"];
  readonly target: Pick<Target, "title" | "version">;
  readonly server: Pick<Server, "version" | "source">;
  /** One of the two is there. */
  readonly ended: Ended | null;
  readonly refused: Refused | null;
  readonly statements: readonly ApplyStatement[];
  readonly notes: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
}

export function buildApplyReport(parts: ApplyParts): ApplyReport {
  const { tool, head, target, server, ended, refused, statements, notes, duration } = parts;
  const { version, source } = server;
  const refusal = refused?.refusal ?? null;
  return {
    schemaVersion: 1,
    status: ended?.status ?? "refused",
    database: target.title,
    tool: tool.name,
    head,
    postgres: { version: target.version, throwaway: { version, source } },
    recorded: ended?.recorded ?? null,
    applied: (ended?.applied ?? []).map(applyMigration),
    pending: (ended?.pending ?? []).map(applyMigration),
    undone: (ended?.undone ?? []).map(applyMigration),
    resumed: ended?.resumed ?? null,
    statements: ended?.plan?.flatMap((each) => applyStatement(each, { milliseconds: null, code: null })) ?? statements,
    failure: ended === null ? null : failureOf(ended.failure),
    wayBack: ended?.wayBack ?? null,
    refusal:
      refusal === null
        ? null
        : {
            reason: refusal.reason,
            message: refusal.message,
            remedy: refusal.remedy,
            changes: changesOf(refusal.changes, refusal.catalogs),
          },
    verified: ended?.verified ?? false,
    changes: ended === null ? [] : changesOf(ended.changes, ended.catalogs),
    notes,
    duration,
  };
}

function applyMigration({ version, name, up }: Migration): ApplyMigration {
  return { version, name, file: up.file };
}

function failureOf(failure: UnitFailure | null): ApplyFailure | null {
  if (failure === null) return null;
  const { error, statement, lost, attempts, committing = false } = failure;
  return {
    file: statement?.file ?? null,
    line: statement?.line ?? null,
    text: statement === null ? null : statementLabel(statement.text),
    code: error.code,
    message: error.message,
    detail: error.detail,
    hint: error.hint,
    attempts,
    lost,
    committing,
  };
}

function changesOf(changes: readonly CatalogChange[], catalogs: readonly Catalog[]): ReportChange[] {
  return reportChanges(changes, catalogs, () => null);
}
