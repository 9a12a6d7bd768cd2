/**
 * Cleaning up when the process is told to end. While something is registered, SIGINT, SIGTERM and SIGHUP first run
 * the clean-ups and then end the process by the same signal, so that its exit status is 130, 143 or 129.
 * Repeated signals change nothing (npm passes Ctrl-C on to a child that the terminal has told already).
 */

type Cleanup = () => Promise<void>;

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Milliseconds after which the process ends whether the clean-ups are through or not. */
const patience = 10_000;

const cleanups = new Set<Cleanup>();
let received: NodeJS.Signals | null = null;

/** True from the first signal on: whatever fails now fails because everything is being taken down. */
export function isInterrupted(): boolean {
  return received !== null;
}

/** Registers a clean-up for the case of a signal. Returns the function that takes it back. */
export function onInterrupt(cleanup: Cleanup): () => void {
  if (cleanups.size === 0) {
    for (const signal of signals) process.on(signal, interrupt);
  }
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0 && received === null) removeListeners();
  };
}

function removeListeners(): void {
  for (const signal of signals) process.removeListener(signal, interrupt);
}

function interrupt(signal: NodeJS.Signals): void {
  if (received !== null) return;
  received = signal;
  const deadline = setTimeout(() => end(signal), patience);
  void cleanUp().finally(() => {
    clearTimeout(deadline);
    end(signal);
  });
}

async function cleanUp(): Promise<void> {
  await Promise.allSettled([...cleanups].map(async (cleanup) => cleanup()));
}

function end(signal: NodeJS.Signals): void {
  removeListeners();
  process.kill(process.pid, signal);
}
