/** The bundle as a program: exit status, what goes where, formats, the user's files, passwords, kinds of clones. */
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder } from "../support/git-repository.ts";
import type { CliResult } from "../support/run-cli.ts";
import { runCli, withoutWaiting } from "../support/run-cli.ts";
import type { TestProject } from "../support/projects.ts";
import { createProject, plainWithoutRollbacks } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";

/** `change` adds a table, `broken` does not apply. */
let project: TestProject;
beforeAll(() => {
  project = createProject(plainWithoutRollbacks, { "1 create trips": TRIPS });
  project.migrate({ "2 create stops": "create table stops (id int);" });
  project.checkout("main");
  project.branch("broken");
  project.migrate({ "2 break": "create table stops (id nothing);" });
  project.checkout("main");
});

async function check(dir: string, ...args: readonly string[]): Promise<CliResult> {
  return runCli(["check", "--repo", dir, "--database-url", serverUrl(18), ...args]);
}

const BRANCH = ["--base", "main", "--head", "change"];

describe("exit status and streams", () => {
  test("0 and the report on standard output; one line a stage on standard error", async () => {
    const result = await check(project.dir, ...BRANCH);
    expect(result.status).toBe(0);
    expect(withoutWaiting(result.stderr)).toBe(
      "replaying base\nreplaying upgraded\ninterrupting\ncomparing the schemas\n",
    );
    expect(result.stdout).toMatch(/^Safe to merge\n/u);
  });

  test("1 when it blocks", async () => {
    const result = await check(project.dir, "--base", "main", "--head", "broken", "--quiet");
    expect(result).toMatchObject({ status: 1, stderr: "" });
    expect(result.stdout).toMatch(/^Do not merge: 1 error\n/u);
    const lenient = await check(project.dir, "--base", "main", "--head", "broken", "--quiet", "--fail-on", "never");
    expect(lenient.status).toBe(0);
    expect(lenient.stdout).toContain("apply-failed");
  });

  test.each([
    [["chek"], "migration-gate: unknown command chek; did you mean check?"],
    [["check", "--formt", "json"], "migration-gate: unknown option --formt; did you mean --format?"],
    [["check", "--format", "xml"], "must be text, markdown, json, sarif or html; got `xml`"],
    [["check", "--repo", "/nowhere"], "migration-gate: no such folder: /nowhere"],
    [["check", "--base", "nowhere"], "migration-gate: no such ref `nowhere`"],
    [["check", "--base", "x\n::error::y"], String.raw`no such ref ${"`"}x\x0a::error::y${"`"}`],
    [["check", "--migrations", "x\n::error::y"], "There is no file below `x\n: :error::y` in working tree."],
    [["check", "--postgres", "12"], "must be a major version of PostgreSQL, 14 to 18; got `12`"],
    [["check", "--config", "/nowhere.yml"], "cannot read the config file /nowhere.yml"],
    [["check", "--tool", "flyweigh"], "flyweigh"],
  ])("2 and a few lines for %j, the stack only with --debug", async (args, message) => {
    const result = await runCli(args, { cwd: project.dir });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toMatch(/^\s*at |bug of migration-gate/mu);
    expect(result.stderr.split("\n").length).toBeLessThan(6);
    const debug = await runCli([...args, "--debug"], { cwd: project.dir });
    expect(debug.status).toBe(2);
    expect(debug.stderr).toMatch(/^ {4}at /mu);
  });

  test("a reader that has seen enough is no trouble: the status says the verdict, and nothing is left", async () => {
    const status = join(createFolder(), "status");
    const program = [process.execPath, join(import.meta.dirname, "../../dist/cli.js"), "check", "--repo", project.dir];
    const args = [...program, ...BRANCH, "--postgres", "18"];
    const TMPDIR = createFolder();
    chmodSync(TMPDIR, 0o755);
    // Progress closes the pipe before anything has run.
    const script = `{ "$@"; echo "$?" >&3; } 3>"$STATUS" 2>&1 | head -n 1`;
    const env = { ...process.env, STATUS: status, TMPDIR };
    const seen = execFileSync("sh", ["-c", script, "sh", ...args], { encoding: "utf8", env });
    expect(seen).toMatch(/^starting PostgreSQL 18.*\n$/u);
    expect(readFileSync(status, "utf8")).toBe("0\n");
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test("2 without a place for the report", async () => {
    const result = await check(project.dir, ...BRANCH, "--output", "/nowhere/report.txt");
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain("cannot write");
  });
});

const beginsWith = (start: string) => (text: string) => text.startsWith(start);

describe("formats", () => {
  const args = ["--base", "main", "--head", "broken", "--quiet", "--format"];

  test.each([
    ["text", beginsWith("Do not merge: 1 error\n")],
    ["markdown", beginsWith("### ")],
    ["json", (text: string) => (JSON.parse(text) as { verdict: string }).verdict === "block"],
    ["sarif", (text: string) => (JSON.parse(text) as { version: string }).version === "2.1.0"],
    ["html", (text: string) => /^<!doctype html>[^]*apply-failed[^]*<\/html>\n$/u.test(text)],
  ] as const)("%s is what it is called", async (format, isSane) => {
    const { stdout } = await check(project.dir, ...args, format);
    expect([stdout, isSane(stdout)]).toEqual([expect.any(String), true]);
  });

  test("--output has the report, and standard output nothing", async () => {
    const file = join(createFolder(), "report");
    const result = await check(project.dir, ...args, "json", "--output", file);
    expect(result).toMatchObject({ status: 1, stdout: "", stderr: "" });
    expect((JSON.parse(readFileSync(file, "utf8")) as { verdict: string }).verdict).toBe("block");
  });
});

describe("passwords", () => {
  test("a wrong one is never printed", async () => {
    const url = new URL(serverUrl(18));
    url.password = "hush-hush";
    for (const port of [url.port, "1"]) {
      url.port = port;
      const args = ["check", "--repo", project.dir, ...BRANCH, "--debug", "--database-url", url.href];
      const result = await runCli(args);
      expect(result).toMatchObject({ status: 2, stdout: "" });
      expect(result.stderr).toContain("Cannot connect to postgres://postgres@127.0.0.1");
      expect(result.stderr).not.toContain("hush");
    }
  });

  test("nor is one in a URL that is wrong, or in the environment", async () => {
    const wrong = "postgres://me:hush-hush@host:port/x";
    const given = await runCli(["check", "--repo", project.dir, "--debug", "--database-url", wrong]);
    const inherited = await runCli(["check", "--repo", project.dir, "--debug"], {
      environment: { MIGRATION_GATE_DATABASE_URL: wrong },
    });
    for (const { status, stderr } of [given, inherited]) {
      expect(status).toBe(2);
      expect(stderr).not.toContain("hush");
    }
  });

  test("a role that may not create databases is one sentence, with the command that lets it", async () => {
    const session = await openSession({ connectionString: serverUrl(18) });
    await session.send("create role gate_cli_small login password 'hush-hush'");
    try {
      const url = new URL(serverUrl(18));
      [url.username, url.password] = ["gate_cli_small", "hush-hush"];
      const result = await runCli(["check", "--repo", project.dir, ...BRANCH, "--database-url", url.href]);
      expect(result).toMatchObject({ status: 2, stdout: "" });
      expect(result.stderr).toBe(
        "migration-gate: The role `gate_cli_small` of the database URL may not create databases, and the gate works in databases of its own.\n" +
          '  Run `ALTER ROLE "gate_cli_small" CREATEDB`, or use the superuser of a service container.\n',
      );
    } finally {
      await session.send("drop role gate_cli_small");
      await session.end();
    }
  });
});

interface JsonReport {
  readonly verdict: string;
  readonly head: { readonly ref: string; readonly sha: string | null };
  readonly pending: readonly { readonly file: string }[];
}

async function pendingOf(dir: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await check(dir, "--quiet", "--format", "json", ...args);
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as JsonReport).pending.map(({ file }) => file);
}

describe("kinds of repositories", () => {
  test("the working tree: what is not committed counts, and nothing is touched", async () => {
    const tree = createProject(plainWithoutRollbacks, { "1 create trips": TRIPS });
    tree.write({ "db/migrations/0002_untracked.sql": "create table stops (id int);", ".gitignore": "*.bak\n" });
    tree.write({ "db/migrations/0003_ignored.sql.bak": "nonsense", "db/migrations/0004_staged.sql": "select 1;" });
    tree.git("add", "db/migrations/0004_staged.sql");
    const before = snapshot(tree);
    const pending = ["db/migrations/0002_untracked.sql", "db/migrations/0004_staged.sql"];
    expect(await pendingOf(tree.dir)).toEqual(pending);
    expect(await pendingOf(join(tree.dir, "db"))).toEqual(pending);
    expect(snapshot(tree)).toEqual(before);
  });

  test("a bare clone has commits and no working tree", async () => {
    const bare = project.clone({ bare: true });
    expect(await pendingOf(bare.dir, ...BRANCH)).toEqual([project.file("2 create stops")]);
    const result = await check(bare.dir, "--base", "main");
    expect(result.status).toBe(2);
    expect(result.stderr).toBe(
      "migration-gate: a bare repository has no working tree\n  Name the commit to check with `--head`.\n",
    );
  });

  test("a shallow clone that has the two commits and nothing between them", async () => {
    const origin = createProject(plainWithoutRollbacks, { "1 create trips": TRIPS });
    origin.migrate({ "2 create stops": "create table stops (id int);" });
    origin.migrate({ "3 create photos": "create table photos (id int);" });
    const folder = createFolder();
    const git = (...args: readonly string[]): string =>
      execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" });
    git("init", "--quiet");
    git("remote", "add", "origin", pathToFileURL(origin.dir).href);
    const commits = ["main", "change"].map((name) => origin.git("rev-parse", name));
    for (const commit of commits) git("fetch", "--quiet", "--depth=1", "origin", commit);
    const [base, head] = commits as [string, string];
    expect(await pendingOf(folder, "--base", base, "--head", head)).toEqual(
      ["2 create stops", "3 create photos"].map((key) => origin.file(key)),
    );
  });
});

/** Everything of a checkout that a program could touch: names, contents, times, the index. */
function snapshot(repository: TestRepository): readonly (readonly [string, number, string])[] {
  const files = repository.git("ls-files", "--cached", "--others").split("\n");
  return [...files, ".git/index", ".git/HEAD"].map((name) => {
    const path = join(repository.dir, name);
    return [name, statSync(path).mtimeMs, readFileSync(path, "latin1")];
  });
}
