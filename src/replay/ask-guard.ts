/**
 * Asks a database what a migration's guard wants to know, in a transaction that is rolled back.
 */
import type { Session } from "../postgres/session.ts";
import type { Guard, GuardOutcome } from "../tools/tool.ts";

export interface Guarded {
  readonly outcome: GuardOutcome;
  /** Why; null where every condition is met. */
  readonly reason: string | null;
}

export async function askGuard(session: Session, { questions, onFail, onError }: Guard): Promise<Guarded> {
  try {
    for (const question of questions) {
      await session.send("begin");
      const { completed, error } = await session.send(question.sql);
      if (error !== null) return { outcome: onError, reason: error.message };
      const rows = completed.at(-1)?.rows ?? [];
      if (rows.length !== 1) return { outcome: onError, reason: `the query gives ${rows.length} rows, and not one` };
      const answer = rows[0]?.[0] ?? null;
      if (answer !== question.expected) return { outcome: onFail, reason: question.failure(answer) };
      await session.send("rollback");
    }
    return { outcome: "run", reason: null };
  } finally {
    await session.send("rollback");
  }
}
