import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";
import { createReversible } from "../support/reversible-projects.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";

test("a migration without a way back has one attached, and what it loses is said", async () => {
  const project = createProject("prisma", { "1 trips": TRIPS });
  project.migrate({ "2 status": "alter table trips add column status text, drop column title;" });
  const report = await judge(project, { rules: {} });
  expect(verdicts(report)).toEqual(["rollback-missing note"]);
  const finding = findingOf(report, "rollback-missing");
  expect(finding).toMatchObject({
    title: "`20240102000000_status/migration.sql` has no down script: a generated one is proven",
    file: "prisma/migrations/20240102000000_status/migration.sql",
    evidence: {
      version: "20240102000000_status",
      proven: true,
      rollback: "rollback/20240102000000_status.sql",
      loses: [
        "The column public.trips.status goes away, and with it what was written to it since.",
        "The column public.trips.title comes back without its values.",
      ],
      reason: null,
    },
  });
  expect(finding.remedy).toContain("Keep `rollback/20240102000000_status.sql`");
  expect([report.verdict, report.rollbacks?.length]).toEqual(["pass", 1]);
});

test("a migration with a down script that works has no finding", async () => {
  const stops = { "2 stops": { up: "create table stops (id int);", down: "drop table stops;" } };
  const project = createReversible("sqlx", { "1 trips": { up: TRIPS, down: "drop table trips;" } }, stops);
  expect(verdicts(await judge(project, { rules: {} }))).toEqual([]);
});

test("a down script that fails is told with the one that works", async () => {
  const stops = { "2 stops": { up: "create table stops (id int);", down: "drop table stop;" } };
  const project = createReversible("sqlx", { "1 trips": { up: TRIPS, down: "drop table trips;" } }, stops);
  const report = await judge(project, { rules: {} });
  expect(verdicts(report)).toEqual(["rollback-failed warning"]);
  expect(findingOf(report, "rollback-failed").remedy).toMatch(/Or take `rollback\/20240102000000\.sql`/u);
});
