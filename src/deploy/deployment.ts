/**
 * What every part of a deploy is given.
 */
import type { DeployOptions } from "../config/deploy-options.ts";
import type { FreshWalk, Guarded } from "../gate/walk-leg.ts";
import type { Bookkeeping } from "../tools/tool.ts";
import type { JournalState } from "./journal.ts";
import { Journal } from "./journal.ts";
import type { Listener } from "./listener.ts";
import { lookPatiently } from "./patience.ts";
import type { Target } from "./target-database.ts";

export interface Deployment {
  readonly target: Target;
  readonly options: DeployOptions;
  readonly bookkeeping: Bookkeeping;
  /** Of the throwaway server; its `head` is the history to be applied. */
  readonly walk: FreshWalk & Guarded;
  /** Roles of the gate's own sessions: that of the URL, and the one that `session-setup` goes on as. */
  readonly owners: readonly string[];
  readonly listener: Listener;
  /** True where the throwaway databases are on the target's own server. */
  readonly sameServer: boolean;
  /** Where the run began among the server's transactions. */
  readonly began: string;
  /** Sentences for the report. */
  readonly notes: string[];
}

/** The gate's account of a run; null when there is none. */
export function findJournal({ target, owners }: Pick<Deployment, "target" | "owners">): Promise<Journal | null> {
  return Journal.find(target.control, owners);
}

/** What it says; null when nothing was begun. */
export async function readJournal(deployment: Deployment, journal: Journal | null): Promise<JournalState | null> {
  return journal === null ? null : lookPatiently(deployment, (control) => journal.read(control));
}
