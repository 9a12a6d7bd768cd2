import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { upsertComment } from "../../src/github/comment.ts";
import type { CommentOutcome } from "../../src/github/comment.ts";
import { markedBody } from "../../src/github/comment-marker.ts";
import { octokitFor } from "../../src/github/octokit.ts";
import { BOT, HUMAN, startGitHubApi } from "../support/github-api.ts";
import type { GitHubApi } from "../support/github-api.ts";

const HEAD = "ec26c3e57ca3a959ca5aad62de7213c562f8c821";
const RED = "### ❌ Do not merge: 1 error\n";
const GREEN = "### ✅ Safe to merge\n";

let api: GitHubApi;
let waited: number[];

beforeEach(async () => {
  api = await startGitHubApi(HEAD);
  waited = [];
});

afterEach(async () => {
  await api.close();
  expect(api.violations).toEqual([]);
});

function wait(milliseconds: number): Promise<void> {
  waited.push(milliseconds);
  return Promise.resolve();
}

function upsert(markdown: string, create = true, project = "triphoppa"): Promise<CommentOutcome> {
  const pullRequest = { owner: "octocat", repo: "Hello-World", number: 2, headSha: HEAD };
  return upsertComment(octokitFor("a-token", api.url), pullRequest, { project, markdown, create }, wait);
}

function operations(): string[] {
  return api.requests.map((request) => request.operation);
}

function chatter(count: number): void {
  for (let id = 1; id <= count; id++) api.comments.push({ id, body: "looks good", author: HUMAN });
}

test("the first report makes a comment whose first line is the marker", async () => {
  const outcome = await upsert(RED);
  expect(outcome).toEqual({ kind: "created", url: "https://github.com/octocat/Hello-World/pull/2#issuecomment-1" });
  expect(api.comments[0]?.body).toMatch(/^<!-- migration-gate:v1 project=triphoppa digest=[0-9a-f]{16} -->\n### ❌/u);
});

test("the next report edits the same comment", async () => {
  await upsert(RED);
  expect(await upsert(GREEN)).toMatchObject({ kind: "updated" });
  expect(api.comments.map(({ body }) => body)).toEqual([markedBody("triphoppa", GREEN)]);
});

test("a report that says the same writes nothing", async () => {
  await upsert(RED);
  api.requests.length = 0;
  expect(await upsert(RED)).toMatchObject({ kind: "unchanged" });
  expect(operations()).toEqual(["pulls/get", "issues/list-comments"]);
});

test("a comment on the second page is found", async () => {
  chatter(130);
  api.comments.push({ id: 131, body: markedBody("triphoppa", RED), author: BOT });
  expect(await upsert(GREEN)).toMatchObject({ kind: "updated" });
  expect(api.comments).toHaveLength(131);
  expect(api.requests.filter(({ operation }) => operation === "issues/list-comments").map(({ page }) => page)).toEqual([
    null,
    2,
  ]);
});

test("with a person's own token, that person's comment is edited, and who it is is asked once", async () => {
  api.author = HUMAN;
  api.comments.push({ id: 1, body: markedBody("triphoppa", RED), author: { login: "somebody-else", type: "User" } });
  await upsert(RED);
  expect(api.comments).toHaveLength(2);
  api.requests.length = 0;
  expect(await upsert(GREEN)).toMatchObject({ kind: "updated" });
  expect(api.comments.map(({ body }) => body)).toEqual([markedBody("triphoppa", RED), markedBody("triphoppa", GREEN)]);
  expect(operations().filter((name) => name === "users/get-authenticated")).toHaveLength(1);
});

test("who the token belongs to is not asked where no person's comment has the marker", async () => {
  chatter(3);
  await upsert(RED);
  await upsert(GREEN);
  expect(operations()).not.toContain("users/get-authenticated");
});

test("a person who quotes the marker, or starts with it, is never edited", async () => {
  const theirs = [`> ${markedBody("triphoppa", RED)}`, `${markedBody("triphoppa", RED)}\nI disagree`];
  api.comments.push(...theirs.map((body, index) => ({ id: index + 1, body, author: HUMAN })));
  api.comments.push({ id: 3, body: `Quoting:\n${markedBody("triphoppa", RED)}`, author: BOT });
  expect(await upsert(GREEN)).toMatchObject({ kind: "created" });
  expect(api.comments.slice(0, 2).map(({ body }) => body)).toEqual(theirs);
});

test("each project has a comment of its own, also where one name begins with the other", async () => {
  await upsert(RED, true, "trips");
  await upsert(RED, true, "trips-archive");
  await upsert(RED, true, "--> <b>");
  expect(api.comments).toHaveLength(3);
  expect(await upsert(GREEN, true, "trips")).toMatchObject({ kind: "updated" });
  expect(api.comments.map(({ body }) => body.includes("Safe"))).toEqual([true, false, false]);
  expect(api.comments[2]?.body.split("\n")[0]).toMatch(/^<!-- [^>]* -->$/u);
});

test("nothing to say makes no comment, but brings one that exists to green", async () => {
  expect(await upsert(GREEN, false)).toEqual({ kind: "not-needed" });
  expect(api.comments).toEqual([]);
  await upsert(RED);
  expect(await upsert(GREEN, false)).toMatchObject({ kind: "updated" });
});

test("a comment that was deleted between list and update is made anew, once", async () => {
  await upsert(RED);
  api.failures.push({ operation: "issues/update-comment", status: 404, before: () => api.comments.splice(0) });
  expect(await upsert(GREEN)).toMatchObject({ kind: "created" });
  expect(api.comments).toHaveLength(1);
});

test("a report about an older head is not written", async () => {
  api.headSha = "0".repeat(40);
  expect(await upsert(RED)).toEqual({ kind: "outdated" });
  expect(operations()).toEqual(["pulls/get"]);
});

test("a token that may not write is told which permission it lacks", async () => {
  api.failures.push({
    operation: "issues/create-comment",
    status: 403,
    message: "Resource not accessible by integration",
  });
  expect(await upsert(RED)).toEqual({
    kind: "failed",
    status: 403,
    message: "The comment was not written: GitHub answered 403. Add `pull-requests: write` to the job's `permissions`.",
  });
  expect(waited).toEqual([]);
});

test("a comment that GitHub refuses is told in GitHub's words", async () => {
  api.failures.push({ operation: "issues/create-comment", status: 422, message: "Validation Failed" });
  expect(await upsert(RED)).toMatchObject({
    kind: "failed",
    message: expect.stringContaining("Validation Failed"),
  });
});

test("429 is waited for as long as GitHub says", async () => {
  api.failures.push({ operation: "issues/create-comment", status: 429, headers: { "retry-after": "7" } });
  expect(await upsert(RED)).toMatchObject({ kind: "created" });
  expect(waited).toEqual([7000]);
});

test("a secondary rate limit, which comes as 403, is waited for", async () => {
  const message = "You have exceeded a secondary rate limit.";
  api.failures.push({ operation: "issues/list-comments", status: 403, message });
  expect(await upsert(RED)).toMatchObject({ kind: "created" });
  expect(waited).toEqual([60_000]);
});

test("500 and then 200 makes one comment, also when the first request did make it", async () => {
  api.failures.push({
    operation: "issues/create-comment",
    status: 500,
    before: () => api.comments.push({ id: 1, body: markedBody("triphoppa", RED), author: BOT }),
  });
  expect(await upsert(RED)).toMatchObject({ kind: "unchanged" });
  expect(api.comments).toHaveLength(1);
  expect(waited).toEqual([2000]);
});

test("after the third failure it gives up", async () => {
  for (let times = 0; times < 3; times++)
    api.failures.push({ operation: "pulls/get", status: 502, message: "Bad Gateway" });
  expect(await upsert(RED)).toMatchObject({ kind: "failed", status: 502 });
  expect(waited).toEqual([2000, 2000]);
});

test("an hour is not waited for", async () => {
  api.failures.push({ operation: "pulls/get", status: 429, headers: { "retry-after": "3600" } });
  expect(await upsert(RED)).toMatchObject({ kind: "failed", message: expect.stringContaining("rate limit") });
  expect(waited).toEqual([]);
});

test("a server that cannot be reached does not throw", async () => {
  const unreachable = octokitFor("a-token", "http://127.0.0.1:1");
  const pullRequest = { owner: "octocat", repo: "Hello-World", number: 2, headSha: HEAD };
  const comment = { project: "triphoppa", markdown: RED, create: true };
  expect(await upsertComment(unreachable, pullRequest, comment, () => Promise.resolve())).toMatchObject({
    kind: "failed",
  });
});
