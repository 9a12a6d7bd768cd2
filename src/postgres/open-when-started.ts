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
      const starting = (error as { code?: unknown }).code === "57P03"; /* cannot_connect_now */
      if (!starting || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
