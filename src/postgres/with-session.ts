/**
 * A session for one question of the gate's own.
 */
import { isConnectionLost } from "./connection-lost.ts";
import type { Database } from "./server.ts";
import type { Session } from "./session.ts";

const attempts = 3;

/**
 * Runs `use` with a session on the database. It runs again when the session is lost: a server that one of its processes
 * crashed in takes new sessions for a moment before it ends them all.
 */
export async function withSession<T>(database: Database, use: (session: Session) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const session = await database.connect();
    try {
      return await use(session);
    } catch (error) {
      if (attempt === attempts || !isConnectionLost(error)) throw error;
    } finally {
      await session.end();
    }
  }
}
