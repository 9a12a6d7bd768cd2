/**
 * How a deploy has ended that was cut off from the database, or kept from looking at it, after something had been sent: what can
 * be known without it, and what a new connection tells, if there is one.
 */
import { UserError, messageOf } from "../errors.ts";
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { PostgresError } from "../postgres/session.ts";
import { connectionLost } from "../replay/our-error.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { ApplyStatement } from "../report/apply-report.ts";
import type { Migration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Ended } from "./ended.ts";
import { NOTHING } from "./ended.ts";
import { readRecordNow } from "./record-now.ts";
import { rootOf } from "./root-of.ts";

/** Null for an error of another kind. */
export async function cutOff(
  deployment: Deployment,
  error: unknown,
  statements: readonly ApplyStatement[],
): Promise<Ended | null> {
  const root = rootOf(error);
  const lost = isConnectionLost(root);
  const reason = postgresErrorOf(root) ?? (lost ? connectionLost() : null);
  if (reason === null && !(root instanceof UserError)) return null;
  const { notes } = deployment;
  if (root instanceof UserError) notes.push([messageOf(root), root.remedy ?? ""].join(" ").trim());
  const seen = await recordedSince(deployment, statements);
  notes.push(
    seen === null
      ? "What has been applied could not be looked at any more. The next `apply` finds out where the database is, and finishes or takes back."
      : "What the tool's record says now was read on a new connection; the schema was not looked at. The next `apply` does, and finishes or takes back what is half done.",
  );
  return { ...NOTHING, ...seen, status: "unknown", recorded: null, failure: failureOf(reason, lost), verified: false };
}

function failureOf(error: PostgresError | null, lost: boolean): Ended["failure"] {
  return error === null ? null : { unit: 0, error, statement: null, lost, attempts: 1 };
}

/** Of what was sent, what is recorded; and what is pending. Null where there is no way to the database. */
async function recordedSince(
  deployment: Deployment,
  statements: readonly ApplyStatement[],
): Promise<{ readonly applied: readonly Migration[]; readonly pending: readonly Migration[] } | null> {
  const { tool, head } = deployment.walk;
  try {
    const recorded = await readRecordNow(deployment);
    const { pending, refusals } = tool.decide(recorded, head);
    const open = new Set([...pending, ...refusals].map(({ version }) => version));
    const sent = new Set(statements.map(({ file }) => file));
    return {
      applied: head.migrations.filter(({ version, up }) => sent.has(up.file) && !open.has(version)),
      pending: head.migrations.filter(({ version }) => open.has(version)),
    };
  } catch (error) {
    if (error instanceof UserError || isConnectionLost(error) || postgresErrorOf(error) !== null) return null;
    throw error;
  }
}
