/**
 * The two kinds of failure. A `UserError` is something the user can mend: one clear sentence and what to do about it
 * (exit status 2, no stack trace). Every other error is our own bug and keeps its stack trace.
 */

export interface UserErrorOptions {
  /** What to do about it, as an imperative. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

export class UserError extends Error {
  override readonly name = "UserError";
  readonly remedy: string | null;

  constructor(message: string, options: UserErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.remedy = options.remedy ?? null;
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
