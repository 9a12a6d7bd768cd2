/**
 * Waiting as GitHub asks: 429, 5xx and secondary rate limits, at most twice.
 */

export type Wait = (milliseconds: number) => Promise<void>;

/** What octokit's RequestError tells of a failed request. */
export interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

const RETRIES = 2;
/** Seconds. GitHub asks for at least a minute where it names no time. */
const RATE_LIMIT_PAUSE = 60;
const SERVER_ERROR_PAUSE = 2;
/** A job does not wait longer than this for a comment. */
const LONGEST_PAUSE = 180;

/** The result of `attempt`, tried again where waiting helps. Throws the last failure. */
export async function retrying<Result>(attempt: () => Promise<Result>, wait: Wait): Promise<Result> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt();
    } catch (error) {
      const seconds = pauseFor(failureOf(error));
      if (seconds === null || seconds > LONGEST_PAUSE || retries === RETRIES) throw error;
      await wait(seconds * 1000);
    }
  }
}

/** Seconds to wait before another try; null where another try would fail as well. */
function pauseFor(failure: RequestFailure | null): number | null {
  if (failure === null) return null;
  if (failure.status >= 500) return retryAfter(failure) ?? SERVER_ERROR_PAUSE;
  return isRateLimit(failure) ? (retryAfter(failure) ?? RATE_LIMIT_PAUSE) : null;
}

/** GitHub answers 429 or 403 when there were too many requests. */
export function isRateLimit(failure: RequestFailure): boolean {
  if (failure.status === 429) return true;
  if (failure.status !== 403) return false;
  return retryAfter(failure) !== null || /rate limit|abuse/iu.test(failure.message);
}

function retryAfter(failure: RequestFailure): number | null {
  const value = failure.headers["retry-after"];
  return value !== undefined && /^\d+$/u.test(String(value)) ? Number(value) : null;
}

/** Null for an error that did not come from a request. */
export function failureOf(error: unknown): RequestFailure | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  const { response } = error as { response?: { headers?: RequestFailure["headers"] } };
  return { status: error.status, message: error.message, headers: response?.headers ?? {} };
}
