/** Commands of every kind, on a runner of the repository's own that needs nothing but `pg`. */
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { ApplyOptions } from "../../src/config/apply-options.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import { runDiff } from "../../src/diff.ts";
import { applyOptions, createCommandProject, STEPS_RUNNER } from "../support/command-projects.ts";
import { createFolder } from "../support/git-repository.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { serverUrl } from "../support/servers.ts";

const base = { "run.cjs": STEPS_RUNNER, "steps/1_trips.sql": "create table trips (id bigint primary key);\n" };
const runner = applyOptions("node run.cjs");

test("each change is told with the line of the file that holds its statement", async () => {
  const project = createCommandProject(base);
  project.write({
    "steps/2_stops.sql": "create table stops (id bigint);\n\nalter table trips\n  add column name text;\n",
  });
  project.commit("change");
  const report = await judge(project, { apply: runner, migrations: ["steps"] });
  expect(report.findings).toEqual([]);
  expect(report.changes.map(({ name, file, line }) => [name, file, line])).toEqual([
    ["public.stops", "steps/2_stops.sql", 1],
    ["public.stops.id", "steps/2_stops.sql", 1],
    ["public.trips.name", "steps/2_stops.sql", 3],
  ]);
});

test("without a folder a change is told with its statement", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/2_names.sql": "alter table trips\n  add column name text;\n" });
  project.commit("change");
  const report = await judge(project, { apply: runner });
  expect(report).toMatchObject({ verdict: "pass", migrationsDir: null, pending: [], findings: [] });
  expect(report.changes).toEqual([
    expect.objectContaining({ file: null, statement: "alter table trips add column name text" }),
  ]);
});

test("without a folder an edit is found by where the paths end", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/1_trips.sql": "create table trips (id bigint primary key, name text);\n" });
  project.commit("change");
  expect(verdicts(await judge(project, { apply: runner }))).toEqual(["paths-diverge error"]);
});

test("a command runs where a change touches its runner, and not for documentation alone", async () => {
  const project = createCommandProject(base);
  const marks = createFolder();
  const options = { apply: applyOptions(`touch ${marks}/run; ${runner.command}`), migrations: ["steps"] };
  project.write({ "README.md": "1" });
  project.commit("documentation");
  await judge(project, options);
  expect(existsSync(join(marks, "run"))).toBe(false);
  project.write({ "run.cjs": `${STEPS_RUNNER}\n` });
  project.commit("the runner");
  await judge(project, options);
  expect(existsSync(join(marks, "run"))).toBe(true);
});

test("a command that says nothing to the database does not pass for one that applied what is new", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/2_stops.sql": "create table stops ();\n" });
  project.commit("change");
  for (const migrations of [["steps"], []]) {
    const finding = findingOf(await judge(project, { apply: applyOptions("true"), migrations }), "apply-failed");
    expect(finding).toMatchObject({ severity: "warning", title: "The command sent no statement to the database" });
    expect(finding.detail.includes("`steps/2_stops.sql`")).toBe(migrations.length > 0);
  }
  const onlyOnBase = `[ -e steps/2_stops.sql ] || ${runner.command}`;
  const report = await judge(project, { apply: { ...runner, command: onlyOnBase }, migrations: ["steps"] });
  expect(verdicts(report)).toContain("apply-failed warning");
});

test("a moved file that runs a second time and fails blocks, one that copes is a warning", async () => {
  for (const [sql, found] of [
    ["create table trips ();\n", ["apply-failed error", "renamed-migration error"]],
    ["create table if not exists trips ();\n", ["renamed-migration warning"]],
  ] as const) {
    const project = createCommandProject({ ...base, "steps/1_trips.sql": sql });
    project.write({ "steps/1_trips.sql": null, "steps/2_trips.sql": sql });
    project.commit("change");
    const report = await judge(project, { apply: runner, migrations: ["steps"] });
    expect([sql, verdicts(report).filter((each) => !each.startsWith("paths-diverge"))]).toEqual([sql, found]);
  }
});

test("what is not committed runs too, with its mode bits, and the work tree stays as it was", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/2_stops.sql": "create table stops ();\n" });
  const before = project.git("status", "--porcelain");
  const report = await judge(project, { apply: applyOptions("node run.cjs && touch made"), head: null });
  expect(report.changes.map(({ name }) => name)).toEqual(["public.stops"]);
  expect(project.git("status", "--porcelain")).toBe(before);
});

test("a schema that the command dumps on an existing database is not what a fresh one reads", async () => {
  const dump = `test -e dump && grep -q new dump && exit 9; echo new > dump; ${runner.command}`;
  const project = createCommandProject({ ...base, dump: "old\n" });
  project.write({ "steps/2_stops.sql": "create table stops ();\n" });
  project.commit("change");
  const report = await judge(project, { apply: { ...runner, command: dump }, migrations: ["steps"] });
  expect(report.findings).toEqual([]);
});

async function judgeCommand(command: string, options: Partial<ApplyOptions> = {}): ReturnType<typeof judge> {
  const project = createCommandProject(base);
  project.write({ "steps/2_stops.sql": "select 1;\nalter table nowhere add column x int;\n" });
  project.commit("change");
  return judge(project, { apply: applyOptions(command, options), migrations: ["steps"] });
}

test("a change of mode bits or of a link alone may change what runs", async () => {
  const script = { "tool.sh": `#!/bin/sh\nexec ${runner.command}\n` };
  const project = createCommandProject({ ...base, ...script });
  symlinkSync("steps", join(project.dir, "current"));
  project.commit("link");
  project.git("branch", "--force", "main");
  const marks = createFolder();
  const options = { apply: applyOptions(`echo >> ${marks}/runs; sh tool.sh`), migrations: ["steps"] };
  await judge(project, options);
  expect(existsSync(join(marks, "runs"))).toBe(false);
  project.git("update-index", "--chmod=+x", "tool.sh");
  project.git("commit", "-qm", "executable");
  await judge(project, options);
  expect(readFileSync(join(marks, "runs"), "utf8")).toBe("\n".repeat(3));
  project.git("checkout", "-q", "--force", "main");
  project.git("checkout", "-qB", "change");
  rmSync(join(project.dir, "current"));
  symlinkSync("elsewhere", join(project.dir, "current"));
  project.commit("another link");
  await judge(project, options);
  expect(readFileSync(join(marks, "runs"), "utf8")).toBe("\n".repeat(6));
});

describe("a command that fails", () => {
  test("on a statement is told with its place, SQLSTATE and output", async () => {
    const finding = findingOf(await judgeCommand(runner.command), "apply-failed");
    expect(finding).toMatchObject({
      title: '`2_stops.sql` fails to apply: `relation "nowhere" does not exist`',
      file: "steps/2_stops.sql",
      line: 2,
      evidence: { sqlstate: "42P01", paths: ["upgraded", "fresh"] },
    });
    expect(finding.detail).toContain("`node run.cjs` ended with exit status 3.");
    expect(finding.detail).toContain('failed: relation "nowhere" does not exist');
  });

  test("for another reason is told with its output", async () => {
    const finding = findingOf(await judgeCommand("echo 'no such luck' >&2; exit 4"), "apply-failed");
    expect(finding.title).toBe("`echo 'no such luck' >&2; exit 4` fails already on base: `ended with exit status 4`");
    expect(finding.detail).toContain("no such luck");
    expect(finding.evidence).toMatchObject({ sqlstate: null });
  });

  test("is not laid at the door of a merged file that its output names", async () => {
    const command = "[ ! -e steps/2_stops.sql ] || { echo '1 done: 1_trips.sql'; exit 1; }";
    expect(findingOf(await judgeCommand(command), "apply-failed").file).toBeNull();
  });

  test("because its time is up ends with its children", async () => {
    const folder = createFolder();
    const sleeper = `sleep 60 & echo $! > ${folder}/pid; wait`;
    const finding = findingOf(await judgeCommand(sleeper, { timeout: 300 }), "apply-failed");
    expect(finding.title).toContain("was not through after 300 ms");
    expect(finding.remedy).toContain("apply-timeout");
    const pid = readFileSync(join(folder, "pid"), "utf8").trim();
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : ") Z ";
    expect(stat).toMatch(/\) [ZX] /u);
  });

  test("and then hangs is told with the statement that failed", async () => {
    const hanging = "node run.cjs || { [ -e steps/2_stops.sql ] && sleep 60; }";
    const finding = findingOf(await judgeCommand(hanging, { timeout: 3_000 }), "apply-failed");
    expect(finding.title).toContain("was not through after 3 s");
    expect(finding.detail).toContain('SQLSTATE `42P01`, `relation "nowhere" does not exist`');
  });

  test("because there is no such program cannot be judged", async () => {
    await expect(judgeCommand("no-such-program --now")).rejects.toThrow(
      /`apply: no-such-program --now` ended with 127:\n.*not found/u,
    );
  });

  test("while it installs what it needs cannot be judged", async () => {
    await expect(judgeCommand("true", { install: "echo half >&2; false" })).rejects.toThrow(
      "`install: echo half >&2; false` ended with 1:\nhalf",
    );
    const error = await judgeCommand("./run.cjs").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ remedy: expect.stringContaining("--chmod=+x") });
  });
});

test("what a command needs is installed once in each checkout, and stays as it was installed", async () => {
  const project = createCommandProject({ ...base, settings: "as committed\n", "gone.json": "{}" });
  project.write({ "steps/2_stops.sql": "create table stops ();\n" });
  project.commit("change");
  const folder = createFolder();
  const install = `pwd >> ${folder}/installed; mv run.cjs runner.cjs; echo installed > settings; rm gone.json`;
  const command =
    "grep -q installed settings; test ! -e gone.json; node runner.cjs; echo over > settings; touch gone.json";
  const report = await judge(project, { apply: applyOptions(command, { install }), migrations: ["steps"] });
  expect(report.findings).toEqual([]);
  const folders = readFileSync(join(folder, "installed"), "utf8").trim().split("\n");
  expect(new Set(folders).size).toBe(2);
  expect(folders).toHaveLength(2);
  expect(folders.filter((each) => existsSync(each))).toEqual([]);
});

test("a command is given its database and no secret", async () => {
  const folder = createFolder();
  process.env["GITHUB_TOKEN"] = "ghs_hush";
  process.env["INPUT_GITHUB-TOKEN"] = "ghs_hush";
  try {
    const project = createCommandProject(base);
    project.write({ "steps/2_stops.sql": "create table stops ();\n" });
    project.commit("change");
    await judge(project, { apply: applyOptions(`env > ${folder}/environment; ${runner.command}`) });
  } finally {
    delete process.env["GITHUB_TOKEN"];
    delete process.env["INPUT_GITHUB-TOKEN"];
  }
  const environment = readFileSync(join(folder, "environment"), "utf8");
  expect(environment).not.toContain("ghs_hush");
  expect(environment).toMatch(
    /^DATABASE_URL=postgresql:\/\/postgres:\w+@127\.0\.0\.1:\d+\/migration_gate_\w+\?sslmode=disable$/mu,
  );
  expect(environment).toMatch(/^PGSSLMODE=disable$/mu);
  expect(environment.split("\n").filter((line) => /token|secret/iu.test(line))).toEqual([]);
});

test("on a lent server a command does not reach beyond the gate's database", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/2_server.sql": "alter system set work_mem = '1MB';\n" });
  project.commit("change");
  const finding = findingOf(await judge(project, { apply: runner, migrations: ["steps"] }), "apply-failed");
  expect(finding).toMatchObject({ file: "steps/2_server.sql", line: 1 });
  expect(finding.title).toContain("not run on a server that was given by URL");
});

test("what base's command leaves on the server is undone before the next path", async () => {
  const role = "create role migration_gate_test_of_command;\n";
  const project = createCommandProject({ ...base, "steps/0_role.sql": role });
  project.write({ "steps/2_stops.sql": "create table stops ();\n", "steps/1_trips.sql": "create table trips ();\n" });
  project.commit("change");
  const report = await judge(project, { apply: runner, migrations: ["steps"] });
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(report.notes).toEqual([]);
});

test("two states of the repository are compared by what its command makes of each", async () => {
  const project = createCommandProject(base);
  project.write({ "steps/2_names.sql": "alter table trips add column name text;\n" });
  project.commit("change");
  const options = { ...defaultOptions, repository: project.dir, databaseUrl: serverUrl(18), apply: runner };
  for (const migrations of [[], ["steps"]]) {
    const { report } = await runDiff({ from: "main", to: "change" }, { ...options, migrations }, () => undefined);
    expect(report?.changes.map(({ name, file }) => [name, file])).toEqual([
      ["public.trips.name", migrations.length === 0 ? null : "steps/2_names.sql"],
    ]);
  }
});
