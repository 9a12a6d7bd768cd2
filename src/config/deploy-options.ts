/**
 * What `apply` is told about the database that it works on.
 */

export interface DeployOptions {
  /** Where the migrations run. */
  readonly target: string;
  readonly dryRun: boolean;
  /** True: go on although the schema is not the one that the recorded migrations make. */
  readonly acceptDrift: boolean;
  /** False: what has been applied stays when a later step fails. */
  readonly rollback: boolean;
  /** True: go back also over rows that others have written since. */
  readonly acceptLoss: boolean;
  /** Milliseconds; null: what the role or the database has set, else the default. */
  readonly lockTimeout: number | null;
  readonly lockRetries: number;
  /** Milliseconds to wait for another run, and for the tool. */
  readonly wait: number;
}
