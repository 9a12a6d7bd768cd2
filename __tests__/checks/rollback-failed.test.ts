import { describe, expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { Reversibles } from "../support/reversible-projects.ts";
import { createReversible, reversibleTools } from "../support/reversible-projects.ts";

const merged: Reversibles = {
  "1 trips": {
    up: "create table trips (id bigint primary key, title text);\ncomment on column trips.title is 'shown';",
    down: "drop table trips;",
  },
};

const stars: Reversibles = {
  "2 stars": {
    up: "alter table trips add column stars int;\ncreate index trips_stars on trips (title, stars);",
    down: "alter table trips drop column stars;",
  },
  "3 stops": { up: "create table stops (id int);", down: "drop table stops;" },
};

describe.each(reversibleTools)("%s", (tool) => {
  test("down scripts that undo everything are no finding, and end in base's state", async () => {
    const report = await judge(createReversible(tool, merged, stars));
    expect(verdicts(report)).toEqual([]);
    expect(report.paths["rolled back"]).toBe(report.paths.base);
    expect(report.paths.base).not.toBe(report.paths.upgraded);
    expect(report.timings["rollback"]).toBeGreaterThan(0);
  });

  test("the first migration of all goes back to nothing", async () => {
    const report = await judge(createReversible(tool, {}, merged), { major: 14 });
    expect(verdicts(report)).toEqual([]);
    expect(report.paths["rolled back"]).toBe(report.paths.base);
  });

  test("a failing down script is told with its place, its code and what was undone before", async () => {
    const report = await judge(
      createReversible(tool, merged, {
        ...stars,
        "2 stars": {
          up: "alter table trips add column stars int;",
          down: "select 1;\n\nalter table trip drop column stars;",
        },
      }),
    );
    expect(verdicts(report)).toEqual(["rollback-failed warning"]);
    expect(report.verdict).toBe("pass");
    expect(report.paths["rolled back"]).toBeNull();
    const finding = findingOf(report, "rollback-failed");
    expect(finding.evidence).toMatchObject({ sqlstate: "42P01", message: 'relation "trip" does not exist' });
    expect(finding.excerpt).toContain("alter table trip drop column stars");
    expect(finding.file).toMatch(/stars/u);
    const isOne = ["goose", "dbmate", "node-pg-migrate", "liquibase"].includes(tool);
    expect(finding.line).toBe(isOne ? 6 : 3);
    expect(finding.detail.includes("recorded as unfinished")).toBe(tool === "golang-migrate");
    if (tool !== "node-pg-migrate") expect(finding.evidence["undone"]).toHaveLength(1);
  });
});

describe("what the tool wraps", () => {
  test("`concurrently` needs the tool's own way to opt out, in the down script as well", async () => {
    const up = "-- no-transaction\ncreate index concurrently trips_title on trips (title);";
    const down = "drop index concurrently trips_title;";
    const wrapped = await judge(createReversible("sqlx", merged, { "2 index": { up, down } }));
    expect(findingOf(wrapped, "rollback-failed").evidence).toMatchObject({ sqlstate: "25001" });
    const alone = `-- no-transaction\n${down}`;
    expect(verdicts(await judge(createReversible("sqlx", merged, { "2 index": { up, down: alone } })))).toEqual([]);
    const block = createReversible("dbmate", merged, { "2 index": { up: up.split("\n")[1] ?? "", down } });
    const path = "db/migrations/20240102000000_index.sql";
    const text = `-- migrate:up transaction:false\n${up.split("\n")[1]}\n-- migrate:down`;
    block.write({ [path]: `${text}\n${down}\n` });
    block.commit("wrapped");
    expect(findingOf(await judge(block), "rollback-failed")).toMatchObject({ file: path, line: 4 });
    block.write({ [path]: `${text} transaction:false\n${down}\n` });
    block.commit("alone");
    expect(verdicts(await judge(block))).toEqual([]);
  });

  test("a down script that commits keeps what it did before it fails, and the finding says so", async () => {
    const project = createReversible("diesel", merged, {
      "2 stars": {
        up: "alter table trips add column stars int;",
        down: "alter table trips drop column stars;\ncommit;\ndrop table nowhere;",
      },
    });
    const finding = findingOf(await judge(project), "rollback-failed");
    expect(finding).toMatchObject({ line: 3, evidence: { sqlstate: "42P01" } });
    expect(finding.detail).toContain("what it committed before stays applied");
  });
});

test("on a lent server a down script does not reach beyond the gate's databases", async () => {
  const project = createReversible("sqlx", merged, {
    "2 stars": { up: "alter table trips add column stars int;", down: "drop role postgres;" },
  });
  const finding = findingOf(await judge(project), "rollback-failed");
  expect(finding.detail).toContain("the server is yours");
  expect(finding.evidence).toMatchObject({ sqlstate: null, undone: [] });
});

test("the newest down scripts are tried as far as they reach, and the report says where that ends", async () => {
  const project = createReversible("sqlx", merged, {
    "2 stops": { up: "create table stops (id int);" },
    "3 days": { up: "create table days (id int);", down: "drop table days;" },
    "4 nights": { up: "create table nights (id int);", down: "drop table nights;" },
  });
  const report = await judge(project);
  expect(verdicts(report)).toEqual([]);
  expect(report.notes.join("\n")).toMatch(
    /The way back was tried as far as `.*_stops\.up\.sql`: that has no down script/u,
  );
  expect(report.paths["rolled back"]).not.toBe(report.paths.base);
  expect(report.paths["rolled back"]).not.toBe(report.paths.upgraded);
});

test("nothing is run where what ran last has no way back, or is merged", async () => {
  const last = createReversible("goose", merged, {
    "2 stops": { up: "create table stops (id int);", down: "oops;" },
    "3 days": { up: "create table days (id int);" },
  });
  const report = await judge(last);
  expect(verdicts(report)).toEqual([]);
  expect(report.notes.join("\n")).toMatch(/No down script was run: `.*_days\.sql` has no down script/u);
  expect(report.paths).not.toHaveProperty(["rolled back"]);
  const late = createReversible(
    "sqlx",
    { ...merged, "9 days": { up: "create table days (id int);" } },
    { "2 stops": { up: "create table stops (id int);", down: "oops;" } },
  );
  const notes = (await judge(late)).notes.join("\n");
  expect(notes).toMatch(
    /No down script was run: `sqlx migrate revert` would undo `.*_days\.up\.sql` first, which is merged/u,
  );
});

test.each(["-- nothing to undo\n", ""])("a down script without a statement (%j) is none", async (down) => {
  const project = createReversible("diesel", merged, { "2 stops": { up: "create table stops (id int);", down } });
  const report = await judge(project);
  expect([verdicts(report), report.notes]).toEqual([[], []]);
  expect(report.timings).not.toHaveProperty("rollback");
});

test.each(["sqlx", "dbmate"] as const)("%s: the down script itself can allow it, with a reason", async (tool) => {
  const allow = "-- migration-gate: allow rollback-failed because we only go forward";
  const project = createReversible(tool, merged, {
    "2 stops": { up: "create table stops (id int);", down: `${allow}\ndrop table nowhere;` },
  });
  const finding = findingOf(await judge(project), "rollback-failed");
  expect(finding.silenced).toBe("allowed in the file: we only go forward");
});
