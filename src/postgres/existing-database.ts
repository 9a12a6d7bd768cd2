/**
 * A database that belongs to somebody: it is looked at in read-only transactions, and never changed.
 */
import { DatabaseUrl } from "./database-url.ts";
import type { Session } from "./session.ts";
import { askServer, connectByUrl } from "./url-server.ts";

export interface ExistingDatabase {
  readonly session: Session;
  /** `postgres://user@host:5432/name`, without the password. */
  readonly title: string;
  readonly version: string;
  readonly major: number;
}

/** Throws a UserError when the URL does not lead to a database. */
export async function withExistingDatabase<T>(
  url: string,
  use: (database: ExistingDatabase) => Promise<T>,
): Promise<T> {
  const target = new DatabaseUrl(url);
  const session = await connectByUrl(target);
  try {
    await session.query("set default_transaction_read_only = on");
    const { number, version } = await askServer(session);
    return await use({ session, title: target.title, version, major: Math.floor(number / 10_000) });
  } finally {
    await session.end();
  }
}
