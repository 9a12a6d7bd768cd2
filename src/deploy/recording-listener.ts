/**
 * Keeps what was sent for the report, and passes it on.
 */
import type { ApplyStatement } from "../report/apply-report.ts";
import type { Listener } from "./listener.ts";
import { statementLabel } from "./statement-label.ts";
import type { ScriptSending } from "./units.ts";

export interface Recording {
  readonly listener: Listener;
  readonly statements: readonly ApplyStatement[];
}

export function recordingListener(other: Listener): Recording {
  const statements: ApplyStatement[] = [];
  const listener: Listener = {
    begin(sending, pid) {
      const started = performance.now();
      const told = other.begin(sending, pid);
      return {
        end(error) {
          const milliseconds = Math.round(performance.now() - started);
          statements.push(...applyStatement(sending, { milliseconds, code: error?.code ?? null }));
          told.end(error);
        },
      };
    },
    retry: (retry) => other.retry(retry),
    say: (line) => other.say(line),
  };
  return { listener, statements };
}

/** None for a message that holds no statement. */
export function applyStatement(
  { statements }: ScriptSending,
  outcome: Pick<ApplyStatement, "milliseconds" | "code">,
): ApplyStatement[] {
  const [first] = statements;
  if (first === undefined) return [];
  return [
    { file: first.file, line: first.line, statements: statements.length, text: statementLabel(first.text), ...outcome },
  ];
}
