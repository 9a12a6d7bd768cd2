/**
 * Which two commits to compare: those that the inputs name, else those of the event, held against what is checked out.
 */
import { UserError } from "../errors.ts";
import type { Repository } from "../source/repository.ts";
import type { EventPullRequest, GitHubEvent } from "./event.ts";

export interface Commits {
  /** Null: the merge base with the default branch. */
  readonly base: string | null;
  readonly head: string;
}

export type GitView = Pick<Repository, "resolve" | "parents" | "fetchCommit" | "mergeBase">;

const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
const FETCH_EVERYTHING =
  "Let the checkout fetch the history:\n\n```yaml\n- uses: actions/checkout@v5\n  with:\n    fetch-depth: 0\n```";

/** Fetches what is missing. Throws a UserError that names the line to add to the workflow. */
export async function commitsToCompare(
  event: GitHubEvent,
  wanted: { readonly base: string | null; readonly head: string | null },
  git: GitView,
): Promise<Commits> {
  const head = await resolved(wanted.head ?? "HEAD", git);
  if (wanted.base !== null) return { head, base: await resolved(wanted.base, git) };
  if (event.pullRequest !== null) return { head, base: await baseOfPullRequest(event.pullRequest, head, git) };
  if (event.commits.kind === "range") return { head, base: await baseOfRange(event.commits.baseSha, event.name, git) };
  return { head, base: null };
}

async function resolved(ref: string, git: GitView): Promise<string> {
  if (FULL_NAME.test(ref)) return ensured(ref, git);
  return git.resolve(ref);
}

async function ensured(sha: string, git: GitView): Promise<string> {
  if (await git.fetchCommit(sha)) return sha;
  throw new UserError(`commit \`${sha}\` is not in this clone and could not be fetched from \`origin\``, {
    remedy: FETCH_EVERYTHING,
  });
}

/**
 * A `pull_request` checkout is the merge commit that GitHub made: its first parent is the tip of base at that time, which
 * may be newer than the event's. Any other checkout is compared with the tip that the event names.
 */
async function baseOfPullRequest(pullRequest: EventPullRequest, head: string, git: GitView): Promise<string> {
  const [first, second, ...others] = await git.parents(head);
  if (first !== undefined && second === pullRequest.headSha && others.length === 0) return ensured(first, git);
  if (head === pullRequest.baseSha && head !== pullRequest.headSha) throw checkoutOfBase(pullRequest);
  const base = await ensured(pullRequest.baseSha, git);
  // Without a common commit, what base gained since the branch was cut would look deleted.
  if ((await git.mergeBase(base, head)) !== null) return base;
  throw new UserError("the commit that the branch started from is not in this clone", { remedy: FETCH_EVERYTHING });
}

function checkoutOfBase(pullRequest: EventPullRequest): UserError {
  return new UserError("the base branch is checked out, not the pull request, so there is nothing to judge", {
    remedy:
      "Let the checkout take the pull request's head:\n\n```yaml\n- uses: actions/checkout@v5\n  with:\n" +
      `    ref: \${{ github.event.pull_request.head.sha }} # of #${pullRequest.number}\n    fetch-depth: 0\n\`\`\``,
  });
}

/** After a forced push the former tip may be gone; then the default branch is what there is to compare with. */
async function baseOfRange(sha: string, eventName: string, git: GitView): Promise<string | null> {
  if (eventName === "push") return (await git.fetchCommit(sha)) ? sha : null;
  return ensured(sha, git);
}
