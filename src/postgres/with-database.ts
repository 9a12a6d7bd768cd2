/**
 * A database for the length of one task.
 */
import type { Database, Server } from "./server.ts";

/** Runs `use` with a new database, empty (null) or a copy of `from`, and drops it. */
export async function withDatabase<T>(
  server: Server,
  from: Database | null,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await server.createDatabase(from ?? undefined);
  try {
    return await use(database);
  } finally {
    await database.drop();
  }
}
