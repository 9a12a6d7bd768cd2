/**
 * Keeps what was sent for the report, and passes it on.
 */
import type { ApplyStatement } from "../report/apply-report.ts";
import type { Listener } from "./listener.ts";
import { statementLabel } from "./statement-label.ts";

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
          const [first] = sending.statements;
          if (first !== undefined)
            statements.push({
              file: first.file,
              line: first.line,
              statements: sending.statements.length,
              text: statementLabel(first.text),
              milliseconds: Math.round(performance.now() - started),
              code: error?.code ?? null,
            });
          told.end(error);
        },
      };
    },
    retry: (retry) => other.retry(retry),
    say: (line) => other.say(line),
  };
  return { listener, statements };
}
