/**
 * What all databases of a server share, for the length of one replay: each path finds it as the first one did, and a
 * lent server is given back as it was. Two gates on one server that both write it take turns.
 */
import { messageOf } from "../errors.ts";
import { isConnectionLost } from "../postgres/connection-lost.ts";
import type { ClusterState } from "../postgres/cluster-state.ts";
import { readClusterState } from "../postgres/cluster-state.ts";
import type { ClusterChange, RestoredChange } from "../postgres/restore-cluster.ts";
import { restoreCluster } from "../postgres/restore-cluster.ts";
import type { Server } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { namesIt, writesSharedCatalogs } from "./shared-commands.ts";

export interface Cluster {
  /** As it was before the first path. */
  readonly before: ClusterState;
  /** Brings it back, and says whether anything had changed. Databases of the paths must be gone. */
  restore(): Promise<boolean>;
  /** What brings it back to how it is now, where something writes it; databases that were made since must be gone. */
  here(): Promise<ClusterPoint>;
}

export type ClusterPoint = Pick<Cluster, "restore">;

export interface ClusterOutcome<T> {
  readonly result: T;
  /** What the user has to know about a lent server. */
  readonly notes: readonly string[];
}

export interface ClusterUse {
  readonly server: Server;
  /** Everything that will be run; it may grow on the way. */
  readonly texts: readonly string[];
  /** True where it is not known beforehand what will be run; left out, the texts tell. */
  readonly unknown?: boolean;
  readonly progress: (line: string) => void;
}

export async function withCluster<T>(
  cluster: ClusterUse,
  use: (cluster: Cluster) => Promise<T>,
): Promise<ClusterOutcome<T>> {
  const { server } = cluster;
  const writes = cluster.unknown === true || cluster.texts.some(writesSharedCatalogs);
  const session = await server.connect();
  try {
    if (server.source === "url") await lockServer(session, cluster, writes);
    const keeper = new ClusterKeeper(cluster, { session, before: await readClusterState(session), writes });
    const forget = server.beforeClose(async () => void (await keeper.restore()));
    const result = await use(keeper).finally(async () => {
      await keeper.restore();
      forget();
    });
    return { result, notes: [...keeper.notes] };
  } finally {
    await session.end();
  }
}

class ClusterKeeper implements Cluster {
  readonly before: ClusterState;
  readonly notes = new Set<string>();
  readonly #use: ClusterUse;
  readonly #session: Session;
  readonly #writes: boolean;

  constructor(use: ClusterUse, found: { session: Session; before: ClusterState; writes: boolean }) {
    this.before = found.before;
    this.#use = use;
    this.#session = found.session;
    this.#writes = found.writes;
  }

  async restore(): Promise<boolean> {
    const { server } = this.#use;
    try {
      const restored = await this.#asking((session) =>
        restoreCluster(session, this.before, (change) => this.#isOurs(change)),
      );
      if (server.source === "url") for (const each of restored) this.#tell(each);
      return restored.some(({ change }) => this.#isOurs(change));
    } catch (error) {
      // Throwaway servers take everything with them.
      if (server.source === "url")
        this.notes.add(`The gate could not look after the roles of the server: ${messageOf(error)}`);
      return true;
    }
  }

  async here(): Promise<ClusterPoint> {
    if (!this.#writes) return { restore: () => Promise.resolve(false) };
    const before = await this.#asking(readClusterState);
    const point = new ClusterKeeper(this.#use, { session: this.#session, before, writes: true });
    return {
      restore: async () => {
        const changed = await point.restore();
        for (const note of point.notes) this.notes.add(note);
        return changed;
      },
    };
  }

  /** A migration, or a crash, may have ended the session that has been open since the beginning. */
  async #asking<T>(ask: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#session);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    }
    const session = await this.#use.server.connect();
    return ask(session).finally(async () => session.end());
  }

  /** On a lent server others may be at work: what the migrations do not name is not theirs. */
  #isOurs({ object, names, added }: ClusterChange): boolean {
    const { server, texts } = this.#use;
    if (server.source !== "url") return true;
    if (object === "database" || object === "tablespace") return false;
    const named = (name: string): boolean => texts.some((text) => namesIt(text, name));
    const isUser = object === "setting" && names[0] === this.before.user;
    return isUser || (names.some(named) && (!added || this.#writes));
  }

  /** New roles come and go, and the user's own settings are undone as a matter of course. */
  #tell({ change, left }: RestoredChange): void {
    const known = change.object === "role" || change.object === "setting";
    if (left === null && known && (change.added || change.names.includes(this.before.user))) return;
    if (left !== null && !this.#writes && !this.#isOurs(change)) return;
    const undone = left === null ? "the gate has undone it" : left;
    this.notes.add(`While the migrations ran, somebody ${change.what} on the server that was given by URL: ${undone}.`);
  }
}

/** Key of the advisory lock: any number that is always the same (`migrgate` in ASCII). */
const LOCK = "7883946363747136613";

/** Held for as long as the session lives, so that nothing is left behind by a gate that is killed. */
async function lockServer(session: Session, { progress }: ClusterUse, alone: boolean): Promise<void> {
  const kind = alone ? "" : "_shared";
  // The server's own defaults are not for a lock that is held for minutes.
  for (const name of ["statement_timeout", "lock_timeout", "idle_session_timeout"])
    await session.query(`set ${name} = 0`);
  const [row] = await session.query<{ locked: boolean }>(
    `select pg_catalog.pg_try_advisory_lock${kind}(${LOCK}) as locked`,
  );
  if (row?.locked !== true) {
    progress("waiting for another gate on this server: its migrations, or these, create or alter roles");
    await session.query(`select pg_catalog.pg_advisory_lock${kind}(${LOCK})`);
  }
}
