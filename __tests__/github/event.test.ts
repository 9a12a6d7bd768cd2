import { expect, test } from "@jest/globals";
import { readEvent, refuseUnsafe } from "../../src/github/event.ts";
import { payload, payloads } from "../support/webhook-examples.ts";
import type { Payload } from "../support/webhook-examples.ts";

function environment(name: string): Record<string, string> {
  return { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: "Codertocat/Hello-World", GITHUB_RUN_ID: "7" };
}

/** The example as it would come from a fork. */
function fromFork(): Payload {
  const event = payload("pull_request") as { pull_request: { head: { repo: { full_name: string } } } };
  event.pull_request.head.repo.full_name = "somebody/Hello-World";
  return event;
}

test("a pull request names its number, both tips and its branches", () => {
  const event = readEvent(environment("pull_request"), payload("pull_request"));
  expect(event.pullRequest).toEqual({
    number: 2,
    headSha: "ec26c3e57ca3a959ca5aad62de7213c562f8c821",
    headRef: "changes",
    baseRef: "master",
    baseSha: "f95f852bd8fca8fcc58a9a2d6c842781e32a215e",
    fromFork: false,
  });
  expect(event.runUrl).toBe("https://github.com/Codertocat/Hello-World/actions/runs/7");
});

test("every published example of a pull request is read, whatever its action", () => {
  const events = payloads("pull_request").map((each) => readEvent(environment("pull_request"), each));
  expect(events.length).toBeGreaterThan(20);
  expect(events.every((event) => event.pullRequest !== null && !event.pullRequest.fromFork)).toBe(true);
});

test("a pull request from a fork is told apart, also when the fork is gone", () => {
  expect(readEvent(environment("pull_request"), fromFork()).pullRequest?.fromFork).toBe(true);
  const gone = payload("pull_request") as { pull_request: { head: { repo: unknown } } };
  gone.pull_request.head.repo = null;
  expect(readEvent(environment("pull_request"), gone).pullRequest?.fromFork).toBe(true);
});

test("a merge group names both commits and no pull request", () => {
  const event = readEvent(environment("merge_group"), payload("merge_group"));
  expect(event.pullRequest).toBeNull();
  expect(event.commits).toEqual({
    kind: "range",
    baseSha: "380387fbc80638b734a49e1be1c4dfec1c01b33c",
    headSha: "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d",
  });
});

test("a push is the range from before to after", () => {
  const push = { ...payload("push"), before: "a".repeat(40), after: "b".repeat(40) };
  expect(readEvent(environment("push"), push).commits).toEqual({
    kind: "range",
    baseSha: "a".repeat(40),
    headSha: "b".repeat(40),
  });
});

test("a push of a new branch, a dispatch and a schedule are compared with the default branch", () => {
  const created = payloads("push").filter((each) => each["created"] === true);
  expect(created.length).toBeGreaterThan(0);
  for (const each of created) expect(readEvent(environment("push"), each).commits.kind).toBe("default-branch");
  expect(readEvent(environment("workflow_dispatch"), payload("workflow_dispatch")).commits.kind).toBe("default-branch");
  expect(readEvent(environment("schedule"), {}).commits.kind).toBe("default-branch");
});

test("a payload that is not what it should be is read as saying nothing", () => {
  for (const broken of [null, 1, [], { pull_request: null }, { pull_request: { number: "2" } }, { merge_group: 1 }]) {
    expect(readEvent(environment("pull_request"), broken).pullRequest).toBeNull();
  }
});

test("GitHub Enterprise gives its own addresses", () => {
  const event = readEvent(
    {
      ...environment("push"),
      GITHUB_SERVER_URL: "https://git.acme.example",
      GITHUB_API_URL: "https://git.acme.example/api/v3",
    },
    {},
  );
  expect(event.apiUrl).toBe("https://git.acme.example/api/v3");
  expect(event.runUrl).toBe("https://git.acme.example/Codertocat/Hello-World/actions/runs/7");
});

test("a fork's head is refused under pull_request_target, unless the user insists", () => {
  const event = readEvent(environment("pull_request_target"), fromFork());
  expect(() => refuseUnsafe(event, false)).toThrow("SQL is code");
  expect(() => refuseUnsafe(event, true)).not.toThrow();
});

test("a fork's head is refused under workflow_run", () => {
  const run = payload("workflow_run") as { workflow_run: { head_repository: { full_name: string } } };
  expect(() => refuseUnsafe(readEvent(environment("workflow_run"), run), false)).not.toThrow();
  run.workflow_run.head_repository.full_name = "somebody/octo-repo";
  expect(() => refuseUnsafe(readEvent(environment("workflow_run"), run), false)).toThrow(
    "`workflow_run` runs with the secrets",
  );
});

test("an unsafe event whose payload does not say where the head comes from is refused", () => {
  expect(() => refuseUnsafe(readEvent(environment("pull_request_target"), {}), false)).toThrow();
  expect(() => refuseUnsafe(readEvent(environment("workflow_run"), {}), false)).toThrow();
});

test("the same branch is safe under pull_request and pull_request_target, and a fork is safe under pull_request", () => {
  expect(readEvent(environment("pull_request_target"), payload("pull_request")).unsafe).toBe(false);
  expect(readEvent(environment("pull_request"), fromFork()).unsafe).toBe(false);
});
