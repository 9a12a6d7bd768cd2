import { expect, test } from "@jest/globals";
import { defaultOptions } from "../../src/config/defaults.ts";
import type { GateOptions } from "../../src/config/options.ts";
import { UserError, messageOf } from "../../src/errors.ts";
import { projectNames } from "../../src/gate/plan-projects.ts";
import type { Report } from "../../src/report/report.ts";
import { errorReport } from "../../src/report/error-report.ts";
import { runProjects } from "../../src/run-projects.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createRepository } from "../support/git-repository.ts";
import { serverUrl } from "../support/servers.ts";

const files = (number: number) =>
  Object.fromEntries(
    ["a", "b", "c"].map((name) => [`${name}/migrations/${number}.sql`, `create table t${number} (id int);`]),
  );

function threeServices(): TestRepository {
  const repository = createRepository();
  repository.write(files(1));
  repository.commit("base");
  repository.branch("change");
  repository.write(files(2));
  repository.commit("change");
  return repository;
}

async function run({ dir }: TestRepository, projects: readonly Partial<GateOptions>[]) {
  const stages: string[] = [];
  const reports: Report[] = [];
  const listed = projects.map((each) => ({
    ...defaultOptions,
    repository: dir,
    base: "main",
    head: "change",
    ...each,
  }));
  await runProjects(
    { name: "shop", projects: listed },
    {
      name: null,
      progress: (stage) => void stages.push(stage),
      report: (report) => void reports.push(report),
      failed: (error, { project }) =>
        errorReport({
          project: project ?? "",
          tool: null,
          message: messageOf(error),
          remedy: error instanceof UserError ? error.remedy : null,
        }),
    },
  );
  return { stages, reports, verdicts: reports.map(({ project, verdict }) => `${project} ${verdict}`) };
}

test("one server serves all projects", async () => {
  const { stages, verdicts } = await run(threeServices(), [{}]);
  expect(verdicts).toEqual(["shop: a pass", "shop: b pass", "shop: c pass"]);
  expect(stages.filter((stage) => stage.startsWith("starting PostgreSQL"))).toHaveLength(1);
  expect(stages).toContain("shop: b: replaying upgraded");
});

test("a project that cannot be judged leaves the others theirs", async () => {
  const databaseUrl = serverUrl(18);
  const { verdicts } = await run(threeServices(), [
    { migrations: ["a/migrations"], databaseUrl },
    { migrations: ["b/migrations"], databaseUrl, sessionSetup: "select 1 / 0" },
    { migrations: ["missing"], databaseUrl },
    { migrations: ["c/migrations"], databaseUrl },
  ]);
  expect(verdicts).toEqual(["shop: a pass", "shop: b error", "shop: missing error", "shop: c pass"]);
});

test("a server that cannot be had is told of the projects that want it, and only of them", async () => {
  const none = "postgres://nobody@127.0.0.1:1/none";
  const { verdicts } = await run(threeServices(), [
    { migrations: ["a/migrations"], databaseUrl: none },
    { migrations: ["b/migrations"], databaseUrl: none },
    { migrations: ["c/migrations"], databaseUrl: serverUrl(18) },
  ]);
  expect(verdicts).toEqual(["shop: a error", "shop: b error", "shop: c pass"]);
});

test("each project may want a major version of its own", async () => {
  const { reports } = await run(threeServices(), [
    { migrations: ["a/migrations"], databaseUrl: serverUrl(14) },
    { migrations: ["b/migrations"], databaseUrl: serverUrl(18) },
  ]);
  expect(reports.map(({ postgres }) => postgres?.version.split(".")[0])).toEqual(["14", "18"]);
});

test("names are told apart: an entry's own, the folder's telling part, else the whole folder", async () => {
  const databaseUrl = serverUrl(18);
  const { reports } = await run(threeServices(), [
    { migrations: ["a/migrations"], project: "bills", databaseUrl },
    { migrations: ["b/migrations"], project: "bills", databaseUrl },
    { migrations: ["a/migrations", "c/migrations"], project: "both", databaseUrl },
  ]);
  expect(reports.map(({ project }) => project)).toEqual(["bills", "bills: b/migrations", "both: a", "both: c"]);
});

test.each([
  [
    ["migrations", "services/billing/db/migrations"],
    ["migrations", "services/billing"],
  ],
  [
    ["a/src/main/resources/db/migration", "b/src/main/resources/db/migration"],
    ["a", "b"],
  ],
  [
    ["a/migrations", "a/db"],
    ["a/migrations", "a/db"],
  ],
  [
    ["packages/prisma/migrations", "crates/server-postgres/migrations"],
    ["packages/prisma/migrations", "crates/server-postgres"],
  ],
])("%j are called %j", (dirs, names) => {
  expect([...projectNames(dirs).values()]).toEqual(names);
});
