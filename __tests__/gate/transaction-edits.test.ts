/** The transaction that a tool wraps around a merged migration is part of the migration. */
import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestProject } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const METADATA = "migrations/2024-01-02-000000_index_trips/metadata.toml";

/** diesel, and a `metadata.toml` on `main` beside the second migration. */
function createWithout(sql: string): TestProject {
  const project = createProject("diesel", { "1 create trips": "create table trips (id int);" });
  project.checkout("main");
  project.write({ [METADATA]: "run_in_transaction = false\n" });
  project.migrate({ "2 index trips": sql });
  project.git("branch", "--force", "change", "main");
  project.checkout("change");
  return project;
}

const CONCURRENTLY = "create index concurrently trips_id on trips (id);";

test.each([
  ["deleted", null],
  ["edited", "run_in_transaction = true\n"],
])("diesel: a %s metadata.toml blocks where the script cannot run in a transaction", async (_, metadata) => {
  const project = createWithout(CONCURRENTLY);
  project.write({ [METADATA]: metadata });
  project.commit("change metadata");
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(verdicts(report)).toEqual(["altered-migration error", "apply-failed error"]);
  const finding = findingOf(report, "altered-migration");
  expect(finding.evidence).toMatchObject({ edit: "transaction" });
  expect(finding.detail).toContain("no fresh database gets past it");
  expect(finding.remedy).toContain("git checkout main -- migrations/2024-01-02-000000_index_trips");
});

test("diesel: where the script runs either way, it is a warning", async () => {
  const project = createWithout("create index trips_id on trips (id);");
  project.write({ [METADATA]: null });
  project.commit("delete metadata");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["altered-migration warning"]);
});

test("diesel: a metadata.toml that says the same in other words changes nothing", async () => {
  const project = createWithout(CONCURRENTLY);
  project.write({ [METADATA]: "# see the manual\nrun_in_transaction   = false\n" });
  project.commit("comment");
  const report = await judge(project);
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
});

test("sqlx: `-- no-transaction` is more than a comment", async () => {
  const project = createProject("sqlx", { "1 create trips": "-- no-transaction\ncreate table trips (id int);" });
  project.migrate({ "1 create trips": "-- (no) transaction\ncreate table trips (id int);" });
  const finding = findingOf(await judge(project), "altered-migration");
  expect(finding.evidence).toMatchObject({ edit: "transaction" });
  expect(finding.detail).toContain("previously applied but has been modified");
});
