/** The Action in a repository with several projects: a comment for each that the change touches, and none for the others. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import type { GitHubApi } from "../support/github-api.ts";
import { startGitHubApi } from "../support/github-api.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createRepository } from "../support/git-repository.ts";
import type { ActionResult } from "../support/run-action.ts";
import { runAction } from "../support/run-action.ts";
import { serverUrl } from "../support/servers.ts";
import { payload } from "../support/webhook-examples.ts";

let api: GitHubApi;

beforeEach(async () => {
  api = await startGitHubApi("");
});

afterEach(async () => {
  await api.close();
  expect(api.violations).toEqual([]);
});

const BASE = {
  "a/migrations/001_a.sql": "create table a (id int);",
  "b/migrations/001_b.sql": "create table b (id int);",
  "c/migrations/001_c.sql": "create table c (id int);",
  "legacy/mysql/migrations/001_d.sql": "create table d (id int auto_increment);",
};

function repository(): TestRepository {
  const origin = createRepository();
  origin.write(BASE);
  origin.commit("base");
  origin.branch("feature");
  return origin;
}

function act(origin: TestRepository, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
  const event = payload("pull_request") as { pull_request: { head: object; base: object } };
  api.headSha = origin.git("rev-parse", "feature");
  Object.assign(event.pull_request.head, { sha: api.headSha, ref: "feature" });
  Object.assign(event.pull_request.base, { sha: origin.git("rev-parse", "main"), ref: "main" });
  return runAction({
    workspace: origin.dir,
    eventName: "pull_request",
    payload: event,
    apiUrl: api.url,
    inputs: { "database-url": serverUrl(18), ...inputs },
  });
}

const marks = (): string[] =>
  api.comments.map(
    ({ body }) => `${decodeURIComponent(/project=(\S+)/u.exec(body)?.[1] ?? "")} ${body.split("\n")[1]}`,
  );

test("each project that the change touches has its comment, and the worst verdict counts", async () => {
  const origin = repository();
  origin.write({
    "a/migrations/002_a.sql": "alter table a add x int;",
    "b/migrations/001_b.sql": "create table b (id text);",
  });
  origin.commit("change");
  const result = await act(origin);
  expect(result.exitCode).toBe(1);
  expect(result.outputs["verdict"]).toBe("block");
  expect(marks()).toEqual([
    "Codertocat/Hello-World: a ### ✅ Safe to merge",
    expect.stringMatching(/^Codertocat\/Hello-World: b ### ❌ Do not merge/u),
  ]);
  const reports = JSON.parse(readFileSync(result.outputs["report-file"] ?? "", "utf8")) as Report[];
  expect(reports.map(({ project, verdict }) => `${project} ${verdict}`)).toEqual([
    "Codertocat/Hello-World: a pass",
    "Codertocat/Hello-World: b block",
    "Codertocat/Hello-World: c pass",
  ]);
  expect(result.summary).toMatch(/\nNo migration changed in `Codertocat\/Hello-World: c`\.\n$/u);
  expect(result.log).toContain("No migration changed in `Codertocat/Hello-World: c`.");
});

test("a project that the change no longer touches has its comment brought to green", async () => {
  const origin = repository();
  origin.write({
    "a/migrations/002_a.sql": "alter table a add x int;",
    "b/migrations/001_b.sql": "create table b (id text);",
  });
  origin.commit("change");
  await act(origin);
  origin.write({ "b/migrations/001_b.sql": BASE["b/migrations/001_b.sql"] });
  origin.commit("take it back");
  expect((await act(origin)).exitCode).toBe(0);
  expect(marks()).toEqual([
    "Codertocat/Hello-World: a ### ✅ Safe to merge",
    "Codertocat/Hello-World: b ### ✅ Safe to merge: no migration changed",
  ]);
});

test("with `comment: always` a project that is not touched has none beside those that are", async () => {
  const origin = repository();
  origin.write({ "a/migrations/002_a.sql": "alter table a add x int;" });
  origin.commit("change");
  await act(origin, { comment: "always" });
  expect(marks()).toEqual(["Codertocat/Hello-World: a ### ✅ Safe to merge"]);
});

const project = (name: string, more = ""): string =>
  `  - { project: ${name}, migrations: ${name}/migrations${more} }\n`;

test("what keeps the gate from judging one project does not keep it from judging the others", async () => {
  const origin = repository();
  origin.write({
    ".github/migration-gate.yml": `projects:\n${project("a", ", session-setup: select 1 / 0")}${project("b")}`,
    "a/migrations/002_a.sql": "alter table a add x int;",
    "b/migrations/002_b.sql": "alter table b add x int;",
  });
  origin.commit("change");
  const result = await act(origin);
  expect(result.exitCode).toBe(2);
  expect(marks()).toEqual(["a ### 🚫 migration-gate could not run", "b ### ✅ Safe to merge"]);
});

test("what is left out is told in the log and in one comment", async () => {
  const origin = repository();
  origin.write({ "b/migrations/002_b.sql": "alter table b add x int;" });
  origin.commit("change");
  const result = await act(origin);
  expect(result.log).toContain("\nLeft out: legacy/mysql/migrations (its path names mysql)\n");
  const note =
    "Left out, because they do not look like PostgreSQL's: `legacy/mysql/migrations` (its path names mysql).";
  expect(api.comments.map(({ body }) => body.includes(note))).toEqual([true]);
});
