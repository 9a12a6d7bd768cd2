import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { runCheck } from "../../src/cli/run-check.ts";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";
import { serverUrl } from "../support/servers.ts";

/** Two services in one repository, each with a pending migration. */
function twoServices(): TestRepository {
  const repository = createRepository();
  repository.write({
    "a/0001_trips.sql": "create table trips (id int);",
    "b/0001_stops.sql": "create table stops (id int);",
  });
  repository.commit("base");
  repository.branch("change");
  repository.write({
    "a/0002_more.sql": "create table more (id int);",
    "b/0002_more.sql": "create table more (id int);",
  });
  repository.commit("change");
  return repository;
}

function check(repository: TestRepository, folders: readonly string[], url = serverUrl(18)) {
  const output = join(createFolder(), "report.json");
  const args = ["check", "--repo", repository.dir, "--base", "main", "--head", "change", "--quiet"];
  const rest = ["--database-url", url, "--format", "json", "--output", output];
  const command = parseArguments([...args, ...folders.flatMap((folder) => ["--migrations", folder]), ...rest], {});
  if (command.kind !== "check") throw new Error("not a check");
  const reports = (): unknown => (existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : null);
  return { run: runCheck(command), reports, folder: dirname(output) };
}

test("each folder has a report, and its rollbacks have a folder beside it", async () => {
  const { run, reports, folder } = check(twoServices(), ["a", "b"]);
  expect(await run).toBe(0);
  expect(reports()).toMatchObject([
    { migrationsDir: "a", verdict: "pass" },
    { migrationsDir: "b", verdict: "pass" },
  ]);
  const written = readdirSync(join(folder, "rollback"), { recursive: true, encoding: "utf8" }).sort();
  expect(written.filter((name) => name.endsWith("2.sql"))).toEqual([
    expect.stringMatching(/a\/2\.sql$/u),
    expect.stringMatching(/b\/2\.sql$/u),
  ]);
});

test("a folder that is not there is told before any is judged", async () => {
  const { run, reports } = check(twoServices(), ["a", "missing"], "postgres://nobody@127.0.0.1:1/none");
  await expect(run).rejects.toThrow("missing");
  expect(reports()).toBeNull();
});

test("what was judged is reported when the gate cannot run on a later folder", async () => {
  const repository = twoServices();
  const sessionSetup = "select 1 / (to_regclass('stops') is null)::int";
  repository.write({ ".github/migration-gate.yml": `session-setup: "${sessionSetup}"\n` });
  repository.commit("a setup that fails where there are stops");
  const { run, reports } = check(repository, ["a", "b"]);
  await expect(run).rejects.toThrow("division by zero");
  expect(reports()).toMatchObject({ migrationsDir: "a", verdict: "pass" });
});
