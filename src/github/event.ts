/**
 * What GitHub tells about the run, from the environment and the event's payload: one typed value. Payloads are only
 * trusted to be JSON; what is missing is null.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import { UserError } from "../errors.ts";

export interface EventPullRequest {
  readonly number: number;
  readonly headSha: string;
  /** The branch's name; untrusted. */
  readonly headRef: string;
  readonly baseRef: string;
  readonly baseSha: string;
  /** True when the head is in another repository: the token can only read. */
  readonly fromFork: boolean;
}

/** The commits that the event itself names; null where it leaves the choice to the default branch. */
type EventCommits =
  | { readonly kind: "pull-request" }
  | { readonly kind: "range"; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: "default-branch" };

export interface GitHubEvent {
  /** `GITHUB_EVENT_NAME` */
  readonly name: string;
  readonly commits: EventCommits;
  readonly pullRequest: EventPullRequest | null;
  /** True when the event gives secrets and a token that can write to a run about somebody else's commits. */
  readonly unsafe: boolean;
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The page of this run, which has the job summary. */
  readonly runUrl: string | null;
  /** `GITHUB_SHA` */
  readonly sha: string | null;
  readonly refName: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Pure: `payload` is the parsed file of `GITHUB_EVENT_PATH`. */
export function readEvent(environment: Environment, payload: unknown): GitHubEvent {
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  const repository = environment["GITHUB_REPOSITORY"] ?? textAt(payload, ["repository", "full_name"]) ?? "";
  const serverUrl = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
  const runId = environment["GITHUB_RUN_ID"];
  const pullRequest = pullRequestOf(payload);
  return {
    name,
    commits: commitsOf(name, payload, pullRequest),
    pullRequest,
    unsafe: isUnsafe(name, payload, pullRequest),
    repository,
    serverUrl,
    apiUrl: environment["GITHUB_API_URL"] ?? "https://api.github.com",
    runUrl: runId === undefined ? null : `${serverUrl}/${repository}/actions/runs/${runId}`,
    sha: environment["GITHUB_SHA"] ?? null,
    refName: environment["GITHUB_REF_NAME"] ?? null,
  };
}

function pullRequestOf(payload: unknown): EventPullRequest | null {
  const number = at(payload, ["pull_request", "number"]);
  const [headSha, baseSha] = [
    textAt(payload, ["pull_request", "head", "sha"]),
    textAt(payload, ["pull_request", "base", "sha"]),
  ];
  if (typeof number !== "number" || headSha === null || baseSha === null) return null;
  // Null for a fork that was deleted.
  const headRepository = textAt(payload, ["pull_request", "head", "repo", "full_name"]);
  return {
    number,
    headSha,
    headRef: textAt(payload, ["pull_request", "head", "ref"]) ?? headSha,
    baseRef: textAt(payload, ["pull_request", "base", "ref"]) ?? baseSha,
    baseSha,
    fromFork: headRepository !== textAt(payload, ["pull_request", "base", "repo", "full_name"]),
  };
}

/** A new branch has no commit before the push: GitHub sends zeros. */
const ZEROS = /^0+$/u;

function commitsOf(name: string, payload: unknown, pullRequest: EventPullRequest | null): EventCommits {
  if (pullRequest !== null) return { kind: "pull-request" };
  const group = {
    base: textAt(payload, ["merge_group", "base_sha"]),
    head: textAt(payload, ["merge_group", "head_sha"]),
  };
  const push = { base: textAt(payload, ["before"]), head: textAt(payload, ["after"]) };
  const range = { merge_group: group, push }[name];
  if (range === undefined || range.base === null || range.head === null || ZEROS.test(range.base))
    return { kind: "default-branch" };
  return { kind: "range", baseSha: range.base, headSha: range.head };
}

/** https://docs.github.com/actions/reference/security/secure-use: these two run with the base repository's rights. */
function isUnsafe(name: string, payload: unknown, pullRequest: EventPullRequest | null): boolean {
  if (name === "pull_request_target") return pullRequest?.fromFork ?? true;
  if (name !== "workflow_run") return false;
  const head = textAt(payload, ["workflow_run", "head_repository", "full_name"]);
  return head === null || head !== textAt(payload, ["workflow_run", "repository", "full_name"]);
}

/** Throws a UserError where somebody else's SQL would run beside the repository's secrets. */
export function refuseUnsafe(event: GitHubEvent, allowed: boolean): void {
  if (!event.unsafe || allowed) return;
  throw new UserError(
    `\`${event.name}\` runs with the secrets and the token of this repository, and the migrations come from a fork. SQL is ` +
      "code: `COPY … FROM PROGRAM` runs any command on the machine.",
    {
      remedy:
        "Use `on: pull_request` for the gate: it needs no secrets, and the report is in the job summary. If the job has " +
        "nothing worth taking, set `allow-unsafe-events: true`.",
    },
  );
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function textAt(value: unknown, path: readonly string[]): string | null {
  const found = at(value, path);
  return typeof found === "string" && found !== "" ? found : null;
}
