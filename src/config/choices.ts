/**
 * What arguments or inputs say, each value checked; null where they say nothing.
 */
import type { FailOn } from "./values.ts";

export interface Choices {
  /** The repository's folder, as given. */
  readonly repository: string;
  readonly base: string | null;
  readonly head: string | null;
  readonly migrations: readonly string[] | null;
  readonly tool: string | null;
  readonly databaseUrl: string | null;
  readonly postgres: number | null;
  /** A config file on disk; null for the one in head's tree. */
  readonly config: string | null;
  readonly failOn: FailOn | null;
  readonly project: string | null;
  readonly privileges: boolean | null;
}
