/**
 * What the gate is doing. A stage is worth a line of its own in a log; its detail (the migration at hand) only on a
 * terminal, where the line is overwritten and the seconds are counted.
 */
import { visibleLine } from "./report/visible.ts";

export type Progress = (stage: string, detail?: string) => void;

export interface ProgressDisplay {
  readonly progress: Progress;
  /** Takes the line away before something else is written. */
  stop(): void;
}

/** For logs: each stage once. */
export function stageLines(write: (line: string) => void): ProgressDisplay {
  const told = new Set<string>();
  return {
    progress(stage) {
      if (told.has(stage)) return;
      told.add(stage);
      write(stage);
    },
    stop: () => undefined,
  };
}

interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** Back to the first column, and erase the line (ECMA-48 EL). */
const CLEAR_LINE = "\r\u001B[K";

/** For terminals: one line, overwritten. */
export function terminalLine(terminal: Terminal): ProgressDisplay {
  let text = "";
  let since = performance.now();
  const draw = (): void => {
    const seconds = Math.floor((performance.now() - since) / 1000);
    const line = seconds < 2 ? text : `${text} (${seconds} s)`;
    terminal.write(CLEAR_LINE + line.slice(0, (terminal.columns ?? 80) - 1));
  };
  const timer = setInterval(draw, 1000);
  timer.unref();
  return {
    progress(stage, detail) {
      text = visibleLine(detail === undefined ? stage : `${stage}: ${detail}`);
      since = performance.now();
      draw();
    },
    stop() {
      clearInterval(timer);
      terminal.write(CLEAR_LINE);
    },
  };
}
