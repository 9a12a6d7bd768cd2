/**
 * Opens a session on a server that may be starting, or starting again after a crash: it says so, and is given time.
 */
import type { ClientConfig } from "pg";
import type { PgSession } from "./pg-session.ts";
import { openSession } from "./pg-session.ts";
import type { SessionOptions } from "./server.ts";

/** Milliseconds. */
const startTimeout = 30_000;
const pause = 50;

/** @throws what `pg` throws when it cannot connect. */
export async function openWhenStarted(config: ClientConfig, options?: SessionOptions): Promise<PgSession> {
  const deadline = Date.now() + startTimeout;
  for (;;) {
    try {
      return await openSession(config, options);
    } catch (error) {
      if (!isStarting(error) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** A server that takes its processes down after a crash may still accept a connection, and end it at once. */
function isStarting(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  const starting = code === "57P03" /* cannot_connect_now */ || code === "57P02"; /* crash_shutdown */
  const ended = code === "ECONNRESET" || code === "EPIPE" || message === "Connection terminated unexpectedly";
  return starting || ended;
}
