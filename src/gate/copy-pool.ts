/**
 * Copies of one database, used again for as long as they are as they were.
 */
import type { Database, Server } from "../postgres/server.ts";

export class CopyPool {
  private readonly server: Server;
  private readonly original: Database;
  private readonly clean: Database[] = [];

  constructor(server: Server, original: Database) {
    this.server = server;
    this.original = original;
  }

  async use<T>(task: (database: Database) => Promise<{ readonly outcome: T; readonly clean: boolean }>): Promise<T> {
    const database = this.clean.pop() ?? (await this.server.createDatabase(this.original));
    let isClean = false;
    try {
      const { outcome, clean } = await task(database);
      isClean = clean;
      return outcome;
    } finally {
      if (isClean) this.clean.push(database);
      else await database.drop();
    }
  }

  async drop(): Promise<void> {
    for (const database of this.clean.splice(0)) await database.drop();
  }
}
