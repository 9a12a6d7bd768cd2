/**
 * The session that migrations run in: opened when it is first needed, and made as good as new between two of them.
 */
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import type { Migration } from "../tools/tool.ts";
import { sendSetup } from "./send-setup.ts";
import { writesSharedCatalogs } from "./shared-commands.ts";

export interface ReplaySessionOptions {
  readonly database: Database;
  /** Runs at its start. */
  readonly sessionSetup: string | null;
  /** Milliseconds. */
  readonly statementTimeout: number;
}

export class ReplaySession {
  private session: Session | null = null;
  private readonly options: ReplaySessionOptions;

  constructor(options: ReplaySessionOptions) {
    this.options = options;
  }

  get isOpen(): boolean {
    return this.session !== null;
  }

  async open(): Promise<Session> {
    if (this.session !== null) return this.session;
    const { database, statementTimeout, sessionSetup } = this.options;
    const session = await database.connect({ statementTimeout });
    this.session = session;
    if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
    return session;
  }

  /** `discard all` leaves a session as good as new, and is ten times faster than a connection; it does not read settings
   * again that the migration gave to the database or to a role, and it refuses within an open transaction. */
  async renew(after: Migration): Promise<void> {
    const { session } = this;
    if (session === null) return;
    const givesSettings = writesSharedCatalogs(after.up.text);
    if (this.options.sessionSetup !== null || givesSettings || !(await isRenewed(session))) await this.end();
  }

  async end(): Promise<void> {
    const { session } = this;
    this.session = null;
    await session?.end();
  }
}

async function isRenewed(session: Session): Promise<boolean> {
  const { error, lost } = await session.send("discard all");
  return error === null && !lost;
}
