/** Ctrl-C and its like in the middle of a replay: the exit status says so, and no server, folder or database is left. */
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { TestServer } from "../support/start-test-server.ts";
import { startTestServer } from "../support/start-test-server.ts";
import { createFolder } from "../support/git-repository.ts";
import type { CliResult } from "../support/run-cli.ts";
import { runCli } from "../support/run-cli.ts";
import { createProject } from "../support/projects.ts";

/** Of a server that no other test uses: its databases are all ours. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(18);
});
afterAll(async () => server.stop());

/** Databases of the gate, and roles that its migrations made. */
async function left(): Promise<unknown> {
  const session = await openSession({ connectionString: server.url });
  const { completed } = await session.send(
    `select datname from pg_database where datname like 'migration\\_gate\\_%'
      union all select rolname from pg_roles where rolname like 'gate\\_signals\\_%' or rolname like 'migration\\_gate\\_%'`,
  );
  await session.end();
  return completed[0]?.rows;
}

/** Runs until a migration waits, and then ends it. */
async function interrupted(
  signal: NodeJS.Signals,
  args: readonly string[],
  { TMPDIR = "", before = () => {} }: { TMPDIR?: string; before?: () => void } = {},
): Promise<CliResult> {
  const project = createProject("plain", { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 wait": "create role gate_signals_app;\nselect pg_sleep(60);" });
  let sent = false;
  return runCli(["check", "--repo", project.dir, "--base", "main", "--head", "change", ...args], {
    environment: TMPDIR === "" ? {} : { TMPDIR },
    onStderr(text, child) {
      if (sent || !text.includes("replaying upgraded\n")) return;
      before();
      sent = child.kill(signal);
    },
  });
}

/** One that another user, as whom the server runs for root, can enter. */
function createTemporaryFolder(): string {
  const folder = createFolder();
  chmodSync(folder, 0o755);
  return folder;
}

function processIdIn(folder: string): number {
  const [run = ""] = readdirSync(folder);
  return Number(readFileSync(join(folder, run, "data/postmaster.pid"), "utf8").split("\n")[0]);
}

describe.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s", (signal) => {
  test("on a server that is given by URL leaves neither database nor role", async () => {
    const result = await interrupted(signal, ["--database-url", server.url]);
    // To a shell these are 130, 143 and 129.
    expect(result).toMatchObject({ status: null, signal, stdout: "" });
    expect(result.stderr).not.toMatch(/error|bug|at /u);
    expect(await left()).toEqual([]);
  });

  test("on a throwaway server leaves neither server nor folder", async () => {
    const TMPDIR = createTemporaryFolder();
    let postmaster = 0;
    const before = (): void => void (postmaster = processIdIn(TMPDIR));
    const result = await interrupted(signal, ["--postgres", "18"], { TMPDIR, before });
    expect(result).toMatchObject({ status: null, signal, stdout: "" });
    expect(readdirSync(TMPDIR)).toEqual([]);
    expect(postmaster).toBeGreaterThan(1);
    expect(() => process.kill(postmaster, 0)).toThrow("ESRCH");
  });
});

test("a signal while the server starts leaves nothing either", async () => {
  const project = createProject("plain", { "1 create trips": "create table trips (id int);" });
  project.migrate({ "2 create stops": "create table stops (id int);" });
  const TMPDIR = createTemporaryFolder();
  const args = ["check", "--repo", project.dir, "--base", "main", "--head", "change", "--postgres", "18"];
  const result = await runCli(args, {
    environment: { TMPDIR },
    onStderr: (text, child) => void (text.startsWith("starting PostgreSQL") && child.kill("SIGINT")),
  });
  expect(result).toMatchObject({ status: null, signal: "SIGINT", stdout: "" });
  expect(readdirSync(TMPDIR)).toEqual([]);
});
