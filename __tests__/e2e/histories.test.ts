/** Where base's and head's histories come from: folders that move, branches that are behind, clones that are shallow. */
import { expect, test } from "@jest/globals";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createProject, layouts, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";
const STOPS = "create table stops (id int);";

test.each(["diesel", "plain", "sqlx"] as const)(
  "%s: a moved folder is the same history: an edit is still found",
  async (tool) => {
    const project = createProject(tool, { "1 create trips": TRIPS, "2 create stops": STOPS });
    const from = project.file("1 create trips").startsWith("db/") ? "db/migrations" : "migrations";
    project.git("mv", from, "schema_migrations");
    project.commit("move the folder");
    const options = tool === "plain" ? {} : { tool, migrations: ["schema_migrations"] };
    expect(verdicts(await judge(project, options))).toEqual([]);
    const file = project.file("1 create trips").replace(from, "schema_migrations");
    project.write({ [file]: TRIPS.replace("title", "headline") });
    project.commit("edit a merged migration");
    const report = await judge(project, options);
    expect(verdicts(report)).toEqual(["altered-migration error"]);
    expect(findingOf(report, "altered-migration").file).toBe(file);
    expect(report.base?.migrations).toBe(2);
  },
);

test("a change from one tool to another cannot be judged, and is not passed", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.write({
    [project.file("1 create trips")]: null,
    "prisma/migrations/20240101000000_all/migration.sql": STOPS,
    "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
  });
  project.commit("move to Prisma");
  await expect(judge(project)).rejects.toThrow("base has its migrations in migrations (sqlx)");
});

test.each([
  [
    "another crate in Cargo.toml",
    "sqlx",
    { "Cargo.toml": '[package]\nname = "app"\n[dependencies]\nrefinery = "0.9"\n' },
  ],
  ["marks in the files", "plain", {}],
] as const)("a change of tool within the folder cannot be judged, and is not passed: %s", async (_, tool, marks) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  const old = project.file("1 create trips");
  const path = tool === "plain" ? old : "migrations/V1__create_trips.sql";
  const text = tool === "plain" ? `-- migrate:up\n${TRIPS}\n-- migrate:down\ndrop table trips;\n` : TRIPS;
  project.write({ [old]: null, ...marks, [path]: text });
  project.commit("another tool");
  await expect(judge(project)).rejects.toThrow(
    /^base has its migrations in .*migrations \((?:sqlx|plain SQL files)\)/u,
  );
});

test("without the file that marks the tool its migrations are not another tool's", async () => {
  const project = createProject(
    { ...layouts.plain, marks: { "db/migrations/atlas.sum": "h1:x\n" } },
    { "1 create trips": TRIPS, "2 create stops": STOPS },
  );
  project.write({ "db/migrations/atlas.sum": null });
  project.commit("delete the sum");
  await expect(judge(project)).rejects.toThrow("base has its migrations in db/migrations (Atlas)");
});

test("a tool that is told is believed as long as the change does not make the folder look like another one's", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  expect(verdicts(await judge(project, { tool: "goose", migrations: ["db/migrations"] }))).toEqual([]);
  project.migrate({ "2 create stops": STOPS });
  const goose = { tool: "goose", migrations: ["db/migrations"] };
  expect(verdicts(await judge(project, goose))).toEqual(["apply-failed error"]);
  project.migrate({ "1 create trips": `-- +goose Up\n${TRIPS}`, "2 create stops": `-- +goose Up\n${STOPS}` });
  await expect(judge(project, goose)).rejects.toThrow("plain SQL files");
});

test("a second service's first migrations are new, though base has another folder", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.write({ "billing/migrations/0001_invoices.sql": "create table invoices (id int);" });
  project.commit("a second service");
  const report = await judge(project, { migrations: ["billing/migrations"] });
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toHaveLength(1);
});

test.each(toolNames)("%s: a shallow clone that has the two commits is enough", async (tool) => {
  const project = createProject(tool, { "1 create trips": TRIPS });
  project.migrate({ "2 create stops": STOPS });
  const clone = project.clone({ depth: 1 });
  clone.git("fetch", "--quiet", "--depth=1", "origin", "main:main", "change:refs/heads/theirs");
  const report = await judge(clone, { head: "theirs" });
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toHaveLength(1);
});

test("a shallow clone in which base's newer migration would look deleted is refused, not judged wrongly", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.migrate({ "2 create stops": STOPS });
  project.checkout("main");
  project.migrate({ "3 create photos": "create table photos (id int);" });
  const clone = project.clone({ depth: 1 });
  clone.git("fetch", "--quiet", "--depth=1", "origin", "change:refs/heads/theirs");
  await expect(judge(clone, { head: "theirs" })).rejects.toThrow("too shallow");
});

test("of several folders that move at once, base's is the one with the same files", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.checkout("main");
  project.write({ "audit/migrations/0007_log.sql": STOPS });
  project.commit("another database's migrations");
  project.git("branch", "--force", "change", "main");
  project.checkout("change");
  project.git("mv", "audit/migrations", "audit_migrations");
  project.git("mv", "db/migrations", "trips_migrations");
  project.commit("move both");
  expect(verdicts(await judge(project, { migrations: ["trips_migrations"] }))).toEqual([]);
  expect(verdicts(await judge(project, { migrations: ["audit_migrations"] }))).toEqual([]);
});
