import { expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { JudgeOptions } from "../support/judge.ts";
import type { ToolName } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key, title text not null);";
const TWO = "alter table trips add column status text;\ncreate index trips_status_idx on trips (status);";

/** A change that adds one migration, stopped wherever it can be. */
async function stopped(tool: ToolName, sql: string, options: JudgeOptions = {}): Promise<Report> {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 add status": sql });
  return judge(project, { interrupts: 40, ...options });
}

test.each([14, 18] as const)(
  "on PostgreSQL %i, two statements that psql commits one by one stay half applied",
  async (major) => {
    const report = await stopped("plain", TWO, { major });
    expect(report.verdict).toBe("block");
    expect(verdicts(report)).toEqual(["half-applies error"]);
    const finding = findingOf(report, "half-applies");
    expect(finding).toMatchObject({
      title: "`0002_add_status.sql`, stopped after statement 1 of 2, stays half applied",
      file: "db/migrations/0002_add_status.sql",
      line: 1,
      object: "public.trips.status",
    });
    expect(finding.detail).toContain("- **there already:** column `public.trips.status`");
    expect(finding.detail).toContain("**missing:** index `public.trips_status_idx`");
    expect(finding.detail).toContain(
      'fails at `db/migrations/0002_add_status.sql:1`, `column "status" of relation "trips" already exists`',
    );
    expect(finding.evidence).toMatchObject({
      version: "2",
      cuts: { tried: 3, atomic: 1, resumable: 0, refused: 0, stuck: 2 },
      stoppedAfter: 1,
      next: { kind: "fails", sqlstate: "42701" },
    });
    expect(finding.remedy).toContain("one transaction");
    expect(finding.remedy).toContain("run `db/migrations/0002_add_status.sql` from line 2 to its end");
    expect(report.timings["interrupt"]).toBeGreaterThan(0);
  },
);

test.each(["sqlx", "diesel", "prisma"] as const)("%s: one transaction leaves nothing to tell", async (tool) => {
  expect(verdicts(await stopped(tool, TWO))).toEqual([]);
});

test("a file that ends its transaction itself half-way blocks, in the words of the tool that refuses", async () => {
  const report = await stopped("prisma", `begin;\n${TWO.replace("\n", "\ncommit;\n")}`);
  const finding = findingOf(report, "half-applies");
  expect(finding.severity).toBe("error");
  expect(finding.detail).toContain("Prisma Migrate refuses to run anything, ``P3009: migrate found failed migrations");
  expect(finding.remedy).toContain("Take the `commit` out");
  expect(finding.remedy).toContain("`prisma migrate resolve --applied 20240102000000_add_status`");
});

test("how the tool's own record is written by hand is told where it is one statement", async () => {
  const finding = findingOf(await stopped("diesel", TWO.replace("\n", "\ncommit;\n")), "half-applies");
  expect(finding.remedy).toContain("from line 3 to its end, then mark the migration as applied");
  expect(finding.remedy).toContain(`INSERT INTO "__diesel_schema_migrations" ("version") VALUES ('20240102000000');`);
});

test("an index that is built concurrently, alone in its file, is a note that names what removes it", async () => {
  const sql = "-- no-transaction\ncreate index concurrently trips_title_idx on trips (title);";
  const report = await stopped("sqlx", sql);
  expect(verdicts(report)).toEqual(["half-applies note"]);
  const finding = findingOf(report, "half-applies");
  expect(finding.detail).toContain("**there already:** index `public.trips_title_idx`, invalid");
  expect(finding.remedy).toContain("drop index concurrently public.trips_title_idx;");
  expect(report.verdict).toBe("pass");
});

test("beside other statements it blocks, and is to go into a file of its own", async () => {
  const sql = "alter table trips add column a int;\ncreate index concurrently trips_title_idx on trips (title);";
  const finding = findingOf(await stopped("plain", sql), "half-applies");
  expect(finding.severity).toBe("error");
  expect(finding.remedy).toContain("a migration of its own");
});

test("rows that are there twice after the next deploy are told", async () => {
  const base = `${TRIPS}\ncreate table log (word text);`;
  const project = createProject("plain", { "1 create trips": base });
  project.migrate({ "2 log": "insert into log values ('once');\nalter table trips add column if not exists a int;" });
  const finding = findingOf(await judge(project, { interrupts: 40 }), "half-applies");
  expect(finding.detail).toContain("`public.log holds 2 rows instead of 1`");
});

test("with the limit 0 nothing is stopped", async () => {
  const report = await stopped("plain", TWO, { interrupts: 0 });
  expect(verdicts(report)).toEqual([]);
});
