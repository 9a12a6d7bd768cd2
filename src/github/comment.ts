/**
 * The one comment of a project on a pull request: created when there is something to say, edited in place, left alone
 * when it already says it. A comment that cannot be written never makes the check red.
 */
import { isMarked, markedBody, saysTheSame } from "./comment-marker.ts";
import type { Octokit } from "./octokit.ts";
import { failureOf, isRateLimit, retrying } from "./retry.ts";
import type { RequestFailure, Wait } from "./retry.ts";

export interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** The head that was judged. */
  readonly headSha: string;
}

export interface Comment {
  readonly project: string;
  readonly markdown: string;
  /** False: only a comment that exists already is brought up to date. */
  readonly create: boolean;
}

export type CommentOutcome =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly url: string }
  | { readonly kind: "not-needed" | "outdated" }
  | { readonly kind: "failed"; readonly status: number | null; readonly message: string };

interface Existing {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/** Never throws for what the API answers. */
export async function upsertComment(
  octokit: Octokit,
  pullRequest: PullRequest,
  comment: Comment,
  wait: Wait,
): Promise<CommentOutcome> {
  try {
    // The whole of it again, not the request alone: a server error may come after the comment was made.
    return await retrying(() => upsertOnce(octokit, pullRequest, comment), wait);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return { kind: "failed", status: failure.status, message: explain(failure) };
  }
}

async function upsertOnce(octokit: Octokit, pullRequest: PullRequest, comment: Comment): Promise<CommentOutcome> {
  const { owner, repo, number, headSha } = pullRequest;
  const current = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  if (current.data.head.sha !== headSha) return { kind: "outdated" };
  const existing = await findComment(octokit, pullRequest, comment.project);
  const body = markedBody(comment.project, comment.markdown);
  if (existing === null) return comment.create ? create(octokit, pullRequest, body) : { kind: "not-needed" };
  if (saysTheSame(existing.body, body)) return { kind: "unchanged", url: existing.url };
  return update(octokit, pullRequest, existing, body);
}

/** The oldest of ours, over all pages; people quote comments, so the marker must come first, and the author be a bot or
 * whoever the token belongs to. */
async function findComment(octokit: Octokit, pullRequest: PullRequest, project: string): Promise<Existing | null> {
  const { owner, repo, number } = pullRequest;
  const parameters = { owner, repo, issue_number: number, per_page: 100 };
  let tokenOwner: Promise<string | null> | null = null;
  for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, parameters)) {
    for (const { id, body: text, html_url: url, user } of data) {
      const body = text ?? "";
      if (user === null || !isMarked(body, project)) continue;
      if (user.type !== "Bot") tokenOwner ??= askTokenOwner(octokit);
      if (user.type === "Bot" || user.login === (await tokenOwner)) return { id, body, url };
    }
  }
  return null;
}

/** Null for a token that is no person's: GitHub does not tell a workflow's own token who it is. */
async function askTokenOwner(octokit: Octokit): Promise<string | null> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null || isRateLimit(failure) || ![401, 403, 404].includes(failure.status)) throw error;
    return null;
  }
}

async function create(octokit: Octokit, pullRequest: PullRequest, body: string): Promise<CommentOutcome> {
  const { owner, repo, number } = pullRequest;
  const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
  return { kind: "created", url: data.html_url };
}

async function update(
  octokit: Octokit,
  pullRequest: PullRequest,
  existing: Existing,
  body: string,
): Promise<CommentOutcome> {
  const { owner, repo } = pullRequest;
  try {
    const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body });
    return { kind: "updated", url: data.html_url };
  } catch (error) {
    // Somebody deleted it after we had listed it.
    if (failureOf(error)?.status !== 404) throw error;
    return create(octokit, pullRequest, body);
  }
}

function explain(failure: RequestFailure): string {
  if (isRateLimit(failure)) return "The comment was not written: GitHub's rate limit is used up.";
  const because = `GitHub answered ${failure.status}`;
  if (failure.status === 401)
    return `The comment was not written: ${because}. The token in \`github-token\` is not valid.`;
  if (failure.status === 403 || failure.status === 404) {
    return `The comment was not written: ${because}. Add \`pull-requests: write\` to the job's \`permissions\`.`;
  }
  return `The comment was not written: ${because} (${failure.message}).`;
}
