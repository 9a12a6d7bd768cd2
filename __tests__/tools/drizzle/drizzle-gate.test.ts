import { describe, expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase, mergedMigrations } from "../../support/bad-cases.ts";
import { drizzleFolders, drizzleJournal, journalOf, whenOf } from "../../support/drizzle-layout.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const RENUMBERED = ["apply-failed error", "renamed-migration error"];

const journal: Readonly<Record<BadCase, readonly string[]>> = {
  edited: ["altered-migration error"],
  formatted: ["altered-migration note"],
  deleted: ["deleted-migration error"],
  renumbered: RENUMBERED,
  renamed: ["renamed-migration warning"],
  late: ["out-of-order error"],
  duplicate: ["duplicate-version error", "paths-diverge error"],
  failing: ["apply-failed error"],
  added: [],
};

/** Only the name counts: a new name is another migration, and an older one runs. */
const folders: Readonly<Record<BadCase, readonly string[]>> = {
  ...journal,
  renamed: RENUMBERED,
  late: ["out-of-order warning"],
  duplicate: ["out-of-order warning"],
};

describe.each([
  ["with a journal", drizzleJournal, journal],
  ["with folders", drizzleFolders, folders],
] as const)("Drizzle %s", (_, layout, expected) => {
  test.each(Object.keys(expected) as BadCase[])("a migration that is %s", async (name) => {
    const report = await judgeBadCase(layout, name);
    expect(report).toMatchObject({ tool: "drizzle", migrationsDir: "drizzle" });
    expect(verdicts(report).sort()).toEqual(expected[name]);
  });
});

test("a late entry of the journal is told to never run on databases that are past it", async () => {
  const report = await judgeBadCase(drizzleJournal, "late");
  expect(findingOf(report, "out-of-order")).toMatchObject({
    detail: expect.stringContaining(
      `Drizzle will never run \`${whenOf(2)}\` on a database that is already at \`${whenOf(3)}\`, and does not tell.`,
    ),
    evidence: { skipped: true, newest: String(whenOf(3)) },
    remedy: expect.stringContaining("drizzle-kit generate"),
  });
});

test("an entry at the journal's end whose time is older than a merged one is just as late", async () => {
  const project = createProject(drizzleJournal, mergedMigrations);
  const tags = ["0001_create_trips", "0003_create_stops", "0004_create_riders"];
  project.write({
    "drizzle/0004_create_riders.sql": "create table riders (id bigint);",
    "drizzle/meta/_journal.json": journalOf(tags, { "0004_create_riders": whenOf(2) }),
  });
  project.commit("generated on another branch");
  const report = await judge(project);
  expect(report.verdict).toBe("block");
  expect(findingOf(report, "out-of-order")).toMatchObject({ severity: "error", evidence: { skipped: true } });
  expect(findingOf(report, "out-of-order").detail).toContain(
    "**missing** on existing databases: table `public.riders`",
  );
});

test("a file that the journal does not list never runs, and the remedy is drizzle-kit's", async () => {
  const project = createProject(drizzleJournal, mergedMigrations);
  project.write({ "drizzle/0004_create_riders.sql": "create table riders (id bigint);" });
  project.commit("written by hand");
  const report = await judge(project);
  expect(verdicts(report)).toEqual(["ignored-file warning"]);
  expect(findingOf(report, "ignored-file")).toMatchObject({
    detail: expect.stringContaining("`meta/_journal.json` has no entry for it"),
    remedy: expect.stringContaining("drizzle-kit generate"),
  });
});

test("an entry whose file is missing blocks in Drizzle's words", async () => {
  const project = createProject(drizzleJournal, mergedMigrations);
  project.write({ "drizzle/0003_create_stops.sql": null });
  project.commit("only the file is gone");
  const report = await judge(project);
  expect(findingOf(report, "apply-failed")).toMatchObject({
    severity: "error",
    detail: expect.stringContaining("No file drizzle/0003_create_stops.sql found in drizzle folder"),
  });
});

test("a statement that refuses transactions fails, because one is around all of them, and takes the others along", async () => {
  const project = createProject(drizzleJournal, mergedMigrations);
  project.migrate({
    "4 index": "alter table stops add name text;",
    "5 index": "select 1;--> statement-breakpoint\ncreate index concurrently on trips (title);",
  });
  const report = await judge(project);
  expect(findingOf(report, "apply-failed")).toMatchObject({
    file: "drizzle/0005_index.sql",
    line: 2,
    evidence: { sqlstate: "25001" },
  });
});

test("what base got meanwhile is not deleted by a branch that has written to the journal as well, and the branch is late", async () => {
  const project = createProject(drizzleJournal, { "1 create trips": "create table trips (id bigint);" });
  project.write({
    "drizzle/0002_create_riders.sql": "create table riders (id bigint);",
    "drizzle/meta/_journal.json": journalOf(["0001_create_trips", "0002_create_riders"]),
  });
  project.commit("on the branch");
  project.checkout("main");
  project.write({
    "drizzle/0003_create_stops.sql": "create table stops (id bigint);",
    "drizzle/meta/_journal.json": journalOf(["0001_create_trips", "0003_create_stops"]),
  });
  project.commit("on main");
  const report = await judge(project);
  expect(report.head?.migrations).toBe(3);
  expect(verdicts(report)).toContain("out-of-order error");
  expect(verdicts(report)).not.toContain("deleted-migration error");
});
