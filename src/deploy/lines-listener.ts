/**
 * One line for each message that is sent, when it has its answer; before that, only where it takes long.
 */
import { visibleLine } from "../report/visible.ts";
import type { Listener } from "./listener.ts";
import { sendingLabel } from "./statement-label.ts";

/** Milliseconds after which a statement is told of while it runs. */
const LONG = 5000;

export function linesListener(write: (line: string) => void): Listener {
  return {
    say: (line) => write(visibleLine(line)),
    begin(sending) {
      const label = sendingLabel(sending);
      const started = performance.now();
      const line = label === null ? "" : visibleLine(`${label.place}  ${label.text}`);
      const timer = setTimeout(() => write(`${line}  running …`), LONG);
      timer.unref();
      return {
        end(error) {
          clearTimeout(timer);
          if (label === null) return;
          const time = duration(performance.now() - started);
          write(error === null ? `${line}  ${time}` : visibleLine(`${line}  ${time}  ${error.code} ${error.message}`));
        },
      };
    },
    retry({ attempt, retries, wait, alone, error }) {
      const what = alone ? "the statement" : "the whole transaction, which was rolled back,";
      const why = error.code === "55P03" ? "The lock was not given in time" : error.message;
      write(visibleLine(`${why}: ${what} is tried again in ${duration(wait)} (${attempt} of ${retries})`));
    },
  };
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}
