/** A number is one version however it is written: `1` and `0001`. */
import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { createRepository } from "../support/git-repository.ts";

function createChange(main: Record<string, string>, change: Record<string, string | null>): TestRepository {
  const repository = createRepository();
  repository.write(main);
  repository.commit("main");
  repository.branch("change");
  repository.write(change);
  repository.commit("change");
  return repository;
}

const TRIPS = "create table trips (id int);";

test("a number padded with zeros is another name, not another migration", async () => {
  const files = { "migrations/1_trips.sql": TRIPS, "migrations/2_stops.sql": "create table stops (id int);" };
  const repository = createChange(files, { "migrations/1_trips.sql": null, "migrations/0001_trips.sql": TRIPS });
  const report = await judge(repository);
  expect(verdicts(report)).toEqual(["renamed-migration warning"]);
  expect(report.pending).toEqual([]);
  expect(findingOf(report, "renamed-migration").detail).toContain("goes by whole file names");
});

test("an edit is found behind a number that is written otherwise", async () => {
  const repository = createChange(
    { "migrations/1_trips.sql": TRIPS },
    { "migrations/1_trips.sql": null, "migrations/0001_trips.sql": "create table trips (id int, title text);" },
  );
  const report = await judge(repository);
  expect(verdicts(report)).toEqual(["altered-migration error", "renamed-migration warning"]);
});

test("the second file of a number is a duplicate however the number is written", async () => {
  const repository = createChange(
    { "migrations/1_trips.sql": TRIPS },
    { "migrations/0001_stops.sql": "create table stops (id int);" },
  );
  const report = await judge(repository);
  expect(verdicts(report)).toContain("duplicate-version error");
  expect(findingOf(report, "duplicate-version").detail).toContain("Version 1 is taken twice");
  expect(report.findings.filter((each) => each.rule === "altered-migration")).toEqual([]);
});
