/**
 * The committed bundle as GitHub's runner starts it, on real repositories and a real PostgreSQL, with a server on loopback
 * for GitHub's API.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { BOT, startGitHubApi } from "../support/github-api.ts";
import type { GitHubApi } from "../support/github-api.ts";
import { createRepository } from "../support/git-repository.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { runAction } from "../support/run-action.ts";
import type { ActionResult } from "../support/run-action.ts";
import { serverUrl } from "../support/servers.ts";
import { payload } from "../support/webhook-examples.ts";
import type { Payload } from "../support/webhook-examples.ts";

const TRIPS = "migrations/20240101000000_trips.sql";
const CONFIG = ".github/migration-gate.yml";
const STATUS = "migrations/20240102000000_status.sql";

interface Case {
  readonly origin: TestRepository;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

let api: GitHubApi;

beforeEach(async () => {
  api = await startGitHubApi("");
});

afterEach(async () => {
  await api.close();
  expect(api.violations).toEqual([]);
});

/** main with one migration, and a pull request that writes these files, merged as GitHub merges it for the checkout. */
function pullRequest(files: Readonly<Record<string, string | null>>): Case {
  const origin = createRepository();
  origin.write({
    [TRIPS]: "create table trips (id bigint primary key, title text);\n",
    "README.md": "Trips\n",
    // A rollback for each change takes half of the gate's time here, and is not the subject.
    [CONFIG]: "rules:\n  rollback-missing: off\n",
  });
  const base = origin.commit("trips");
  origin.branch("feature");
  origin.write(files);
  const head = origin.commit("the change");
  origin.git("checkout", "--quiet", "--detach", base);
  const merge = origin.merge("feature");
  api.headSha = head;
  return { origin, base, head, merge };
}

function eventOf({ base, head }: Case, { fork = false } = {}): Payload {
  const event = payload("pull_request") as {
    pull_request: {
      head: { sha: string; ref: string; repo: { full_name: string } };
      base: { sha: string; ref: string };
    };
  };
  Object.assign(event.pull_request.head, { sha: head, ref: "feature" });
  Object.assign(event.pull_request.base, { sha: base, ref: "main" });
  if (fork) event.pull_request.head.repo.full_name = "somebody/Hello-World";
  return event;
}

interface Settings {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fork?: boolean;
  readonly eventName?: string;
  readonly payload?: Payload;
  readonly workspace?: string;
}

function act(change: Case, settings: Settings = {}): Promise<ActionResult> {
  return runAction({
    workspace: settings.workspace ?? change.origin.dir,
    eventName: settings.eventName ?? "pull_request",
    payload: settings.payload ?? eventOf(change, { fork: settings.fork ?? false }),
    apiUrl: api.url,
    inputs: { "database-url": serverUrl(18), tool: "sqlx", migrations: "migrations", ...settings.inputs },
  });
}

function writes(): string[] {
  return api.requests.map(({ operation }) => operation).filter((name) => /create|update/u.test(name));
}

const GOOD = { [STATUS]: "alter table trips add column status text not null default 'draft';\n" };
const ALTERED = { [TRIPS]: "create table trips (id bigint primary key, title text not null);\n" };

test("a good change is green, and the comment shows what it does to the schema", async () => {
  const change = pullRequest({ ...GOOD, [CONFIG]: null });
  const result = await act(change);
  expect(result.exitCode).toBe(0);
  expect(result.outputs).toMatchObject({ verdict: "pass", errors: "0", warnings: "0" });
  const body = api.comments[0]?.body ?? "";
  expect(body).toMatch(
    /^<!-- migration-gate:v1 project=Codertocat%2FHello-World digest=[0-9a-f]+ -->\n### ✅ Safe to merge\n/u,
  );
  expect(body).toContain("+ column status text not null default 'draft'");
  expect(body).toContain(`/blob/${change.head}/${STATUS}#L1`);
  expect(result.summary).toContain("+ column status text not null default 'draft'");
  expect(result.outputs["comment-url"]).toContain("#issuecomment-1");
  const rollback = join(dirname(result.outputs["report-file"] ?? ""), "rollback/20240102000000.sql");
  expect(readFileSync(rollback, "utf8")).toContain('ALTER TABLE "public"."trips" DROP COLUMN "status";');
  expect(result.log).not.toContain("::notice title=rollback-missing");
});

test("the report file is what the published schema describes, and the SARIF file is there", async () => {
  const result = await act(pullRequest(ALTERED));
  const schema = JSON.parse(readFileSync(`${import.meta.dirname}/../../schema/report.schema.json`, "utf8")) as object;
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  validate(JSON.parse(readFileSync(result.outputs["report-file"] ?? "", "utf8")));
  expect(validate.errors).toBeNull();
  expect(result.outputs["report-file"]).toContain(result.temporary);
  expect(readFileSync(result.outputs["sarif-file"] ?? "", "utf8")).toContain('"ruleId": "altered-migration"');
});

test("a run again on the same commit writes nothing", async () => {
  const change = pullRequest(GOOD);
  await act(change);
  api.requests.length = 0;
  expect((await act(change)).outputs["comment-url"]).toContain("#issuecomment-1");
  expect(writes()).toEqual([]);
});

test("an altered migration is red on its line, and the same comment turns green when it is restored", async () => {
  const change = pullRequest(ALTERED);
  const red = await act(change);
  expect(red.exitCode).toBe(1);
  expect(red.outputs).toMatchObject({ verdict: "block", errors: "1" });
  expect(red.log).toContain(`::error title=altered-migration,file=${TRIPS},line=1`);
  expect(api.comments[0]?.body).toContain("### ❌ Do not merge: 1 error");

  change.origin.checkout("feature");
  change.origin.git("checkout", "--quiet", change.base, "--", TRIPS);
  const head = change.origin.commit("restore");
  change.origin.git("checkout", "--quiet", "--detach", change.base);
  const mended = { ...change, head, merge: change.origin.merge("feature") };
  api.headSha = head;
  expect((await act(mended)).exitCode).toBe(0);
  expect(api.comments.map(({ body }) => body.split("\n")[1])).toEqual(["### ✅ Safe to merge: no migration changed"]);
});

test("without a changed migration no server is needed and no comment is made", async () => {
  const change = pullRequest({ "README.md": "Trips and more\n" });
  const result = await act(change, { inputs: { "database-url": "postgres://nobody@127.0.0.1:1/none" } });
  expect(result.exitCode).toBe(0);
  expect(result.log).toContain("Safe to merge: no migration changed");
  expect(api.comments).toEqual([]);
});

test("a checkout of depth 1 is enough: the missing base commit is fetched", async () => {
  const change = pullRequest(ALTERED);
  change.origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const clone = createRepository();
  clone.git("remote", "add", "origin", `file://${change.origin.dir}`);
  clone.git("fetch", "--quiet", "--depth=1", "origin", change.merge);
  clone.git("checkout", "--quiet", "--detach", change.merge);
  expect((await act(change, { workspace: clone.dir })).outputs["verdict"]).toBe("block");
});

test("a merge group is judged in full and makes no comment", async () => {
  const change = pullRequest(ALTERED);
  const group = payload("merge_group") as { merge_group: object };
  Object.assign(group.merge_group, { base_sha: change.base, head_sha: change.merge });
  const result = await act(change, { eventName: "merge_group", payload: group as unknown as Payload });
  expect(result.exitCode).toBe(1);
  expect(api.requests).toEqual([]);
  expect(result.summary).toContain("### ❌ Do not merge");
});

test("a fork's token cannot write: the verdict stands, and one notice says where the report is", async () => {
  const change = pullRequest(GOOD);
  api.failures.push({
    operation: "issues/create-comment",
    status: 403,
    message: "Resource not accessible by integration",
  });
  const result = await act(change, { fork: true });
  expect(result.exitCode).toBe(0);
  expect(result.log).toContain(
    "::notice::No comment: the token of a run for a fork can only read. The report is in the job summary.",
  );
  expect(result.log).not.toContain("::warning");
  expect(result.summary).toContain("Safe to merge");
});

test("a token without the permission is a warning that names it, not a red check", async () => {
  const change = pullRequest(GOOD);
  api.failures.push({
    operation: "issues/create-comment",
    status: 403,
    message: "Resource not accessible by integration",
  });
  const result = await act(change);
  expect(result.exitCode).toBe(0);
  expect(result.log).toContain(
    "::warning::The comment was not written: GitHub answered 403. Add `pull-requests: write`",
  );
});

test("a fork's SQL is not run under pull_request_target", async () => {
  const change = pullRequest(GOOD);
  const result = await act(change, { eventName: "pull_request_target", fork: true });
  expect(result.exitCode).toBe(2);
  expect(result.outputs["verdict"]).toBe("error");
  expect(result.log).not.toContain("replaying");
  expect(result.summary).toContain("SQL is code");
  expect(result.summary).toContain("### 🚫 migration-gate could not run");
});

test("a server that cannot be reached is told as the gate's own failure, with what to try", async () => {
  const change = pullRequest(GOOD);
  const result = await act(change, { inputs: { "database-url": "postgres://gate:very-secret-word@127.0.0.1:1/none" } });
  expect(result.exitCode).toBe(2);
  expect(api.comments[0]?.body).toContain("### 🚫 migration-gate could not run");
  expect(api.comments[0]?.body).toContain(
    "Cannot connect to `postgres://gate@127.0.0.1:1/none`: the connection was refused.",
  );
  expect(api.comments[0]?.body).toContain("**What to do:**");
  expect(api.comments[0]?.body).not.toContain("very-secret-word");
});

test("the password of the database is masked before anything else is logged, and written nowhere", async () => {
  const change = pullRequest(GOOD);
  const result = await act(change, { inputs: { "database-url": "postgres://gate:very-secret-word@127.0.0.1:1/none" } });
  const [first, ...rest] = result.log.split("\n");
  expect(first).toBe("::add-mask::very-secret-word");
  expect(rest.join("\n")).not.toContain("very-secret-word");
  expect(result.summary).not.toContain("very-secret-word");
});

test("a folder that cannot be judged keeps the other's report and comment", async () => {
  const change = pullRequest(GOOD);
  const result = await act(change, { inputs: { migrations: "migrations\nelsewhere" } });
  expect(result.exitCode).toBe(2);
  expect(result.outputs["verdict"]).toBe("error");
  expect(api.comments.map(({ body }) => body.split("\n").slice(0, 2))).toEqual([
    [expect.stringContaining("project=Codertocat%2FHello-World%3A%20migrations "), "### ✅ Safe to merge"],
    [
      expect.stringContaining("project=Codertocat%2FHello-World%3A%20elsewhere "),
      "### 🚫 migration-gate could not run",
    ],
  ]);
  expect(api.comments[1]?.body).toContain("There is no file below `elsewhere`");
});

test("a wrong input is one sentence", async () => {
  const result = await act(pullRequest(GOOD), { inputs: { "fail-on": "erorr" } });
  expect(result.exitCode).toBe(2);
  expect(result.log).toBe("::error::`fail-on` must be error, warning or never; got `erorr`\n");
});

test("what migrations say cannot become a workflow command", async () => {
  const change = pullRequest({
    [STATUS]:
      "do $$ begin raise notice '::add-mask::x'; raise exception E'a\\n::set-output name=verdict::pass\\n##[error]b'; end $$;\n",
  });
  const result = await act(change);
  expect(result.outputs["verdict"]).toBe("block");
  const commands = result.log.split(/\r\n|\r|\n/u).filter((line) => /^\s*::[a-z-]+|##\[/u.test(line));
  const names = new Set(commands.map((line) => /^\s*::(?<name>[a-z-]+)/u.exec(line)?.groups?.["name"] ?? line));
  expect([...names].sort()).toEqual(["add-mask", "endgroup", "error", "group"]);
  expect(commands.filter((line) => line.startsWith("::add-mask"))).toHaveLength(1);
});

test("the comment of another project, and of another bot, stays as it is", async () => {
  api.comments.push({ id: 1, body: "<!-- another-bot -->\nCoverage: 81 %", author: BOT });
  await act(pullRequest(GOOD), { inputs: { project: "trips" } });
  await act(pullRequest(ALTERED), { inputs: { project: "trips-archive" } });
  expect(api.comments.map(({ body }) => body.split("\n")[1])).toEqual([
    "Coverage: 81 %",
    "### ✅ Safe to merge",
    "### ❌ Do not merge: 1 error",
  ]);
});
