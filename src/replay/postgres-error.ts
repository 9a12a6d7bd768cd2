/** Errors of PostgreSQL as `PostgresError` values. */
import { DatabaseError } from "pg";
import type { PostgresError } from "../postgres/session.ts";

/** PostgreSQL's answer in an error that `Session.query` threw; null for everything that is not PostgreSQL's. */
export function postgresErrorOf(error: unknown): PostgresError | null {
  if (!(error instanceof DatabaseError)) return null;
  return {
    severity: error.severity ?? "ERROR",
    code: error.code ?? "XX000",
    message: error.message,
    detail: error.detail ?? null,
    hint: error.hint ?? null,
    position: error.position === undefined ? null : Number(error.position),
    where: error.where ?? null,
    schema: error.schema ?? null,
    table: error.table ?? null,
    column: error.column ?? null,
    constraint: error.constraint ?? null,
  };
}
