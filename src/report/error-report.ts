/**
 * The report of a gate that could not run: red, whose fault it is, and what to try.
 */
import type { Report } from "./report.ts";

export interface ErrorSubject {
  readonly project: string;
  readonly tool: string | null;
  readonly message: string;
  /** Null for a defect of our own. */
  readonly remedy: string | null;
}

export function errorReport({ project, tool, message, remedy }: ErrorSubject): Report {
  return {
    schemaVersion: 1,
    verdict: "error",
    project,
    tool,
    migrationsDir: null,
    base: null,
    head: null,
    postgres: null,
    pending: [],
    findings: [],
    changes: [],
    tables: [],
    paths: { base: null, upgraded: null, fresh: null },
    error: { message, remedy },
    notes: [],
    timings: {},
  };
}
