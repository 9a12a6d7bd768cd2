import { expect, test } from "@jest/globals";
import { commitsToCompare } from "../../src/github/commits-to-compare.ts";
import { readEvent } from "../../src/github/event.ts";
import type { GitHubEvent } from "../../src/github/event.ts";
import { UserError } from "../../src/errors.ts";
import { openRepository } from "../../src/source/repository.ts";
import { createRepository } from "../support/git-repository.ts";
import type { TestRepository } from "../support/git-repository.ts";

/** No test changes its commits. */
const shared = history();
const NOTHING = { base: null, head: null };

/** main with two commits, a branch cut after the first, and the merge commit that GitHub would check out. */
function history(): { origin: TestRepository; cut: string; tip: string; head: string; merge: string } {
  const origin = createRepository();
  origin.write({ "a.sql": "1" });
  const cut = origin.commit("first");
  origin.branch("feature");
  origin.write({ "b.sql": "2" });
  const head = origin.commit("second");
  origin.checkout("main");
  origin.write({ "c.sql": "3" });
  const tip = origin.commit("third");
  origin.branch("merged");
  const merge = origin.merge("feature");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  return { origin, cut, tip, head, merge };
}

function pullRequest(headSha: string, baseSha: string): GitHubEvent {
  const payload = {
    pull_request: {
      number: 2,
      head: { sha: headSha, ref: "feature", repo: { full_name: "a/b" } },
      base: { sha: baseSha, ref: "main", repo: { full_name: "a/b" } },
    },
  };
  return readEvent({ GITHUB_EVENT_NAME: "pull_request", GITHUB_REPOSITORY: "a/b" }, payload);
}

function event(name: string, payload: object): GitHubEvent {
  return readEvent({ GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: "a/b" }, payload);
}

/** What actions/checkout leaves: one commit, detached. */
function shallowCheckout(origin: TestRepository, sha: string): TestRepository {
  const clone = createRepository();
  clone.git("remote", "add", "origin", `file://${origin.dir}`);
  clone.git("fetch", "--quiet", "--depth=1", "origin", sha);
  clone.git("checkout", "--quiet", "--detach", sha);
  return clone;
}

async function remedyOf(promise: Promise<unknown>): Promise<string | null> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error("it did not fail as it should");
  return error.remedy;
}

test("the merge commit of a pull request is compared with its first parent, which is fetched into a shallow clone", async () => {
  const { origin, cut, tip, head, merge } = shared;
  const git = await openRepository(shallowCheckout(origin, merge).dir);
  // The event was sent before base moved on; the merge commit knows better.
  expect(await commitsToCompare(pullRequest(head, cut), NOTHING, git)).toEqual({ base: tip, head: merge });
  expect((await git.tree(tip)).paths).toEqual(["a.sql", "c.sql"]);
});

test("a checkout of the pull request's head is compared with the tip of base", async () => {
  const { origin, tip, head } = shared;
  origin.checkout("feature");
  const git = await openRepository(origin.clone().dir);
  expect(await commitsToCompare(pullRequest(head, tip), NOTHING, git)).toEqual({ base: tip, head });
});

test("a shallow checkout of the pull request's head is told which line to add", async () => {
  const { origin, tip, head } = shared;
  const git = await openRepository(shallowCheckout(origin, head).dir);
  expect(await remedyOf(commitsToCompare(pullRequest(head, tip), NOTHING, git))).toContain("    fetch-depth: 0\n");
});

test("a checkout of base, as pull_request_target makes it, is refused instead of called green", async () => {
  const { origin, tip, head } = shared;
  origin.checkout("main");
  const git = await openRepository(origin.clone().dir);
  const remedy = await remedyOf(commitsToCompare(pullRequest(head, tip), NOTHING, git));
  expect(remedy).toContain("ref: ${{ github.event.pull_request.head.sha }}");
});

test("a commit that cannot be fetched is told which line to add", async () => {
  const { origin, merge } = shared;
  const clone = shallowCheckout(origin, merge);
  clone.git("remote", "set-url", "origin", "file:///nowhere");
  const git = await openRepository(clone.dir);
  const group = event("merge_group", { merge_group: { base_sha: "a".repeat(40), head_sha: merge } });
  expect(await remedyOf(commitsToCompare(group, NOTHING, git))).toContain("fetch-depth: 0");
});

test("a merge group is compared with the base that the event names", async () => {
  const { origin, tip, merge } = shared;
  const git = await openRepository(shallowCheckout(origin, merge).dir);
  const group = event("merge_group", { merge_group: { base_sha: tip, head_sha: merge } });
  expect(await commitsToCompare(group, NOTHING, git)).toEqual({ base: tip, head: merge });
});

test("a push is compared with the commit before it, or with the default branch when that is gone", async () => {
  const { origin, cut, tip } = shared;
  origin.checkout("main");
  const git = await openRepository(origin.clone().dir);
  expect(await commitsToCompare(event("push", { before: cut, after: tip }), NOTHING, git)).toEqual({
    base: cut,
    head: tip,
  });
  const forced = event("push", { before: "b".repeat(40), after: tip });
  expect(await commitsToCompare(forced, NOTHING, git)).toEqual({ base: null, head: tip });
});

test("the inputs come before the event", async () => {
  const { origin, cut, tip, head } = shared;
  const git = await openRepository(origin.clone().dir);
  const wanted = { base: cut, head: "feature" };
  expect(await commitsToCompare(pullRequest(head, tip), wanted, git)).toEqual({ base: cut, head });
});
