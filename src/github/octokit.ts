/**
 * The client of GitHub's API, for github.com and for GitHub Enterprise alike.
 */
import { getOctokit } from "@actions/github";

export type Octokit = ReturnType<typeof getOctokit>;

const silent = (): void => {};

/** `apiUrl`: `GITHUB_API_URL`. Nothing is logged: a response can hold untrusted text. */
export function octokitFor(token: string, apiUrl: string): Octokit {
  return getOctokit(token, { baseUrl: apiUrl, log: { debug: silent, info: silent, warn: silent, error: silent } });
}
