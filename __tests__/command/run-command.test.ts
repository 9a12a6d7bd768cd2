import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { commandEnvironment, databaseVariables } from "../../src/command/command-environment.ts";
import type { CommandOptions, CommandOutcome } from "../../src/command/run-command.ts";
import { runCommand } from "../../src/command/run-command.ts";
import { createFolder } from "../support/git-repository.ts";

function run(command: string, options: Partial<CommandOptions> = {}): Promise<CommandOutcome> {
  const environment = { PATH: process.env["PATH"] ?? "" };
  return runCommand({ command, folder: createFolder(), environment, timeout: 60_000, ...options });
}

/** False also for a process that nobody has taken note of the end of. */
function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

test("a command runs in its folder, and its output comes in order", async () => {
  const folder = createFolder();
  const outcome = await run("pwd; echo problem >&2", { folder });
  expect(outcome).toEqual({ status: 0, signal: null, timedOut: false, output: `${folder}\nproblem\n` });
});

test("a script stops at the first command that fails", async () => {
  expect(await run("echo one\nfalse\necho two")).toMatchObject({ status: 1, output: "one\n" });
});

test("of a long output the end is kept", async () => {
  const { output } = await run("seq 1 200000");
  expect(output.length).toBeLessThanOrEqual(65_536);
  expect(output.endsWith("\n200000\n")).toBe(true);
});

test("when its time is up, a command ends with all its children, deaf ones too", async () => {
  const folder = createFolder();
  const deaf = `trap '' TERM; echo $$ >> pids; while :; do sleep 60; done`;
  const outcome = await run(`sh -c "${deaf.replaceAll("$", "\\$")}" & echo $$ >> pids; wait`, { folder, timeout: 500 });
  expect(outcome).toMatchObject({ timedOut: true });
  const pids = pidsIn(folder);
  expect(pids).toHaveLength(2);
  expect(pids.filter(isRunning)).toEqual([]);
});

test("what a command leaves in the background ends with it", async () => {
  const { output, status } = await run("sleep 60 & echo $!");
  expect(status).toBe(0);
  expect(isRunning(Number(output))).toBe(false);
});

function pidsIn(folder: string): number[] {
  return readFileSync(join(folder, "pids"), "utf8").trim().split("\n").map(Number);
}

(process.platform === "linux" ? describe : describe.skip)("what has left the process group", () => {
  const sleeper = `sh -c 'echo $$ >> pids; sleep 60'`;
  const both = `until [ -e pids ] && [ "$(wc -l < pids)" = 2 ]; do sleep 0.02; done`;

  test("ends when the time of the command is up, also what has another environment and ignores SIGTERM", async () => {
    const folder = createFolder();
    const deaf = `setsid env -i PATH="$PATH" sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 60; done' &`;
    const outcome = await run(`setsid ${sleeper} &\n${deaf}\n${both}; wait`, { folder, timeout: 1_500 });
    expect(outcome.timedOut).toBe(true);
    expect(pidsIn(folder).map(isRunning)).toEqual([false, false]);
  });

  test("ends with a command that leaves it to itself", async () => {
    const folder = createFolder();
    const started = performance.now();
    const detached = `(setsid ${sleeper} > /dev/null 2>&1 &)`;
    expect(await run(`${detached}; ${detached}; ${both}`, { folder })).toMatchObject({ status: 0, timedOut: false });
    expect(pidsIn(folder).map(isRunning)).toEqual([false, false]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test("is not mistaken for what another command has started", async () => {
    const folder = createFolder();
    const other = run(`echo $$ >> pids; until [ -e done ]; do sleep 0.05; done; echo through`, { folder });
    await run(`until [ -e ${folder}/pids ]; do sleep 0.02; done; setsid sleep 60 &`);
    await run("touch done", { folder });
    expect(await other).toMatchObject({ status: 0, output: "through\n" });
  });
});

describe("the environment of a command", () => {
  test("has what finds programs, caches and proxies", () => {
    const given = {
      PATH: "/bin",
      HOME: "/root",
      LANG: "C",
      LC_ALL: "C",
      CI: "true",
      NODE_PATH: "/modules",
      npm_config_cache: "/npm",
      PIP_CACHE_DIR: "/pip",
      XDG_CACHE_HOME: "/cache",
      GEM_HOME: "/gems",
      https_proxy: "http://proxy:3128",
    };
    expect(commandEnvironment(given, {})).toEqual({ ...given, NO_COLOR: "1" });
  });

  test("has no secret, whatever its name begins with", () => {
    const secrets = [
      "GITHUB_TOKEN",
      "ACTIONS_RUNTIME_TOKEN",
      "ACTIONS_ID_TOKEN_REQUEST_URL",
      "INPUT_GITHUB-TOKEN",
      "NODE_AUTH_TOKEN",
      "NPM_TOKEN",
      "npm_config__authToken",
      "AWS_SECRET_ACCESS_KEY",
      "PGPASSWORD",
      "DATABASE_URL",
      "MIGRATION_GATE_DATABASE_URL",
      "GITHUB_WORKSPACE",
      "CARGO_REGISTRY_TOKEN",
      "UV_INDEX_COMPANY_PASSWORD",
      "PIP_INDEX_URL",
    ];
    const inherited = Object.fromEntries(secrets.map((name) => [name, "hush"]));
    expect(commandEnvironment({ ...inherited, HTTPS_PROXY: "http://me:hush@proxy:3128" }, {})).toEqual({
      NO_COLOR: "1",
    });
  });

  test.each([
    ["HTTP_PROXY", "http://ghp_tok@proxy:3128"],
    ["http_proxy", "http://me:pa/ss@proxy:3128"],
    ["ALL_PROXY", "me:hush@proxy:3128"],
    ["GOPROXY", "https://proxy.golang.org,https://ghp_abc@proxy.example.com,direct"],
    ["GOPROXY", "https://proxy.example.com/?key=abc"],
    ["NODE_EXTRA_MIRROR", "https://ghp_abc@mirror.example.com"],
  ])("has no URL that names a user or a key: %s=%s", (name, value) => {
    expect(commandEnvironment({ [name]: value }, {})).toEqual({ NO_COLOR: "1" });
  });

  test("has URLs and paths that name nobody", () => {
    const given = {
      PATH: "/opt/node@20/bin:/bin",
      GOPROXY: "https://proxy.golang.org,direct",
      NO_PROXY: "localhost,.example.com",
      HTTPS_PROXY: "proxy:3128",
    };
    expect(commandEnvironment(given, {})).toEqual({ ...given, NO_COLOR: "1" });
  });

  test("has what the config file adds", () => {
    expect(commandEnvironment({ TZ: "UTC" }, { TZ: "CET", RAILS_ENV: "test" })).toEqual({
      NO_COLOR: "1",
      TZ: "CET",
      RAILS_ENV: "test",
    });
  });

  test("names the database with and without a URL", () => {
    expect(databaseVariables({ port: 5000, user: "a b", password: "p", database: "d" })).toMatchObject({
      DATABASE_URL: "postgresql://a%20b:p@127.0.0.1:5000/d?sslmode=disable",
      PGUSER: "a b",
      PGSSLMODE: "disable",
    });
  });
});
